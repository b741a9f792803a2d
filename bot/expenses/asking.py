"""Asking first: "Will you pay for this?", answered before any money is spent. (Source: requirement E7.)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.errors import Refusal


class AskState(StrEnum):
    ASKED = "asked"
    YES = "yes"
    NO = "no"
    WE_BOOK = "we_book"  # the organisation books and pays: nothing to claim
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Ask:
    id: int
    group_id: int
    person_id: int
    entered_by: int | None
    meeting_id: int | None
    category: str
    pence: int
    """About how much it will cost."""
    paying_first_is_hard: bool
    state: AskState
    asked_at: datetime
    answer_by: date
    answered_by: int | None
    answered_at: datetime | None
    agreed_pence: int | None
    """Up to how much is paid."""
    advance: bool
    """The money comes before it is spent."""
    words: str
    because: str
    claimed: bool
    """A line of a claim uses it already."""

    @property
    def can_be_claimed(self) -> bool:
        return self.state is AskState.YES and not self.claimed


class AlreadyAnswered(Refusal):
    message = "expenses-refused-answered"


class NotAgreed(Refusal):
    """The answer was not yes, or it was claimed before, or it is somebody else's."""

    message = "expenses-refused-not-agreed"


def require_open(ask: Ask) -> None:
    if ask.state is not AskState.ASKED:
        raise AlreadyAnswered
