"""Copies of data, being forgotten, and requests with a day by which they are answered. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.core.errors import Refusal
from config.data_map import Fate


class RequestKind(StrEnum):
    COPY = "copy"
    FORGET = "forget"


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


def due_on(asked_on: date, days: int) -> date:
    """The day by which a request is answered. 28 days keep well inside the month that the law gives."""
    return asked_on + timedelta(days=days)
