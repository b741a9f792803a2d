"""The store: one writer, read-only readers, events after the commit.

SQLite is the default: write-ahead log, `synchronous=FULL`, foreign keys on, every write begins IMMEDIATE.
PostgreSQL runs the same code. On both, one process writes, one transaction at a time, so a rule that loads,
decides and saves cannot be overtaken between the loading and the saving.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import event, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.core import audit
from bot.core.errors import NoRoom
from bot.core.events import EventBus
from bot.core.locks import DatabaseInUse, FileLock
from bot.core.migrations import migrate
from bot.core.roles import Actor

__all__ = ["Database", "DatabaseInUse", "DatabaseUnreadable", "Write", "in_use", "open_reader", "sqlite_file"]

_READERS = 3
_PATIENCE_MS = 10_000  # how long SQLite waits for somebody else's lock
_CLEARING_PATIENCE_MS = 500  # nobody can write meanwhile, so clearing the log gives up sooner
_POSTGRESQL_DISK_FULL = "53100"
_PROCESS_LOCK = 4_203_711  # one Alongside a PostgreSQL database; any fixed number serves


class DatabaseClosed(Exception):
    """The store was closed before this was asked; nothing was read or changed."""


class DatabaseUnreadable(Exception):
    """No database could be opened at this address: a wrong address, no permission, or not a database."""


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

    async def record_many(
        self, by: Actor, at: datetime, action: str, records: Sequence[str], fields: Iterable[str] = ()
    ) -> None:
        """As `record`, for each of `records` in their order."""
        await audit.append_many(self.connection, by=by, at=at, action=action, records=records, fields=fields)


class Database:
    """Open with `await Database.open(url, events)`; close when the process ends."""

    def __init__(self, url: URL, events: EventBus) -> None:
        self.url = url
        self.events = events
        self._writer = _engine(url, writes=True)
        self._reader = self._writer if self.is_postgresql else _engine(url, writes=False)
        self._closed = False
        self._one_writer = asyncio.Lock()
        self._process_lock: AsyncConnection | FileLock | None = None

    @property
    def is_postgresql(self) -> bool:
        return self.url.get_backend_name() == "postgresql"

    @classmethod
    async def open(cls, url: str, events: EventBus) -> Self:
        """Open and migrate the database at `url`; a SQLite file that is not there is made, for its owner only.

        Raises DatabaseTooNew when it was written by a newer Alongside, DatabaseInUse when another process has it,
        and DatabaseUnreadable when it cannot be reached at all.
        """
        database = cls(_parsed(url), events)
        try:
            await database._reach()
            async with database._writer.connect() as connection:
                await connection.run_sync(migrate)
            await database._open_readers()
        except BaseException:
            await database.close()
            raise
        return database

    async def _open_readers(self) -> None:
        """Open every reader now: a task that is cancelled while it opens one would leave it behind, open."""
        async with AsyncExitStack() as opened:
            for _ in range(_READERS):
                await opened.enter_async_context(self._reader.connect())

    async def close(self) -> None:
        await self.events.drain()
        self._closed = True
        if isinstance(self._process_lock, AsyncConnection):
            await self._process_lock.close()
        await self._writer.dispose()
        await self._reader.dispose()
        if isinstance(self._process_lock, FileLock):
            self._process_lock.release()
        self._process_lock = None

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Write]:
        """A transaction that commits when the block ends and rolls back when it raises.

        Raises NoRoom where the disk is full: then nothing of it is stored.
        """
        self._require_open()
        try:
            async with self._one_writer, self._writer.connect() as connection:
                write = Write(connection)
                async with connection.begin():
                    yield write
        except DBAPIError as error:
            if _disk_is_full(error):
                raise NoRoom from error
            raise
        for announced in write.announced:
            self.events.publish(announced)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees one consistent, committed state. Writing through it fails."""
        self._require_open()
        async with self._reader.connect() as connection:
            if self.is_postgresql:
                await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with connection.begin():
                yield connection

    async def clear_log(self) -> bool:
        """Empty SQLite's write-ahead log, which keeps every page as it was after each commit, in order.

        False where a reader or a backup still needs it: try again later. PostgreSQL keeps its log where no client
        can reach it, so there is nothing to do.
        """
        self._require_open()
        if self.is_postgresql:
            return True
        async with self._one_writer, self._writer.connect() as connection:
            # Past SQLAlchemy: it would begin a transaction, and the log cannot be emptied inside one.
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await driver.execute_fetchall(f"PRAGMA busy_timeout={_CLEARING_PATIENCE_MS}")
            try:
                ((busy, _, _),) = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                await driver.execute_fetchall(f"PRAGMA busy_timeout={_PATIENCE_MS}")
        return not busy

    def _require_open(self) -> None:
        """Without this, work that outlives the store would open connections that nobody closes."""
        if self._closed:
            raise DatabaseClosed

    async def alive(self) -> bool:
        """Whether the store answers a question; used by the health page."""
        async with self.read() as connection:
            return bool((await connection.execute(text("SELECT 1"))).scalar_one())

    async def _reach(self) -> None:
        """Become the one process that writes, and see that the database answers."""
        try:
            if self.is_postgresql:
                await self._hold_postgresql_lock()
            else:
                file = sqlite_file(self.url)
                self._process_lock = FileLock(file)
                file.touch(mode=0o600)
                async with self._writer.connect():
                    pass  # sets the connection up, which reads the file
        except (OSError, DBAPIError) as unreachable:
            raise DatabaseUnreadable from unreachable

    async def _hold_postgresql_lock(self) -> None:
        self._process_lock = await self._writer.connect()
        await self._process_lock.execution_options(isolation_level="AUTOCOMMIT")
        held = await self._process_lock.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": _PROCESS_LOCK})
        if not held.scalar_one():
            raise DatabaseInUse


