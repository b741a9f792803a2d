"""The made-up group of the agenda's tests, with people in the room and at home."""

from __future__ import annotations

import pytest_asyncio

from bot.checkin.rules import Side
from bot.services import Services
from tests.agenda.group import MadeUpGroup, make_group


@pytest_asyncio.fixture
async def group(services: Services) -> MadeUpGroup:
    """Asha and Cara are in the room, Ben at home, Eve on the telephone."""
    made = await make_group(services)
    sides = ((made.asha, Side.ROOM), (made.cara, Side.ROOM), (made.ben, Side.REMOTE), (made.eve, Side.PHONE))
    for who, side in sides:
        await services.check_ins.check_in(who, made.meeting_id, side)
    return made
