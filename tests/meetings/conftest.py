"""A group with an organiser, a facilitator and two people, and a meeting to plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest_asyncio

from bot.core.roles import Actor, Role
from bot.meetings.rules import MeetingView, NewMeeting
from bot.services import Services

MAY_START = datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
"""Tuesday 12 May 2026, 2pm in London: ten weeks after the fixed clock."""


def a_meeting(**changes: Any) -> NewMeeting:
    said: dict[str, Any] = {
        "title": "Transport",
        "starts_at": MAY_START,
        "ends_at": datetime(2026, 5, 12, 15, 0, tzinfo=UTC),
        "place": "Town Hall",
        "joining_link": "https://meet.example.org/transport",
        "phone_in": "0300 000 0000",
        "purpose": "Buses and taxis",
    }
    return NewMeeting(**{**said, **changes})


async def arrive(services: Services, user_id: int, name: str, guild_id: int = 1) -> Actor:
    return await services.people.from_discord(guild_id=guild_id, guild_name="Group", user_id=user_id, name=name)


@dataclass
class People:
    ola: Actor
    """The organiser."""
    fay: Actor
    """The facilitator."""
    asha: Actor
    ben: Actor


@pytest_asyncio.fixture
async def people(services: Services) -> People:
    await services.people.grant_first_organiser(await arrive(services, 1, "Ola"))
    ola, fay = await arrive(services, 1, "Ola"), await arrive(services, 2, "Fay")
    await services.people.grant(ola, fay.person_id, Role.FACILITATOR)
    return People(
        ola, await arrive(services, 2, "Fay"), await arrive(services, 3, "Asha"), await arrive(services, 4, "Ben")
    )


@pytest_asyncio.fixture
async def meeting(services: Services, people: People) -> MeetingView:
    view, _ = await services.meetings.create(people.ola, a_meeting())
    return view
