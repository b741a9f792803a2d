"""What moderators do, with its reasons, and what is on show of it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What a moderator does; every act is in the log."""

    HOLD = "hold"
    HIDE = "hide"
    SHOW = "show"
    LOCK = "lock"
    UNLOCK = "unlock"


class Reason(StrEnum):
    CHECKING = "checking"
    NAMES_SOMEONE = "names_someone"
    PRIVATE_DETAILS = "private_details"
    UNKIND = "unkind"
    NOT_OURS = "not_ours"
    ADVERT = "advert"
    LAW = "law"
    TOO_HEATED = "too_heated"
    PUT_RIGHT = "put_right"


@dataclass(frozen=True)
class Tally:
    submitted: int
    shown: int
    held: int
    merged: int
    withdrawn: int

    @property
    def adds_up(self) -> bool:
        return self.submitted == self.shown + self.held + self.merged + self.withdrawn


@dataclass(frozen=True)
class Moderation:
    """One entry of the moderation log. It has none of the words it was about."""

    id: int
    idea_id: int
    comment_id: int | None
    act: Act
    reason: Reason
    words: str
    by_name: str
    at: datetime
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class SafetyCard:
    """Shown in private to who wrote the words. Nothing was decided, and nobody was told."""

    contacts: str
