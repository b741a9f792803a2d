"""Queries of batches, budgets and totals."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, String, case, cast, distinct, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.path import TO_PAY
from bot.expenses.rules import ClaimState
from bot.expenses.tables import claim_asks, claim_lines, claim_receipts, claims
from bot.finance.rules import Batch, BatchKind, BatchLine
from bot.finance.tables import finance_batches, finance_lines, meeting_budgets
from bot.uploads.rows import uploads
from bot.uploads.rules import Purpose

AT_ONCE = 500
"""Rows of one statement: SQLite and PostgreSQL both limit the values in one."""

_WAITING = (ClaimState.SUBMITTED.value, ClaimState.QUERY.value)
_SETTLED = (ClaimState.PAID.value, ClaimState.DECLINED.value, ClaimState.WITHDRAWN.value)
_AGREED = (*(state.value for state in TO_PAY), ClaimState.EXPORTED.value)
_NUMBER = func.coalesce(finance_lines.c.claim_id, finance_lines.c.payment_id)


@dataclass(frozen=True)
class Spent:
    """What one meeting comes to so far, in pence."""

    agreed: int
    """Said yes to before it is spent, and not claimed yet."""
    waiting: int
    approved: int
    paid: int
    people: int

    @property
    def committed(self) -> int:
        return self.agreed + self.waiting + self.approved + self.paid


# Batches


async def add_batch(connection: AsyncConnection, values: Mapping[str, Any]) -> int:
    added = await connection.execute(insert(finance_batches).values(**values).returning(finance_batches.c.id))
    return int(added.scalar_one())


async def set_fingerprint(connection: AsyncConnection, batch_id: int, fingerprint: str) -> None:
    changed = update(finance_batches).where(finance_batches.c.id == batch_id)
    await connection.execute(changed.values(fingerprint=fingerprint))


async def add_lines(connection: AsyncConnection, batch_id: int, kind: BatchKind, lines: Sequence[BatchLine]) -> None:
    number = "claim_id" if kind is BatchKind.EXPENSES else "payment_id"
    empty = {"claim_id": None, "payment_id": None, "batch_id": batch_id, "kind": kind.value}
    values = [
        empty
        | {
            number: line.number,
            "person_id": line.person_id,
            "name": line.name,
            "pence": line.pence,
            "meeting": line.meeting,
            "approved_on": line.approved_on,
            "to_charity": line.to_charity,
        }
        for line in lines
    ]
    await connection.execute(insert(finance_lines), values)


async def batches_of(connection: AsyncConnection, group_id: int, limit: int) -> list[Batch]:
    """The newest first."""
    asked = _batches().where(finance_batches.c.group_id == group_id)
    found = await connection.execute(asked.order_by(finance_batches.c.id.desc()).limit(limit))
    return [_batch(row) for row in found]


async def batch_by_id(connection: AsyncConnection, group_id: int, batch_id: int) -> Batch | None:
    asked = _batches().where(finance_batches.c.group_id == group_id, finance_batches.c.id == batch_id)
    row = (await connection.execute(asked)).one_or_none()
    return _batch(row) if row else None


async def lines_of(connection: AsyncConnection, batch_id: int) -> dict[int, BatchLine]:
    """By the number of the claim or payment, lowest first."""
    asked = select(finance_lines, _NUMBER.label("number")).where(finance_lines.c.batch_id == batch_id)
    found = await connection.execute(asked.order_by(_NUMBER))
    return {
        row.number: BatchLine(
            number=row.number,
            person_id=row.person_id,
            name=row.name,
            pence=row.pence,
            meeting=row.meeting,
            approved_on=row.approved_on,
            paid_at=row.paid_at,
            to_charity=row.to_charity,
        )
        for row in found
    }


async def mark_paid(
    connection: AsyncConnection, batch_id: int, numbers: Collection[int], *, by: int, at: datetime
) -> None:
    ordered = sorted(numbers)
    for begin in range(0, len(ordered), AT_ONCE):
        some = ordered[begin : begin + AT_ONCE]
        here = (finance_lines.c.batch_id == batch_id) & _NUMBER.in_(some) & finance_lines.c.paid_at.is_(None)
        await connection.execute(update(finance_lines).where(here).values(paid_at=at, paid_by=by))


def _batches() -> Any:
    paid = (
        select(func.count())
        .where(finance_lines.c.batch_id == finance_batches.c.id, finance_lines.c.paid_at.is_not(None))
        .scalar_subquery()
    )
    return select(finance_batches, paid.label("paid"))


def _batch(row: Row[Any]) -> Batch:
    return Batch(
        id=row.id,
        group_id=row.group_id,
        kind=BatchKind(row.kind),
        made_by=row.made_by,
        made_at=row.made_at,
        count=row._mapping["count"],  # a row is a tuple, which has a method of that name
        pence=row.pence,
        paid=row.paid,
        fingerprint=row.fingerprint,
    )


# Budgets and totals


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
    approved = func.coalesce(claim_lines.c.approved_pence, 0)
    found = await connection.execute(
        select(
            claims.c.meeting_id,
            _sum_where(claims.c.state.in_(_WAITING), claim_lines.c.amount_pence).label("waiting"),
            _sum_where(claims.c.state.in_(_AGREED), approved).label("approved"),
            _sum_where(claims.c.state == ClaimState.PAID.value, approved).label("paid"),
            func.count(distinct(claims.c.person_id)).label("people"),
        )
        .join(claim_lines, claim_lines.c.claim_id == claims.c.id)
        .where(
            claims.c.group_id == group_id,
            claims.c.meeting_id.in_(meeting_ids),
            claims.c.state.in_((*_WAITING, *_AGREED, ClaimState.PAID.value)),
        )
        .group_by(claims.c.meeting_id)
    )
    of_claims = {row.meeting_id: row for row in found}
    agreed = await _agreed_and_not_claimed(connection, group_id, meeting_ids)
    empty = {"waiting": 0, "approved": 0, "paid": 0, "people": 0}
    sums: dict[int, Spent] = {}
    for meeting_id in {*of_claims, *agreed}:
        row = of_claims.get(meeting_id)
        counted = {name: int(getattr(row, name)) for name in empty} if row else empty
        pence, people = agreed.get(meeting_id, (0, 0))
        sums[meeting_id] = Spent(**counted | {"agreed": pence, "people": max(counted["people"], people)})
    return sums


async def _agreed_and_not_claimed(
    connection: AsyncConnection, group_id: int, meeting_ids: Collection[int]
) -> dict[int, tuple[int, int]]:
    claimed = select(claim_lines.c.ask_id).where(claim_lines.c.ask_id.is_not(None))
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


async def totals(
    connection: AsyncConnection, group_id: int, first: date, last: date
) -> list[tuple[int | None, str, int, int]]:
    """Meeting, category, how many people, approved pence: of claims decided from `first` to `last`, both included."""
    found = await connection.execute(
        select(
            claims.c.meeting_id,
            claim_lines.c.category,
            func.count(distinct(claims.c.person_id)),
            func.sum(claim_lines.c.approved_pence),
        )
        .join(claim_lines, claim_lines.c.claim_id == claims.c.id)
        .where(
            claims.c.group_id == group_id,
            claims.c.state.in_((*_AGREED, ClaimState.PAID.value)),
            claim_lines.c.approved_pence > 0,
            claim_lines.c.day.between(first, last),
        )
        .group_by(claims.c.meeting_id, claim_lines.c.category)
    )
    return [(meeting_id, category, int(people), int(pence)) for meeting_id, category, people, pence in found]


def _sum_where(condition: ColumnElement[bool], amount: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((condition, amount), else_=literal(0))), 0)


# Receipts


async def unclaimed_uploads(connection: AsyncConnection, before: datetime) -> set[int]:
    """Receipts that were kept before this moment and are part of no claim."""
    claimed = select(claim_receipts.c.upload_id)
    found = await connection.execute(
        select(uploads.c.id).where(
            uploads.c.purpose == Purpose.RECEIPT.value,
            uploads.c.sent_at < before,
            uploads.c.going_at.is_(None),
            cast(uploads.c.id, String).not_in(claimed),
        )
    )
    return set(found.scalars())


async def receipts_settled_before(connection: AsyncConnection, before: datetime) -> list[int]:
    settled_at = func.coalesce(claims.c.paid_at, claims.c.decided_at, claims.c.changed_at)
    found = await connection.execute(
        select(claim_receipts.c.id)
        .join(claims, claims.c.id == claim_receipts.c.claim_id)
        .where(claims.c.state.in_(_SETTLED), settled_at < before)
        .order_by(claim_receipts.c.id)
    )
    return list(found.scalars())


async def groups_of_uploads(connection: AsyncConnection, upload_ids: Collection[str]) -> dict[int, int]:
    found = await connection.execute(
        select(uploads.c.group_id, func.count())
        .where(uploads.c.id.in_({int(each) for each in upload_ids}))
        .group_by(uploads.c.group_id)
    )
    return {group_id: int(count) for group_id, count in found}
