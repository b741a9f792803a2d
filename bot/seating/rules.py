"""A room as a grid of squares, its seats, who needs what of a seat, and what a plan of seats is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.errors import BadInput, NotFound, Refusal

MOST_ROWS = 40
MOST_COLUMNS = 60
MOST_SEATS = 400
PLACE_LIMIT = 200

Place = tuple[int, int]
"""Row and column of a square, both from 1 at the top left."""

BESIDE: Mapping[Place, str] = {(-1, 0): "back", (0, -1): "left", (0, 1): "right", (1, 0): "front"}
"""The four squares next to one."""


class Square(StrEnum):
    """What stands on a square, by the letter that people type. A square is about a metre wide."""

    FLOOR = "."
    WALL = "#"
    TABLE = "T"
    CHAIR = "C"
    SPACE = "W"  # for a wheelchair: no chair stands there
    DOOR = "D"
    SCREEN = "S"
    WINDOW = "G"  # glass
    INTERPRETER = "I"
    NOISE = "N"  # a fan, a kitchen hatch, a loudspeaker
    LIGHT = "L"  # a bright or flickering lamp
    TOILET = "B"  # bathroom, or the way to it


@dataclass(frozen=True)
class Seat:
    number: int
    at: Place
    table: int
    """0 where it stands at no table."""
    is_space: bool
    """A space for a wheelchair, with no chair."""
    faces: Place
    """The step, in rows and columns, towards what somebody on this seat looks at."""


@dataclass(frozen=True)
class Room:
    text: str
    """As it was typed, tidied: it is read again to the same room."""
    rows: int
    columns: int
    squares: Mapping[Place, Square]
    seats: tuple[Seat, ...]
    """By number, from 1."""
    tables: Mapping[Place, int]
    """The number of the table on each square that has one."""
    quiet: frozenset[Place]
    """The quiet side; empty where none was described."""
    loop: frozenset[Place]
    """Where the hearing loop works; empty where none was described."""

    def on(self, place: Place) -> Square:
        """What is outside the grid counts as wall."""
        return self.squares.get(place, Square.WALL)

    def seat(self, number: int) -> Seat:
        """Raises NoSuchSeat."""
        if not 1 <= number <= len(self.seats):
            raise NoSuchSeat(number=number, last=len(self.seats))
        return self.seats[number - 1]


class Fit(StrEnum):
    """What a seat can offer, worked out from the grid."""

    SPACE = "space"
    DOOR = "door"
    INTERPRETER = "interpreter"
    FACES = "faces"
    LOOP = "loop"
    DOG = "dog"
    SCREEN = "screen"
    QUIET = "quiet"
    LIGHT = "light"
    WALL = "wall"
    TOILET = "toilet"
    TOGETHER = "together"  # not of one seat but of two: the supporter's is next to it


FIT_OF: Mapping[str, Fit] = {
    "seat_wheelchair": Fit.SPACE,
    "seat_near_door": Fit.DOOR,
    "seat_interpreter": Fit.INTERPRETER,
    "com_bsl": Fit.INTERPRETER,
    "com_sse": Fit.INTERPRETER,
    "com_lipspeaker": Fit.INTERPRETER,
    "seat_lipread": Fit.FACES,
    "room_loop": Fit.LOOP,
    "sup_dog": Fit.DOG,
    "seat_screen": Fit.SCREEN,
    "com_stt": Fit.SCREEN,
    "seat_quiet": Fit.QUIET,
    "seat_light": Fit.LIGHT,
    "seat_back_wall": Fit.WALL,
    "seat_toilet": Fit.TOILET,
    "seat_with_support": Fit.TOGETHER,
    "sup_pa": Fit.TOGETHER,
    "sup_carer": Fit.TOGETHER,
    "com_deafblind": Fit.TOGETHER,
}
"""Which needs of the catalogue say something about where a person sits."""

HARD = frozenset({Fit.SPACE, Fit.DOOR, Fit.INTERPRETER, Fit.FACES, Fit.LOOP, Fit.DOG, Fit.TOGETHER})
"""Without these a person may not be able to take part at all. The others are wishes: as many as can be are met."""


@dataclass(frozen=True)
class SeatNeed:
    """One person who comes to the room, with their keys of the catalogue of needs; others are ignored."""

    person_id: int
    keys: frozenset[str] = frozenset()
    supporter_id: int | None = None
    """Who sits beside them, where that person comes too. Without it a seat is kept for somebody unnamed."""

    @property
    def fits(self) -> frozenset[Fit]:
        return frozenset(FIT_OF[key] for key in self.keys if key in FIT_OF)


@dataclass(frozen=True, order=True)
class Sitter:
    person_id: int
    supporter: bool = False
    """The seat kept for this person's supporter, who has no name of their own here."""


