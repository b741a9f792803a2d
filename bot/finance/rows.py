"""Queries of batches, and of receipts that nothing needs any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, String, cast, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.tables import claim_receipts
from bot.finance.rules import Batch, BatchKind, BatchLine
from bot.finance.tables import finance_batches, finance_lines
from bot.uploads.rows import uploads
from bot.uploads.rules import Purpose

AT_ONCE = 500
"""Rows of one statement: SQLite and PostgreSQL both limit the values in one."""

_NUMBER = func.coalesce(finance_lines.c.claim_id, finance_lines.c.payment_id)


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
