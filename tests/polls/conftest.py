"""A group with a live meeting, for every test of polls."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest_asyncio

from bot.checkin.rules import Side
from bot.core.roles import Actor, Role
from bot.meetings.rules import NewMeeting
from bot.polls.rules import Answer, Cast, Door, PollKind, PollView
from bot.polls.service import NewPoll
from bot.services import Services
from tests.conftest import FixedClock
from tests.retold import retold


@dataclass
class Group:
    services: Services
    clock: FixedClock
    facilitator: Actor
    meeting_id: int
    orders: int = 0

    async def person(self, number: int, *, guild_id: int = 1) -> Actor:
        return await self.services.people.from_discord(
            guild_id=guild_id, guild_name="Group", user_id=1000 + number, name=f"Person {number}"
        )

    async def here(self, number: int, side: Side = Side.ROOM) -> Actor:
        actor = await self.person(number)
        await self.services.check_ins.check_in(actor, self.meeting_id, side)
        return actor

    async def open(self, new: NewPoll | None = None) -> PollView:
        new = new or NewPoll("Which topic?", PollKind.ONE_CHOICE, ("Buses", "Food", "Rooms"))
        prepared = await self.services.polls.prepare(self.facilitator, self.meeting_id, new)
        view, _ = await self.services.polls.open(self.facilitator, prepared.poll.id)
        return view

    def cast(self, actor: Actor, view: PollView, answer: Answer | int, door: Door = Door.DISCORD) -> Cast:
        """A vote later than every one before it; a number is the place of an option."""
        self.orders += 1
        if isinstance(answer, int):
            answer = Answer(choices=(view.poll.options[answer].id,))
        return Cast(view.poll.id, actor.person_id, answer, door, self.orders)

    async def vote(self, actor: Actor, view: PollView, answer: Answer | int, door: Door = Door.DISCORD) -> None:
        await self.services.polls.vote(actor, self.cast(actor, view, answer, door))

    async def close(self, view: PollView) -> PollView:
        await self.services.polls.close(self.facilitator, view.poll.id)
        self.clock.forward(minutes=2)
        await self.services.polls.close_due()
        return await self.services.polls.view(1, view.poll.id)


@pytest_asyncio.fixture
async def group(services: Services, clock: FixedClock) -> Group:
    organiser, meeting_id = await retold("polls", services, lambda: _planned(services))
    return Group(services, clock, organiser, meeting_id)


async def _planned(services: Services) -> tuple[Actor, int]:
    actor = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1, name="Fay")
    organiser = replace(actor, roles=actor.roles | {Role.ORGANISER, Role.FACILITATOR})
    starts = services.clock() + timedelta(days=60)
    view, _ = await services.meetings.create(
        organiser,
        NewMeeting("Meeting", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join"),
    )
    return organiser, view.meeting.id
