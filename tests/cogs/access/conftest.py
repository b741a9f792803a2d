from __future__ import annotations

import pytest_asyncio
import simcord

from bot.core.roles import Role
from tests.cogs.agenda.riverside import Riverside, services_of


class WithLead(Riverside):
    """Ama is the access lead."""

    def __init__(self, env: simcord.Env) -> None:
        super().__init__(env, services_of(env))
        self.ama = self.guild.add_member(env.create_user("Ama"))

    async def set_up(self) -> None:
        await super().set_up()
        person = (await self.actor(self.ama)).person_id
        await self.services.people.grant(await self.actor(self.ola), person, Role.ACCESS_LEAD)


@pytest_asyncio.fixture
async def riverside(simcord_env: simcord.Env) -> WithLead:
    made = WithLead(simcord_env)
    with simcord_env.time_context():
        await made.set_up()
    return made
