from __future__ import annotations

import pytest_asyncio
import simcord

from tests.cogs.agenda.riverside import services_of
from tests.cogs.ideas.forum import WithIdeas


@pytest_asyncio.fixture
async def riverside(simcord_env: simcord.Env) -> WithIdeas:
    made = WithIdeas(simcord_env, services_of(simcord_env))
    with simcord_env.time_context():
        await made.set_up()
    return made
