"""A made-up group and the whole web app on its real services. SQLite only: the pages add no queries of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web as aiohttp_web
from aiohttp.test_utils import TestClient, TestServer

from bot.services import Services
from bot.web.app import build_web
from config.settings import Settings
from tests.agenda.group import MadeUpGroup, make_group
from tests.browser import browser
from tests.conftest import sqlite_copy
from tests.patience import be_patient

__all__ = ["browser"]

Client = TestClient[aiohttp_web.Request, aiohttp_web.Application]
be_patient()


@pytest.fixture
def database_url(tmp_path: Path, migrated_sqlite: Path) -> str:
    return sqlite_copy(migrated_sqlite, tmp_path / "web.db")


@pytest.fixture
def settings(database_url: str) -> Settings:
    """As in practice mode: the pages' own address is good enough for everyone who is to open it."""
    return Settings(database_url=database_url, web_port=0, card_interval=0, practice=True)


@pytest_asyncio.fixture
async def group(services: Services) -> MadeUpGroup:
    return await make_group(services)


@pytest_asyncio.fixture
async def key(group: MadeUpGroup) -> str:
    """The key of the group's planned meeting."""
    return (await group.services.meetings.view(group.group_id, group.meeting_id)).meeting.key


@pytest_asyncio.fixture
async def web(services: Services) -> AsyncIterator[Client]:
    async with TestClient(TestServer(build_web(services))) as client:
        yield client


@pytest_asyncio.fixture
async def server(services: Services) -> AsyncIterator[TestServer]:
    running = TestServer(build_web(services))
    async with running:
        yield running


@pytest_asyncio.fixture
async def site(services: Services) -> AsyncIterator[str]:
    """The address of the running web app, for a browser."""
    async with TestServer(build_web(services)) as server:
        yield str(server.make_url("/")).rstrip("/")
