"""The data map says what is stored: all of it, and nothing else."""

from __future__ import annotations

import pytest

from bot.core.columns import metadata as declared
from bot.privacy import holdings
from bot.schema import metadata
from config.data_map import Fate, Held, load_data_map
from config.policy import load_policy
from config.settings import Settings
from tests.wording.reading import grade

MAP = load_data_map()


def test_every_column_that_is_stored_is_in_the_map_and_no_other() -> None:
    assert declared is metadata
    stored = {table.name: frozenset(column.name for column in table.columns) for table in metadata.sorted_tables}
    assert {table: held.columns for table, held in MAP.items()} == stored


def test_no_table_that_names_people_is_called_nobodys() -> None:
    forgotten = [
        f"{held.table}.{column}"
        for held in MAP.values()
        for column in holdings.naming_people(held)
        if not held.is_personal
    ]
    assert forgotten == []


@pytest.mark.parametrize("held", MAP.values(), ids=list(MAP))
def test_an_entry_makes_sense(held: Held) -> None:
    table = metadata.tables[held.table]
    columns = set(table.columns.keys())
    assert set(held.whose) <= columns
    assert held.through is None or (held.through.column in columns and held.through.table in MAP)
    assert set(held.blank or {}) <= columns
    assert held.about
    assert held.kept
    if held.is_personal and (held.forget is not Fate.DELETE or held.only is not None):
        assert held.because, "people are told why something stays"
    if held.old is not None:
        assert held.old.days in load_policy(Settings().policy_file).keep_days
        assert (held.old.of or held.old.column) in columns


@pytest.mark.parametrize("held", MAP.values(), ids=list(MAP))
def test_what_goes_or_is_private_belongs_to_one_person(held: Held) -> None:
    """Else a helper who is forgotten would take with them what they typed for somebody, or a payer read of others."""
    assert len(held.whose) <= 1 or (held.forget is Fate.STAY and not held.private)


def test_people_can_read_it() -> None:
    words = [text for held in MAP.values() for text in (f"{held.about}.", held.because, *(held.shown or {}).values())]
    assert grade("\n".join(words)) <= 8
