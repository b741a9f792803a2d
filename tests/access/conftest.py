"""A made-up group with an access lead, for every test of access needs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest_asyncio
from sqlalchemy import select

from bot.access.rules import Draft, Need, Purpose
from bot.core.audit import entries
from bot.core.roles import Actor, Role
from bot.notices.rows import notices
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock
from tests.retold import retold

EVERY_YES = frozenset(Purpose)
KEEP = frozenset({Purpose.STORE})


@dataclass
class Needing:
    """Ama is the access lead; the others are as in `MadeUpGroup`."""

    services: Services
    clock: FixedClock
    around: MadeUpGroup
    ama: Actor

    @property
    def asha(self) -> Actor:
        return self.around.asha

    @property
    def ben(self) -> Actor:
        return self.around.ben

    @property
    def eve(self) -> Actor:
        return self.around.eve

    @property
    def ola(self) -> Actor:
        return self.around.ola

    @property
    def meeting_id(self) -> int:
        return self.around.meeting_id

    async def say(
        self,
        actor: Actor,
        said: Mapping[str, str] | None = None,
        *,
        yes: frozenset[Purpose] = KEEP,
        always: bool = False,
        meeting_id: int | None = None,
        for_person: int | None = None,
    ) -> list[Need]:
        """Send a form with exactly these needs; returns what is now asked for at the meeting."""
        where = self.meeting_id if meeting_id is None else meeting_id
        whose = for_person or actor.person_id
        draft = Draft(whose, where, actor.person_id, said or {}, always, yes)
        await self.services.access.send(actor, draft)
        return await self.needs_of(replace(actor, person_id=whose), where)

    async def needs_of(self, actor: Actor, meeting_id: int | None = None) -> list[Need]:
        mine = await self.services.access.mine(actor, meeting_id or self.meeting_id)
        return [one.need for one in mine.needs]

    async def told(self, actor: Actor) -> list[tuple[str, Mapping[str, str]]]:
        """Every notice about access that was queued for this person, oldest first."""
        async with self.services.database.read() as connection:
            found = await connection.execute(
                select(notices.c.message, notices.c.facts)
                .where(notices.c.person_id == actor.person_id, notices.c.message.like("access-%"))
                .order_by(notices.c.id)
            )
            return [(row.message, json.loads(row.facts)) for row in found]

    async def messages(self, actor: Actor) -> list[str]:
        return [message for message, _facts in await self.told(actor)]

    async def noted(self) -> list[str]:
        async with self.services.database.read() as connection:
            return [entry.action for entry in await entries(connection, self.asha.group_id)]

    async def start_and_end(self) -> None:
        await self.services.meetings.start(self.around.fay, self.meeting_id)
        await self.services.meetings.end(self.around.fay, self.meeting_id)


@pytest_asyncio.fixture
async def group(services: Services, clock: FixedClock) -> Needing:
    around, ama = await retold("access", services, lambda: _led(services))
    return Needing(services, clock, replace(around, services=services), ama)


async def _led(services: Services) -> tuple[MadeUpGroup, Actor]:
    around = await make_group(services)
    new = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    await services.people.grant(around.ola, new.person_id, Role.ACCESS_LEAD)
    ama = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    return around, ama
