"""Totals and budgets: what was spent on what, without pointing at anybody. (Source: requirement P9.)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor, Right
from bot.core.small_numbers import TOTAL, Key, hidden, is_small, with_totals
from bot.expenses.rules import MOST_PENCE
from bot.finance import rows
from bot.finance.rows import Spent
from bot.finance.rules import NotABudget
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from config.policy import Policy

MOST_BUDGET = MOST_PENCE * 200


@dataclass(frozen=True)
class Cell:
    people: int | None
    """None where it is hidden, and `pence` with it."""
    pence: int | None


@dataclass(frozen=True)
class Totals:
    """What was agreed to be paid for costs of one year, by meeting and category. `None` is all of them together."""

    year: int
    meetings: Sequence[tuple[int | None, str]]
    """Id and title, in the order they took place; `0` for costs of no meeting."""
    categories: Sequence[str]
    cells: Mapping[Key, Cell]


@dataclass(frozen=True)
class MeetingBudget:
    meeting_id: int
    title: str
    budget: int | None
    spent: Spent | None
    """None where so few people claimed that the amount would point at them."""
    over: bool
    """More is committed than there is. Said also where the amount is not."""

    @property
    def left(self) -> int | None:
        return None if self.budget is None or self.spent is None else self.budget - self.spent.committed


class MoneySeen:
    def __init__(
        self, database: Database, clock: Clock, policy: Policy, *, groups: GroupService, meetings: MeetingService
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._meetings = meetings

    async def this_year(self, group_id: int) -> int:
        """The financial year of today: the year in which its April is."""
        today = self._clock().astimezone((await self._groups.group(group_id)).zone).date()
        return today.year if today.month >= 4 else today.year - 1

    async def totals(self, actor: Actor, year: int) -> Totals:
        """Costs of days from 1 April `year` to 31 March after it. Small numbers of people are hidden, with whatever
        would give them away, for everyone who may see totals.
        """
        actor.require(Right.SEE_TOTALS)
        first, last = date(year, 4, 1), date(year + 1, 3, 31)
        async with self._database.read() as connection:
            found = await rows.totals(connection, actor.group_id, first, last)
        people: dict[Key, int] = {(meeting or 0, category): count for meeting, category, count, _ in found}
        pence = with_totals({(meeting or 0, category): amount for meeting, category, _, amount in found})
        gone = hidden(people, self._policy.smallest_shown)
        cells = {
            key: Cell(None, None) if key in gone else Cell(count, pence[key])
            for key, count in with_totals(people).items()
        }
        titles = await self._meetings.titles(actor.group_id)
        ids = sorted({meeting or 0 for meeting, *_ in found})
        categories = sorted({category for _, category, *_ in found})
        return Totals(year, [(each, titles.get(each, "")) for each in ids], categories, cells)

    async def budgets(self, actor: Actor) -> list[MeetingBudget]:
        """The group's meetings, the newest first, with what is committed.

        Approvers and payers open each claim anyway, so they see every amount. Others see it once enough people claimed.
        """
        actor.require(Right.SEE_TOTALS)
        titles = await self._meetings.titles(actor.group_id)
        async with self._database.read() as connection:
            budgets = await rows.budgets(connection, titles)
            spent = await rows.spent(connection, actor.group_id, titles)
        sees_all = actor.may(Right.PAY_CLAIMS) or actor.may(Right.DECIDE_CLAIMS)
        return [
            self._budget(meeting_id, title, budgets.get(meeting_id), spent.get(meeting_id), sees_all=sees_all)
            for meeting_id, title in sorted(titles.items(), reverse=True)
        ]

    def _budget(
        self, meeting_id: int, title: str, budget: int | None, spent: Spent | None, *, sees_all: bool
    ) -> MeetingBudget:
        spent = spent or Spent(0, 0, 0, 0, 0)
        over = budget is not None and spent.committed > budget
        small = is_small(spent.people, self._policy.smallest_shown)
        return MeetingBudget(meeting_id, title, budget, None if small and not sees_all else spent, over)

    async def set_budget(self, actor: Actor, meeting_id: int, pence: int) -> None:
        """How much a meeting may cost in claims. Nothing is refused because of it: it only shows. Raises NotABudget."""
        actor.require(Right.SET_BUDGET)
        if not 0 < pence <= MOST_BUDGET:
            raise NotABudget
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            await rows.set_budget(write.connection, meeting_id, pence, by=actor.person_id, at=self._clock())
            await write.record(actor, self._clock(), "finance.set_budget", f"meeting:{meeting_id}", ("budget",))


def shown_total(totals: Totals) -> Cell:
    return totals.cells.get((TOTAL, TOTAL), Cell(0, 0))
