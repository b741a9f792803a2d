"""No small number can be read, or worked out from what can be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.small_numbers import TOTAL, Key, hidden, is_small, with_totals


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_are_small(count: int, small: bool) -> None:
    assert is_small(count, 5) is small


def test_a_small_cell_takes_another_with_it_in_its_row_and_its_column() -> None:
    cells: dict[Key, int] = {("May", "taxi"): 2, ("May", "bus"): 9, ("June", "taxi"): 7, ("June", "bus"): 8}
    assert hidden(cells, 5) == {("May", "taxi"), ("May", "bus"), ("June", "taxi"), ("June", "bus")}


def test_what_is_nothing_is_shown_and_hides_nobody() -> None:
    cells: dict[Key, int] = {("May", "taxi"): 0, ("May", "bus"): 9, ("June", "taxi"): 7, ("June", "bus"): 8}
    assert hidden(cells, 5) == frozenset()


def test_two_small_cells_that_come_to_a_handful_hide_a_third() -> None:
    cells: dict[Key, int] = {("May", "taxi"): 1, ("May", "bus"): 1, ("May", "car"): 6}
    assert {("May", "taxi"), ("May", "bus"), ("May", "car")} < hidden(cells, 5)


def test_a_group_that_is_small_altogether_shows_nothing() -> None:
    assert hidden({("May", "taxi"): 3}, 5) == {("May", "taxi"), ("May", TOTAL), (TOTAL, "taxi"), (TOTAL, TOTAL)}


TABLES = st.integers(1, 5).flatmap(
    lambda rows: st.integers(1, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.one_of(st.integers(0, 6), st.integers(0, 40)), min_size=columns, max_size=columns),
            min_size=rows,
            max_size=rows,
        )
    )
)


@settings(max_examples=200, deadline=None)
@given(TABLES)
def test_no_small_number_follows_from_what_is_shown(table: list[list[int]]) -> None:
    cells: dict[Key, int] = {(r, c): count for r, row in enumerate(table) for c, count in enumerate(row)}
    counts, gone = with_totals(cells), hidden(cells, 5)
    shown = {key: count for key, count in counts.items() if key not in gone}
    assert [key for key, count in shown.items() if is_small(count, 5)] == []
    known = _worked_out(counts, shown)
    assert [key for key in known if is_small(counts[key], 5)] == []


def _worked_out(counts: dict[Key, int], shown: dict[Key, int]) -> set[Key]:
    """Every hidden number that the sums give, by elimination in fractions; another way than the code's own."""
    unknown = sorted((key for key in counts if key not in shown), key=str)
    rows = {key[0] for key in counts}
    columns = {key[1] for key in counts}
    equations = [[(key, 1) for key in counts if key[0] == r and key[1] is not TOTAL] + [((r, TOTAL), -1)] for r in rows]
    equations += [
        [(key, 1) for key in counts if key[1] == c and key[0] is not TOTAL] + [((TOTAL, c), -1)] for c in columns
    ]
    matrix = [[Fraction(sum(sign for key, sign in each if key == name)) for name in unknown] for each in equations]
    lead = 0
    for column in range(len(unknown)):
        pivot = next((r for r in range(lead, len(matrix)) if matrix[r][column]), None)
        if pivot is None:
            continue
        matrix[lead], matrix[pivot] = matrix[pivot], matrix[lead]
        matrix[lead] = [value / matrix[lead][column] for value in matrix[lead]]
        for r in range(len(matrix)):
            if r != lead and matrix[r][column]:
                matrix[r] = [a - matrix[r][column] * b for a, b in zip(matrix[r], matrix[lead], strict=True)]
        lead += 1
    alone = [[place for place, value in enumerate(row) if value] for row in matrix]
    return {unknown[places[0]] for places in alone if len(places) == 1}