@dataclass(frozen=True, order=True)
class Want:
    """One thing that one person needs of their seat."""

    person_id: int
    fit: Fit

    @property
    def hard(self) -> bool:
        return self.fit in HARD


class Why(StrEnum):
    NO_SUCH_SEAT = "no_such_seat"  # no seat of this room offers it
    CLASH = "clash"  # no one seat offers all that this person needs
    TOO_FEW = "too_few"  # not everybody who needs these can have them at once
    BY_HAND = "by_hand"  # somebody was put on this seat by hand
    NOT_PROVEN = "not_proven"  # time ran out before this was certain


@dataclass(frozen=True)
class Unmet:
    """A hard need that no plan can meet together with the others, and the proof in few needs."""

    want: Want
    why: Why
    against: tuple[Want, ...] = ()
    """The needs that it cannot be met together with: if any one of them were not, it could be."""
    needed_by: int = 0
    """How many people need the same."""
    seats: int = 0
    """How many seats offer it."""


@dataclass(frozen=True)
class SeatPlan:
    seats: Mapping[Sitter, int]
    """Everybody's seat, by number."""
    unmet: tuple[Unmet, ...] = ()
    missed: tuple[Want, ...] = ()
    """Wishes that this plan does not meet."""
    proven: bool = True
    """No plan meets more needs, nor as many needs and more wishes."""
    by_hand: frozenset[Sitter] = field(default_factory=frozenset)
    """Who was put where they sit by a person."""


@dataclass(frozen=True)
class Distances:
    """How near is near, in squares of about a metre (policy.toml, seating)."""

    near_door: int = 6
    near_screen: int = 5
    sight: int = 8
    faces: int = 6
    from_noise: int = 3
    from_light: int = 2
    near_toilet: int = 10


@dataclass(frozen=True)
class SeatsChanged:
    group_id: int
    meeting_id: int


class NotASquare(BadInput):
    """Facts: `letter`, `row`, `column`."""

    message = "seating-refused-square"


class RoomTooLarge(BadInput):
    """Facts: `rows`, `columns`, `seats`: the most there may be."""

    message = "seating-refused-large"


class NoSeats(BadInput):
    message = "seating-refused-no-seats"


class NotAnArea(BadInput):
    """A line after the grid that names no area; facts: `line`."""

    message = "seating-refused-area"


class NoSuchSeat(BadInput):
    """Facts: `number`, `last`."""

    message = "seating-refused-seat"


class TooFewSeats(Refusal):
    """More people come to the room than it has chairs or spaces; facts: `people`, `seats`."""

    message = "seating-refused-too-few"


class NoRoomDescribed(NotFound):
    message = "seating-refused-no-room"


class NoPlanYet(NotFound):
    message = "seating-refused-no-plan"


class NotSeated(NotFound):
    """This person has no seat in the plan."""

    message = "seating-refused-not-seated"


class NobodyComes(Refusal):
    """Nobody has said that they come to the room."""

    message = "seating-refused-nobody"


class NeedsChairs(BadInput):
    """Put by hand where no chair stands, or the other way round; facts: `number`."""

    message = "seating-refused-space"


class PlanHasChanged(Refusal):
    """Somebody else changed it after this page was opened."""

    message = "seating-refused-changed"
