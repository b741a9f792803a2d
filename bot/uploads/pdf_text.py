"""The words that stand in a PDF as text, for the check that nothing is stored that must not be.

It reads what ordinary programs write. It is a safety net, not a search engine: text drawn as lines is not found.
"""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Pdf

MOST_CHARACTERS = 200_000
DEEPEST_FORM = 3
GAP = -200
"""A step back between two pieces of a line, in thousandths of a letter's size: more than this is a space."""
SHOWS = {"Tj", "TJ", "'", '"'}
MOVES = {"Td", "TD", "Tm", "T*", "'", '"', "BT"}

Letters = dict[int, str]


def text_of(pdf: Pdf) -> str:
    """Text of all pages, a line for each move, until it is very long."""
    found: list[str] = []
    for page in pdf.pages:
        if sum(map(len, found)) > MOST_CHARACTERS:
            break
        _read(page, page.resources, found, 0)
        found.append("\n")
    return "".join(found)


def _read(drawn: Any, resources: Any, found: list[str], depth: int) -> None:
    fonts = resources.get("/Font", pikepdf.Dictionary()) if resources is not None else pikepdf.Dictionary()
    font = _Font(None)
    known: dict[str, _Font] = {}
    for instruction in pikepdf.parse_content_stream(drawn):
        verb = str(instruction.operator)
        if verb == "Tf":
            name = str(instruction.operands[0])
            font = known.setdefault(name, _Font(fonts.get(name)))
        if verb in MOVES:
            found.append("\n" if verb != "Tm" else " ")
        if verb in SHOWS:
            found.append(_shown(instruction.operands[-1], font))
        if verb == "Do" and depth < DEEPEST_FORM:
            _read_form(resources, instruction.operands[0], found, depth)


def _read_form(resources: Any, name: Any, found: list[str], depth: int) -> None:
    forms = resources.get("/XObject", pikepdf.Dictionary()) if resources is not None else pikepdf.Dictionary()
    form = forms.get(str(name))
    if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == pikepdf.Name.Form:
        _read(form, form.get("/Resources", resources), found, depth + 1)


def _shown(operand: Any, font: _Font) -> str:
    if isinstance(operand, pikepdf.String):
        return font.letters(bytes(operand))
    said = []
    for piece in operand if isinstance(operand, pikepdf.Array) else ():
        if isinstance(piece, pikepdf.String):
            said.append(font.letters(bytes(piece)))
        elif float(piece) < GAP:
            said.append(" ")
    return "".join(said)


class _Font:
    """How the bytes of a font become letters: by its own table where it has one."""

    def __init__(self, font: Any) -> None:
        self._two_bytes = font is not None and font.get("/Subtype") == pikepdf.Name.Type0
        table = font.get("/ToUnicode") if font is not None else None
        self._table = _letters_in(table.read_bytes()) if isinstance(table, pikepdf.Stream) else None

    def letters(self, codes: bytes) -> str:
        if self._table is None:
            return "" if self._two_bytes else codes.decode("cp1252", errors="replace")
        step = 2 if self._two_bytes else 1
        numbers = (int.from_bytes(codes[at : at + step]) for at in range(0, len(codes), step))
        return "".join(self._table.get(number, "") for number in numbers)


def _letters_in(table: bytes) -> Letters:
    """The `bfchar` and `bfrange` parts of a font's table."""
    letters: Letters = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
        for code, letter in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", part):
            letters[int(code, 16)] = _letter(letter)
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, letter in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
            for number in range(int(first, 16), min(int(last, 16), int(first, 16) + 0xFFFF) + 1):
                letters[number] = chr((int(letter, 16) + number - int(first, 16)) % 0x110000)
        for first, _, listed in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", part, re.S):
            for number, letter in enumerate(re.findall(rb"<([0-9A-Fa-f]*)>", listed), int(first, 16)):
                letters[number] = _letter(letter)
    return letters


def _letter(hexadecimal: bytes) -> str:
    return bytes.fromhex(hexadecimal.decode().zfill(4)).decode("utf-16-be", errors="ignore")
