from __future__ import annotations

import pytest_asyncio
import simcord

from bot.core.roles import Role
from tests.cogs.agenda.riverside import Riverside, services_of


@pytest_asyncio.fixture
async def riverside(simcord_env: simcord.Env) -> Riverside:
    """Riverside with Ama, its access lead."""
    made = Riverside(simcord_env, services_of(simcord_env))
    with simcord_env.time_context():
        await made.set_up()
        ama = made.guild.add_member(simcord_env.create_user("Ama"))
        person = (await made.actor(ama)).person_id
        await made.services.people.grant(await made.actor(made.ola), person, Role.ACCESS_LEAD)
    made.ama = ama  # type: ignore[attr-defined]
    return made
