"""What of totals and budgets may be shown, so that nobody few can be read in one, or worked out from several. Pure.

(Source: requirement P9.)
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.small_numbers import TOTAL, Key, everybody_behind, hidden_of_people, is_small, with_totals


@dataclass(frozen=True)
class Spent:
    """What one meeting comes to so far, in pence."""

    agreed: int = 0
    """Said yes to before it is spent, and not claimed yet."""
    waiting: int = 0
    approved: int = 0
    paid: int = 0
    """Without what came back."""
    open_people: int = 0
    """Whom `agreed` and `waiting` are of: that many at least."""

    @property
    def committed(self) -> int:
        return self.agreed + self.waiting + self.approved + self.paid


@dataclass(frozen=True)
class Cost:
    """What one person is paid for one kind of cost of one meeting."""

    meeting_id: int | None
    category: str
    person_id: int
    pence: int


@dataclass(frozen=True)
class Cell:
    people: int | None
    """None where it is hidden, and `pence` with it."""
    pence: int | None


def cells_shown(costs: Sequence[Cost], smallest_shown: int) -> dict[Key, Cell]:
    """What one year's costs come to, by meeting (0 for none) and category, with totals."""
    behind = _people(costs)
    pence: dict[Key, int] = {}
    for cost in costs:
        pence[_key(cost)] = pence.get(_key(cost), 0) + cost.pence
    sums, gone = with_totals(pence), hidden_of_people(behind, smallest_shown)
    return {
        key: Cell(None, None) if key in gone else Cell(len(people), sums[key])
        for key, people in everybody_behind(behind).items()
    }


def hidden_meetings(years: Iterable[Sequence[Cost]], smallest_shown: int) -> frozenset[int]:
    """Meetings whose total is hidden in some year."""
    gone = (hidden_of_people(_people(costs), smallest_shown) for costs in years)
    return frozenset(
        int(str(meeting)) for keys in gone for meeting, category in keys if meeting is not TOTAL and category is TOTAL
    )


def committed_shown(meeting_id: int, spent: Spent, hidden: frozenset[int], smallest_shown: int) -> int | None:
    """What a meeting comes to so far, for whoever may not open each claim. None where it would point at a few.

    It is shown where the totals show the meeting in every year, and nobody few waits for an answer: so taking one
    from the other leaves no few people's money.
    """
    return None if meeting_id in hidden or is_small(spent.open_people, smallest_shown) else spent.committed


def year_of(day: date) -> int:
    """The financial year: the year in which its April is."""
    return day.year if day.month >= 4 else day.year - 1


def days_of(year: int) -> tuple[date, date]:
    """First and last day of a financial year."""
    return date(year, 4, 1), date(year + 1, 3, 31)


def _key(cost: Cost) -> Key:
    return (cost.meeting_id or 0, cost.category)


def _people(costs: Sequence[Cost]) -> Mapping[Key, frozenset[Hashable]]:
    behind: dict[Key, set[Hashable]] = {}
    for cost in costs:
        behind.setdefault(_key(cost), set()).add(cost.person_id)
    return {key: frozenset(people) for key, people in behind.items()}
