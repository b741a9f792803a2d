"""The floor in words: one place, so that Discord, phone and screen say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.questions import Question, QuestionCounts, QuestionState
from bot.floor.queue import said_to_others
from bot.floor.rules import FloorView, Place, QueueOrder, TurnKind


def order_words(order: QueueOrder) -> str:
    return say(f"floor-order-{order.value}")


def place_words(place: Place) -> str:
    """Told to the person whose place it is."""
    return " ".join([number_words(place), *place_why(place)])


def number_words(place: Place) -> str:
    return say("floor-your-place", number=place.number) if place.number else say("floor-your-place-kept")


def place_why(place: Place) -> Sequence[str]:
    """Why it is where it is, and who asked for it, to the person alone."""
    said = [say(f"floor-why-you-{why.value}") for why in place.why]
    if place.thinking:
        said.append(say("floor-you-think"))
    if place.asked_by:
        said.append(say("floor-asked-for-you", name=place.asked_by))
    return said


def why_words(place: Place) -> str:
    """The same to a facilitator, who is not told what is only for the person."""
    return ", ".join(say(f"floor-why-{why.value}") for why in said_to_others(place.why))


def place_notes(place: Place) -> Sequence[str]:
    """What a facilitator has to know of a place beyond why it is there."""
    notes = [say("floor-getting-ready")] if place.thinking else []
    notes += [say("floor-is-read-out")] if place.turn.kind is TurnKind.READ_OUT else []
    notes += [say("floor-asked-by", name=place.asked_by)] if place.asked_by else []
    return notes


def meaning_of(kind: CardKind, meanings: Mapping[CardKind, str]) -> str:
    """The group's own words for a card, or the usual ones."""
    return meanings.get(kind) or say(f"floor-card-{kind.value}-means")


def captions_address(public_url: str, token: str) -> str:
    """Where another program sends captions, a line at a time."""
    return f"{public_url.rstrip('/')}/captions/{token}"


def cards_words(view: FloorView) -> Sequence[str]:
    """What is held up, by its meaning and never by name."""
    return [_up_words(kind, count, view.meanings) for kind, count in view.cards.items()]


def meanings_up(view: FloorView) -> Sequence[str]:
    """The same as briefly as a room screen says it."""
    return [
        say("floor-card-up", card=say(f"floor-card-{kind.value}"), meaning=meaning_of(kind, view.meanings))
        for kind in view.cards
    ]


def _up_words(kind: CardKind, count: int, meanings: Mapping[CardKind, str]) -> str:
    name = say(f"floor-card-{kind.value}")
    return say("floor-cards-up", card=name, meaning=meaning_of(kind, meanings), count=count)


def question_counts_words(counts: QuestionCounts) -> str:
    """How many were asked, and where each of them is; empty before the first."""
    if not counts.asked:
        return ""
    return say(
        "floor-question-counts",
        asked=counts.asked,
        waiting=counts.waiting,
        shown=counts.shown,
        held=counts.held,
        answered=counts.answered,
        withdrawn=counts.withdrawn,
    )


def private_words(question: Question, name: str) -> str:
    """What became of a private question to the person of this name, for whoever asked it."""
    answered = question.state is QuestionState.ANSWERED
    return say("floor-question-answered-by" if answered else "floor-question-with", name=name)
