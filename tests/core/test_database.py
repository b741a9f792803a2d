"""The store keeps what it acknowledged, tells events after the commit, and refuses what it should."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.core import audit
from bot.core.database import Database, DatabaseInUse
from bot.core.events import EventBus
from bot.core.migrations import DatabaseTooNew
from bot.core.roles import Actor, Role
from bot.groups.rows import add_group, groups
from tests.conftest import MONDAY

ACTOR = Actor(1, 1, frozenset({Role.ORGANISER}))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    opened = await Database.open(database_url, EventBus())
    yield opened
    await opened.close()


async def _count(database: Database) -> int:
    async with database.read() as connection:
        return (await connection.execute(select(func.count()).select_from(groups))).scalar_one()


async def test_a_write_is_seen_by_readers_once_it_commits(database: Database) -> None:
    async with database.write() as write:
        await add_group(write.connection, 1, "A", "Europe/London", MONDAY)
        assert await _count(database) == 0
    assert await _count(database) == 1


async def test_a_write_that_raises_leaves_nothing_and_tells_nobody(database: Database) -> None:
    told: list[str] = []

    async def listen(event: str) -> None:
        told.append(event)

    database.events.subscribe(str, listen)
    with pytest.raises(RuntimeError):
        async with database.write() as write:
            await add_group(write.connection, 1, "A", "Europe/London", MONDAY)
            write.announce("added")
            raise RuntimeError
    await database.events.drain()
    assert (await _count(database), told) == (0, [])


async def test_events_are_told_after_the_commit(database: Database) -> None:
    seen: list[int] = []

    async def listen(_event: str) -> None:
        seen.append(await _count(database))

    database.events.subscribe(str, listen)
    async with database.write() as write:
        await add_group(write.connection, 1, "A", "Europe/London", MONDAY)
        write.announce("added")
    await database.events.drain()
    assert seen == [1]


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError):
        async with database.read() as connection:
            await add_group(connection, 1, "A", "Europe/London", MONDAY)


async def test_writes_at_once_take_turns(database: Database) -> None:
    async def add(number: int) -> None:
        async with database.write() as write:
            count = (await write.connection.execute(select(func.count()).select_from(groups))).scalar_one()
            await add_group(write.connection, number, f"{count}", "Europe/London", MONDAY)

    await asyncio.gather(*(add(number) for number in range(20)))
    async with database.read() as connection:
        names = (await connection.execute(select(groups.c.name).order_by(groups.c.id))).scalars().all()
    assert names == [str(number) for number in range(20)]


async def test_a_write_given_up_at_any_moment_keeps_nobody_out(database: Database) -> None:
    async def add(number: int) -> None:
        async with database.write() as write:
            await add_group(write.connection, number, "A", "Europe/London", MONDAY)

    given_up = 0
    for turns in range(30):
        task = asyncio.create_task(add(turns))
        for _ in range(turns):
            await asyncio.sleep(0)
        given_up += task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        before = await _count(database)
        await add(100 + turns)
        assert await _count(database) == before + 1
    assert given_up


async def test_opening_again_changes_nothing(database_url: str) -> None:
    for _ in range(2):
        opened = await Database.open(database_url, EventBus())
        assert await opened.alive()
        await opened.close()


async def test_a_newer_database_is_refused(database_url: str) -> None:
    opened = await Database.open(database_url, EventBus())
    async with opened.write() as write:
        await write.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await opened.close()
    with pytest.raises(DatabaseTooNew):
        await Database.open(database_url, EventBus())


async def test_one_process_a_postgresql_database(postgres_url: str) -> None:
    first = await Database.open(postgres_url, EventBus())
    with pytest.raises(DatabaseInUse):
        await Database.open(postgres_url, EventBus())
    await first.close()
    again = await Database.open(postgres_url, EventBus())
    await again.close()


async def test_the_audit_log_chains_and_cannot_be_changed(database: Database) -> None:
    for number in range(3):
        async with database.write() as write:
            await write.record(ACTOR, MONDAY, "test.act", f"thing:{number}", ("title",))
    async with database.read() as connection:
        assert [entry.record for entry in await audit.entries(connection, 1)] == [
            "thing:0",
            "thing:1",
            "thing:2",
        ]
        assert await audit.first_broken(connection) is None
    for change in (update(audit.audit_log).values(person_id=2), delete(audit.audit_log)):
        with pytest.raises(DBAPIError, match="append-only"):
            async with database.write() as write:
                await write.connection.execute(change)


async def test_a_changed_audit_row_shows(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}", EventBus())
    for number in range(3):
        async with database.write() as write:
            await write.record(ACTOR, MONDAY, "test.act", f"thing:{number}")
    async with database.write() as write:
        await write.connection.execute(text("DROP TRIGGER audit_log_no_update"))
        await write.connection.execute(update(audit.audit_log).where(audit.audit_log.c.id == 2).values(person_id=9))
    async with database.read() as connection:
        assert await audit.first_broken(connection) == 2
    await database.close()
