"""Copies of data, being forgotten, and requests with a day by which they are answered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.core.errors import BadInput, Refusal
from bot.people.rules import Person
from config.data_map import Fate


class RequestKind(StrEnum):
    COPY = "copy"
    FORGET = "forget"


class Answer(StrEnum):
    """How a request was answered."""

    DONE = "done"  # here, by the person or by an organiser for them
    ELSEWHERE = "elsewhere"
    TAKEN_BACK = "taken_back"
    NOT_POSSIBLE = "not_possible"


BY_HAND = (Answer.ELSEWHERE, Answer.TAKEN_BACK, Answer.NOT_POSSIBLE)
"""What an organiser can say of a request. That it was done is noted where it is done."""


@dataclass(frozen=True)
class Known:
    """Somebody whom the group knows, with what tells two people of one name apart."""

    person: Person
    since: datetime


@dataclass(frozen=True)
class Entry:
    """One record of somebody's: words for its fields, and what stands in them, both as people read them."""

    fields: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Section:
    """All of a person's records of one kind."""

    table: str
    about: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Copy:
    """Everything that is stored of one person, at one moment."""

    name: str
    made_at: datetime
    sections: Sequence[Section]


@dataclass(frozen=True)
class Part:
    """What would happen, or happened, to one kind of record when somebody is forgotten."""

    about: str
    fate: Fate
    count: int
    because: str


@dataclass(frozen=True)
class Request:
    """Something that somebody asked about their data."""

    id: int
    group_id: int
    person_id: int
    kind: RequestKind
    asked_at: datetime
    due_on: date
    done_at: datetime | None


@dataclass(frozen=True)
class Forgotten:
    """Somebody was forgotten: whatever is kept in memory of the group's people is out of date."""

    group_id: int
    person_id: int


@dataclass(frozen=True)
class OldCleared:
    """What was kept for long enough is gone, in every group: whatever is in memory of it goes, too."""


class LastOrganiser(Refusal):
    """Nobody else could answer for the group. Nothing was forgotten."""

    message = "privacy-last-organiser"


class MoneyOnItsWay(Refusal):
    """Forgetting this person now would lose money that they asked for or were promised. Nothing was forgotten."""

    message = "privacy-money-on-its-way"


class TheirMoneyOnItsWay(MoneyOnItsWay):
    """The same, of somebody else: it does not say what is under way."""

    message = "privacy-something-under-way"


class TheyAreLastOrganiser(LastOrganiser):
    """The same, of somebody else."""

    message = "privacy-they-are-last-organiser"


class GetsItThemself(Refusal):
    """They are in the Discord server, so nobody else has to hold a link to their data."""

    message = "privacy-gets-it-themself"


class NobodyKnown(BadInput):
    """Facts: `name`."""

    message = "privacy-nobody-known"


class SeveralKnown(BadInput):
    """More than one person goes by this name; facts: `name`."""

    message = "privacy-several-known"


def due_on(asked_on: date, days: int) -> date:
    """The day by which a request is answered. 28 days keep well inside the month that the law gives."""
    return asked_on + timedelta(days=days)
