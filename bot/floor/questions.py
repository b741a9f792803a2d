"""Questions to those who run the meeting, and what became of each. Pure.

What is held back is counted where everyone sees it, so that nothing disappears. (Source: visible moderation.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.errors import NotAllowed, Refusal

QUESTION_LIMIT = 300


class QuestionState(StrEnum):
    WAITING = "waiting"
    SHOWN = "shown"
    HELD = "held"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Question:
    id: int
    group_id: int
    meeting_id: int
    text: str = field(repr=False)
    asked_by: int = field(repr=False)
    """Never shown: show `name`."""
    named: bool
    name: str
    """Whose it is, where they want to be named; else empty."""
    to_person: int | None
    """The supporter it is for, where it is private; None where it is for those who run the meeting."""
    state: QuestionState
    reason: str
    """Why it is held back, in the facilitator's words."""
    supports: int
    asked_at: datetime

    @property
    def open(self) -> bool:
        return self.state not in {QuestionState.ANSWERED, QuestionState.WITHDRAWN}


@dataclass(frozen=True)
class Supporter:
    """Somebody whom anybody in the meeting may ask in private."""

    person_id: int
    name: str


@dataclass(frozen=True)
class QuestionCounts:
    """Of a meeting's questions, private ones left out. `asked` is always the sum of the others."""

    asked: int
    waiting: int
    shown: int
    held: int
    answered: int
    withdrawn: int


class QuestionIsOver(Refusal):
    """Answered, or taken back."""

    message = "floor-refused-question-over"


class NotASupporter(Refusal):
    """They have not said that they may be asked in private."""

    message = "floor-refused-not-a-supporter"


class NotYourQuestion(NotAllowed):
    message = "floor-refused-not-your-question"


class OwnQuestion(Refusal):
    """Who asks it wants to know it already."""

    message = "floor-refused-own-question"


def counts_of(states: Iterable[QuestionState]) -> QuestionCounts:
    found = list(states)
    by_state = {state.value: sum(each is state for each in found) for state in QuestionState}
    return QuestionCounts(asked=len(found), **by_state)


def require_open(question: Question) -> None:
    if not question.open:
        raise QuestionIsOver


def most_wanted_first(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(sorted(questions, key=lambda each: (-each.supports, each.asked_at, each.id)))
