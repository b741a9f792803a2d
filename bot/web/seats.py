"""/mine/seats/{meeting}: the room is drawn and the plan of seats is changed, by whoever opened their private link."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.core.errors import BadInput, NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.seating.drawing import as_pdf, as_svg
from bot.seating.rules import NobodyComes, NoPlanYet, NoRoomDescribed, Room, Sitter
from bot.seating.service import Moved, Planned, WallPlan
from bot.seating.words import missed_words, room_words, seat_words, unmet_words, want_words
from bot.services import Services
from bot.uploads.rules import Purpose
from bot.web.forms import form_with_files
from bot.web.guard import form_of, one
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.private import private_page, private_visit

PURPOSE = "seats"
HERE = r"/mine/seats/{meeting_id:\d{1,9}}"
_DONE = frozenset({"room", "worked"})


class NotSomebody(BadInput):
    """A value that our own form does not offer."""

    message = "web-seats-not-somebody"


@dataclass(frozen=True)
class _At:
    request: web.Request
    services: Services
    actor: Actor
    meeting_id: int

    def go(self, done: str) -> web.Response:
        query = {**Look.of(self.request.query).asked, "done": done}
        there = self.request.rel_url.with_path(f"/mine/seats/{self.meeting_id}").with_query(query)
        return web.Response(status=303, headers={"Location": str(there)})


def add_routes(app: web.Application) -> None:
    app.router.add_get(HERE, _look)
    app.router.add_post(HERE + "/room", _draw)
    app.router.add_post(HERE + "/work-out", _work_out)
    app.router.add_post(HERE + "/move", _move)
    app.router.add_get(HERE + "/plan.svg", _svg)
    app.router.add_get(HERE + "/wall.pdf", _wall)
    app.router.add_get(HERE + "/names.pdf", _names)


async def _at(request: web.Request) -> _At:
    """Raises NotFound for another meeting than the link's."""
    actor, link = await private_visit(request, PURPOSE)
    meeting_id = int(request.match_info["meeting_id"])
    if link.record_id != meeting_id:
        raise NotFound
    return _At(request, request.app[SERVICES], actor, meeting_id)


async def _look(request: web.Request) -> web.Response:
    return await _shown(await _at(request))


async def _draw(request: web.Request) -> web.Response:
    """What was typed, or the text of the file where one was sent. What cannot be read stays in the form."""
    at = await _at(request)
    sent = await form_with_files(request, at.services.uploads.limits(Purpose.PAPER), most_files=1)
    files = sent.files.get("file", ())
    typed = files[0].content.decode("utf-8", errors="replace") if files else one_of_lines(sent.fields)
    place = one(sent.fields, "place")
    try:
        await at.services.seats.draw_room(at.actor, place, typed)
    except BadInput as refused:
        problem = say(refused.message, **refused.facts)
        return await _shown(at, problem=problem, typed=typed, place=place, status=refused.status)
    return at.go("room")


def one_of_lines(fields: Mapping[str, list[str]]) -> str:
    """The drawing as typed: outer space may be floor."""
    return fields.get("room", [""])[-1]


async def _work_out(request: web.Request) -> web.Response:
    at = await _at(request)
    form = await form_of(request)
    try:
        keep = one(form, "again") != "yes"
        await at.services.seats.work_out(at.actor, at.meeting_id, keep_by_hand=keep)
    except (NobodyComes, NoRoomDescribed) as refused:
        return await _shown(at, problem=say(refused.message, **refused.facts), status=refused.status)
    return at.go("worked")


async def _move(request: web.Request) -> web.Response:
    """Says what the change breaks, on the page that shows it."""
    at = await _at(request)
    form = await form_of(request)
    sitter, number, revision = _sitter(one(form, "who")), one(form, "seat"), one(form, "revision")
    if not (number.isascii() and number.isdecimal() and revision.isascii() and revision.isdecimal()):
        return await _shown(at, problem=say("web-seats-no-number"), status=422)
    try:
        moved = await at.services.seats.move(
            at.actor, at.meeting_id, sitter, int(number[:6]), revision=int(revision[:9])
        )
    except Refusal as refused:
        return await _shown(at, problem=say(refused.message, **refused.facts), status=refused.status)
    return await _shown(at, moved=moved)


