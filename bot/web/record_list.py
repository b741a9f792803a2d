"""The ways to read the record of a meeting, somebody's own first where it is known whose page it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.wording import say
from bot.papers.rules import Wanted

LARGE_SIZES = (18, 24, 28)
"""Points, as people can ask for large print; the first is also the size of the page."""

ADDRESSES: Mapping[str, str] = {
    "page": "",
    "short": "/short",
    "large": "/large",
    "paper": "/large.pdf",
    "aloud": "/aloud.txt",
    "text": "/record.txt",
}
SERVES: Mapping[str, tuple[str, ...]] = {
    "fmt_large_print": ("large", "paper"),
    "fmt_audio": ("aloud",),
    "fmt_screen_reader": ("text", "page"),
    "fmt_simple": ("short",),
    "fmt_easy_read": ("short",),
    "fmt_paper_post": ("paper",),
}
"""Which ways are nearest to a format that somebody reads papers in."""


@dataclass(frozen=True)
class Way:
    name: str
    href: str
    label: str
    about: str
    own: bool


def ways_to_read(key: str, formats: Sequence[Wanted] = ()) -> list[Way]:
    """Every way. With the `formats` of one person, theirs first: only for a page that nobody else sees."""
    own = list(dict.fromkeys(way for each in formats for way in SERVES.get(each.format, ())))
    return [_way(key, name, own, formats) for name in (*own, *(name for name in ADDRESSES if name not in own))]


def _way(key: str, name: str, own: Sequence[str], formats: Sequence[Wanted]) -> Way:
    size = f"?size={_size(formats)}" if name == "paper" else ""
    address = f"/record/{key}{ADDRESSES[name]}{size}"
    return Way(name, address, say(f"record-way-{name}"), say(f"record-way-{name}-about"), own=name in own)


def _size(formats: Sequence[Wanted]) -> int:
    """The size that was asked for, or the next larger one."""
    said = [found for each in formats if each.format == "fmt_large_print" and (found := re.search(r"\d+", each.detail))]
    asked = int(said[0][0]) if said else LARGE_SIZES[0]
    return next((size for size in LARGE_SIZES if size >= asked), LARGE_SIZES[-1])
