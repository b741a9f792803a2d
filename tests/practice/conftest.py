"""One running practice mode for the tests of a module: it takes seconds to start, and the tests only add to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.practice.world import World
from tests.practice.opened import opened_world
from tests.practice.tabs import Tab

OpenTab = Callable[[str], Awaitable[Tab]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: Path) -> AsyncIterator[World]:
    async with opened_world(tmp_path_factory.mktemp("practice"), migrated_sqlite) as world:
        yield world


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def http(world: World) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def tab(world: World, http: aiohttp.ClientSession) -> OpenTab:
    return lambda key: Tab.open(http, world.preview.address(key))
