"""The drawing for the wall: numbers, never names; and the same in words."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from io import BytesIO

import pikepdf
from PIL import Image

from bot.seating.drawing import as_pdf, as_png, as_svg
from bot.seating.planning import plan_seats
from bot.seating.words import missed_words, room_words, unmet_words
from bot.uploads.pdf_text import text_of
from tests.seating.rooms import NEAR, person, riverside

TITLE = "Riverside <forum>: seats"
NAMES = {1: "Asha", 7: "Łukasz"}


def _words(pdf: bytes) -> str:
    with pikepdf.Pdf.open(BytesIO(pdf)) as opened:
        return text_of(opened)


def test_the_drawing_has_every_seat_and_its_title() -> None:
    drawn = ET.fromstring(as_svg(riverside(), TITLE))
    texts = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert TITLE in texts
    assert {"1", "2", "W3", "12", "Screen", "Door", "Int."} <= set(texts)
    picture = Image.open(BytesIO(as_png(riverside(), TITLE)))
    assert picture.width >= 400


def test_the_wall_has_no_names_and_the_organisers_copy_has() -> None:
    room = riverside()
    paper = as_pdf(room, TITLE, room_words(room))
    wall = _words(paper)
    assert len(pikepdf.Pdf.open(BytesIO(paper)).pages) == 2, "the plan is on one page, and its words on the next"
    assert "Asha" not in wall
    assert "The screen is at the front." in wall
    assert "Seat 7: Łukasz" in _words(as_pdf(room, TITLE, room_words(room), NAMES))


def test_the_room_in_words() -> None:
    assert room_words(riverside()) == [
        "Table 1 is on the left. It has seats 1 to 6.",
        "Table 2 is on the right. It has seats 7 to 12.",
        "The spaces for wheelchairs are 3, 10.",
        "The way in is at the back left.",
        "The screen is at the front.",
        "The interpreter is at the front right.",
        "Windows are on the left.",
        "There is noise at the back right.",
        "The quiet side has seats 1 to 6.",
        "The hearing loop works at seats 1 to 6.",
    ]


def test_what_cannot_be_met_is_said_in_words() -> None:
    names = {1: "Asha", 2: "Ben", 3: "Cai"}
    plan = plan_seats(riverside(), [person(number, "seat_wheelchair", "seat_toilet") for number in names], NEAR)
    assert [unmet_words(unmet, names) for unmet in plan.unmet] == [
        "Asha needs a space for a wheelchair. 3 people need it, and 2 seats have it."
    ]
    assert missed_words(plan.missed[0], names) == "Asha would like a seat near the toilets. No seat was left for that."
