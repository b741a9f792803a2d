"""How a page looks to one person: colours, size of text, and room for an interpreter.

It stands in the address, so that it works without JavaScript and can be bookmarked on the room's computer. With
JavaScript the device remembers it; the server never does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from bot.core.wording import say


class Theme(StrEnum):
    LIGHT = "light"
    CREAM = "cream"
    DARK = "dark"
    CONTRAST = "contrast"


class TextSize(StrEnum):
    USUAL = "usual"
    BIG = "big"


class Interpreter(StrEnum):
    """Which side of the room screen stays clear, so that nothing is ever drawn over an interpreter."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"


Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True)
class Choice:
    """One way a page can look, as a link to the same page looking so."""

    value: str
    words: str
    href: str
    chosen: bool


@dataclass(frozen=True)
class Look:
    theme: Theme
    text: TextSize
    interpreter: Interpreter
    asked: Mapping[str, str]
    """What the address asked for, of what there is. The device's own memory fills in the rest."""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Look:
        """What the query asks for; a value that does not exist counts as not asked."""
        theme = _known(Theme, query.get("theme"))
        text = _known(TextSize, query.get("text"))
        interpreter = _known(Interpreter, query.get("interpreter"))
        said = {"theme": theme, "text": text, "interpreter": interpreter}
        return cls(
            theme or Theme.LIGHT,
            text or TextSize.USUAL,
            interpreter or Interpreter.NONE,
            {name: value.value for name, value in said.items() if value is not None},
        )

    @property
    def query(self) -> str:
        """What an address of ours ends with, so that the next page looks the same."""
        return self.query_with()

    def query_with(self, **facts: str | int) -> str:
        """The same, and what else the next page is to be told."""
        whole = {**self.asked, **facts}
        return "?" + urlencode(whole) if whole else ""

    def themes(self) -> list[Choice]:
        return [self._choice("theme", each, say(f"web-theme-{each.value}"), self.theme) for each in Theme]

    def text_sizes(self) -> list[Choice]:
        return [self._choice("text", each, say(f"web-text-{each.value}"), self.text) for each in TextSize]

    def interpreters(self) -> list[Choice]:
        return [
            self._choice("interpreter", each, say(f"web-interpreter-{each.value}"), self.interpreter)
            for each in Interpreter
        ]

    def _choice(self, name: str, value: StrEnum, words: str, chosen: StrEnum) -> Choice:
        return Choice(value.value, words, self.query_with(**{name: value.value}), value is chosen)


def _known(kind: type[Kind], typed: str | None) -> Kind | None:
    return kind(typed) if typed is not None and typed in set(kind) else None
