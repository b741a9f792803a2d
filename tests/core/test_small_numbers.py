"""No small number can be read, or worked out from what can be."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.small_numbers import TOTAL, Key, everybody_behind, hidden, hidden_of_people, is_small, with_totals


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


def test_one_person_in_many_cells_is_one_person_in_their_sum() -> None:
    kinds = ("taxi", "bus", "lunch", "data", "hotel", "post")
    asha = frozenset({"Asha"})
    assert len(hidden_of_people({("May", kind): asha for kind in kinds}, 5)) == 2 * len(kinds) + 2


def test_what_two_hidden_cells_leave_over_is_not_one_person_twice() -> None:
    """Asha alone took taxi and bus: what is left of May without the six lunches would be hers."""
    asha, others = frozenset({"Asha"}), frozenset("bcdefg")
    gone = hidden_of_people({("May", "taxi"): asha, ("May", "bus"): asha, ("May", "lunch"): others}, 5)
    assert ("May", "lunch") in gone or ("May", TOTAL) in gone


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


PEOPLE = st.dictionaries(
    st.tuples(st.integers(0, 3), st.sampled_from("abcd")), st.frozensets(st.integers(0, 9), min_size=1), min_size=1
)


@settings(max_examples=200, deadline=None)
@given(PEOPLE)
def test_nobody_few_is_left_over_where_people_stand_in_several_cells(cells: dict[Key, frozenset[int]]) -> None:
    behind, gone = everybody_behind(cells), hidden_of_people(cells, 5)
    assert [key for key, people in behind.items() if key not in gone and is_small(len(people), 5)] == []
    for place in (0, 1):
        for name in {key[place] for key in behind}:
            line = [key for key in behind if key[place] == name and key[1 - place] is not TOTAL]
            hidden_parts = [behind[key] for key in line if key in gone]
            total = (name, TOTAL) if place == 0 else (TOTAL, name)
            if total not in gone and hidden_parts:
                assert len(frozenset().union(*hidden_parts)) >= 5
                assert len(hidden_parts) > 1


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
