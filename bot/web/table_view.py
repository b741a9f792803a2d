"""Tables on pages: who sits there by side, who looks after it, its time and notes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.tables.rules import TableView
from bot.tables.words import name_of, seated_words, talks_words


@dataclass(frozen=True)
class TableLines:
    id: int
    number: int
    name: str
    seated: tuple[str, ...]
    people: tuple[tuple[int, str], ...]
    facilitator_id: int
    notes: str
    talks: str
    """Where it talks in Discord; empty for nowhere."""


def table_lines(table: TableView, names: Mapping[int, str], in_room: Mapping[int, bool]) -> TableLines:
    return TableLines(
        id=table.id,
        number=table.number,
        name=name_of(table),
        seated=seated_words(table, names, in_room),
        people=tuple((each, names.get(each, "")) for each in table.people),
        facilitator_id=table.facilitator_id or 0,
        notes=table.notes,
        talks=talks_words(table),
    )


def people_of(tables: Sequence[TableView]) -> set[int]:
    """Everybody who is named on a page of these tables."""
    return {each for table in tables for each in (*table.people, table.facilitator_id) if each}


def tables_stamp(tables: Sequence[TableView]) -> list[object]:
    """What a page that shows tables is loaded anew for."""
    return [
        (table.id, table.people, table.facilitator_id, table.notes, talks_words(table), table.trouble)
        for table in tables
    ]
