"""Counts so small that they point at somebody are hidden, and so is whatever would give them away by subtraction.

Pure. A table has rows and columns with a total for each, and one for all. What is public is every cell that is not
hidden, and that no cell is hidden without need. (Source: requirement P9.)
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain

TOTAL = None
"""In the place of a row or column: all of them together."""
_PRIME = 2_147_483_647

Key = tuple[Hashable, Hashable]
Counts = Mapping[Key, int]
Behind = Mapping[Key, frozenset[Hashable]]
"""Who stands behind each number: one person may stand behind several."""


def is_small(count: int, smallest_shown: int) -> bool:
    """Whether `count` may not be shown. None at all may: it points at nobody."""
    return 0 < count < smallest_shown


def with_totals(cells: Counts) -> dict[Key, int]:
    """`cells` and their sums. Somebody who stands in two cells is counted twice in a sum, as anyone adding up would."""
    summed = dict(cells)
    for (row, column), count in cells.items():
        for key in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            summed[key] = summed.get(key, 0) + count
    return summed


def everybody_behind(cells: Behind) -> dict[Key, frozenset[Hashable]]:
    """`cells` and whom their sums are of. Somebody who stands in two cells is one person in a sum."""
    together = dict(cells)
    for (row, column), people in cells.items():
        for key in ((row, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
            together[key] = together.get(key, frozenset()) | people
    return together


def hidden(cells: Counts, smallest_shown: int) -> frozenset[Key]:
    """As `hidden_of_people`, where nobody stands in two cells."""
    apart = {key: frozenset((key, number) for number in range(count)) for key, count in cells.items()}
    return hidden_of_people(apart, smallest_shown)


def hidden_of_people(cells: Behind, smallest_shown: int) -> frozenset[Key]:
    """Keys of cells and totals that may not be shown.

    Beyond those of a few people, enough others are hidden that none of them follows from the rest, and that what the
    sums leave over is never that of a few people either. With `smallest_shown` 0 or 1 nothing is hidden.
    """
    people = everybody_behind(cells)
    lines = _lines(people)
    gone = {key for key, behind in people.items() if is_small(len(behind), smallest_shown)}
    while gone:
        weak = [line for line in lines if _gives_away(line, people, gone, smallest_shown)]
        weak = weak or _solved(lines, gone)
        if not weak:
            return frozenset(gone)
        more = [key for line in weak for key in _next_to_hide(line, people, gone)]
        more = more or [key for key, behind in people.items() if key not in gone and behind]
        if not more:
            return frozenset(gone)
        gone.add(min(more, key=lambda key: (TOTAL in key, len(people[key]), str(key))))
    return frozenset()


def _lines(people: Behind) -> list[Sequence[Key]]:
    """Each row and each column with its total last: the sums that anybody can work with."""
    lines: list[Sequence[Key]] = []
    for place in (0, 1):
        for name in dict.fromkeys(key[place] for key in people):
            line = [key for key in people if key[place] == name and key[1 - place] is not TOTAL]
            total = (name, TOTAL) if place == 0 else (TOTAL, name)
            lines.append([*line, total])
    return lines


def _gives_away(line: Sequence[Key], people: Behind, gone: Iterable[Key], smallest_shown: int) -> bool:
    """Whether the sum of this line says what is hidden in it, or that it is a handful of people together."""
    there = set(gone)
    parts = [key for key in line[:-1] if key in there]
    if line[-1] in there:
        return not parts  # a total that its visible parts add up to
    together = frozenset[Hashable]().union(*(people[key] for key in parts))
    return bool(parts) and (len(parts) == 1 or len(together) < smallest_shown)


def _next_to_hide(line: Sequence[Key], people: Behind, gone: set[Key]) -> list[Key]:
    """What else in the line could be hidden: a part that is not nothing, or else the total."""
    parts = [key for key in line[:-1] if key not in gone and people[key]]
    return parts or [key for key in line[-1:] if key not in gone]


def _solved(lines: Sequence[Sequence[Key]], gone: Iterable[Key]) -> list[Sequence[Key]]:
    """Lines with a hidden cell that follows from all the sums together, though from none of them alone."""
    unknown = {key: place for place, key in enumerate(sorted(gone, key=str))}
    sums = [{unknown[key]: (1 if key != line[-1] else _PRIME - 1) for key in line if key in unknown} for line in lines]
    names = {place: key for key, place in unknown.items()}
    alone = {names[next(iter(each))] for each in _reduced(sums) if len(each) == 1}
    return [line for line in lines if alone.intersection(line)]


def _reduced(sums: list[dict[int, int]]) -> list[dict[int, int]]:
    """The equations solved as far as they go, in whole numbers of a large prime: each unknown leads one at most."""
    solved: dict[int, dict[int, int]] = {}
    for equation in sums:
        left = _without(equation, solved)
        if not left:
            continue
        lead = min(left)
        inverse = pow(left[lead], -1, _PRIME)
        left = {place: value * inverse % _PRIME for place, value in left.items()}
        solved = {place: _less(each, left, lead) for place, each in solved.items()} | {lead: left}
    return list(solved.values())


def _without(equation: dict[int, int], solved: Mapping[int, dict[int, int]]) -> dict[int, int]:
    for lead, known in solved.items():
        equation = _less(equation, known, lead)
    return equation


def _less(equation: dict[int, int], known: dict[int, int], lead: int) -> dict[int, int]:
    """`equation` without the unknown that leads `known`."""
    times = equation.get(lead, 0)
    if not times:
        return equation
    places = set(chain(equation, known))
    taken = {place: (equation.get(place, 0) - times * known.get(place, 0)) % _PRIME for place in places}
    return {place: value for place, value in taken.items() if value}
