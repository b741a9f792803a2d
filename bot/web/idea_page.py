"""The page of one idea: what it is, what became of it, and what people said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from aiohttp import web

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.ideas.seen import IdeaView
from bot.web.headers import with_forms
from bot.web.idea_doors import Visitor
from bot.web.keys import SERVICES
from bot.web.pages import page

DONE = frozenset(
    ("posted", "support", "matters", "missing", "take-back", "comment", "take-back-comment", "follow", "unfollow")
) | {"not-for-me"}
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
    contacts = ""
    if request.query.get("card") == "1":
        contacts = (await services.ideas.settings(idea.group_id)).contacts or say("ideas-safety-contacts-usual")
    facts = {
        "visitor": visitor,
        "view": view,
        "idea": idea,
        "here": f"{visitor.base}/{idea.id}",
        "contacts": contacts,
        "done": request.query.get("done", "") if request.query.get("done") in DONE else "",
        "trouble": trouble,
        "act": act,
        "typed": typed or {},
        "ours": [comment.id for comment in view.comments if comment.person_id == visitor.actor.person_id],
        "day": await spoken_days(request, visitor),
    }
    return with_forms(page(request, "idea.html", facts, status=status))


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
