"""/healthz with each part broken for real."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

from aiohttp.test_utils import TestClient, TestServer

from bot.services import Services
from bot.web.app import build_web
from bot.web.health import Health, State


async def _ask(services: Services, health: Health | None = None) -> tuple[int, dict[str, object]]:
    async with TestClient(TestServer(build_web(services, health))) as client:
        answer = await client.get("/healthz")
        return answer.status, await answer.json()


async def test_a_process_without_discord_is_well(services: Services) -> None:
    expected = {"ok": True, "discord": "off", "database": "well", "scheduler": "off"}
    assert await _ask(services) == (200, expected)


def _put_a_folder_in_place_of(file: Path) -> None:
    for left in file.parent.glob(f"{file.name}*"):
        left.unlink()
    file.mkdir()


async def test_a_database_that_is_gone_shows(services: Services) -> None:
    await services.database.close()
    _put_a_folder_in_place_of(Path(services.database.url.database or ""))
    status, said = await _ask(services)
    assert (status, said["ok"], said["database"]) == (503, False, "lost")
    # aiosqlite's thread reports its failure to the loop, which therefore has to outlive it.
    for thread in threading.enumerate():
        if thread.name.endswith("(_connection_worker_thread)"):
            await asyncio.to_thread(thread.join)


async def test_each_part_can_be_lost_alone(services: Services) -> None:
    async def lost() -> State:
        return State.LOST

    def broken() -> bool:
        raise ConnectionError

    health = Health(database=services.database.alive, discord=lost, scheduler=broken)
    expected = {"ok": False, "discord": "lost", "database": "well", "scheduler": "lost"}
    assert await _ask(services, health) == (503, expected)
