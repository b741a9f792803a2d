"""The log of who did what, as an auditor reads it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.roles import Door, Role

PRIVATE_AREAS = frozenset({
    "access", "expenses", "pace", "payments", "private_links", "seating", "tables", "uploads",
})  # fmt: skip
"""Where that somebody did something already tells what they need or claim: nobody is named there."""

AREAS = (
    "access", "actions", "agenda", "checkin", "console", "dates", "decisions", "expenses", "finance", "floor",
    "groups", "ideas", "log", "meetings", "notices", "pace", "paper", "papers", "payments", "people", "points", "polls",
    "privacy", "private_links", "seating", "tables", "uploads",
)  # fmt: skip
"""What an action's name begins with, for the list to choose from."""


@dataclass(frozen=True)
class LogLine:
    """One thing that was done. Values are in no log, so they are not here either."""

    id: int
    at: datetime
    area: str
    verb: str
    door: Door
    name: str
    """Whose name may be read; empty for the system, for what was done without a name, and in private areas."""
    roles: Sequence[Role]
    """In private areas, the roles given to whoever did it, instead of a name."""
    record: str
    fields: str


@dataclass(frozen=True)
class LogPage:
    """The newest first."""

    lines: Sequence[LogLine]
    has_older: bool
