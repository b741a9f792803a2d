"""One process a database, set up the same on every connection."""

from __future__ import annotations

import asyncio
import stat
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.database import Database, DatabaseInUse, DatabaseUnreadable, in_use, open_reader
from bot.core.events import EventBus


async def test_one_process_a_database(database_url: str) -> None:
    first = await Database.open(database_url, EventBus())
    assert await in_use(database_url)
    with pytest.raises(DatabaseInUse):
        await Database.open(database_url, EventBus())
    await first.close()
    assert not await in_use(database_url)
    again = await Database.open(database_url, EventBus())
    await again.close()


async def test_a_reader_is_welcome_while_the_database_is_in_use(database_url: str) -> None:
    database = await Database.open(database_url, EventBus())
    async with open_reader(database_url) as connection:
        assert (await connection.execute(text("SELECT count(*) FROM groups"))).scalar_one() == 0
    await database.close()


async def test_a_link_to_a_database_is_the_same_database(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "real.db")
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'real.db'}", EventBus())
    with pytest.raises(DatabaseInUse):
        await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'link.db'}", EventBus())
    await database.close()


@pytest.mark.usefixtures("patient_sqlite")
@pytest.mark.parametrize("readers", [False, True], ids=["writer", "readers"])
async def test_every_sqlite_connection_is_set_up(tmp_path: Path, readers: bool) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}", EventBus())
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "query_only": int(readers)}
    async with AsyncExitStack() as stack:
        if readers:
            connections = [await stack.enter_async_context(database.read()) for _ in range(3)]
        else:
            connections = [(await stack.enter_async_context(database.write())).connection]
        for connection in connections:
            held = {name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one() for name in wanted}
            assert held == wanted
    await database.close()


async def test_a_new_database_is_for_its_owner_only(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}", EventBus())
    modes = _modes(tmp_path)
    await database.close()
    assert modes == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600, "a.db.lock": 0o600}


def _modes(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


async def test_what_is_not_a_database_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("These are notes.\n" * 100)
    for url in (
        f"sqlite+aiosqlite:///{tmp_path / 'notes.db'}",
        f"sqlite+aiosqlite:///{tmp_path / 'no' / 'folder.db'}",
        "postgresql+asyncpg://nobody@127.0.0.1:1/nothing",
        "postgresql+asyncpg://nobody@host:notaport/nothing",
    ):
        with pytest.raises(DatabaseUnreadable):
            await Database.open(url, EventBus())
        with pytest.raises(DatabaseUnreadable):
            async with open_reader(url):
                pass


async def test_a_postgresql_database_that_is_not_there_is_unreadable(postgres_url: str) -> None:
    with pytest.raises(DatabaseUnreadable):
        await Database.open(postgres_url.replace("/test_", "/missing_"), EventBus())


async def test_a_write_cut_off_leaves_the_database_usable(database_url: str) -> None:
    database = await Database.open(database_url, EventBus())
    began = asyncio.Event()

    async def cut_off() -> None:
        async with database.write():
            began.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(cut_off())
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.write() as write:
        assert (await write.connection.execute(text("SELECT count(*) FROM groups"))).scalar_one() == 0
    await database.close()
