from __future__ import annotations

import pytest_asyncio
import simcord

from bot.checkin.rules import Side
from cogs.floor.board import Board
from tests.cogs.polls.town_hall import TownHall
from tests.the_bot import board_of


class OpenFloor(TownHall):
    """The town hall with its meeting under way: Asha and Dot at home, Ben and Cem in the room."""

    async def go_live(self) -> None:
        for member, side in ((self.asha, Side.REMOTE), (self.dot, Side.REMOTE), (self.ben, Side.ROOM)):
            await self.here(member, side)
        with self.env.time_context():
            await self.services.agenda.start_meeting(self.facilitator, self.meeting_id)
        await self.all_drawn()

    async def all_drawn(self) -> None:
        with self.env.time_context():
            await self.services.events.drain()
            await board_of(self.env, Board).draw(self.facilitator.group_id, self.meeting_id)
        await self.env.settle()

    async def queue(self) -> list[str]:
        view = await self.services.floor.view(self.facilitator.group_id, self.meeting_id)
        return [place.name for place in view.queue]


@pytest_asyncio.fixture
async def open_floor(simcord_env: simcord.Env) -> OpenFloor:
    made = OpenFloor(simcord_env)
    await made.set_up()
    await made.go_live()
    return made
