"""The store: one writer, read-only readers, events after the commit.

SQLite is the default: write-ahead log, `synchronous=FULL`, foreign keys on, every write begins IMMEDIATE.
PostgreSQL runs the same code. On both, one process writes, one transaction at a time, so a rule that loads,
decides and saves cannot be overtaken between the loading and the saving.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Self

from sqlalchemy import event, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.core import audit
from bot.core.events import EventBus
from bot.core.migrations import migrate
from bot.core.roles import Actor

_PROCESS_LOCK = 4_203_711  # one Alongside a PostgreSQL database; any fixed number serves


class DatabaseInUse(Exception):
    """Another Alongside already writes to this database."""


class Write:
    """One write transaction. Nothing in it is visible to anyone, and no event is told, until it commits."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.announced: list[object] = []

    def announce(self, event: object) -> None:
        """Publish `event` after the commit; never, if the transaction is rolled back."""
        self.announced.append(event)

    async def record(self, by: Actor, at: datetime, action: str, record: str, fields: Iterable[str] = ()) -> None:
        """Add a row to the audit log: names of `fields` that changed, never their values."""
        await audit.append(self.connection, by=by, at=at, action=action, record=record, fields=fields)


class Database:
    """Open with `await Database.open(url, events)`; close when the process ends."""

    def __init__(self, url: URL, writer: AsyncEngine, reader: AsyncEngine, events: EventBus) -> None:
        self.url = url
        self.events = events
        self._writer = writer
        self._reader = reader
        self._one_writer = asyncio.Lock()
        self._process_lock: AsyncConnection | None = None

    @property
    def is_postgresql(self) -> bool:
        return self.url.get_backend_name() == "postgresql"

    @classmethod
    async def open(cls, url: str, events: EventBus) -> Self:
        """Open and migrate the database at `url`.

        Raises DatabaseTooNew when it was written by a newer Alongside, DatabaseInUse when another process has it.
        """
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            writer, reader = _sqlite_engine(parsed, writes=True), _sqlite_engine(parsed, writes=False)
        else:
            writer = reader = create_async_engine(parsed, pool_size=5, hide_parameters=True)
        database = cls(parsed, writer, reader, events)
        try:
            await database._hold_process_lock()
            async with writer.connect() as connection:
                await connection.run_sync(migrate)
        except BaseException:
            await database.close()
            raise
        return database

    async def close(self) -> None:
        await self.events.drain()
        if self._process_lock is not None:
            await self._process_lock.close()
            self._process_lock = None
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Write]:
        """A transaction that commits when the block ends and rolls back when it raises."""
        async with self._one_writer, self._writer.connect() as connection:
            write = Write(connection)
            async with connection.begin():
                yield write
        for announced in write.announced:
            self.events.publish(announced)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent, committed state. Writing through it fails."""
        async with self._reader.connect() as connection:
            if self.is_postgresql:
                await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with connection.begin():
                yield connection

    async def alive(self) -> bool:
        """Whether the store answers a question; used by the health page."""
        async with self.read() as connection:
            return bool((await connection.execute(text("SELECT 1"))).scalar_one())

    async def _hold_process_lock(self) -> None:
        if not self.is_postgresql:
            return
        self._process_lock = await self._writer.connect()
        await self._process_lock.execution_options(isolation_level="AUTOCOMMIT")
        held = await self._process_lock.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _PROCESS_LOCK})
        if not held.scalar_one():
            raise DatabaseInUse


def _sqlite_engine(url: URL, *, writes: bool) -> AsyncEngine:
    engine = create_async_engine(
        url, pool_size=1 if writes else 4, max_overflow=0, hide_parameters=True, connect_args={"timeout": 10}
    )

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        # SQLAlchemy's "begin" event starts transactions; the driver must not start its own.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            cursor.execute(f"PRAGMA {pragma}")
        if not writes:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
