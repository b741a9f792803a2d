"""A slip of paper: what it is for, its code, and every way of saying no. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.errors import BadInput, NotFound, Refusal

LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ2346789"
"""None that looks like another when it is written by hand: no I, L, O, S, 0, 1 or 5."""
CODE_LENGTH = 6
MOST_SLIPS = 60
"""Slips of one kind made at a time: more than a room holds."""


class SlipKind(StrEnum):
    VOTE = "vote"
    POINT = "point"
    SUGGESTION = "suggestion"


@dataclass(frozen=True)
class Slip:
    code: str
    group_id: int
    meeting_id: int
    kind: SlipKind
    record_id: int | None
    """The poll, or the key point; None for a suggestion."""
    used_at: datetime | None


@dataclass(frozen=True)
class SlipEntered:
    """What stood on a slip of paper counts now."""

    group_id: int
    meeting_id: int


class UnknownSlip(NotFound):
    """No such code in this meeting; facts: `code`."""

    message = "paper-refused-unknown"


class SlipUsed(Refusal):
    """What stands on this slip was typed in already; facts: `code`."""

    message = "paper-refused-used"


class AlreadyDecided(Refusal):
    """A decision came of the poll, so its result stays as it was decided from."""

    message = "paper-refused-decided"


class WrongNumber(BadInput):
    """Facts: `most`."""

    message = "paper-refused-number"


def typed_code(typed: str) -> str:
    """The code as it is stored: capital letters, no spaces or dashes."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())[:CODE_LENGTH]


def spoken_code(code: str) -> str:
    """In two halves, so that it can be read out: "ABC-234"."""
    return f"{code[:3]}-{code[3:]}"
