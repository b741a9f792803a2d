"""The console's list of who is here, and the code on the room screen."""

from __future__ import annotations

from aiohttp import web

from bot.checkin.rules import MOST_PHONES, Side
from bot.core.errors import BadInput, Refusal, required_text
from bot.core.wording import say
from bot.people.service import NAME_LIMIT
from bot.web.ballot import Form
from bot.web.console_at import HERE, At, at_of, shown
from bot.web.console_form import number_of, value_of
from bot.web.console_view import Problem, people_lines
from bot.web.guard import form_of


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(f"{HERE}/people", _people)
    router.add_post(f"{HERE}/people", _tick_off)
    router.add_post(f"{HERE}/person", _add_person)
    router.add_post(f"{HERE}/code", _new_code)
    for rest in ("person", "code"):
        router.add_get(f"{HERE}/{rest}", _back)


async def _back(request: web.Request) -> web.Response:
    """Loaded again after a form could not be used."""
    return web.Response(status=303, headers={"Location": (await at_of(request)).address("/people")})


async def _people(request: web.Request) -> web.Response:
    return await _people_page(await at_of(request))


async def _people_page(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    here = {each.person_id: each.side for each in await at.services.check_ins.here(*at.watched)}
    everyone = await at.services.people.everyone(at.actor.group_id)
    unnamed = await at.services.check_ins.joined_without_a_name(*at.watched)
    facts = {"people": people_lines(everyone, here), "sides": list(Side), "unnamed": unnamed, "most": MOST_PHONES}
    return await shown(at, "console_people.html", facts, problem=problem, status=status)


async def _tick_off(request: web.Request) -> web.Response:
    at = await at_of(request)
    form = await form_of(request)
    try:
        person_id = number_of(form, "person", empty=0)
        await at.services.check_ins.tick_off(at.actor, at.meeting_id, person_id, _side(form))
    except Refusal as refusal:
        problem = Problem("people", say(refusal.message, **refusal.facts), form)
        return await _people_page(at, problem=problem, status=refusal.status)
    return at.go("/people", done="ticked")


async def _add_person(request: web.Request) -> web.Response:
    """Somebody without a phone or Discord: known by name, and here."""
    at = await at_of(request)
    form = await form_of(request)
    try:
        side = _side(form)
        name = required_text(value_of(form, "name"), what=say("web-console-field-name"), limit=NAME_LIMIT)
        person = await at.services.people.add_named(at.actor, name)
        await at.services.check_ins.tick_off(at.actor, at.meeting_id, person.id, side)
    except Refusal as refusal:
        problem = Problem("person", say(refusal.message, **refusal.facts), form)
        return await _people_page(at, problem=problem, status=refusal.status)
    return at.go("/people", done="added")


def _side(form: Form) -> Side:
    side = value_of(form, "side")
    if side not in set(Side):
        raise BadInput
    return Side(side)


async def _new_code(request: web.Request) -> web.Response:
    """The QR code on the room screen is shown by others too: make it stop working, and show a new one."""
    at = await at_of(request)
    await form_of(request)
    await at.services.check_ins.revoke_links(at.actor, at.meeting_id)
    return at.go("/people", done="code")
