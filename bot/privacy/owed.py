"""Whether money is still on its way to somebody: then forgetting them would lose it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import metadata

UNDER_WAY = {
    "claims": ("submitted", "query", "approved", "part_approved"),
    "involvement_payments": ("accepted",),
}
"""States in which finance has not been asked yet, so whoever is paid must still be known by name."""


async def is_owed(connection: AsyncConnection, person_id: int) -> bool:
    for name, states in UNDER_WAY.items():
        table = metadata.tables[name]
        where = (table.c.person_id == person_id) & table.c.state.in_(states)
        if (await connection.execute(select(func.count()).select_from(table).where(where))).scalar_one():
            return True
    return False
