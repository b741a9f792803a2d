"""Practice mode opened inside the tests' own process, where its clock can be another one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.core.clock import Clock, real_clock
from bot.practice.run import Files, free_port
from bot.practice.world import World, open_world
from tests.conftest import sqlite_copy


@asynccontextmanager
async def opened_world(folder: Path, migrated: Path, clock: Clock = real_clock) -> AsyncIterator[World]:
    """On a copy of the database `migrated`. Its cards are edited at once: nobody's limits have to be kept to."""
    settings = Files(folder / "practice.db", folder / "practice.log").settings(free_port())
    sqlite_copy(migrated, folder / "practice.db")
    opened: asyncio.Future[World] = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()

    async def live() -> None:
        async with open_world(replace(settings, card_interval=0), kept=False, clock=clock) as world:
            opened.set_result(world)
            await stop.wait()

    # SimCord wants to be opened and closed by one task, and pytest runs the two halves of a fixture in two.
    living = asyncio.create_task(live())
    waited: list[asyncio.Future[Any]] = [living, opened]
    await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
    if living.done():
        living.result()
    yield await opened
    stop.set()
    await living
