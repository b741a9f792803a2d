from __future__ import annotations

import pytest_asyncio
import simcord

from tests.cogs.expenses.riverside import Riverside


@pytest_asyncio.fixture
async def riverside(simcord_env: simcord.Env) -> Riverside:
    made = Riverside(simcord_env)
    with simcord_env.time_context():
        await made.set_up()
    return made
