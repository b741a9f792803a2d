from __future__ import annotations

import pytest_asyncio

from bot.services import Services
from tests.conftest import FixedClock
from tests.finance.claims import Payout, make_payout


@pytest_asyncio.fixture
async def payout(services: Services, clock: FixedClock) -> Payout:
    return await make_payout(services, clock)
