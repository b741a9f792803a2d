"""The floor on a phone: a hand, words to be read out, cards, questions, hard words, a pause. Plain forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.core.errors import BadInput, NotFound, Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import FloorView, TurnKind
from bot.floor.service import FloorService
from bot.services import Services
from bot.tables.rules import NotAtThisTable, TableView, own_table
from bot.web.ballot import Form
from bot.web.floor_view import PhoneFloor, phone_floor
from bot.web.table_view import TableLines, people_of, table_lines

THINKING = timedelta(minutes=1)


def one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "").strip()


Deed = Callable[[FloorService, Actor, int, Form], Awaitable[Any]]


def _card(form: Form) -> CardKind:
    kind = one(form, "card")
    if kind not in set(CardKind):
        raise BadInput
    return CardKind(kind)


def _number(form: Form, name: str) -> int:
    typed = one(form, name)
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise BadInput
    return int(typed)


DEEDS: Mapping[str, Deed] = {
    "hand": lambda floor, actor, meeting, _: floor.ask(actor, meeting),
    "think": lambda floor, actor, meeting, _: floor.ask(actor, meeting, think=THINKING),
    "point": lambda floor, actor, meeting, _: floor.ask(actor, meeting, TurnKind.POINT_OF_ORDER),
    "read-out": lambda floor, actor, meeting, form: floor.ask(
        actor, meeting, TurnKind.READ_OUT, text=one(form, "text")
    ),
    "ready": lambda floor, actor, meeting, _: floor.ready(actor, meeting),
    "take-back": lambda floor, actor, meeting, _: floor.withdraw(actor, meeting),
    "finish": lambda floor, actor, meeting, _: floor.finish(actor, meeting),
    "card": lambda floor, actor, meeting, form: floor.raise_card(actor, meeting, _card(form)),
    "card-down": lambda floor, actor, meeting, form: floor.lower_card(actor, meeting, _card(form)),
    "question": lambda floor, actor, meeting, form: floor.ask_question(
        actor, meeting, one(form, "text"), named=one(form, "named") == "1"
    ),
    "support": lambda floor, actor, _, form: floor.support_question(actor, _number(form, "question")),
    "word": lambda floor, actor, meeting, form: floor.ask_word(actor, one(form, "text"), meeting_id=meeting),
    "pause": lambda floor, actor, meeting, _: floor.pause(actor, meeting),
    "back": lambda floor, actor, meeting, _: floor.pause(actor, meeting, pausing=False),
    "first": lambda floor, actor, meeting, _: floor.say_first_meeting(actor, meeting, first=True),
}
DONE = {
    verb: verb
    for verb in (
        "read-out",
        "question",
        "support",
        "word",
        "back",
        "first",
        "card",
        "card-down",
        "take-back",
        "table-notes",
    )
}
"""What a page says was just done, where it does not show it by itself."""


async def floor_of(services: Services, view: FloorView, actor: Actor) -> PhoneFloor:
    own = await services.floor.own(actor, view.meeting_id)
    return phone_floor(view, actor.person_id, own.cards, pausing=own.pausing, first_meeting=own.first_meeting)


async def do(services: Services, actor: Actor, meeting_id: int, verb: str, form: Form) -> None:
    """Raises NotFound for a verb that there is not, and what the floor refuses."""
    if verb == "table-notes":
        await _write_notes(services, actor, meeting_id, form)
        return
    if verb not in DEEDS:
        raise NotFound
    await DEEDS[verb](services.floor, actor, meeting_id, form)


async def table_of(services: Services, actor: Actor, tables: Sequence[TableView]) -> TableLines | None:
    """One's own table, with the names of those who sit there."""
    mine = own_table(tables, actor.person_id)
    if mine is None:
        return None
    in_room = await services.tables.in_room(actor.group_id, mine.meeting_id)
    return table_lines(mine, await services.people.names(people_of([mine])), in_room)


async def _write_notes(services: Services, actor: Actor, meeting_id: int, form: Form) -> None:
    mine = own_table(await services.tables.of_meeting(actor.group_id, meeting_id), actor.person_id)
    if mine is None:
        raise NotAtThisTable
    await services.tables.write_notes(actor, mine.id, one(form, "text"))


def said(verb: str) -> str:
    """The words for what was just done; empty for anything else an address may say."""
    return say(f"web-floor-done-{verb}") if verb in DONE else ""


def refused(refusal: Refusal) -> str:
    return say(refusal.message, **refusal.facts)


def typed_of(verb: str, form: Form) -> Mapping[str, str]:
    """What was typed and could not be used, by the form it came from."""
    text = next(iter(form.get("text", ())), "")
    return {verb: text} if text else {}
