"""Table and queries of paces. A need is private: it stands alone, and no other table repeats it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import metadata
from bot.pace.rules import Pace

paces = Table(
    "paces",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("percent", Integer, nullable=False),
    CheckConstraint("percent in (150, 200)", name="percent"),  # the usual pace is no row at all
)


async def set_pace(connection: AsyncConnection, person_id: int, pace: Pace) -> None:
    await connection.execute(delete(paces).where(paces.c.person_id == person_id))
    if pace is not Pace.USUAL:
        await connection.execute(insert(paces).values(person_id=person_id, percent=pace.value))


async def paces_of(connection: AsyncConnection, person_ids: Collection[int]) -> list[Pace]:
    """Those that differ from the usual, without saying whose they are."""
    found = await connection.execute(select(paces.c.percent).where(paces.c.person_id.in_(person_ids)))
    return [Pace(percent) for percent in found.scalars()]
