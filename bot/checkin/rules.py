"""Being here: by which side, and by which phone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Side(StrEnum):
    ROOM = "room"
    REMOTE = "remote"
    PHONE = "phone"  # by telephone or phone page, away from the room


@dataclass(frozen=True)
class CheckIn:
    meeting_id: int
    person_id: int
    side: Side
    at: datetime


@dataclass(frozen=True)
class Phone:
    """A phone or tablet that takes part in one meeting: the person who holds it now."""

    meeting_id: int
    group_id: int
    person_id: int
    shared: bool
    """A tablet handed round: "next person" gives it a new person."""


@dataclass(frozen=True)
class CheckInsChanged:
    group_id: int
    meeting_id: int
