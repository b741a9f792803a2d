"""The made-up group of access needs, with a room that was drawn."""

from __future__ import annotations

from dataclasses import dataclass

import pytest_asyncio

from bot.core.roles import Actor
from bot.meetings.rules import HowIComeTo
from bot.services import Services
from tests.access.conftest import Needing, group
from tests.conftest import FixedClock
from tests.seating.rooms import RIVERSIDE

__all__ = ["group"]


@dataclass
class Seating:
    """Ama is the access lead; Ola organises. Asha, Ben and Ola come to the room."""

    needing: Needing
    services: Services
    clock: FixedClock

    @property
    def meeting_id(self) -> int:
        return self.needing.meeting_id

    @property
    def ama(self) -> Actor:
        return self.needing.ama

    @property
    def asha(self) -> Actor:
        return self.needing.asha

    @property
    def ben(self) -> Actor:
        return self.needing.ben

    @property
    def ola(self) -> Actor:
        return self.needing.ola

    async def place(self) -> str:
        return (await self.services.meetings.view(self.ola.group_id, self.meeting_id)).meeting.place

    async def draw(self, text: str = RIVERSIDE) -> None:
        await self.services.seats.draw_room(self.ola, await self.place(), text)


@pytest_asyncio.fixture
async def seating(group: Needing) -> Seating:
    for person in (group.asha, group.ben, group.ola):
        await group.services.meetings.say_how_i_come(person, group.meeting_id, HowIComeTo.ROOM)
    return Seating(group, group.services, group.clock)
