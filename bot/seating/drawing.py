"""The plan of a room as a picture: SVG for the screen, PDF for the wall, PNG for Discord. Slow: for a worker thread.

Nothing is told apart by colour alone: each thing has its letters on it. The same facts stand in words beside every
picture (`words.room_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from bot.core.pictures import typeface
from bot.core.printing import FONT, MARGIN, MILLIMETRES_A_POINT, begun_paper
from bot.core.wording import say
from bot.seating.rules import Place, Room, Square

SIDE = 40
"""The side of a square in the picture."""
INK, PAPER = "#1a1a1a", "#ffffff"
FILL: Mapping[Square, str] = {
    Square.WALL: "#5a5a5a",
    Square.TABLE: "#e3d6bf",
    Square.DOOR: "#ffffff",
    Square.SCREEN: "#1f4e8c",
    Square.WINDOW: "#bfe3f2",
    Square.INTERPRETER: "#f7d774",
    Square.NOISE: "#eeeeee",
    Square.LIGHT: "#fff7b0",
    Square.TOILET: "#eeeeee",
}
LIGHT_LETTERS = frozenset({Square.SCREEN, Square.WALL})
NAME_LIMIT = 40
TITLE_ROWS = 2
LETTERS = 1.2
"""How large letters may be, so that so many of them fit in a width of that many."""


@dataclass(frozen=True)
class Shape:
    """A box or a circle with words in its middle. Lengths are in the picture's own units."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    words: str = ""
    size: float = 14
    ink: str = INK
    round: bool = False
    edge: bool = True


def shapes(room: Room, title: str) -> list[Shape]:
    """What the picture is made of, from the back to the front."""
    top = SIDE * TITLE_ROWS
    wide = room.columns * SIDE
    drawn = [Shape(0, 0, wide, top, PAPER, title, 20, edge=False)]
    drawn += [
        _box(place, 1, FILL[square], "")
        for place, square in sorted(room.squares.items())
        if square in FILL and square not in _NAMED and square is not Square.TABLE
    ]
    drawn += [shape for table in sorted(set(room.tables.values())) for shape in _table(room, table)]
    drawn += _runs(room)
    for seat in room.seats:
        x, y = (seat.at[1] - 1) * SIDE, top + (seat.at[0] - 1) * SIDE
        words = say("seating-draw-space", number=seat.number) if seat.is_space else str(seat.number)
        drawn.append(Shape(x + 3, y + 3, SIDE - 6, SIDE - 6, PAPER, words, 15, round=not seat.is_space))
    return drawn


_NAMED = (Square.DOOR, Square.SCREEN, Square.WINDOW, Square.INTERPRETER, Square.NOISE, Square.LIGHT, Square.TOILET)


def _box(place: Place, length: int, fill: str, words: str, *, down: bool = False, ink: str = INK) -> Shape:
    width, height = (SIDE, SIDE * length) if down else (SIDE * length, SIDE)
    size = 11 if len(words) * 6 < width else 9
    y = SIDE * TITLE_ROWS + (place[0] - 1) * SIDE
    return Shape((place[1] - 1) * SIDE, y, width, height, fill, words, size, ink)


def _table(room: Room, table: int) -> list[Shape]:
    """One box with its name in the middle, where it has four sides; else square by square."""
    places = sorted(place for place, number in room.tables.items() if number == table)
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    words, fill = say("seating-draw-table", table=str(table)), FILL[Square.TABLE]
    if len(rows) * len(columns) != len(places):
        return [_box(place, 1, fill, "" if number else words) for number, place in enumerate(places)]
    return [replace(_box(places[0], len(columns), fill, words), height=SIDE * len(rows))]


def _runs(room: Room) -> list[Shape]:
    """Doors, windows and the like as one box for each run of squares, with its name on it."""
    drawn = []
    for square in _NAMED:
        places = sorted(place for place, on in room.squares.items() if on is square)
        downwards = [place for place in places if _alone_across(room, place, square)]
        across = [place for place in places if place not in downwards]
        ink = PAPER if square in LIGHT_LETTERS else INK
        name = say(f"seating-draw-{square.name.lower()}")
        by_column = sorted(downwards, key=lambda place: (place[1], place[0]))
        runs = [(run, False) for run in _in_runs(across, down=False)]
        runs += [(run, True) for run in _in_runs(by_column, down=True)]
        drawn += [_box(run[0], len(run), FILL[square], name, down=down, ink=ink) for run, down in runs]
    return drawn


def _alone_across(room: Room, place: Place, square: Square) -> bool:
    row, column = place
    return room.squares.get((row, column - 1)) is not square and room.squares.get((row, column + 1)) is not square


