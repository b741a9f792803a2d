"""What a plan of seats has to solve: a room, what its seats offer, and people in order of what they need. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.seating.checking import companion, sitters
from bot.seating.fitting import Fitting, neighbours, what_seats_offer
from bot.seating.ordering import in_order
from bot.seating.rules import Distances, Fit, Room, SeatNeed, Sitter, TooFewSeats, Want

SeatKind = frozenset[Fit]
"""What a seat offers. Seats that offer the same are alike, except for who sits beside them."""


@dataclass(frozen=True)
class Task:
    room: Room
    needs: Sequence[SeatNeed]
    """In the order of what they need, so that names and numbers of people decide nothing."""
    sorts: Mapping[int, int]
    """The same number for people who need the same, and sit beside people who do."""
    fitting: Fitting
    next_to: Mapping[int, frozenset[int]]
    fixed: Mapping[Sitter, int]

    @classmethod
    def of(cls, room: Room, needs: Sequence[SeatNeed], near: Distances, fixed: Mapping[Sitter, int]) -> Task:
        sorts, ordered = in_order(needs)
        here = set(sitters(ordered))
        kept = {sitter: seat for sitter, seat in fixed.items() if sitter in here}
        return cls(room, ordered, sorts, what_seats_offer(room, near), neighbours(room), kept)

    @cached_property
    def by_person(self) -> Mapping[int, SeatNeed]:
        return {need.person_id: need for need in self.needs}

    @cached_property
    def sitting(self) -> Sequence[Sitter]:
        """Everybody who needs a seat."""
        return sitters(self.needs)

    @cached_property
    def companions(self) -> Mapping[int, Sitter]:
        """Who should sit beside each person that needs somebody there."""
        found = {need.person_id: companion(need, self.by_person) for need in self.needs}
        return {person_id: sitter for person_id, sitter in found.items() if sitter is not None}

    @cached_property
    def pairs(self) -> Mapping[int, Sitter]:
        """Of the companions, those who are nobody else's and were not put by hand, and neither was their person."""
        sides = Counter([*self.companions.values(), *map(Sitter, self.companions)])
        return {
            person_id: beside
            for person_id, beside in self.companions.items()
            if sides[beside] == sides[Sitter(person_id)] == 1 and not {beside, Sitter(person_id)} & self.fixed.keys()
        }

    @cached_property
    def singly(self) -> frozenset[Sitter]:
        """Those whose very seat matters: put there by hand, or beside more than one person. For all others the kind
        of seat is enough, or the kinds of two seats that touch."""
        beside = {Sitter(person_id) for person_id in self.companions} | set(self.companions.values())
        paired = {Sitter(person_id) for person_id in self.pairs} | set(self.pairs.values())
        return frozenset((beside - paired) | set(self.fixed))

    @cached_property
    def offers(self) -> Mapping[int, SeatKind]:
        return {
            seat.number: frozenset(fit for fit, seats in self.fitting.items() if seat.number in seats)
            for seat in self.room.seats
        }

    @cached_property
    def spaces(self) -> frozenset[int]:
        return frozenset(seat.number for seat in self.room.seats if seat.is_space)

    def fits_of(self, sitter: Sitter) -> frozenset[Fit]:
        return frozenset() if sitter.supporter else self.by_person[sitter.person_id].fits

    def seats_of(self, sitter: Sitter) -> list[int]:
        """A wheelchair may stand where a chair is taken away; nobody else can sit where there is no chair."""
        if sitter in self.fixed:
            return [self.fixed[sitter]]
        anywhere = Fit.SPACE in self.fits_of(sitter)
        return [seat.number for seat in self.room.seats if anywhere or not seat.is_space]

    @property
    def wants(self) -> list[Want]:
        return [Want(need.person_id, fit) for need in self.needs for fit in sorted(need.fits)]

    def check_numbers(self) -> None:
        """Raises TooFewSeats."""
        chairs = len(self.room.seats) - len(self.spaces)
        on_chairs = sum(Fit.SPACE not in self.fits_of(sitter) for sitter in self.sitting)
        if on_chairs > chairs:
            raise TooFewSeats(people=on_chairs, seats=chairs)
        if len(self.sitting) > len(self.room.seats):
            raise TooFewSeats(people=len(self.sitting), seats=len(self.room.seats))
