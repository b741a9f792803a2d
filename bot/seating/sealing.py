"""Who sits where, as text to be sealed: a seat can say what somebody needs. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.seating.rules import Sitter


@dataclass(frozen=True)
class Seated:
    seats: Mapping[Sitter, int]
    by_hand: frozenset[Sitter] = frozenset()
    beside: Mapping[int, int] = field(default_factory=dict)
    """Person to supporter, where the supporter comes too and has a name here."""

    def without(self, person_id: int) -> Seated:
        return Seated(
            {sitter: seat for sitter, seat in self.seats.items() if sitter.person_id != person_id},
            frozenset(sitter for sitter in self.by_hand if sitter.person_id != person_id),
            {who: whom for who, whom in self.beside.items() if person_id not in (who, whom)},
        )


def to_sealed(seated: Seated) -> str:
    seats = [
        [sitter.person_id, sitter.supporter, seat, sitter in seated.by_hand]
        for sitter, seat in sorted(seated.seats.items())
    ]
    return json.dumps({"seats": seats, "beside": sorted(seated.beside.items())})


def from_sealed(text: str) -> Seated:
    kept = json.loads(text)
    lines = [(Sitter(person_id, supporter), seat, by_hand) for person_id, supporter, seat, by_hand in kept["seats"]]
    return Seated(
        {sitter: seat for sitter, seat, _ in lines},
        frozenset(sitter for sitter, _, by_hand in lines if by_hand),
        dict(kept["beside"]),
    )