def _in_runs(places: Iterable[Place], *, down: bool) -> list[list[Place]]:
    def line(numbered: tuple[int, Place]) -> tuple[int, int]:
        number, (row, column) = numbered
        return (column, row - number) if down else (row, column - number)

    return [[place for _, place in run] for _, run in groupby(enumerate(places), key=line)]


def legend(room: Room, names: Mapping[int, str]) -> list[str]:
    """Seat numbers and names, for the organisers' copy only."""
    return [
        say("seating-draw-name", number=seat.number, name=names[seat.number][:NAME_LIMIT])
        for seat in room.seats
        if seat.number in names
    ]


def as_svg(room: Room, title: str) -> bytes:
    wide, high = room.columns * SIDE, (room.rows + TITLE_ROWS) * SIDE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" aria-labelledby="t">',
        f'<title id="t">{escape(title)}</title>',
        f'<rect width="{wide}" height="{high}" fill="{PAPER}"/>',
        *map(_as_svg, shapes(room, title)),
        "</svg>",
    ]
    return "\n".join(lines).encode()


def _as_svg(shape: Shape) -> str:
    edge = f' stroke="{INK}" stroke-width="1.5"' if shape.edge else ""
    x, y = shape.x + shape.width / 2, shape.y + shape.height / 2
    corner = f' rx="{shape.width / 2:g}"' if shape.round else ""
    box = (
        f'<rect x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" height="{shape.height:g}"'
        f'{corner} fill="{shape.fill}"{edge}/>'
    )
    if not shape.words:
        return box
    fits = min(shape.size, shape.width * LETTERS / max(len(shape.words), 1))
    return (
        f'{box}<text x="{x:g}" y="{y + fits / 3:g}" text-anchor="middle" font-family="sans-serif"'
        f" font-size={quoteattr(f'{fits:g}')} fill={quoteattr(shape.ink)}>{escape(shape.words)}</text>"
    )


def as_png(room: Room, title: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - Pillow's own loading takes a while

    scale = max(1, min(3, 1600 // (room.columns * SIDE)))
    wide, high = room.columns * SIDE * scale, (room.rows + TITLE_ROWS) * SIDE * scale
    picture = Image.new("RGB", (wide, high), PAPER)
    pen = ImageDraw.Draw(picture)
    for shape in shapes(room, title):
        left, top = shape.x * scale, shape.y * scale
        box = (left, top, left + shape.width * scale, top + shape.height * scale)
        draw = pen.ellipse if shape.round else pen.rectangle
        draw(box, fill=shape.fill, outline=INK if shape.edge else None, width=scale)
        if shape.words:
            fits = min(shape.size, shape.width * LETTERS / max(len(shape.words), 1))
            middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            letters = ImageFont.truetype(str(typeface()), max(6, int(fits * scale)))
            pen.text(middle, shape.words, fill=shape.ink, font=letters, anchor="mm")
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def as_pdf(room: Room, title: str, words: Iterable[str], names: Mapping[int, str] | None = None) -> bytes:
    """A page with the drawing, and then the same in words; the organisers' copy with names too."""
    paper = begun_paper(title, format="A3", orientation="landscape" if room.columns > room.rows else "portrait")
    scale = min(
        paper.epw / (room.columns * SIDE),
        (paper.h - paper.t_margin - paper.b_margin) / ((room.rows + TITLE_ROWS) * SIDE),
    )
    paper.set_auto_page_break(auto=False)  # the words of the lowest row end where the page does
    for shape in shapes(room, title):
        _on_paper(paper, shape, scale)
    paper.set_auto_page_break(auto=True, margin=MARGIN)
    paper.add_page()
    paper.set_text_color(INK)
    paper.set_font(FONT, size=16)
    for line in [title, *words, *(legend(room, names) if names else ())]:
        paper.multi_cell(0, 9, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(paper.output())


def _on_paper(paper: Any, shape: Shape, scale: float) -> None:
    left, top = paper.l_margin + shape.x * scale, paper.t_margin + shape.y * scale
    width, height = shape.width * scale, shape.height * scale
    paper.set_fill_color(shape.fill)
    paper.set_draw_color(INK)
    draw = paper.ellipse if shape.round else paper.rect
    draw(left, top, width, height, style="DF" if shape.edge else "F")
    if shape.words:
        fits = min(shape.size, shape.width * LETTERS / max(len(shape.words), 1)) * scale
        paper.set_font(FONT, size=max(4.0, fits / MILLIMETRES_A_POINT))
        paper.set_text_color(shape.ink)
        paper.set_xy(left, top)
        paper.cell(width, height, shape.words, align="C")
