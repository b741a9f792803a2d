from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest_asyncio
import simcord

from bot.app import open_services
from bot.client import AlongsideClient
from config.settings import Settings
from tests.cogs.expenses.riverside import Riverside
from tests.conftest import sqlite_copy


@pytest_asyncio.fixture
async def simcord_bot(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[AlongsideClient]:
    """The real bot, with web pages that others can open."""
    url = sqlite_copy(migrated_sqlite, tmp_path / "discord.db")
    settings = Settings(database_url=url, web_port=0, card_interval=0, public_url="https://riverside.example")
    async with open_services(settings, discord.utils.utcnow) as opened:
        yield AlongsideClient(opened)


@pytest_asyncio.fixture
async def riverside(simcord_env: simcord.Env) -> Riverside:
    made = Riverside(simcord_env)
    with simcord_env.time_context():
        await made.set_up()
    return made
