"""The console's floor: now and next, the queue, cards, questions, the room screen, and the start of the meeting."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.core.errors import BadInput, NotFound, Refusal, required_text
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import QueueOrder, TurnKind
from bot.floor.starting import Check
from bot.web.ballot import Form
from bot.web.captions import CAPTIONS, LINE_LIMIT
from bot.web.console_at import HERE, At, at_of, shown
from bot.web.console_form import number_of, person_of, value_of
from bot.web.console_polls import overview
from bot.web.console_view import Problem, people_lines
from bot.web.guard import form_of

MORE_MINUTES = 5

Deed = Callable[[At, Form], Awaitable[Any]]


def add_routes(app: web.Application) -> None:
    app.router.add_get(f"{HERE}/hands", _hands)
    app.router.add_post(f"{HERE}/floor/" + "{verb:[a-z-]+}", _do)
    app.router.add_get(f"{HERE}/floor/" + "{verb:[a-z-]+}", _back)


async def _back(request: web.Request) -> web.Response:
    """Loaded again after a form could not be used."""
    return web.Response(status=303, headers={"Location": (await at_of(request)).address()})


async def _hands(request: web.Request) -> web.Response:
    return await _hands_page(await at_of(request))


async def _hands_page(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    here = {each.person_id: each.side for each in await at.services.check_ins.here(*at.watched)}
    everyone = await at.services.people.everyone(at.actor.group_id)
    facts = {"people": people_lines(everyone, here)}
    return await shown(at, "console_hands.html", facts, problem=problem, status=status)


# What a press does


async def _item(at: At, form: Form) -> object:
    agenda, step = at.services.agenda, value_of(form, "step")
    item = number_of(form, "item")
    if step == "next":
        return await agenda.next_item(at.actor, at.meeting_id, from_item=item)
    if step == "back":
        return await agenda.previous_item(at.actor, at.meeting_id, from_item=item)
    return await agenda.more_time(at.actor, at.meeting_id, MORE_MINUTES)


async def _order(at: At, form: Form) -> None:
    order = value_of(form, "order")
    if order not in set(QueueOrder):
        raise BadInput
    minutes = number_of(form, "minutes") or None
    await at.services.floor.set_order(at.actor, at.meeting_id, QueueOrder(order), turn_minutes=minutes)


async def _question(at: At, form: Form) -> object:
    floor, question_id = at.services.floor, number_of(form, "question")
    match value_of(form, "to"):
        case "show":
            return await floor.show_question(at.actor, question_id)
        case "answered":
            return await floor.answer_question(at.actor, question_id)
        case _:
            return await floor.hold_question(at.actor, question_id, value_of(form, "reason"))


async def _screen(at: At, form: Form) -> None:
    floor, to = at.services.floor, value_of(form, "to")
    match to:
        case "self":
            await floor.show_by_itself(at.actor, at.meeting_id)
        case "answers":
            await floor.show_answers(at.actor, at.meeting_id)
        case "hold" | "go-on":
            await floor.hold_screen(at.actor, at.meeting_id, held=to == "hold")
        case "word":
            await floor.show_word(at.actor, at.meeting_id, number_of(form, "word"))
        case _:
            await floor.blank_screen(at.actor, at.meeting_id, blank=to == "blank")


async def _caption(at: At, form: Form) -> None:
    line = required_text(value_of(form, "text"), what=say("web-floor-captions"), limit=LINE_LIMIT)
    at.request.app[CAPTIONS].add(at.watched, line)


async def _ask_for(at: At, form: Form) -> None:
    person_id, text = number_of(form, "person"), value_of(form, "text")
    kind = TurnKind.READ_OUT if text else TurnKind.SPEAK
    await at.services.floor.ask_for(at.actor, at.meeting_id, person_id, kind, text=text)


async def _tick(at: At, form: Form) -> None:
    check = value_of(form, "check")
    if check not in set(Check):
        raise BadInput
    await at.services.floor.tick(at.actor, at.meeting_id, Check(check), done=value_of(form, "done") == "1")


async def _remote(at: At, form: Form) -> None:
    """Whoever presses, or the person they chose."""
    person_id = person_of(form) if "person" in form else at.actor.person_id
    await at.services.floor.name_remote_facilitator(at.actor, at.meeting_id, person_id)


async def _cards(at: At, form: Form) -> None:
    kind = value_of(form, "card")
    if kind not in set(CardKind):
        raise BadInput
    await at.services.floor.answer_cards(at.actor, at.meeting_id, CardKind(kind))


DEEDS: Mapping[str, Deed] = {
    "item": _item,
    "next": lambda at, form: at.services.floor.call_next(at.actor, at.meeting_id, seen=number_of(form, "seen") or None),
    "call": lambda at, form: at.services.floor.call(at.actor, number_of(form, "turn"), value_of(form, "reason")),
    "drop": lambda at, form: at.services.floor.withdraw_turn(at.actor, number_of(form, "turn")),
    "finish": lambda at, _: at.services.floor.finish(at.actor, at.meeting_id),
    "put-back": lambda at, _: at.services.floor.put_back(at.actor, at.meeting_id),
    "order": _order,
    "cards": _cards,
    "question": _question,
    "screen": _screen,
    "caption": _caption,
    "ask-for": _ask_for,
    "tick": _tick,
    "remote": _remote,
    "start": lambda at, form: at.services.floor.start(at.actor, at.meeting_id, value_of(form, "reason")),
}


async def _do(request: web.Request) -> web.Response:
    at = await at_of(request)
    form = await form_of(request)
    verb = request.match_info["verb"]
    if verb not in DEEDS:
        raise NotFound
    try:
        await DEEDS[verb](at, form)
    except Refusal as refusal:
        problem = Problem(verb, say(refusal.message, **refusal.facts), form)
        if verb == "ask-for":
            return await _hands_page(at, problem=problem, status=refusal.status)
        return await overview(at, problem=problem, status=refusal.status)
    return at.go(done=f"floor-{verb}")
