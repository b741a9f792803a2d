"""The made-up group of the agenda's tests."""

from __future__ import annotations

import pytest_asyncio

from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group


@pytest_asyncio.fixture
async def group(services: Services) -> MadeUpGroup:
    return await make_group(services)
