"""Hard words and what they mean. Anyone asks, anyone explains, and two people agree. Pure. (Requirement M9.)"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.errors import NotFound, Refusal

WORD_LIMIT = 60
MEANING_LIMIT = 400
AGREE = 2
"""How many people, other than whoever wrote it, have to find a meaning good."""


@dataclass(frozen=True)
class Meaning:
    id: int
    word_id: int
    text: str
    proposed_by: int
    proposed_at: datetime
    agreed_by: frozenset[int]

    @property
    def agreed(self) -> bool:
        return len(self.agreed_by) >= AGREE


@dataclass(frozen=True)
class Word:
    id: int
    group_id: int
    word: str
    asked_at: datetime
    meeting_id: int | None
    """The meeting in which it was first asked; None outside of one."""
    meanings: tuple[Meaning, ...]
    """Oldest first."""

    @property
    def meaning(self) -> Meaning | None:
        """The newest meaning that two people agreed to."""
        return next((each for each in reversed(self.meanings) if each.agreed), None)


class NoSuchWord(NotFound):
    message = "floor-refused-no-such-word"


class OwnMeaning(Refusal):
    """Two other people find it good, not whoever wrote it."""

    message = "floor-refused-own-meaning"


def key_of(word: str) -> str:
    """By which a word is found again, however it was typed."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


def still_of_interest(words: Sequence[Word], meeting_id: int) -> tuple[Word, ...]:
    """Those that nobody has explained yet, then those that this meeting asked about."""
    waiting = [word for word in words if word.meaning is None]
    return (*waiting, *(word for word in words if word.meaning and word.meeting_id == meeting_id))
