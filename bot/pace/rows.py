"""Table and queries of paces. A need is private: it stands alone and sealed, and no other table repeats it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import metadata
from bot.core.vault import Sealed, Vault
from bot.pace.rules import Pace

paces = Table(
    "paces",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("sealed", Sealed),
    Column("percent", Integer),  # only what was stored before paces were sealed, until the next start
    CheckConstraint("percent in (150, 200)", name="percent"),  # the usual pace is no row at all
    CheckConstraint("(percent IS NULL) <> (sealed IS NULL)", name="one_of_two"),
)


class PaceRows:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def set_pace(self, connection: AsyncConnection, person_id: int, pace: Pace) -> None:
        await connection.execute(delete(paces).where(paces.c.person_id == person_id))
        if pace is not Pace.USUAL:
            await connection.execute(insert(paces).values(person_id=person_id, sealed=self._sealed(pace)))

    async def paces_of(self, connection: AsyncConnection, person_ids: Collection[int]) -> list[Pace]:
        """Those that differ from the usual, without saying whose they are. Raises CannotUnseal."""
        found = await connection.execute(select(paces).where(paces.c.person_id.in_(person_ids)))
        return [Pace(row.percent or int(self._vault.unseal(row.sealed))) for row in found]

    async def still_open(self, connection: AsyncConnection) -> dict[int, Pace]:
        """Person to a pace that was stored before paces were sealed."""
        found = await connection.execute(select(paces).where(paces.c.percent.is_not(None)))
        return {row.person_id: Pace(row.percent) for row in found}

    async def seal(self, connection: AsyncConnection, person_id: int, pace: Pace) -> None:
        sealed = {"sealed": self._sealed(pace), "percent": None}
        await connection.execute(update(paces).where(paces.c.person_id == person_id).values(**sealed))

    def _sealed(self, pace: Pace) -> str:
        return self._vault.seal(str(pace.value))
