"""Pages of ideas: the list with its search, one idea with all that was said, and what was answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.core.dates import in_reach
from bot.core.errors import NotFound
from bot.core.roles import Right
from bot.core.wording import say
from bot.ideas.rules import Level, Status
from bot.ideas.seen import EVERY_IDEA, Filters
from bot.uploads.service import Opened
from bot.web import ideas_keep, ideas_post, ideas_said
from bot.web.idea_doors import DOORS, MOST_NUMBER, Door, Visitor
from bot.web.idea_page import idea_page, spoken_days, view_of
from bot.web.keys import SERVICES
from bot.web.pages import page

ANSWERED_SINCE = timedelta(days=365)
"""How far back "You said, we did" goes where no dates are asked for."""

Page = Callable[[web.Request, Visitor], Awaitable[web.StreamResponse]]


def add_routes(app: web.Application) -> None:
    """Register before the phone page, whose last route takes every other address under it."""
    one = "/{idea_id:" + MOST_NUMBER + "}"
    for base, door in DOORS.items():
        get, post = partial(_add, app.router.add_get, door), partial(_add, app.router.add_post, door)
        get(base, _list)
        get(f"{base}/answered", _answered)
        get(f"{base}/new", ideas_post.form)
        post(f"{base}/new", ideas_post.send)
        get(f"{base}{one}", _idea)
        get(f"{base}{one}/picture", _picture)
        get(f"{base}/log.csv", _log)
        for act in ideas_said.ACTS:
            post(f"{base}{one}/{act}", partial(ideas_said.act, act))
        for deed in ideas_keep.DEEDS:
            post(f"{base}{one}/{deed}", partial(ideas_keep.act, deed))


def _add(register: Callable[[str, Any], object], door: Door, path: str, show: Page) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        return await show(request, await door(request))

    register(path, answer)


# The list


async def _list(request: web.Request, visitor: Visitor) -> web.Response:
    services = request.app[SERVICES]
    filters = filters_of(request.query, visitor)
    number = int(asked) if (asked := request.query.get("page", "1")).isdecimal() and len(asked) < 7 else 1
    settings = await services.ideas.settings(visitor.actor.group_id)
    facts = {
        "visitor": visitor,
        "filters": filters,
        "found": await services.ideas.page(visitor.actor, filters, number),
        "asked": asked_of(filters),
        "tally": await services.ideas.tally(visitor.actor.group_id),
        "topics": settings.topics,
        "statuses": Status,
        "levels": Level,
        "everything": filters == EVERY_IDEA,
        "held": await services.ideas.held(visitor.actor) if _moderates(visitor) else (),
        "moderates": _moderates(visitor),
        "day": await spoken_days(request, visitor),
    }
    return page(request, "ideas.html", facts)


def _moderates(visitor: Visitor) -> bool:
    return visitor.keeps and visitor.actor.may(Right.MODERATE_IDEAS)


async def _log(request: web.Request, visitor: Visitor) -> web.Response:
    """Everything that moderators did, as a file for a spreadsheet."""
    visitor.require_keeping()
    text = await request.app[SERVICES].ideas.moderation_csv(visitor.actor)
    return web.Response(
        body=text.encode("utf-8-sig"),
        content_type="text/csv",
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{say("ideas-log-file")}"'},
    )


def filters_of(query: Mapping[str, str], visitor: Visitor) -> Filters:
    """What the address asks for. What there is not counts as not asked, so that an old link still works."""
    own = visitor.takes_part
    return Filters(
        text=query.get("q", "").replace("\0", "").strip()[:200],
        status=Status(query["status"]) if query.get("status") in set(Status) else None,
        level=Level(query["level"]) if query.get("level") in set(Level) else None,
        tag=query.get("tag", "").replace("\0", "")[:40] or None,
        mine=own and query.get("of") == "mine",
        followed=own and query.get("of") == "followed",
        waiting=query.get("of") == "waiting",
    )


def asked_of(filters: Filters) -> dict[str, str]:
    """The filters as they stand in an address that can be shared."""
    of = "mine" if filters.mine else "followed" if filters.followed else "waiting" if filters.waiting else ""
    said = {"q": filters.text, "status": filters.status, "level": filters.level, "tag": filters.tag or "", "of": of}
    return {name: str(value) for name, value in said.items() if value}


# One idea


async def _idea(request: web.Request, visitor: Visitor) -> web.Response:
    return await idea_page(request, visitor)


async def _picture(request: web.Request, visitor: Visitor) -> web.Response:
    idea = (await view_of(request, visitor)).idea
    if idea.attachment is None:
        raise NotFound
    opened: Opened = await request.app[SERVICES].uploads.read(idea.group_id, int(idea.attachment.upload_id))
    return web.Response(body=opened.content, content_type=opened.media_type)


# You said, we did


async def _answered(request: web.Request, visitor: Visitor) -> web.Response:
    services = request.app[SERVICES]
    zone = (await services.groups.group(visitor.actor.group_id)).zone
    now = services.clock()
    since = _day(request.query.get("since"), zone) or now - ANSWERED_SINCE
    last = _day(request.query.get("until"), zone)
    until = last + timedelta(days=1) if last else now
    group_id, meeting_id = visitor.actor.group_id, visitor.meeting_id
    opening = meeting_id is not None and request.query.get("of") == "meeting"
    facts = {
        "visitor": visitor,
        "opening": opening,
        "ideas": await services.ideas.opening_of(group_id, meeting_id or 0)
        if opening
        else await services.ideas.answered(group_id, since, until),
        "since": since.astimezone(zone).date().isoformat(),
        "until": (until - timedelta(seconds=1)).astimezone(zone).date().isoformat(),
        "day": await spoken_days(request, visitor),
    }
    return page(request, "ideas_answered.html", facts)


def _day(typed: str | None, zone: ZoneInfo) -> datetime | None:
    """The start of that day for the group; None for what is no day."""
    try:
        day = in_reach(date.fromisoformat(typed or ""))
        return datetime(day.year, day.month, day.day, tzinfo=zone)
    except ValueError:
        return None
