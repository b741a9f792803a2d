"""Reading a room as people type it: one letter a square, then lines for the quiet side and the hearing loop. Pure.

####DD####
G.CC..CC.#
G.TT..TT.I
G.CC..WC.#
quiet: left
loop: columns 1 to 5, rows 2 to 4
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.seating.rules import (
    BESIDE,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SEATS,
    NoSeats,
    NotAnArea,
    NotASquare,
    Place,
    Room,
    RoomTooLarge,
    Seat,
    Square,
)

_AREA = re.compile(r"(quiet|loop)\s*:\s*(.*)", re.IGNORECASE)
_SPAN = re.compile(r"(rows?|columns?)\s+(\d{1,3})(?:\s*(?:to|-)\s*(\d{1,3}))?", re.IGNORECASE)
_DIAGONAL: tuple[Place, ...] = ((-1, -1), (-1, 1), (1, -1), (1, 1))


def read_room(text: str) -> Room:
    """Raises NotASquare, NotAnArea, RoomTooLarge or NoSeats. Small letters and spaces are read too."""
    lines = [line.rstrip() for line in text.replace("\t", " ").splitlines()]
    grid = _without_empty_ends([line for line in lines if not _is_area(line)])
    squares, rows, columns = _squares(grid), len(grid), max(map(len, grid), default=0)
    tables = _tables(squares)
    areas = {name: _area(words, rows, columns) for name, words in _areas(lines)}
    room = Room(
        text="\n".join([*(_tidy(squares, row, columns) for row in range(1, rows + 1)), *_area_lines(lines)]),
        rows=rows,
        columns=columns,
        squares=squares,
        seats=_seats(squares, tables),
        tables=tables,
        quiet=areas.get("quiet", frozenset()),
        loop=areas.get("loop", frozenset()),
    )
    if rows > MOST_ROWS or columns > MOST_COLUMNS or len(room.seats) > MOST_SEATS:
        raise RoomTooLarge(rows=MOST_ROWS, columns=MOST_COLUMNS, seats=MOST_SEATS)
    if not room.seats:
        raise NoSeats
    return room


def _is_area(line: str) -> bool:
    return ":" in line


def _areas(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    for line in filter(_is_area, lines):
        found = _AREA.fullmatch(line.strip())
        if found is None:
            raise NotAnArea(line=line.strip()[:60])
        yield found[1].lower(), found[2]


def _area_lines(lines: Iterable[str]) -> list[str]:
    return [f"{name}: {' '.join(words.split()).lower()}" for name, words in _areas(lines)]


def _area(words: str, rows: int, columns: int) -> frozenset[Place]:
    """`left`, `right`, `front` (the top) or `back`: half of the room; or spans of rows and columns."""
    across, down = (1, columns), (1, rows)
    middle = {"row": (rows + 1) // 2, "column": (columns + 1) // 2}
    halves = {
        "left": ((1, middle["column"]), down),
        "right": ((columns // 2 + 1, columns), down),
        "front": (across, (1, middle["row"])),
        "back": (across, (rows // 2 + 1, rows)),
        "all": (across, down),
    }
    said = words.strip().lower()
    if said in halves:
        across, down = halves[said]
    elif not said or _SPAN.sub("", said).strip(" ,and"):
        raise NotAnArea(line=words.strip()[:60])
    for kind, first, last in _SPAN.findall(said):
        span = (int(first), int(last or first))
        across, down = (span, down) if kind.lower().startswith("c") else (across, span)
    return frozenset((row, column) for row in range(down[0], down[1] + 1) for column in range(across[0], across[1] + 1))


def _without_empty_ends(lines: Sequence[str]) -> Sequence[str]:
    full = [number for number, line in enumerate(lines) if line.strip()]
    return lines[full[0] : full[-1] + 1] if full else ()


def _squares(grid: Sequence[str]) -> dict[Place, Square]:
    """The first MOST_ROWS and MOST_COLUMNS are enough: more is refused anyway."""
    found = {}
    for row, line in enumerate(grid[: MOST_ROWS + 1], start=1):
        for column, letter in enumerate(line[: MOST_COLUMNS + 1], start=1):
            found[row, column] = _square(letter, row, column)
    return found


def _square(letter: str, row: int, column: int) -> Square:
    try:
        return Square(letter.upper().replace(" ", "."))
    except ValueError:
        raise NotASquare(letter=letter, row=row, column=column) from None


def _tidy(squares: Mapping[Place, Square], row: int, columns: int) -> str:
    return "".join(squares.get((row, column), Square.FLOOR) for column in range(1, columns + 1)).rstrip(".") or "."


def beside(place: Place, steps: Iterable[Place] = tuple(BESIDE)) -> list[Place]:
    return [(place[0] + down, place[1] + across) for down, across in steps]


def _tables(squares: Mapping[Place, Square]) -> dict[Place, int]:
    """Squares of table that touch are one table; numbered as one reads."""
    numbers: dict[Place, int] = {}
    for place in sorted(squares):
        if squares[place] is Square.TABLE and place not in numbers:
            number, reached = max(numbers.values(), default=0) + 1, [place]
            while reached:
                here = reached.pop()
                if squares.get(here) is Square.TABLE and here not in numbers:
                    numbers[here] = number
                    reached += beside(here)
    return numbers


def _seats(squares: Mapping[Place, Square], tables: Mapping[Place, int]) -> tuple[Seat, ...]:
    """Numbered table by table, then those at no table."""
    screens = [place for place, square in squares.items() if square is Square.SCREEN]
    found = []
    for place in sorted(squares):
        if squares[place] in (Square.CHAIR, Square.SPACE):
            step = _towards_table(place, tables)
            table = tables[place[0] + step[0], place[1] + step[1]] if step else 0
            found.append((table, place, step or _towards(place, screens)))
    found.sort(key=lambda seat: (seat[0] == 0, seat[0], seat[1]))
    return tuple(
        Seat(number, place, table, squares[place] is Square.SPACE, faces)
        for number, (table, place, faces) in enumerate(found, start=1)
    )


def _towards_table(place: Place, tables: Mapping[Place, int]) -> Place | None:
    for step in (*BESIDE, *_DIAGONAL):
        if (place[0] + step[0], place[1] + step[1]) in tables:
            return step
    return None


def _towards(place: Place, targets: Sequence[Place]) -> Place:
    """The screen that is nearest, or the top of the plan."""
    if not targets:
        return (-1, 0)
    nearest = min(targets, key=lambda target: (_far(place, target), target))
    return (nearest[0] - place[0], nearest[1] - place[1])


def _far(one: Place, other: Place) -> float:
    return float((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)
