"""Queries of money that came before it was spent: what it was spent on, and what came back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.rows import claim_of
from bot.expenses.rules import Claim, ClaimState
from bot.expenses.tables import claim_advances, claim_receipts, claims


async def say_spent(connection: AsyncConnection, claim_id: int, pence: int, *, by: int, at: datetime) -> None:
    values = {"spent_pence": pence, "said_by": by, "said_at": at}
    changed = await connection.execute(
        update(claim_advances).where(claim_advances.c.claim_id == claim_id).values(**values)
    )
    if not changed.rowcount:
        await connection.execute(insert(claim_advances).values(claim_id=claim_id, back_pence=0, **values))


async def came_back(connection: AsyncConnection, claim_id: int, pence: int, *, by: int, at: datetime) -> None:
    await connection.execute(
        update(claim_advances)
        .where(claim_advances.c.claim_id == claim_id)
        .values(back_pence=pence, back_by=by, back_at=at)
    )


async def paid_in_advance(connection: AsyncConnection, group_id: int) -> list[Claim]:
    """Money in advance that was paid, oldest first, and has not come back in part already."""
    back = exists().where(claim_advances.c.claim_id == claims.c.id, claim_advances.c.back_at.is_not(None))
    found = await connection.execute(
        select(claims)
        .where(claims.c.group_id == group_id, claims.c.advance, claims.c.state == ClaimState.PAID.value, ~back)
        .order_by(claims.c.id)
    )
    return [claim_of(row) for row in found.mappings()]


async def without_account(connection: AsyncConnection, group_id: int) -> list[Claim]:
    """Of those, the ones whose person has not said what it cost, or has sent no receipt."""
    said = exists().where(claim_advances.c.claim_id == claims.c.id)
    receipt = exists().where(claim_receipts.c.claim_id == claims.c.id)
    found = await connection.execute(
        select(claims)
        .where(
            claims.c.group_id == group_id,
            claims.c.advance,
            claims.c.state == ClaimState.PAID.value,
            ~(said & receipt),
        )
        .order_by(claims.c.id)
    )
    return [claim_of(row) for row in found.mappings()]
