"""The data map: everything that is stored, whose it is, what happens to it. Read from data_map.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

DELIVERED = Path(__file__).parent / "data_map.toml"


class Fate(StrEnum):
    """What happens to somebody's rows when they are forgotten."""

    DELETE = "delete"
    BLANK = "blank"
    STAY = "stay"


@dataclass(frozen=True)
class Through:
    """A row is theirs where the row of `table` that `column` leads to is."""

    column: str
    table: str


@dataclass(frozen=True)
class Only:
    """Of a person's rows, only those whose `column` has one of `values`."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Old:
    """A row is cleared so many days after the time in a column; `days` is an entry of [keep.days] in policy.toml."""

    days: str
    column: str
    of: str = ""
    """The column that leads to the row whose time counts; empty where it is the row's own."""
    otherwise: str = ""
    """The row's own column that counts where the first has no time."""
    unless: tuple[str, str] | None = None
    """A table and its time: nothing is old while the same person has a row there that is not."""


@dataclass(frozen=True)
class Held:
    """One table: what is in it, and what happens to it."""

    table: str
    about: str
    kept: str
    whose: tuple[str, ...] = ()
    through: Through | None = None
    shown: Mapping[str, str] | None = None
    """Column to its words, in the order of a copy."""
    ours: tuple[str, ...] = ()
    forget: Fate = Fate.STAY
    only: Only | None = None
    blank: Mapping[str, str | None] | None = None
    """Column to what stands there once somebody was forgotten."""
    because: str = ""
    private: bool = False
    """Nobody else may see even that there is any, such as an organiser who forgets somebody for them."""
    old: Old | None = None
    unnamed: Old | None = None
    """When what somebody said with their name stands there without it: `named` is then no longer so."""

    @property
    def columns(self) -> frozenset[str]:
        return frozenset({*(self.shown or {}), *self.ours})

    @property
    def is_personal(self) -> bool:
        return bool(self.whose or self.through)


@functools.cache
def load_data_map(file: Path = DELIVERED) -> Mapping[str, Held]:
    """Table to what is held in it, in the order of a copy. Raises KeyError or ValueError for a map with a mistake."""
    return {table: _held(table, entry) for table, entry in tomllib.loads(file.read_text(encoding="utf-8")).items()}


def _held(table: str, entry: Mapping[str, Any]) -> Held:
    through, only, old = entry.get("through"), entry.get("only"), entry.get("old")
    unnamed = entry.get("unnamed")
    return Held(
        table=table,
        about=entry["about"],
        kept=entry["kept"],
        whose=tuple(entry.get("whose", ())),
        through=Through(through["column"], through["table"]) if through else None,
        shown=entry.get("shown", {}),
        ours=tuple(entry.get("ours", ())),
        forget=Fate(entry.get("forget", "stay")),
        only=Only(only["column"], tuple(only["values"])) if only else None,
        blank={name: value if isinstance(value, str) else None for name, value in entry.get("blank", {}).items()},
        because=entry.get("because", ""),
        private=entry.get("private", False),
        old=_old(old) if old else None,
        unnamed=_old(unnamed) if unnamed else None,
    )


def _old(entry: Mapping[str, str]) -> Old:
    of, _, column = entry["after"].rpartition(".")
    table, _, time = entry.get("unless", "").partition(".")
    return Old(entry["days"], column, of, entry.get("otherwise", ""), (table, time) if table else None)