def _sitter(typed: str) -> Sitter:
    number, _, kind = typed.partition("-")
    person_id = whole_number(number)
    if person_id is None or kind not in ("", "supporter"):
        raise NotSomebody
    return Sitter(person_id, kind == "supporter")


async def _shown(
    at: _At,
    *,
    problem: str = "",
    typed: str | None = None,
    place: str | None = None,
    moved: Moved | None = None,
    status: int = 200,
) -> web.Response:
    at.actor.require(Right.ARRANGE_SEATS)
    meeting = (await at.services.meetings.view(at.actor.group_id, at.meeting_id)).meeting
    room = await _room(at)
    planned = moved.planned if moved else await _planned(at)
    done = at.request.query.get("done", "")
    facts = {
        "here": f"/mine/seats/{at.meeting_id}",
        "meeting": meeting.title,
        "place": place if place is not None else meeting.place,
        "typed": typed if typed is not None else room.text if room else say("seating-draw-example"),
        "room": room_words(room) if room else [],
        "may_plan": at.actor.may(Right.READ_NEEDS),
        "plan": await _plan_facts(at, planned) if planned else None,
        "moved": await _moved_facts(at, moved) if moved else None,
        "problem": problem,
        "done": say(f"web-seats-done-{done}") if done in _DONE else "",
    }
    return private_page(at.request, "seats.html", PURPOSE, facts, status=status)


async def _room(at: _At) -> Room | None:
    try:
        return (await at.services.seats.wall_plan(at.actor, at.meeting_id)).room
    except NoRoomDescribed:
        return None


async def _planned(at: _At) -> Planned | None:
    if not at.actor.may(Right.READ_NEEDS):
        return None
    try:
        return await at.services.seats.planned(at.actor, at.meeting_id)
    except (NoPlanYet, NobodyComes):
        return None


async def _plan_facts(at: _At, planned: Planned) -> Mapping[str, Any]:
    plan = planned.plan
    names = await at.services.people.names({*(each.person_id for each in plan.seats), *planned.without_seat})
    by_seat = sorted((seat, sitter) for sitter, seat in plan.seats.items())
    return {
        "revision": planned.revision,
        "unmet": [unmet_words(unmet, names) for unmet in plan.unmet],
        "missed": [missed_words(want, names) for want in plan.missed],
        "late": ", ".join(names[person_id] for person_id in planned.without_seat),
        "last": len(planned.room.seats),
        "lines": [
            {
                "value": f"{sitter.person_id}{'-supporter' if sitter.supporter else ''}",
                "who": _who(sitter, names),
                "seat": seat_words(planned.room.seat(seat)),
                "by_hand": sitter in plan.by_hand,
            }
            for seat, sitter in by_seat
        ],
    }


async def _moved_facts(at: _At, moved: Moved) -> Mapping[str, Any]:
    names = await at.services.people.names({each.person_id for each in moved.planned.plan.seats})
    return {
        "breaks": [want_words(want, names) for want in moved.breaks],
        "mends": [want_words(want, names) for want in moved.mends],
        "swapped": _who(moved.swapped, names) if moved.swapped else "",
    }


def _who(sitter: Sitter, names: Mapping[int, str]) -> str:
    name = names[sitter.person_id]
    return say("seating-supporter-of", name=name) if sitter.supporter else name


async def _svg(request: web.Request) -> web.Response:
    at = await _at(request)
    wall = await at.services.seats.wall_plan(at.actor, at.meeting_id)
    drawn = await asyncio.to_thread(as_svg, wall.room, say("seating-draw-title", meeting=wall.meeting.title))
    return web.Response(body=drawn, content_type="image/svg+xml")


async def _wall(request: web.Request) -> web.Response:
    at = await _at(request)
    return await _pdf(await at.services.seats.wall_plan(at.actor, at.meeting_id), "seats.pdf")


async def _names(request: web.Request) -> web.Response:
    at = await _at(request)
    return await _pdf(await at.services.seats.organisers_copy(at.actor, at.meeting_id), "seats-with-names.pdf")


async def _pdf(wall: WallPlan, name: str) -> web.Response:
    title = say("seating-draw-title", meeting=wall.meeting.title)
    paper = await asyncio.to_thread(as_pdf, wall.room, title, room_words(wall.room), wall.names)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return web.Response(body=paper, content_type="application/pdf", headers=headers)
