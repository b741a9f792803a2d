"""Rooms and people for tests of seats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from bot.seating.checking import broken, sitters
from bot.seating.fitting import neighbours, what_seats_offer
from bot.seating.grid import read_room
from bot.seating.rules import Distances, Room, SeatNeed, Sitter

RIVERSIDE = """
####SS#I####
#..........#
G..CC..CC..#
G.WTTCCTTW.#
G..CC..CC..#
#..........N
##DD########
quiet: left
loop: columns 1 to 6
"""
"""Two tables of six places, the screen at the top, windows on the left, the door at the bottom left."""

NEAR = Distances()


def riverside() -> Room:
    return read_room(RIVERSIDE)


def person(person_id: int, *keys: str, beside: int | None = None) -> SeatNeed:
    return SeatNeed(person_id, frozenset(keys), beside)


def best_by_trying(room: Room, needs: Sequence[SeatNeed]) -> tuple[int, int]:
    """The fewest hard needs, and then wishes, that any plan breaks: found by trying every plan."""
    fitting, next_to = what_seats_offer(room, NEAR), neighbours(room)
    sitting = sitters(needs)
    wheels = {Sitter(need.person_id) for need in needs if "seat_wheelchair" in need.keys}
    found = []
    for order in permutations(room.seats, len(sitting)):
        if all(sitter in wheels or not seat.is_space for sitter, seat in zip(sitting, order, strict=True)):
            seats = {sitter: seat.number for sitter, seat in zip(sitting, order, strict=True)}
            found.append(_counted(broken(needs, seats, fitting, next_to)))
    return min(found)


def _counted(wants: Iterable[object]) -> tuple[int, int]:
    hard = [want for want in wants if getattr(want, "hard", False)]
    return len(hard), len(list(wants)) - len(hard)
