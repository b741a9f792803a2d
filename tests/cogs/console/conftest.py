"""A bot whose web pages others can open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest_asyncio
import simcord

from bot.app import open_services
from bot.client import AlongsideClient
from config.settings import Settings
from tests.cogs.polls.town_hall import TownHall
from tests.conftest import sqlite_copy


@pytest_asyncio.fixture
async def simcord_bot(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[AlongsideClient]:
    settings = Settings(
        database_url=sqlite_copy(migrated_sqlite, tmp_path / "console.db"),
        public_url="https://meet.example.org",
        web_port=0,
        card_interval=0,
    )
    async with open_services(settings, discord.utils.utcnow) as opened:
        yield AlongsideClient(opened)


@pytest_asyncio.fixture
async def hall(simcord_env: simcord.Env) -> TownHall:
    made = TownHall(simcord_env)
    with simcord_env.time_context():
        await made.set_up()
    return made
