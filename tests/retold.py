"""What many tests begin with happens once a worker, through the real services; later its rows are put back.

A group with its people and its meeting costs dozens of transactions; its rows, one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import metadata
from bot.core.key_file import vault_check
from bot.core.vault import sealed_columns
from bot.groups.rows import groups
from bot.services import Services

Told = TypeVar("Told")


@dataclass
class _Kept:
    begins: tuple[Any, ...]
    """What the story may depend on: the kind of database, the clock, the settings' time zone, the policy."""
    ends: Any
    """What its teller returned."""
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    counters: dict[str, int] = field(default_factory=dict)
    """PostgreSQL's sequences; SQLite goes on after the highest number by itself."""


_kept: dict[str, list[_Kept]] = {}


async def retold(name: str, services: Services, tell: Callable[[], Awaitable[Told]]) -> Told:
    """What `tell` returns, which has to be plain and never changed, with the database as it leaves it.

    A story begins in a group's empty database and seals nothing. Anywhere else it is told anew.
    """
    if not await _is_empty(services):
        return await tell()
    begins = (
        services.database.url.get_backend_name(),
        services.clock(),
        services.settings.default_time_zone,
        services.policy,
    )
    for kept in _kept.setdefault(name, []):
        if kept.begins == begins:
            async with services.database.write() as write:
                await _put_back(write.connection, kept)
            ends: Told = kept.ends
            return ends
    ends = await tell()
    kept = _Kept(begins, ends)
    await services.events.drain()
    async with services.database.read() as connection:
        await _keep(connection, kept)
    _kept[name].append(kept)
    return ends


async def _is_empty(services: Services) -> bool:
    async with services.database.read() as connection:
        return not (await connection.execute(select(func.count()).select_from(groups))).scalar_one()


async def _keep(connection: AsyncConnection, kept: _Kept) -> None:
    for table, column in sealed_columns(metadata):
        if table is not vault_check:
            sealed = select(func.count()).where(column.is_not(None), column != "")
            assert not (await connection.execute(sealed)).scalar_one(), f"{table} seals with one test's key"
    for table in metadata.tables.values():
        rows = (await connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')).all()
        if rows and table is not vault_check:
            kept.rows[table.name] = [tuple(row) for row in rows]
    if connection.dialect.name == "postgresql":
        counters = text("SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL")
        kept.counters = {row.sequencename: row.last_value for row in await connection.execute(counters)}


async def _put_back(connection: AsyncConnection, kept: _Kept) -> None:
    """Without a look at what a row belongs to: all that it belongs to comes along."""
    postgresql = connection.dialect.name == "postgresql"
    await connection.exec_driver_sql(
        "SET LOCAL session_replication_role = replica" if postgresql else "PRAGMA defer_foreign_keys = ON"
    )
    for table, rows in kept.rows.items():
        places = ", ".join(f"${number}" if postgresql else "?" for number in range(1, len(rows[0]) + 1))
        await connection.exec_driver_sql(f'INSERT INTO "{table}" VALUES ({places})', rows)
    for counter, value in kept.counters.items():
        await connection.exec_driver_sql(f"SELECT setval('{counter}', {value})")
