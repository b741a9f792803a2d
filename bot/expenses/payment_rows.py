"""Queries of payments for people's time."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.payments import Payment, PaymentState
from bot.expenses.tables import involvement_payments as payments

_FIELDS = tuple(Payment.__dataclass_fields__)


async def payment_by_id(connection: AsyncConnection, group_id: int, payment_id: int) -> Payment | None:
    found = await _payments(connection, (payments.c.id == payment_id) & (payments.c.group_id == group_id))
    return found[0] if found else None


async def payment_for(connection: AsyncConnection, person_id: int, meeting_id: int) -> Payment | None:
    found = await _payments(connection, (payments.c.person_id == person_id) & (payments.c.meeting_id == meeting_id))
    return found[0] if found else None


async def payments_of(connection: AsyncConnection, group_id: int, person_id: int) -> list[Payment]:
    """A person's own, newest first."""
    found = await _payments(connection, (payments.c.group_id == group_id) & (payments.c.person_id == person_id))
    return found[::-1]


async def in_state(connection: AsyncConnection, group_id: int, state: PaymentState) -> list[Payment]:
    """Oldest first."""
    return await _payments(connection, (payments.c.group_id == group_id) & (payments.c.state == state.value))


async def in_batch(connection: AsyncConnection, group_id: int, batch_id: int) -> list[Payment]:
    return await _payments(connection, (payments.c.group_id == group_id) & (payments.c.batch_id == batch_id))


async def waiting_to_talk(connection: AsyncConnection, group_id: int) -> list[Payment]:
    waits = payments.c.wants_to_talk & (payments.c.state == PaymentState.OFFERED.value)
    return await _payments(connection, (payments.c.group_id == group_id) & waits)


async def add_payment(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(payments).values(**values).returning(payments.c.id))
    return int(added.scalar_one())


async def change_payment(connection: AsyncConnection, payment_id: int, **values: Any) -> None:
    await connection.execute(update(payments).where(payments.c.id == payment_id).values(**values))


async def _payments(connection: AsyncConnection, condition: ColumnElement[bool]) -> list[Payment]:
    found = await connection.execute(select(payments).where(condition).order_by(payments.c.id))
    return [
        Payment(**{name: row[name] for name in _FIELDS} | {"state": PaymentState(row["state"])})
        for row in found.mappings()
    ]
