"""The record of a meeting in other ways to read it: large print, read aloud, and short. The same content, in order."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.printing import FONT, MILLIMETRES_A_POINT, begin_section, begun_paper
from bot.core.wording import say
from bot.web.record import Entry, Record

LAST_NUMBER_IN_WORDS = 20
HEADINGS = (8, 4, 0)
"""By how many points a heading on paper is larger than the rest: the title, a section, an entry."""

DAY = re.compile(r"\b(?P<day>\d{1,2}) (?P<rest>(?:[JFMASOND][a-z]+) \d{4})\b")
NUMBER = re.compile(r"(?<![\w£.,:/-])\d{1,2}(?![\w%:/-]|[.,]\d)")


@dataclass(frozen=True)
class Thing:
    """One thing of the short version: what it was about, and what came of it."""

    about: str
    """Empty where what came of the meeting belongs to no item of the agenda."""
    agreed: tuple[Entry, ...]
    open: tuple[Entry, ...]
    """Key points and polls that are not an agreement."""
    next: tuple[Entry, ...]


# Reading aloud


def read_aloud(record: Record) -> str:
    """Headings are said as headings. Numbers and dates of our own lines are in words; people's words stay theirs."""
    lines = [_heading(say("record-heading", title=record.title)), _spoken(record.when)]
    lines += [_spoken(record.promise)] if record.promise else []
    for section in record.sections:
        lines += ["", _heading(section.heading)]
        if not section.entries:
            lines.append(section.none)
        for number, entry in enumerate(section.entries, start=1):
            ideas = [say("record-from-idea", title=idea.title) for idea in entry.ideas]
            lines += ["", say("record-aloud-number", number=in_words(number)), entry.title]
            lines += [*(_spoken(line, entry.own) for line in entry.lines), *(words for words, _ in entry.links), *ideas]
    if record.parity:
        lines += ["", _heading(say("record-parity")), *map(_spoken, record.parity)]
    return "\n".join([*lines, "", say("record-aloud-end"), ""])


def in_words(number: int) -> str:
    """ "three"; numbers that the catalogue has no words for stay in digits."""
    return say("aloud-number", number=number) if number <= LAST_NUMBER_IN_WORDS else str(number)


def _heading(words: str) -> str:
    return say("record-aloud-heading", heading=words)


def _spoken(line: str, own: Sequence[str] = ()) -> str:
    """`own` are people's words within the line."""
    if not own:
        return _numbers_in_words(line)
    theirs = "|".join(re.escape(words) for words in sorted(own, key=len, reverse=True))
    parts = re.split(rf"(?<!\w)({theirs})(?!\w)", line)
    return "".join(part if place % 2 else _numbers_in_words(part) for place, part in enumerate(parts))


def _numbers_in_words(line: str) -> str:
    dated = DAY.sub(lambda found: f"{say('aloud-day', day=int(found['day']))} {found['rest']}", line)
    said = NUMBER.sub(lambda found: in_words(int(found[0])), dated)
    return f"{said[:1].upper()}{said[1:]}" if line[:1].isdigit() else said


# Large print on paper


def large_print(record: Record, size: int) -> bytes:
    """A PDF in one column, nothing under `size` points. Slow: for a worker thread."""
    pdf = begun_paper(say("record-heading", title=record.title), size=size)
    for words, larger, bold in printed(record):
        if bold:
            begin_section(pdf, words, HEADINGS.index(larger), space=(size + larger) * MILLIMETRES_A_POINT)
        _words(pdf, words, size + larger, bold=bold)
    return bytes(pdf.output())


def printed(record: Record) -> Iterator[tuple[str, int, bool]]:
    """What is on the paper, by how many points it is larger than the rest, and whether it is bold."""
    title, section_heading, entry_heading = HEADINGS
    yield say("record-heading", title=record.title), title, True
    yield from ((line, 0, False) for line in (record.when, record.promise) if line)
    for section in record.sections:
        yield section.heading, section_heading, True
        for number, entry in enumerate(section.entries, start=1):
            yield f"{number}. {entry.title}", entry_heading, True
            ideas = [say("record-from-idea", title=idea.title) for idea in entry.ideas]
            yield from ((line, 0, False) for line in (*entry.lines, *(words for words, _ in entry.links), *ideas))
        if not section.entries:
            yield section.none, 0, False
    if record.parity:
        yield say("record-parity"), section_heading, True
        yield from ((line, 0, False) for line in record.parity)


def _words(pdf: Any, text: str, size: int, *, bold: bool = False) -> None:
    pdf.set_font(FONT, style="B" if bold else "", size=size)
    pdf.multi_cell(0, size * MILLIMETRES_A_POINT * 1.5, text, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(size * MILLIMETRES_A_POINT / 4)


# One thing at a time


def things(record: Record) -> Sequence[Thing]:
    """Each item of the agenda with what came of it, then what belongs to none. Nothing is left out or said twice."""
    entries = {entry.anchor: entry for section in record.sections for entry in section.entries if entry.anchor}
    items = [anchor for anchor in entries if _kind(anchor) == "item"]
    item_of = _nearest(items, entries)
    found = [_thing(entries[item].title, [at for at, its in item_of.items() if its == item], entries) for item in items]
    left = [anchor for anchor in entries if anchor not in item_of]
    return [*found, *([_thing("", left, entries)] if left else [])]


def _nearest(items: Sequence[str], entries: Mapping[str, Entry]) -> dict[str, str]:
    """Of each anchor that an item leads to, by however many steps: the item that is nearest."""
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for anchor, entry in entries.items():
        for _, to in entry.links:
            linked[anchor].add(to)
            linked[to].add(anchor)
    found, near = {item: item for item in items}, deque(items)
    while near:
        at = near.popleft()
        for to in sorted(linked[at] & entries.keys() - found.keys()):
            found[to] = found[at]
            near.append(to)
    return {anchor: found[anchor] for anchor in entries if anchor in found}


def _thing(about: str, anchors: Collection[str], entries: dict[str, Entry]) -> Thing:
    of_thing = [(_kind(anchor), entries[anchor]) for anchor in anchors]
    return Thing(
        about,
        agreed=tuple(entry for kind, entry in of_thing if kind in {"decision", "point"} and entry.agreed),
        open=tuple(entry for kind, entry in of_thing if kind == "poll" or not entry.agreed),
        next=tuple(entry for kind, entry in of_thing if kind == "action"),
    )


def _kind(anchor: str) -> str:
    return anchor.partition("-")[0]
