"""Whoever lays the totals of every year beside the budgets works out nobody few's money."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.small_numbers import TOTAL
from bot.finance.shown import Cost, Spent, cells_shown, committed_shown, hidden_meetings

SMALLEST = 5
YEARS, MEETINGS, KINDS = (2024, 2025), (1, 2), ("taxi", "bus", "lunch")

People = frozenset[int]
Atom = tuple[Hashable, ...]
"""What cannot be taken apart: a year, meeting and kind; or a meeting and what is open in it."""
Sum = Mapping[Atom, int]

PEOPLE = st.frozensets(st.integers(0, 11), max_size=9)
COSTS = st.fixed_dictionaries(dict.fromkeys(product(YEARS, MEETINGS, KINDS), PEOPLE))
OPEN = st.fixed_dictionaries(dict.fromkeys(MEETINGS, PEOPLE))


@settings(max_examples=150, deadline=None)
@given(COSTS, OPEN)
def test_totals_and_budgets_together_point_at_nobody(
    behind: dict[tuple[int, int, str], People], open_now: dict[int, People]
) -> None:
    people: dict[Atom, People] = dict(behind.items())
    people |= {(meeting, "open"): who for meeting, who in open_now.items()}
    shown = _shown_in_totals(behind) + _shown_in_budgets(behind, open_now)
    for each in (*people, *_sums_of_years(behind)):
        atoms = [each] if each in people else [atom for atom in behind if atom[:2] == each]
        few = 0 < len(frozenset[int]().union(*(people[atom] for atom in atoms))) < SMALLEST
        if few:
            assert not _follows({atom: 1 for atom in atoms if people[atom]}, shown, people)


def _sums_of_years(behind: Mapping[tuple[int, int, str], People]) -> set[tuple[int, int]]:
    return {(year, meeting) for year, meeting, _ in behind}


def _costs(behind: Mapping[tuple[int, int, str], People], year: int) -> list[Cost]:
    return [
        Cost(meeting, kind, person, 1 + person)
        for (when, meeting, kind), people in behind.items()
        if when == year
        for person in people
    ]


def _shown_in_totals(behind: Mapping[tuple[int, int, str], People]) -> list[Sum]:
    sums: list[Sum] = []
    for year in YEARS:
        for (meeting, kind), cell in cells_shown(_costs(behind, year), SMALLEST).items():
            if cell.people is not None:
                sums.append({
                    atom: 1 for atom in behind
                    if atom[0] == year and meeting in (TOTAL, atom[1]) and kind in (TOTAL, atom[2]) and behind[atom]
                })  # fmt: skip
    return sums


def _shown_in_budgets(behind: Mapping[tuple[int, int, str], People], open_now: Mapping[int, People]) -> list[Sum]:
    gone = hidden_meetings([_costs(behind, year) for year in YEARS], SMALLEST)
    sums: list[Sum] = []
    for meeting, who in open_now.items():
        spent = Spent(waiting=sum(who), open_people=len(who))
        if committed_shown(meeting, spent, gone, SMALLEST) is not None:
            sums.append({
                **{atom: 1 for atom, people in behind.items() if atom[1] == meeting and people},
                **({(meeting, "open"): 1} if who else {}),
            })  # fmt: skip
    return sums


def _follows(wanted: Sum, shown: list[Sum], people: Mapping[Atom, People]) -> bool:
    """Whether `wanted` is some sum and difference of what is shown, in fractions."""
    atoms = [atom for atom in people if people[atom]]
    rows = [[Fraction(each.get(atom, 0)) for atom in atoms] for each in shown]
    return _rank(rows) == _rank([*rows, [Fraction(wanted.get(atom, 0)) for atom in atoms]])


def _rank(rows: list[list[Fraction]]) -> int:
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((at for at in range(rank, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for at in range(rank + 1, len(rows)):
            if rows[at][column]:
                times = rows[at][column] / rows[rank][column]
                rows[at] = [a - times * b for a, b in zip(rows[at], rows[rank], strict=True)]
        rank += 1
    return rank
