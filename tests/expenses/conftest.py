from __future__ import annotations

import pytest_asyncio

from bot.services import Services
from tests.conftest import FixedClock
from tests.expenses.group import ClaimGroup, make_claim_group


@pytest_asyncio.fixture
async def group(services: Services, clock: FixedClock) -> ClaimGroup:
    return await make_claim_group(services, clock)
