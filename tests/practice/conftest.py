"""One running practice mode for the tests of a module: it takes seconds to start, and the tests only add to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

import aiohttp
import pytest
import pytest_asyncio

from bot.practice.run import Files, free_port
from bot.practice.world import World, open_world
from tests.practice.tabs import Tab

OpenTab = Callable[[str], Awaitable[Tab]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    folder = tmp_path_factory.mktemp("practice")
    settings = Files(folder / "practice.db", folder / "practice.log").settings(free_port())
    opened: asyncio.Future[World] = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()

    async def live() -> None:
        async with open_world(replace(settings, card_interval=0), kept=False) as world:
            opened.set_result(world)
            await stop.wait()

    # SimCord wants to be opened and closed by one task, and pytest runs the two halves of a fixture in two.
    living = asyncio.create_task(live())
    await asyncio.wait({living, opened}, return_when=asyncio.FIRST_COMPLETED)
    if living.done():
        living.result()
    yield await opened
    stop.set()
    await living


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def http(world: World) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def tab(world: World, http: aiohttp.ClientSession) -> OpenTab:
    return lambda key: Tab.open(http, world.preview.address(key))
