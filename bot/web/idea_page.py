"""The page of one idea: what it is, what became of it, and what people said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from aiohttp import web

from bot.core.dates import spoken_date
from bot.core.errors import NotFound
from bot.ideas.rules import Idea
from bot.ideas.seen import IdeaView
from bot.services import Services
from bot.uploads.rules import Upload
from bot.web.headers import with_forms
from bot.web.idea_doors import Visitor
from bot.web.idea_keeping import keeping_facts
from bot.web.idea_trail import trail_of
from bot.web.keys import SERVICES
from bot.web.pages import page
from bot.web.safety import contacts_for

KEPT = tuple(
    f"keep-{deed}"
    for deed in (
        "status", "answer", "news", "reopen", "take-on", "agenda", "poll", "action", "join", "part",
        "moderate", "hide-comment", "show-comment",
    )
)  # fmt: skip
DONE = frozenset(
    ("posted", "support", "matters", "missing", "take-back", "comment", "take-back-comment", "follow", "unfollow")
) | {"not-for-me", "answer-moderator", *KEPT}
"""What the page can say was just done: see `web-ideas-done-*`."""


async def idea_page(
    request: web.Request,
    visitor: Visitor,
    *,
    trouble: str = "",
    act: str = "",
    typed: Mapping[str, list[str]] | None = None,
    status: int = 200,
) -> web.Response:
    """The page of the idea in the address. What could not be done is said where it was asked for; typed text stays."""
    view = await view_of(request, visitor)
    idea, services = view.idea, request.app[SERVICES]
    contacts = await contacts_for(request, idea.group_id)
    said_to = await services.ideas.said_to(visitor.actor, idea.id) if visitor.takes_part else ()
    around = {
        "here": f"{visitor.base}/{idea.id}",
        "query": visitor.look.query,
        "trouble": trouble,
        "act": act,
        "typed": typed or {},
    }
    facts = {
        **around,
        "visitor": visitor,
        "view": view,
        "idea": idea,
        "contacts": contacts,
        "done": request.query.get("done", "") if request.query.get("done") in DONE else "",
        "file": await file_of(services, idea),
        "trail": await trail_of(services, visitor, view.links),
        "said_to": said_to,
        "keep": {**await keeping_facts(services, visitor, view), **around},
        "ours": [comment.id for comment in view.comments if comment.person_id == visitor.actor.person_id],
        "day": await spoken_days(request, visitor),
    }
    return with_forms(page(request, "idea.html", facts, status=status))


async def file_of(services: Services, idea: Idea) -> Upload | None:
    """What is known of the idea's picture or file; None where it has none, or its person had it deleted."""
    if idea.attachment is None:
        return None
    try:
        return await services.uploads.one(idea.group_id, int(idea.attachment.upload_id))
    except NotFound:
        return None


async def view_of(request: web.Request, visitor: Visitor) -> IdeaView:
    """Raises NotFound for an idea that is not there, of another group, or not on show for this visitor."""
    viewer = visitor.actor if visitor.takes_part else None
    return await request.app[SERVICES].ideas.view(
        visitor.actor.group_id, int(request.match_info["idea_id"]), viewer=viewer
    )


async def spoken_days(request: web.Request, visitor: Visitor) -> Callable[[datetime], str]:
    """Says a moment as a day in the group's time zone."""
    zone = (await request.app[SERVICES].groups.group(visitor.actor.group_id)).zone
    return lambda moment: spoken_date(moment.astimezone(zone).date())
