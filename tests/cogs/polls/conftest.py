from __future__ import annotations

import pytest_asyncio
import simcord

from tests.cogs.polls.town_hall import TownHall


@pytest_asyncio.fixture
async def hall(simcord_env: simcord.Env) -> TownHall:
    made = TownHall(simcord_env)
    with simcord_env.time_context():
        await made.set_up()
    return made
