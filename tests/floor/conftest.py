"""A live meeting with a facilitator, two people in the room and two at home."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest_asyncio

from bot.checkin.rules import Side
from bot.core.roles import Actor, Role
from bot.floor.rules import Place
from bot.floor.service import FloorService
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock
from tests.retold import retold


@dataclass
class LiveMeeting:
    services: Services
    clock: FixedClock
    group: MadeUpGroup
    fay: Actor
    """Facilitates."""
    asha: Actor
    """At home, as is Eve."""
    ben: Actor
    """In the room, as is Cara."""

    @property
    def floor(self) -> FloorService:
        return self.services.floor

    @property
    def meeting_id(self) -> int:
        return self.group.meeting_id

    async def place(self, name: str) -> Place:
        """The first place of this person, who waits or rests."""
        view = await self.floor.view(self.group.group_id, self.meeting_id)
        return next(place for place in (*view.queue, *view.resting) if place.name == name)

    async def queue(self) -> list[str]:
        view = await self.floor.view(self.group.group_id, self.meeting_id)
        return [place.name for place in view.queue]


async def go_live(services: Services, clock: FixedClock) -> LiveMeeting:
    around, fay = await retold("floor", services, lambda: _gathered(services))
    group = replace(around, services=services)
    return LiveMeeting(services, clock, group, fay, group.asha, group.ben)


async def _gathered(services: Services) -> tuple[MadeUpGroup, Actor]:
    group = await make_group(services)
    fay = replace(group.fay, roles=group.fay.roles | {Role.FACILITATOR})
    for actor, side in (
        (group.asha, Side.REMOTE),
        (group.eve, Side.REMOTE),
        (group.ben, Side.ROOM),
        (group.cara, Side.ROOM),
    ):
        await services.check_ins.check_in(actor, group.meeting_id, side)
    await services.agenda.start_meeting(fay, group.meeting_id)
    return group, fay


@pytest_asyncio.fixture
async def live(services: Services, clock: FixedClock) -> LiveMeeting:
    return await go_live(services, clock)
