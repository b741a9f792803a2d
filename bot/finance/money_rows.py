"""Queries of budgets and totals. Money that came in advance and came back is not money spent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, case, distinct, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.path import TO_PAY
from bot.expenses.rules import ClaimState
from bot.expenses.tables import claim_advances, claim_asks, claim_lines, claims
from bot.finance.shown import Cost, Spent
from bot.finance.tables import meeting_budgets

_WAITING = (ClaimState.SUBMITTED.value, ClaimState.QUERY.value)
_AGREED = (*(state.value for state in TO_PAY), ClaimState.EXPORTED.value)
_DECIDED = (*_AGREED, ClaimState.PAID.value)


@dataclass(frozen=True)
class _CameBack:
    """What came back of money in advance, of one of its costs."""

    meeting_id: int | None
    category: str
    person_id: int
    day: date
    pence: int


async def set_budget(connection: AsyncConnection, meeting_id: int, pence: int, *, by: int, at: datetime) -> None:
    values = {"pence": pence, "set_by": by, "set_at": at}
    changed = await connection.execute(
        update(meeting_budgets).where(meeting_budgets.c.meeting_id == meeting_id).values(**values)
    )
    if not changed.rowcount:
        await connection.execute(insert(meeting_budgets).values(meeting_id=meeting_id, **values))


async def budgets(connection: AsyncConnection, meeting_ids: Collection[int]) -> dict[int, int]:
    found = await connection.execute(
        select(meeting_budgets.c.meeting_id, meeting_budgets.c.pence).where(
            meeting_budgets.c.meeting_id.in_(meeting_ids)
        )
    )
    return {row.meeting_id: row.pence for row in found}


async def spent(connection: AsyncConnection, group_id: int, meeting_ids: Collection[int]) -> dict[int, Spent]:
    """What each meeting comes to: what is asked, what is approved, what is paid. What was said no to counts nothing."""
    of_claims = await _of_claims(connection, group_id, meeting_ids)
    agreed = await _agreed_and_not_claimed(connection, group_id, meeting_ids)
    back: Counter[int] = Counter()
    for each in await _came_back(connection, group_id):
        back[each.meeting_id or 0] += each.pence
    sums: dict[int, Spent] = {}
    for meeting_id in {*of_claims, *agreed}:
        here = of_claims.get(meeting_id, Spent())
        pence, people = agreed.get(meeting_id, (0, 0))
        sums[meeting_id] = Spent(
            pence, here.waiting, here.approved, here.paid - back[meeting_id], max(here.open_people, people)
        )
    return sums


async def _of_claims(connection: AsyncConnection, group_id: int, meeting_ids: Collection[int]) -> dict[int, Spent]:
    approved = func.coalesce(claim_lines.c.approved_pence, 0)
    waits = claims.c.state.in_(_WAITING)
    found = await connection.execute(
        select(
            claims.c.meeting_id,
            _sum_where(waits, claim_lines.c.amount_pence).label("waiting"),
            _sum_where(claims.c.state.in_(_AGREED), approved).label("approved"),
            _sum_where(claims.c.state == ClaimState.PAID.value, approved).label("paid"),
            func.count(distinct(case((waits, claims.c.person_id)))).label("people"),
        )
        .join(claim_lines, claim_lines.c.claim_id == claims.c.id)
        .where(
            claims.c.group_id == group_id,
            claims.c.meeting_id.in_(meeting_ids),
            claims.c.state.in_((*_WAITING, *_DECIDED)),
        )
        .group_by(claims.c.meeting_id)
    )
    return {
        row.meeting_id: Spent(0, int(row.waiting), int(row.approved), int(row.paid), int(row.people)) for row in found
    }


async def _agreed_and_not_claimed(
    connection: AsyncConnection, group_id: int, meeting_ids: Collection[int]
) -> dict[int, tuple[int, int]]:
    """Pence and people by meeting. What stands in a draft is not claimed yet."""
    claimed = (
        select(claim_lines.c.ask_id)
        .join(claims, claims.c.id == claim_lines.c.claim_id)
        .where(claim_lines.c.ask_id.is_not(None), claims.c.state != ClaimState.DRAFT.value)
    )
    found = await connection.execute(
        select(
            claim_asks.c.meeting_id,
            func.sum(claim_asks.c.agreed_pence).label("pence"),
            func.count(distinct(claim_asks.c.person_id)).label("people"),
        )
        .where(
            claim_asks.c.group_id == group_id,
            claim_asks.c.meeting_id.in_(meeting_ids),
            claim_asks.c.state == "yes",
            claim_asks.c.id.not_in(claimed),
        )
        .group_by(claim_asks.c.meeting_id)
    )
    return {row.meeting_id: (int(row.pence), int(row.people)) for row in found}


async def costs(connection: AsyncConnection, group_id: int, first: date, last: date) -> list[Cost]:
    """What was said yes to, of costs of days from `first` to `last`, both included; nobody stands in it for nothing."""
    found = await connection.execute(
        select(
            claims.c.meeting_id,
            claim_lines.c.category,
            claims.c.person_id,
            func.sum(claim_lines.c.approved_pence).label("pence"),
        )
        .join(claim_lines, claim_lines.c.claim_id == claims.c.id)
        .where(
            claims.c.group_id == group_id,
            claims.c.state.in_(_DECIDED),
            claim_lines.c.approved_pence > 0,
            claim_lines.c.day.between(first, last),
        )
        .group_by(claims.c.meeting_id, claim_lines.c.category, claims.c.person_id)
    )
    back: Counter[tuple[int | None, str, int]] = Counter()
    for each in await _came_back(connection, group_id):
        if first <= each.day <= last:
            back[each.meeting_id, each.category, each.person_id] += each.pence
    asked = [Cost(row.meeting_id, row.category, row.person_id, int(row.pence)) for row in found]
    spent = [replace(cost, pence=cost.pence - back[cost.meeting_id, cost.category, cost.person_id]) for cost in asked]
    return [cost for cost in spent if cost.pence]


async def days_of_costs(connection: AsyncConnection, group_id: int) -> tuple[date, date] | None:
    """The first and the last day of any cost that was said yes to."""
    found = await connection.execute(
        select(func.min(claim_lines.c.day), func.max(claim_lines.c.day))
        .join(claims, claims.c.id == claim_lines.c.claim_id)
        .where(claims.c.group_id == group_id, claims.c.state.in_(_DECIDED), claim_lines.c.approved_pence > 0)
    )
    first, last = found.one()
    return (first, last) if first is not None else None


async def _came_back(connection: AsyncConnection, group_id: int) -> list[_CameBack]:
    """Where an advance was for several costs, what came back is taken off the first of them first."""
    of_claim = (claims.c.id, claims.c.meeting_id, claims.c.person_id, claim_advances.c.back_pence)
    found = await connection.execute(
        select(*of_claim, claim_lines.c.category, claim_lines.c.day, claim_lines.c.approved_pence)
        .join(claim_advances, claim_advances.c.claim_id == claims.c.id)
        .join(claim_lines, claim_lines.c.claim_id == claims.c.id)
        .where(claims.c.group_id == group_id, claim_advances.c.back_pence > 0, claim_lines.c.approved_pence > 0)
        .order_by(claim_lines.c.id)
    )
    taken: Counter[int] = Counter()
    back = []
    for row in found:
        pence = min(row.back_pence - taken[row.id], row.approved_pence)
        taken[row.id] += pence
        back.append(_CameBack(row.meeting_id, row.category, row.person_id, row.day, pence))
    return back


def _sum_where(condition: ColumnElement[bool], amount: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((condition, amount), else_=literal(0))), 0)
