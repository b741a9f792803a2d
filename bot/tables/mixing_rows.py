"""Table and queries of mixing roles. A role is private: it stands alone and sealed, and no other table repeats it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Table, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.vault import Sealed, Vault
from bot.tables.rules import MixingRole

# A row is a person's yes; without one, tables are not mixed by anything of theirs.
mixing_roles = Table(
    "mixing_roles",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("role", Sealed, nullable=False),
    Column("said_at", UTCDateTime, nullable=False),
)


class MixingRows:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    async def set_role(
        self, connection: AsyncConnection, person_id: int, role: MixingRole | None, at: datetime
    ) -> None:
        """None takes it back: nothing of it stays."""
        await connection.execute(delete(mixing_roles).where(mixing_roles.c.person_id == person_id))
        if role is not None:
            sealed = self._vault.seal(role.value)
            await connection.execute(insert(mixing_roles).values(person_id=person_id, role=sealed, said_at=at))

    async def roles_of(self, connection: AsyncConnection, person_ids: Collection[int]) -> dict[int, MixingRole]:
        """Those who said one. Raises CannotUnseal."""
        found = await connection.execute(select(mixing_roles).where(mixing_roles.c.person_id.in_(person_ids)))
        return {row.person_id: MixingRole(self._vault.unseal(row.role)) for row in found}
