"""Nothing is kept for longer than it is needed: what is old enough is cleared once a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.columns import metadata
from bot.core.database import Database
from bot.core.roles import Actor
from bot.privacy import holdings
from bot.privacy.rules import OldCleared
from bot.uploads.service import UploadService
from config.data_map import Held
from config.policy import Policy


@dataclass(frozen=True)
class Cleared:
    """How many rows of one kind were old enough."""

    table: str
    about: str
    days: int
    count: int


class Retention:
    def __init__(
        self, database: Database, clock: Clock, policy: Policy, data_map: Mapping[str, Held], uploads: UploadService
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._map = data_map
        self._uploads = uploads

    async def look(self) -> Sequence[Cleared]:
        """What would be cleared now, in all groups. Changes nothing."""
        async with self._database.read() as connection:
            return await old_rows(connection, self._map, self._policy, self._clock())

    async def clear(self) -> Sequence[Cleared]:
        """Clear it, all at once or not at all. Safe to repeat."""
        now = self._clock()
        async with self._database.write() as write:
            cleared = await old_rows(write.connection, self._map, self._policy, now)
            for each in cleared:
                table, held = metadata.tables[each.table], self._map[each.table]
                where = old_where(held, self._policy, now)
                if held.unnamed is not None:
                    await write.connection.execute(update(table).where(where).values(named=False))
                else:
                    await holdings.delete_rows(write.connection, table, where)
            if cleared:
                await write.record(Actor.system(0), now, "privacy.clear", "retention", [each.table for each in cleared])
                write.announce(OldCleared())
        if any(each.table == "claims" for each in cleared):
            await self._uploads.delete_pointless(await self._receipts_of_nothing())
        return cleared

    async def clear_daily(self) -> int:
        """How many rows were cleared."""
        return sum(each.count for each in await self.clear())

    async def _receipts_of_nothing(self) -> set[int]:
        """Receipts that were kept with a claim which is gone."""
        uploads, receipts = metadata.tables["uploads"], metadata.tables["claim_receipts"]
        before = self._clock() - timedelta(days=self._policy.keep_days["money"])
        async with self._database.read() as connection:
            here = (uploads.c.purpose == "receipt") & (uploads.c.sent_at < before)
            sent = set((await connection.execute(select(uploads.c.id).where(here))).scalars())
            used = (await connection.execute(select(receipts.c.upload_id))).scalars()
            return sent - {int(number) for number in used if str(number).isdecimal()}


async def old_rows(
    connection: AsyncConnection, data_map: Mapping[str, Held], policy: Policy, now: datetime
) -> list[Cleared]:
    """How many rows of each table are old enough, in the order they are cleared: what belongs to something first."""
    found = []
    for table in reversed(metadata.sorted_tables):
        held = data_map.get(table.name)
        old = (held.unnamed or held.old) if held else None
        if held is None or old is None:
            continue
        count = await holdings.count(connection, held, old_where(held, policy, now))
        if count:
            found.append(Cleared(table.name, held.about, policy.keep_days[old.days], count))
    return found


def old_where(held: Held, policy: Policy, now: datetime) -> ColumnElement[bool]:
    """The rows that go; or, where only the name goes, those that still have one."""
    table, old = metadata.tables[held.table], held.unnamed or held.old
    assert old is not None
    where = holdings.is_old(old, table, policy.keep_days[old.days], now)
    return where & table.c.named if held.unnamed is not None else where
