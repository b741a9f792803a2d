"""Group commit: durable before it is acknowledged, few transactions, one bad change costs only itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from sqlalchemy import select

from bot.core.database import Database, Write
from bot.core.events import EventBus
from bot.core.group_commit import GroupCommit
from bot.groups.rows import add_group, groups
from tests.conftest import MONDAY


class Names:
    """Stores names of groups; refuses the name "bad"."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.batches: list[int] = []
        self.commit = GroupCommit(database, self.save, self.stored)

    async def save(self, write: Write, names: Sequence[str]) -> None:
        for name in names:
            await add_group(write.connection, hash(name) % 10**9, name, "Europe/London", MONDAY)
        if "bad" in names:
            raise ValueError("bad")

    def stored(self, names: Sequence[str]) -> None:
        self.batches.append(len(names))

    async def all(self) -> set[str]:
        async with self.database.read() as connection:
            return set((await connection.execute(select(groups.c.name))).scalars())


@pytest.fixture
async def names(database_url: str) -> AsyncIterator[Names]:
    database = await Database.open(database_url, EventBus())
    yield Names(database)
    await database.close()


async def test_each_change_is_readable_when_it_is_acknowledged(names: Names) -> None:
    async def store(name: str) -> bool:
        await names.commit.store(name)
        return name in await names.all()

    assert all(await asyncio.gather(*(store(f"n{number}") for number in range(30))))


async def test_changes_at_once_share_transactions(names: Names) -> None:
    await asyncio.gather(*(names.commit.store(f"n{number}") for number in range(200)))
    assert sum(names.batches) == 200
    assert len(names.batches) < 20


async def test_a_bad_change_costs_only_itself(names: Names) -> None:
    results = await asyncio.gather(*(names.commit.store(name) for name in ("a", "bad", "b")), return_exceptions=True)
    assert [type(result) for result in results] == [type(None), ValueError, type(None)]
    assert await names.all() == {"a", "b"}


async def test_giving_up_waiting_does_not_lose_the_change(names: Names) -> None:
    waiting = asyncio.create_task(names.commit.store("patient"))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await names.commit.store("next")
    assert await names.all() == {"patient", "next"}
