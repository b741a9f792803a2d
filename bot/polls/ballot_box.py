"""The votes of a poll that is open, held in memory beside the database so that a press needs no query.

Filled from the database when a poll is first asked for, and changed only after a commit; so it never knows a vote
that is not stored.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.polls.rules import Answer, Cast, Door, Mode, Poll
from bot.polls.states import order_at


@dataclass
class BallotBox:
    poll: Poll
    counted: dict[int, Cast] = field(default_factory=dict)
    """Person to the ballot of theirs that counts now; empty for a secret poll."""
    voters: set[int] = field(default_factory=set)
    """Who has voted in a secret poll, those whose vote is on its way to the store included."""
    secret: list[Answer] = field(default_factory=list)
    """The answers of a secret poll, in no order that means anything."""
    changes: int = 0
    """Another number after each vote that came in."""

    def latest_order(self, person_id: int) -> int:
        """The order of this person's ballot, below every other where they have none."""
        ballot = self.counted.get(person_id)
        return ballot.order if ballot else -1

    @property
    def voted(self) -> int:
        """How many people have voted; of a secret poll also after it was forgotten who."""
        return len(self.secret) or len(self.counted)

    def has_voted(self, person_id: int) -> bool:
        return person_id in self.voters or person_id in self.counted

    def answers(self) -> list[Answer]:
        if self.poll.mode is Mode.SECRET:
            return self.secret
        return [ballot.answer for ballot in self.counted.values()]

    def by_door(self) -> Mapping[Door, int]:
        return Counter(ballot.door for ballot in self.counted.values())

    def late_paper(self) -> int:
        """How many slips of paper were typed in after the close."""
        if self.poll.closed_at is None:
            return 0
        close = order_at(self.poll.closed_at)
        return sum(ballot.door is Door.PAPER and ballot.order >= close for ballot in self.counted.values())

    def add(self, casts: Iterable[Cast]) -> None:
        """Votes that were stored just now, in any order."""
        self.changes += 1
        for cast in casts:
            if self.poll.mode is Mode.SECRET:
                self.voters.add(cast.person_id)
                self.secret.insert(secrets.randbelow(len(self.secret) + 1), cast.answer)
            elif cast.order > self.latest_order(cast.person_id):
                self.counted[cast.person_id] = cast
