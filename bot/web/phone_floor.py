"""The floor on a phone: a hand, words to be read out, cards, questions, hard words, a pause. Plain forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.core.errors import BadInput, NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.roles import Actor
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import FloorView, NobodyByThatName, TurnKind
from bot.floor.service import FloorService
from bot.services import Services
from bot.tables.rules import MixingRole, NotAtThisTable, TableView, own_table
from bot.web.ballot import Form
from bot.web.own_floor import PhoneFloor, phone_floor
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
    number = whole_number(one(form, name))
    if number is None:
        raise BadInput
    return number


def _role(form: Form) -> MixingRole | None:
    role = one(form, "role")
    if role not in {"", *MixingRole}:
        raise BadInput
    return MixingRole(role) if role else None


async def _ask_for(floor: FloorService, actor: Actor, meeting_id: int, form: Form) -> None:
    text = one(form, "text")
    kind = TurnKind.READ_OUT if text else TurnKind.SPEAK
    known = one(form, "known") == "1"
    await floor.ask_for_named(actor, meeting_id, one(form, "name"), kind, text=text, make_known=known)


async def _ask(floor: FloorService, actor: Actor, meeting_id: int, form: Form) -> None:
    to = _number(form, "to") if one(form, "to") else None
    await floor.ask_question(actor, meeting_id, one(form, "text"), named=one(form, "named") == "1", to_person=to)


DEEDS: Mapping[str, Deed] = {
    "hand": lambda floor, actor, meeting, _: floor.ask(actor, meeting),
    "think": lambda floor, actor, meeting, _: floor.ask(actor, meeting, think=THINKING),
    "point": lambda floor, actor, meeting, _: floor.ask(actor, meeting, TurnKind.POINT_OF_ORDER),
    "read-out": lambda floor, actor, meeting, form: floor.ask(
        actor, meeting, TurnKind.READ_OUT, text=one(form, "text")
    ),
    "ask-for": _ask_for,
    "ask-for-back": lambda floor, actor, _, form: floor.withdraw_turn(actor, _number(form, "turn")),
    "ready": lambda floor, actor, meeting, _: floor.ready(actor, meeting),
    "take-back": lambda floor, actor, meeting, _: floor.withdraw(actor, meeting),
    "finish": lambda floor, actor, meeting, _: floor.finish(actor, meeting),
    "card": lambda floor, actor, meeting, form: floor.raise_card(
        actor, meeting, _card(form), named=one(form, "named") == "1"
    ),
    "card-down": lambda floor, actor, meeting, form: floor.lower_card(actor, meeting, _card(form)),
    "question": _ask,
    "question-back": lambda floor, actor, _, form: floor.withdraw_question(actor, _number(form, "question")),
    "private-answered": lambda floor, actor, _, form: floor.answer_in_private(actor, _number(form, "question")),
    "support": lambda floor, actor, _, form: floor.support_question(actor, _number(form, "question")),
    "supporter": lambda floor, actor, meeting, form: floor.offer_support(actor, meeting, called=one(form, "name")),
    "supporter-stop": lambda floor, actor, meeting, _: floor.offer_support(actor, meeting, offering=False),
    "pause": lambda floor, actor, meeting, _: floor.pause(actor, meeting),
    "back": lambda floor, actor, meeting, _: floor.pause(actor, meeting, pausing=False),
    "first": lambda floor, actor, meeting, _: floor.say_first_meeting(actor, meeting, first=True),
    "not-first": lambda floor, actor, meeting, _: floor.say_first_meeting(actor, meeting, first=False),
}
SHOWN_BY_ITSELF = frozenset({"hand", "think", "point", "ready", "finish", "pause"})
DONE = (DEEDS.keys() - SHOWN_BY_ITSELF) | {"table-notes", "coming-as", "private-question"}
"""What a page says was just done, where it does not show it by itself."""


def done(verb: str, form: Form) -> str:
    """What the next page says of it; empty where the page shows it."""
    if verb == "question" and one(form, "to"):
        return "private-question"
    return verb if verb in DONE else ""


async def floor_of(services: Services, view: FloorView, actor: Actor) -> PhoneFloor:
    floor, meeting_id = services.floor, view.meeting_id
    own = await floor.own(actor, meeting_id)
    asked = await floor.questions_to(actor, meeting_id)
    supporters = await floor.supporters(actor.group_id, meeting_id)
    names = await floor.names_of_asked(asked)
    return phone_floor(view, actor.person_id, own, asked, supporters, names_of_asked=names)


async def do(services: Services, actor: Actor, meeting_id: int, verb: str, form: Form) -> None:
    """Raises NotFound for a verb that there is not, and what the floor refuses."""
    if verb == "table-notes":
        await _write_notes(services, actor, meeting_id, form)
        return
    if verb == "coming-as":
        await services.tables.say_role(actor, _role(form))
        return
    if verb not in DEEDS:
        raise NotFound
    await DEEDS[verb](services.floor, actor, meeting_id, form)


async def lines_of(services: Services, table: TableView) -> TableLines:
    """A table with the names of those who sit there."""
    in_room = await services.tables.in_room(table.group_id, table.meeting_id)
    return table_lines(table, await services.people.names(people_of([table])), in_room)


async def _write_notes(services: Services, actor: Actor, meeting_id: int, form: Form) -> None:
    mine = own_table(await services.tables.of_meeting(actor.group_id, meeting_id), actor.person_id)
    if mine is None:
        raise NotAtThisTable
    await services.tables.write_notes(actor, mine.id, one(form, "text"))


def said(verb: str) -> str:
    """The words for what was just done; empty for anything else an address may say."""
    return say(f"web-floor-done-{verb}") if verb in DONE else ""


def words_of(refusal: Refusal) -> str:
    return say(refusal.message, **refusal.facts)


@dataclass(frozen=True)
class Typed:
    """What was sent and could not be used, to be shown where it was typed."""

    verb: str
    fields: Mapping[str, str]
    words: str
    """What is wrong with it."""
    unknown: bool = False
    """Nobody goes by the name that was typed, so it can be made known."""

    def text(self, verb: str, field: str) -> str:
        return self.fields.get(field, "") if verb == self.verb else ""

    def wrong(self, verb: str) -> str:
        return self.words if verb == self.verb else ""


NOTHING_TYPED = Typed("", {}, "")


def typed_of(verb: str, form: Form, refusal: Refusal) -> Typed:
    """Nothing for a press of a button, which has no words to keep."""
    fields = {name: next(iter(form.get(name, ())), "") for name in ("text", "name", "to", "named")}
    if not fields["text"] and not fields["name"] and verb not in WRITTEN:
        return NOTHING_TYPED
    return Typed(verb, fields, words_of(refusal), isinstance(refusal, NobodyByThatName))


WRITTEN = frozenset({"read-out", "ask-for", "question", "table-notes"})
