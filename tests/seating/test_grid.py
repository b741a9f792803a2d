from __future__ import annotations

import pytest

from bot.core.errors import BadInput
from bot.seating.fitting import neighbours, what_seats_offer
from bot.seating.grid import read_room
from bot.seating.rules import Distances, Fit, NoSeats, NotAnArea, NotASquare, RoomTooLarge
from tests.seating.rooms import NEAR, RIVERSIDE, riverside


def test_seats_are_numbered_table_by_table() -> None:
    room = riverside()
    assert [(seat.number, seat.table, seat.at) for seat in room.seats] == [
        (1, 1, (3, 4)), (2, 1, (3, 5)), (3, 1, (4, 3)), (4, 1, (4, 6)), (5, 1, (5, 4)), (6, 1, (5, 5)),
        (7, 2, (3, 8)), (8, 2, (3, 9)), (9, 2, (4, 7)), (10, 2, (4, 10)), (11, 2, (5, 8)), (12, 2, (5, 9)),
    ]  # fmt: skip
    assert [seat.number for seat in room.seats if seat.is_space] == [3, 10]


def test_what_is_read_is_read_again_the_same() -> None:
    room = riverside()
    again = read_room(room.text)
    assert again == room
    assert read_room(RIVERSIDE.lower().replace(".", " ")).seats == room.seats


def test_a_table_of_an_odd_shape_is_one_table() -> None:
    room = read_room("TT.T\n.T.C\n.C..")
    assert sorted(set(room.tables.values())) == [1, 2]
    assert [(seat.at, seat.table) for seat in room.seats] == [((3, 2), 1), ((2, 4), 2)]


@pytest.mark.parametrize(
    ("typed", "refusal", "facts"),
    [
        ("CC\nC?", NotASquare, {"letter": "?", "row": 2, "column": 2}),
        ("", NoSeats, {}),
        ("TT\nDD", NoSeats, {}),
        ("C\nquiet: upstairs", NotAnArea, {"line": "upstairs"}),
        ("C\nparking: left", NotAnArea, {"line": "parking: left"}),
        ("C\nloop:", NotAnArea, {"line": ""}),
        ("C\n" * 41, RoomTooLarge, {"rows": 40, "columns": 60, "seats": 400}),
        ("C" * 61, RoomTooLarge, {"rows": 40, "columns": 60, "seats": 400}),
    ],
)
def test_a_room_that_cannot_be_read_says_where(typed: str, refusal: type[BadInput], facts: dict[str, object]) -> None:
    with pytest.raises(refusal) as refused:
        read_room(typed)
    assert refused.value.facts == facts


def test_areas_are_halves_or_spans() -> None:
    room = read_room("C...\n....\n....\nquiet: back\nloop: rows 2 to 3, column 1")
    assert room.quiet == {(row, column) for row in (2, 3) for column in (1, 2, 3, 4)}
    assert room.loop == {(2, 1), (3, 1)}


def offered(fit: Fit, typed: str, near: Distances = NEAR) -> set[int]:
    return set(what_seats_offer(read_room(typed), near)[fit])


def test_a_wheelchair_needs_a_way_that_no_chair_blocks() -> None:
    assert offered(Fit.SPACE, "D.....\n.CTTW.\n......") == {2}
    assert offered(Fit.SPACE, "D..C..\n.CTTW.\n...C..") == set()
    assert offered(Fit.SPACE, "#..C..\n.CTTW.\n....D.") == {3}


def test_a_door_that_is_near_over_a_wall_is_not_near() -> None:
    assert offered(Fit.DOOR, "D#C\n.#.\n...", Distances(near_door=3)) == set()
    assert offered(Fit.DOOR, "D.C\n...\n...", Distances(near_door=3)) == {1}


def test_the_interpreter_is_in_front_with_no_window_behind() -> None:
    assert offered(Fit.INTERPRETER, ".I.\n...\nTT.\nCC.") == {1, 2}
    assert offered(Fit.INTERPRETER, "GGG\n.I.\n...\nTT.\nCC.") == set()
    assert offered(Fit.INTERPRETER, ".I.\n...\nCC.\nTT.") == set()  # they have their back to the interpreter
    assert offered(Fit.INTERPRETER, ".I.\n###\nTT.\nCC.") == set()


def test_near_noise_is_not_quiet_and_near_a_window_is_bright() -> None:
    assert offered(Fit.QUIET, "N..C...C") == {2}
    assert offered(Fit.QUIET, "C......C\nquiet: right") == {2}
    assert offered(Fit.LIGHT, "G.C..C") == {2}


def test_a_seat_with_its_back_to_the_wall() -> None:
    assert offered(Fit.WALL, "####\n#CT#\n#.TC\n#..#") == {1, 2}
    assert offered(Fit.WALL, "....\n.CT.\n..TC.\n....") == set()


def test_seats_that_touch_are_side_by_side_also_round_a_corner_of_a_table() -> None:
    room = read_room(".CC.\nWTTC\n....")
    assert {number: sorted(beside) for number, beside in neighbours(room).items()} == {
        1: [2, 3], 2: [1, 4], 3: [1], 4: [2],
    }  # fmt: skip
