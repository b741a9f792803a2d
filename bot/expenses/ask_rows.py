"""Queries of what people asked before they spent money."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, exists, func, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.expenses.asking import Ask, AskState
from bot.expenses.tables import claim_asks, claim_lines

_CLAIMED = exists().where(claim_lines.c.ask_id == claim_asks.c.id).label("claimed")


async def ask_by_id(
    connection: AsyncConnection, group_id: int, ask_id: int, unseal: Callable[[str], str]
) -> Ask | None:
    found = await _asks(connection, (claim_asks.c.id == ask_id) & (claim_asks.c.group_id == group_id), unseal)
    return found[0] if found else None


async def asks_of(
    connection: AsyncConnection, group_id: int, person_id: int, unseal: Callable[[str], str]
) -> list[Ask]:
    """What this person asked, or a helper for them, newest first; not what was taken back."""
    theirs = (claim_asks.c.person_id == person_id) & (claim_asks.c.group_id == group_id)
    found = await _asks(connection, theirs & (claim_asks.c.state != AskState.WITHDRAWN.value), unseal)
    return found[::-1]


async def open_asks(connection: AsyncConnection, group_id: int, unseal: Callable[[str], str]) -> list[Ask]:
    """What waits for an answer, oldest first."""
    waits = claim_asks.c.state == AskState.ASKED.value
    return await _asks(connection, (claim_asks.c.group_id == group_id) & waits, unseal)


async def count_open_asks(connection: AsyncConnection, group_id: int, *, not_for: int) -> int:
    """Without those that `not_for` asked, for themself or for somebody."""
    theirs = (claim_asks.c.person_id == not_for) | (func.coalesce(claim_asks.c.entered_by, 0) == not_for)
    waits = claim_asks.c.state == AskState.ASKED.value
    found = await connection.execute(select(func.count()).where(claim_asks.c.group_id == group_id, waits, ~theirs))
    return int(found.scalar_one())


async def add_ask(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(claim_asks).values(**values).returning(claim_asks.c.id))
    return int(added.scalar_one())


async def change_ask(connection: AsyncConnection, ask_id: int, **values: Any) -> None:
    await connection.execute(update(claim_asks).where(claim_asks.c.id == ask_id).values(**values))


async def _asks(connection: AsyncConnection, condition: ColumnElement[bool], unseal: Callable[[str], str]) -> list[Ask]:
    found = await connection.execute(select(claim_asks, _CLAIMED).where(condition).order_by(claim_asks.c.id).limit(100))
    return [_ask(row, unseal) for row in found.mappings()]


def _ask(row: RowMapping, unseal: Callable[[str], str]) -> Ask:
    opened = {name: unseal(row[name]) if row[name] else "" for name in ("words", "because")}
    plain = {name: row[name] for name in Ask.__dataclass_fields__ if name not in opened}
    return Ask(**{**plain, **opened, "state": AskState(row["state"]), "claimed": bool(row["claimed"])})
