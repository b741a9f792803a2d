"""Totals and budgets: what was spent on what, without pointing at anybody. (Source: requirement P9.)"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor, Right
from bot.core.small_numbers import Key
from bot.expenses.rules import MOST_PENCE
from bot.finance import money_rows
from bot.finance.rules import NotABudget
from bot.finance.shown import (
    Cell,
    Cost,
    Spent,
    cells_shown,
    committed_shown,
    days_of,
    hidden_meetings,
    year_of,
)
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from config.policy import Policy

MOST_BUDGET = MOST_PENCE * 200


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
    committed: int | None
    """None where it would point at a few people."""
    spent: Spent | None
    """What it is made of, for those who open each claim anyway."""

    @property
    def left(self) -> int | None:
        """Less than nothing where more is committed than there is."""
        return None if self.budget is None or self.committed is None else self.budget - self.committed


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
        return year_of(self._clock().astimezone((await self._groups.group(group_id)).zone).date())

    async def totals(self, actor: Actor, year: int) -> Totals:
        """Costs of days from 1 April `year` to 31 March after it. Small numbers of people are hidden, with whatever
        would give them away, for everyone who may see totals.
        """
        actor.require(Right.SEE_TOTALS)
        async with self._database.read() as connection:
            costs = await money_rows.costs(connection, actor.group_id, *days_of(year))
        titles = await self._meetings.titles(actor.group_id)
        ids = sorted({cost.meeting_id or 0 for cost in costs})
        categories = sorted({cost.category for cost in costs})
        return Totals(
            year,
            [(each, titles.get(each, "")) for each in ids],
            categories,
            cells_shown(costs, self._policy.smallest_shown),
        )

    async def budgets(self, actor: Actor) -> list[MeetingBudget]:
        """The group's meetings, the newest first, with what is committed.

        Approvers and payers open each claim anyway, so they see every amount and what it is made of. That somewhere
        more is committed than there is shows only where the amount does: changing the budget a few times would say
        the amount otherwise.
        """
        actor.require(Right.SEE_TOTALS)
        titles = await self._meetings.titles(actor.group_id)
        sees_all = actor.may(Right.PAY_CLAIMS) or actor.may(Right.DECIDE_CLAIMS)
        async with self._database.read() as connection:
            budgets = await money_rows.budgets(connection, titles)
            spent = await money_rows.spent(connection, actor.group_id, titles)
            years = [] if sees_all else await self._every_year(connection, actor.group_id)
        smallest = 0 if sees_all else self._policy.smallest_shown
        hidden = hidden_meetings(years, smallest)
        found = []
        for meeting_id, title in sorted(titles.items(), reverse=True):
            here = spent.get(meeting_id, Spent())
            committed = committed_shown(meeting_id, here, hidden, smallest)
            made_of = here if sees_all else None
            found.append(MeetingBudget(meeting_id, title, budgets.get(meeting_id), committed, made_of))
        return found

    async def _every_year(self, connection: AsyncConnection, group_id: int) -> list[Sequence[Cost]]:
        days = await money_rows.days_of_costs(connection, group_id)
        years = range(year_of(days[0]), year_of(days[1]) + 1) if days else ()
        return [await money_rows.costs(connection, group_id, *days_of(year)) for year in years]

    async def set_budget(self, actor: Actor, meeting_id: int, pence: int) -> None:
        """How much a meeting may cost in claims. Nothing is refused because of it: it only shows. Raises NotABudget."""
        actor.require(Right.SET_BUDGET)
        if not 0 < pence <= MOST_BUDGET:
            raise NotABudget
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            await money_rows.set_budget(write.connection, meeting_id, pence, by=actor.person_id, at=self._clock())
            await write.record(actor, self._clock(), "finance.set_budget", f"meeting:{meeting_id}", ("budget",))
