from __future__ import annotations

import pytest_asyncio
import simcord

from tests.cogs.agenda.riverside import Riverside, services_of


@pytest_asyncio.fixture
async def riverside(simcord_env: simcord.Env) -> Riverside:
    made = Riverside(simcord_env, services_of(simcord_env))
    with simcord_env.time_context():
        await made.set_up()
    return made