@asynccontextmanager
async def open_reader(url: str) -> AsyncIterator[AsyncConnection]:
    """A connection that only reads, also while Alongside runs. Nothing is made or migrated.

    Raises DatabaseUnreadable.
    """
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite" and not sqlite_file(parsed).is_file():
        raise DatabaseUnreadable
    engine = _engine(parsed, writes=False)
    try:
        try:
            connection = await engine.connect()
        except (OSError, DBAPIError) as unreachable:
            raise DatabaseUnreadable from unreachable
        try:
            yield connection
        finally:
            await connection.close()
    finally:
        await engine.dispose()


async def in_use(url: str) -> bool:
    """Whether an Alongside has the database at `url` open for writing."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        try:
            FileLock(sqlite_file(parsed)).release()
        except DatabaseInUse:
            return True
        except OSError as unreachable:
            raise DatabaseUnreadable from unreachable
        return False
    async with open_reader(url) as connection:
        held = await connection.execute(
            text(
                "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database "
                "WHERE locktype = 'advisory' AND datname = current_database() AND objid = :key"
            ),
            {"key": _PROCESS_LOCK},
        )
        return bool(held.scalar_one())


def _disk_is_full(error: DBAPIError) -> bool:
    code = getattr(error.orig, "sqlite_errorcode", None) or getattr(error.orig, "sqlstate", None)
    return code in (sqlite3.SQLITE_FULL, _POSTGRESQL_DISK_FULL)


def sqlite_file(url: URL) -> Path:
    """Where a SQLite database is, whatever links lead there."""
    assert url.database is not None
    return Path(url.database).resolve()


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as wrong:
        raise DatabaseUnreadable from wrong


def _engine(url: URL, *, writes: bool) -> AsyncEngine:
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, writes=writes)
    return create_async_engine(url, pool_size=5, hide_parameters=True)


def _sqlite_engine(url: URL, *, writes: bool) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=1 if writes else _READERS,
        max_overflow=0,
        pool_reset_on_return=None,  # `reset` below does it
        hide_parameters=True,
        connect_args={"timeout": 10},
    )

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        # SQLAlchemy's "begin" event starts transactions; the driver must not start its own.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_PATIENCE_MS}"):
            cursor.execute(f"PRAGMA {pragma}")
        # What was deleted is written over with zeros, and not only marked as free.
        cursor.execute("PRAGMA secure_delete=ON" if writes else "PRAGMA query_only=ON")
        cursor.close()

    begun = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        # Past SQLAlchemy's cursors, which go to the driver's thread and back three times for what takes one.
        driver: Any = connection.connection.dbapi_connection
        try:
            driver.run_async(lambda aiosqlite: aiosqlite.execute_fetchall(begun))
        except sqlite3.Error as error:
            raise DBAPIError(begun, None, error) from error
        except BaseException:
            connection.invalidate()  # given up while the thread was at it: nobody knows whether it has begun
            raise

    @event.listens_for(engine.sync_engine, "reset")
    def reset(connection: Any, _record: Any, _state: Any) -> None:
        if connection.driver_connection.in_transaction:  # seldom: whoever began one has ended it
            connection.rollback()

    return engine
