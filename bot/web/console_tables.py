"""The console's tables: seat everyone, move a person, give them time and a place to talk in Discord, write notes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.core.errors import BadInput, NotFound, Refusal, required_text
from bot.core.wording import say
from bot.tables.rules import TalkIn
from bot.tables.words import mixed_words, time_words, trouble_words
from bot.web.ballot import Form
from bot.web.console_at import HERE, At, at_of, shown
from bot.web.console_form import number_of, person_of, value_of
from bot.web.console_view import Problem, people_lines
from bot.web.guard import form_of
from bot.web.table_view import people_of, table_lines

USUAL_COUNT, USUAL_MINUTES = 4, 15

Deed = Callable[[At, Form], Awaitable[Any]]


def add_routes(app: web.Application) -> None:
    app.router.add_get(f"{HERE}/tables", _tables)
    app.router.add_post(f"{HERE}/tables/" + "{verb:[a-z]+}", _do)
    app.router.add_get(f"{HERE}/tables/" + "{verb:[a-z]+}", _back)


async def _back(request: web.Request) -> web.Response:
    """Loaded again after a form could not be used."""
    return web.Response(status=303, headers={"Location": (await at_of(request)).address("/tables")})


async def _tables(request: web.Request) -> web.Response:
    return await _page(await at_of(request))


async def _page(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    services = at.services
    tables = await services.tables.of_meeting(*at.watched)
    names, in_room = await services.people.names(people_of(tables)), await services.tables.in_room(*at.watched)
    here = {each.person_id: each.side for each in await services.check_ins.here(*at.watched)}
    zone = (await services.groups.group(at.actor.group_id)).zone
    facts = {
        "tables": [table_lines(table, names, in_room) for table in tables],
        "time": time_words(tables, services.clock(), zone),
        "trouble": trouble_words(tables),
        "mixed_by": mixed_words(await services.tables.mixed_by(at.actor, tables)),
        "talk_in": next((table.talks_in for table in tables if table.talks_in), None),
        "places": list(TalkIn),
        "people": people_lines(await services.people.everyone(at.actor.group_id), here),
        "usual_count": USUAL_COUNT,
        "usual_minutes": USUAL_MINUTES,
    }
    return await shown(at, "console_tables.html", facts, problem=problem, status=status)


async def _make(at: At, form: Form) -> None:
    mixed, talk_in = value_of(form, "mixed") == "1", _place(form) if value_of(form, "place") else None
    await at.services.tables.make(at.actor, at.meeting_id, number_of(form, "count"), mixed=mixed, talk_in=talk_in)


async def _talk(at: At, form: Form) -> None:
    await at.services.tables.talk_in(at.actor, at.meeting_id, _place(form))


def _place(form: Form) -> TalkIn:
    place = required_text(value_of(form, "place"), what=say("web-tables-place"), limit=9)
    if place not in set(TalkIn):
        raise BadInput
    return TalkIn(place)


async def _notes(at: At, form: Form) -> None:
    await at.services.tables.write_notes(at.actor, number_of(form, "table"), value_of(form, "notes"))


DEEDS: Mapping[str, Deed] = {
    "make": _make,
    "move": lambda at, form: at.services.tables.move(at.actor, number_of(form, "table"), person_of(form)),
    "facilitator": lambda at, form: at.services.tables.name_facilitator(
        at.actor, number_of(form, "table"), person_of(form)
    ),
    "timer": lambda at, form: at.services.tables.set_timer(at.actor, at.meeting_id, number_of(form, "minutes")),
    "stop": lambda at, _: at.services.tables.set_timer(at.actor, at.meeting_id, 0),
    "talk": _talk,
    "close": lambda at, _: at.services.tables.close(at.actor, at.meeting_id),
    "notes": _notes,
}


async def _do(request: web.Request) -> web.Response:
    at = await at_of(request)
    form, verb = await form_of(request), request.match_info["verb"]
    if verb not in DEEDS:
        raise NotFound
    try:
        await DEEDS[verb](at, form)
    except Refusal as refusal:
        problem = Problem(verb, say(refusal.message, **refusal.facts), form)
        return await _page(at, problem=problem, status=refusal.status)
    return at.go("/tables", done=f"tables-{verb}")
