"""What each seat of a room offers, worked out from the grid alone. Pure.

Lines of sight go over tables and people, not through walls. A way goes over free floor, one square (about a metre)
wide, and never between a table and its chairs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from math import hypot

from bot.seating.grid import beside
from bot.seating.rules import Distances, Fit, Place, Room, Seat, Square

Fitting = Mapping[Fit, frozenset[int]]
"""The numbers of the seats that offer each thing."""


def what_seats_offer(room: Room, near: Distances) -> Fitting:
    """Every Fit but TOGETHER, which is of two seats: see `neighbours`."""
    look = _Look(room, near)
    offers = {
        Fit.SPACE: look.space,
        Fit.DOOR: look.door,
        Fit.INTERPRETER: look.interpreter,
        Fit.FACES: look.faces,
        Fit.LOOP: lambda seat: seat.at in room.loop,
        Fit.DOG: look.dog,
        Fit.SCREEN: look.screen,
        Fit.QUIET: look.quiet,
        Fit.LIGHT: look.light,
        Fit.WALL: look.wall,
        Fit.TOILET: look.toilet,
    }
    return {fit: frozenset(seat.number for seat in room.seats if offered(seat)) for fit, offered in offers.items()}


def neighbours(room: Room) -> Mapping[int, frozenset[int]]:
    """Seats side by side: on squares that touch, or round a corner of the same table."""
    by_place = {seat.at: seat for seat in room.seats}
    found: dict[int, frozenset[int]] = {}
    for seat in room.seats:
        touching = {by_place[place].number for place in beside(seat.at) if place in by_place}
        corner = {
            other.number
            for place in beside(seat.at, ((-1, -1), (-1, 1), (1, -1), (1, 1)))
            if (other := by_place.get(place)) is not None and other.table == seat.table != 0
        }
        found[seat.number] = frozenset(touching | corner)
    return found


class _Look:
    def __init__(self, room: Room, near: Distances) -> None:
        self.room, self.near = room, near
        self.places: dict[Square, list[Place]] = {square: [] for square in Square}
        for place, square in room.squares.items():
            self.places[square].append(place)
        self.from_doors = _steps_from(room, self.places[Square.DOOR])
        self.from_toilets = _steps_from(room, self.places[Square.TOILET])
        front = self.places[Square.SCREEN] or self.places[Square.INTERPRETER]
        self.front = front + ([] if front is self.places[Square.INTERPRETER] else self.places[Square.INTERPRETER])

    def space(self, seat: Seat) -> bool:
        """A space at a table (where there are tables), with a clear way to a door."""
        at_table = seat.table != 0 or not self.room.tables
        return seat.is_space and at_table and _steps(self.from_doors, seat) is not None

    def door(self, seat: Seat) -> bool:
        steps = _steps(self.from_doors, seat)
        return steps is not None and steps <= self.near.near_door

    def toilet(self, seat: Seat) -> bool:
        steps = _steps(self.from_toilets, seat)
        return steps is not None and steps <= self.near.near_toilet

    def interpreter(self, seat: Seat) -> bool:
        return any(self._sees(seat, place, self.near.sight) for place in self.places[Square.INTERPRETER])

    def faces(self, seat: Seat) -> bool:
        """Near enough to whoever speaks at the screen, or to the interpreter's place, with the light on their face."""
        return any(self._sees(seat, place, self.near.faces) for place in self.front)

    def screen(self, seat: Seat) -> bool:
        return any(
            _distance(seat.at, place) <= self.near.near_screen and self._clear(seat.at, place)
            for place in self.places[Square.SCREEN]
        )

    def dog(self, seat: Seat) -> bool:
        """Free floor next to the seat."""
        return any(self.room.on(place) is Square.FLOOR for place in beside(seat.at))

    def quiet(self, seat: Seat) -> bool:
        far = _further(seat.at, self.places[Square.NOISE], self.near.from_noise)
        return far and (not self.room.quiet or seat.at in self.room.quiet)

    def light(self, seat: Seat) -> bool:
        bright = self.places[Square.WINDOW] + self.places[Square.LIGHT]
        return _further(seat.at, bright, self.near.from_light)

    def wall(self, seat: Seat) -> bool:
        """The square behind is wall, glass, or the edge of the room."""
        down, across = _sign(-seat.faces[0]), _sign(-seat.faces[1])
        behind = (seat.at[0] + down, seat.at[1] + across)
        return self.room.on(behind) in (Square.WALL, Square.WINDOW, Square.SCREEN)

    def _sees(self, seat: Seat, place: Place, most: int) -> bool:
        """In front or to the side of the seat, not too far, nothing in between, and no window behind."""
        down, across = place[0] - seat.at[0], place[1] - seat.at[1]
        in_front = down * seat.faces[0] + across * seat.faces[1] >= 0
        near = _distance(seat.at, place) <= most
        return in_front and near and self._clear(seat.at, place) and not self._window_behind(seat.at, place)

    def _clear(self, start: Place, end: Place) -> bool:
        return all(self.room.on(place) is not Square.WALL for place in _between(start, end))

    def _window_behind(self, start: Place, end: Place) -> bool:
        """Whether the line of sight, drawn on past its end, meets a window before a wall."""
        step = (end[0] - start[0], end[1] - start[1])
        length = max(abs(step[0]), abs(step[1]), 1)
        for far in range(length + 1, length + self.room.rows + self.room.columns):
            place = (start[0] + round(step[0] * far / length), start[1] + round(step[1] * far / length))
            if place not in self.room.squares or self.room.on(place) is Square.WALL:
                return False
            if self.room.on(place) is Square.WINDOW:
                return True
        return False


def _steps_from(room: Room, starts: Iterable[Place]) -> dict[Place, int]:
    """How many squares of free floor it is to each square, from the nearest start."""
    reached = dict.fromkeys(starts, 0)
    ahead = deque(reached)
    while ahead:
        here = ahead.popleft()
        for place in beside(here):
            if place not in reached and room.squares.get(place) in (Square.FLOOR, Square.DOOR):
                reached[place] = reached[here] + 1
                ahead.append(place)
    return reached


def _steps(reached: Mapping[Place, int], seat: Seat) -> int | None:
    """From the seat itself; None where no way leads there."""
    return min((reached[place] + 1 for place in beside(seat.at) if place in reached), default=None)


def _between(start: Place, end: Place) -> list[Place]:
    length = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    return [
        (
            start[0] + round((end[0] - start[0]) * step / length),
            start[1] + round((end[1] - start[1]) * step / length),
        )
        for step in range(1, length)
    ]


def _further(place: Place, others: Iterable[Place], than: int) -> bool:
    return all(_distance(place, other) > than for other in others)


def _distance(one: Place, other: Place) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
