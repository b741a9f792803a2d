"""What a phone shows of the floor to the person who holds it: their place, cards, questions, and who they support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.wording import say
from bot.floor.cards import SYMBOLS, CardKind
from bot.floor.questions import Question, QuestionState, Supporter
from bot.floor.rules import FloorView, OwnFloor, Place
from bot.floor.words import (
    cards_words,
    meaning_of,
    number_words,
    place_why,
    private_words,
    question_counts_words,
)
from bot.web.floor_view import now_words, place_of_other, waiting_words


@dataclass(frozen=True)
class CardButton:
    kind: str
    symbol: str
    words: str
    meaning: str
    up: bool
    """Whether this person holds it up."""
    named: bool
    """Whether their name stands beside it."""


@dataclass(frozen=True)
class AskedFor:
    """Somebody for whom this person raised a hand."""

    turn_id: int
    name: str
    place: str


@dataclass(frozen=True)
class OwnQuestion:
    id: int
    text: str
    state: str
    open: bool
    """Whether it can be taken back."""


@dataclass(frozen=True)
class AskedOfMe:
    id: int
    words: str


@dataclass(frozen=True)
class PhoneFloor:
    now: str
    waiting: str
    place: str
    """One's own place, in the words that change by themselves; empty where they do not wait."""
    why: tuple[str, ...]
    """Why it is there, as it was when the page was made."""
    turn_id: int
    thinking: bool
    speaking: bool
    """Whether this person has the floor."""
    asked_for: tuple[AskedFor, ...]
    cards: tuple[CardButton, ...]
    cards_up: str
    questions: tuple[Question, ...]
    """Those that everybody may see."""
    counts: str
    mine: tuple[OwnQuestion, ...]
    """What they asked, that is not answered or taken back; also what was answered in private."""
    of_me: tuple[AskedOfMe, ...]
    """What others asked them in private, that is not answered or taken back."""
    supporters: tuple[Supporter, ...]
    """Whom they can ask in private."""
    supports: bool
    """Whether others can ask them."""
    pausing: bool
    first_meeting: bool
    words: int
    """How many hard words nobody has explained yet."""
    you: int


def phone_floor(
    view: FloorView,
    person_id: int,
    own: OwnFloor,
    asked: Sequence[Question],
    supporters: Sequence[Supporter],
    *,
    names_of_asked: Mapping[int, str],
) -> PhoneFloor:
    """`asked` is what this person asked, and was asked in private, of people with these names."""
    waiting = (*view.queue, *view.resting)
    mine = next((place for place in waiting if place.turn.person_id == person_id), None)
    speaking = view.speaking is not None and view.speaking.person_id == person_id
    turn = view.speaking if speaking else mine.turn if mine else None
    names = {**names_of_asked, **{each.person_id: each.name for each in supporters}}
    return PhoneFloor(
        now=now_words(view),
        waiting=waiting_words(view),
        place=say("floor-you-have-it") if speaking else number_words(mine) if mine else "",
        why=() if speaking or mine is None else tuple(place_why(mine)),
        turn_id=turn.id if turn else 0,
        thinking=mine is not None and mine.thinking,
        speaking=speaking,
        asked_for=tuple(_asked_for(place) for place in waiting if place.turn.entered_by == person_id),
        cards=tuple(_button(kind, view, own) for kind in CardKind),
        cards_up=" ".join(cards_words(view)),
        questions=tuple(each for each in view.questions if each.state is QuestionState.SHOWN),
        counts=question_counts_words(view.question_counts),
        mine=tuple(_own(each, names) for each in asked if each.asked_by == person_id and _still_of_use(each)),
        of_me=tuple(
            AskedOfMe(each.id, say("floor-question-to-you", name=each.name, question=each.text))
            for each in asked
            if each.to_person == person_id and each.open
        ),
        supporters=tuple(each for each in supporters if each.person_id != person_id),
        supports=any(each.person_id == person_id for each in supporters),
        pausing=own.pausing,
        first_meeting=own.first_meeting,
        words=len(view.unexplained),
        you=person_id,
    )


def _asked_for(place: Place) -> AskedFor:
    return AskedFor(place.turn.id, place.name, place_of_other(place))


def _button(kind: CardKind, view: FloorView, own: OwnFloor) -> CardButton:
    name, meaning = say(f"floor-card-{kind.value}"), meaning_of(kind, view.meanings)
    return CardButton(kind.value, SYMBOLS[kind], name, meaning, kind in own.cards, kind in own.named)


def _still_of_use(question: Question) -> bool:
    """An answer in the meeting is heard by all; of one in private its asker learns here."""
    return question.open or (question.to_person is not None and question.state is QuestionState.ANSWERED)


def _own(question: Question, names: Mapping[int, str]) -> OwnQuestion:
    if question.to_person is not None:
        state = private_words(question, names.get(question.to_person, ""))
    else:
        state = say(f"web-floor-question-{question.state.value}", reason=question.reason)
    return OwnQuestion(question.id, question.text, state, question.open)
