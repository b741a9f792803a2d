"""/mine/access-board: what is needed, by when, and lists for one recipient at a time. For the access lead."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.access.rules import NeedState, Said
from bot.access.sharing import as_csv
from bot.access.words import (
    board_words,
    count_words,
    late_words,
    lead_state_words,
    need_words,
    rules_in_words,
    short_ways,
    ways_words,
)
from bot.core.dates import spoken_moment
from bot.core.errors import NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState
from bot.services import Services
from bot.web.guard import form_of, one
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.private import private_actor, private_page
from config.access_needs import Recipient

PURPOSE = "access-board"
HERE = r"/mine/access-board/{meeting_id:\d{1,9}}"
NEED = r"/need/{need_id:\d{1,9}}"

Form = Mapping[str, list[str]]
Deed = Callable[[Services, Actor, int, Form], Awaitable[object]]


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(HERE, _board)
    router.add_get(HERE + NEED, _need)
    router.add_post(HERE + "/list", _list)
    for name, deed in _ON_MEETING.items():
        router.add_post(f"{HERE}/{name}", _doing(name, deed))
    for name, deed in _ON_NEED.items():
        router.add_post(f"{HERE}{NEED}/{name}", _doing(name, deed))


async def _who(request: web.Request) -> tuple[Services, Actor, int]:
    actor = await private_actor(request, PURPOSE)
    return request.app[SERVICES], actor, int(request.match_info["meeting_id"])


def _here(request: web.Request) -> str:
    return f"/mine/access-board/{request.match_info['meeting_id']}"


def _shown(request: web.Request, template: str, facts: Mapping[str, Any], *, status: int = 200) -> web.Response:
    done = request.query.get("done", "")
    around = {
        "here": _here(request),
        "done": say(f"web-access-board-done-{done}") if done in DONE else "",
    }
    return private_page(request, template, PURPOSE, {**around, **facts}, status=status)


async def _board(request: web.Request) -> web.Response:
    """Organisers without the role see whether all is ready, and counts that are not small."""
    services, actor, meeting_id = await _who(request)
    meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
    rules = rules_in_words(await services.access.adjustments(actor.group_id, meeting_id))
    overview = await services.access.overview(actor, meeting_id)
    facts: dict[str, Any] = {"title": meeting.title, "rules": rules, "board": None, "needs": []}
    if not actor.may(Right.READ_NEEDS):
        smallest = services.policy.smallest_shown
        counts = [(label, count_words(count, smallest)) for label, count in overview.counts]
        return _shown(request, "access_board.html", {**facts, "ready": overview.ready, "counts": counts})
    zone = (await services.groups.group(actor.group_id)).zone
    board, on = await services.access.board(actor, meeting_id), meeting.starts_at.astimezone(zone).date()
    needs = [
        {
            "id": shown.need.id,
            "words": need_words(services.access.catalogue, shown.need.said),
            "name": shown.name,
            "state": lead_state_words(shown.need, away=shown.away),
            "by": late_words(shown.progress, on),
            "ways": _ways(services, board.ways.get(shown.need.person_id, ())),
            "late": shown.progress.overdue,
            "owner": say("access-board-owner", name=shown.owner) if shown.owner else "",
        }
        for shown in board.needs
    ]
    calls = [(call, name, _ways(services, board.ways.get(call.person_id, ()))) for call, name in board.calls]
    listed = [(recipient.value, say(f"access-purpose-{recipient.value}")) for recipient in Recipient]
    over = [(one.id, _of_other(one, zone)) for one in board.lately]
    facts |= {
        "state": board_words(meeting, board.overdue),
        "board": board,
        "needs": needs,
        "calls": calls,
        "recipients": listed,
        "over": over,
        "ready": overview.ready,
    }
    return _shown(request, "access_board.html", facts)


def _ways(services: Services, ways: Sequence[Said]) -> str:
    said = short_ways(services.access.catalogue, ways)
    return say("web-access-board-ways", ways=said) if said else ""


def _of_other(meeting: Meeting, zone: ZoneInfo) -> str:
    words = say("shared-meeting-choice", title=meeting.title, when=spoken_moment(meeting.starts_at, zone))
    return say("web-access-board-off", meeting=words) if meeting.state is MeetingState.CANCELLED else words


async def _need(request: web.Request) -> web.Response:
    return await _need_page(request, await _who(request))


async def _need_page(
    request: web.Request, who: tuple[Services, Actor, int], *, problem: str = "", form: Form | None = None
) -> web.Response:
    services, actor, meeting_id = who
    shown = await services.access.on_board(actor, int(request.match_info["need_id"]))
    if shown.need.meeting_id != meeting_id:
        raise NotFound
    meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
    zone = (await services.groups.group(actor.group_id)).zone
    facts = {
        "shown": shown,
        "words": need_words(services.access.catalogue, shown.need.said),
        "state": lead_state_words(shown.need, away=shown.away),
        "by": late_words(shown.progress, meeting.starts_at.astimezone(zone).date()),
        "ways": ways_words(services.access.catalogue, shown.ways),
        "problem": problem,
        "typed": {name: one(form or {}, name) for name in ("reason", "offer")},
    }
    return _shown(request, "access_need.html", facts, status=422 if problem else 200)


async def _list(request: web.Request) -> web.Response:
    """A page to print, or a file for a spreadsheet. That it was made is kept, so it is no link to open again."""
    services, actor, meeting_id = await _who(request)
    form = await form_of(request)
    wanted = one(form, "recipient")
    if wanted not in set(Recipient):
        raise NotFound
    shared = await services.access.share(actor, meeting_id, Recipient(wanted))
    if one(form, "as") == "csv":
        headers = {"Content-Disposition": f'attachment; filename="{shared.recipient.value}.csv"'}
        return web.Response(body=as_csv(shared), content_type="text/csv", charset="utf-8", headers=headers)
    zone = (await services.groups.group(actor.group_id)).zone
    meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
    when = say("access-list-when", when=spoken_moment(shared.starts_at, zone), place=meeting.place)
    facts = {"shared": shared, "when": when, "recipient": say(f"access-purpose-{wanted}")}
    return _shown(request, "access_list.html", facts)


# One press, one use case


async def _seen(services: Services, actor: Actor, meeting_id: int, _form: Form) -> None:
    await services.access.seen_all(actor, meeting_id)


async def _called(services: Services, actor: Actor, _meeting_id: int, form: Form) -> None:
    call = whole_number(one(form, "call"))
    if call is None:
        raise NotFound
    await services.access.call_done(actor, call)


async def _move(services: Services, actor: Actor, need_id: int, form: Form) -> None:
    to = one(form, "to")
    if to not in set(NeedState):
        raise NotFound
    await services.access.move(actor, need_id, NeedState(to))


async def _take_on(services: Services, actor: Actor, need_id: int, _form: Form) -> None:
    await services.access.take_on(actor, need_id)


async def _cannot(services: Services, actor: Actor, need_id: int, form: Form) -> None:
    await services.access.cannot(actor, need_id, one(form, "reason"), one(form, "offer"))


async def _note(services: Services, actor: Actor, need_id: int, form: Form) -> None:
    await services.access.write_note(actor, need_id, one(form, "note"))


_ON_MEETING: Mapping[str, Deed] = {"seen": _seen, "called": _called}
_ON_NEED: Mapping[str, Deed] = {"move": _move, "take-on": _take_on, "cannot": _cannot, "note": _note}
DONE = frozenset({*_ON_MEETING, *_ON_NEED})


def _doing(name: str, deed: Deed) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handler(request: web.Request) -> web.Response:
        services, actor, meeting_id = who = await _who(request)
        form, need_id = await form_of(request), request.match_info.get("need_id")
        try:
            await deed(services, actor, int(need_id) if need_id else meeting_id, form)
        except Refusal as refusal:
            if need_id is None or refusal.status in {403, 404}:
                raise
            return await _need_page(request, who, problem=say(refusal.message, **refusal.facts), form=form)
        rest = f"/need/{need_id}" if need_id else ""
        asked = {**Look.of(request.query).asked, "done": name}
        return web.Response(
            status=303, headers={"Location": str(request.rel_url.with_path(_here(request) + rest).with_query(asked))}
        )

    return handler
