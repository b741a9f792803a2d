"""The alarm closes polls by itself: on time, and at the start what closed while nobody was there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest_asyncio

from bot.app import open_reminders, open_services
from bot.core.clock import real_clock
from bot.core.roles import Actor, Role
from bot.meetings.rules import NewMeeting
from bot.notices.rules import Notice, TryLater
from bot.polls.rules import Poll, PollChanged, PollKind, PollState
from bot.polls.service import NewPoll
from bot.services import Services
from config.settings import Settings

PATIENCE = 10.0  # seconds; nothing here waits that long unless it fails


@dataclass
class AheadClock:
    """The real clock, set forward."""

    ahead: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        return real_clock() + self.ahead


@dataclass
class Meeting:
    services: Services
    clock: AheadClock
    facilitator: Actor
    meeting_id: int

    async def open(self) -> Poll:
        polls = self.services.polls
        prepared = await polls.prepare(self.facilitator, self.meeting_id, NewPoll("Tea?", PollKind.YES_NO, minutes=1))
        return (await polls.open(self.facilitator, prepared.poll.id))[0].poll

    async def becomes(self, poll: Poll, state: PollState) -> Poll:
        async def wait() -> Poll:
            changed = asyncio.Event()

            async def note(_event: PollChanged) -> None:
                changed.set()

            self.services.events.subscribe(PollChanged, note)
            while (now := await self.services.polls.poll(poll.group_id, poll.id)).state is not state:
                await changed.wait()
                changed.clear()
            return now

        return await asyncio.wait_for(wait(), PATIENCE)


async def nobody(_notice: Notice, _text: str) -> bool:
    raise TryLater


@pytest_asyncio.fixture
async def meeting(tmp_path: Path) -> AsyncIterator[Meeting]:
    clock = AheadClock()
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'polls.db'}", web_port=0)
    async with open_services(settings, clock) as services:
        person = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1, name="Fay")
        actor = replace(person, roles=frozenset({Role.PARTICIPANT, Role.ORGANISER, Role.FACILITATOR}))
        starts = clock() + timedelta(days=60)
        new = NewMeeting("Meeting", starts, starts + timedelta(hours=2), "Hall", "https://meet.example/a")
        view, _warnings = await services.meetings.create(actor, new)
        yield Meeting(services, clock, actor, view.meeting.id)


async def test_a_poll_whose_time_came_while_nobody_was_there_closes_at_the_start(meeting: Meeting) -> None:
    poll = await meeting.open()
    meeting.clock.ahead = timedelta(hours=1)
    async with open_reminders(meeting.services, nobody):
        closed = await meeting.becomes(poll, PollState.CLOSED)
    assert closed.closed_at == poll.closes_at


async def test_a_poll_closes_when_its_time_comes_and_not_before(meeting: Meeting) -> None:
    poll = await meeting.open()
    assert poll.closes_at is not None
    meeting.clock.ahead = timedelta(seconds=59.5)
    async with open_reminders(meeting.services, nobody) as alarms:
        await meeting.becomes(poll, PollState.CLOSED)
        assert poll.closes_at <= meeting.clock()
        assert alarms.healthy


async def test_opened_while_the_alarm_waits_it_is_looked_after(meeting: Meeting) -> None:
    async with open_reminders(meeting.services, nobody):
        poll = await meeting.open()
        assert (await meeting.becomes(poll, PollState.CLOSING)).closes_at == poll.closes_at
