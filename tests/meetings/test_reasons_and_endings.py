"""Why a meeting moved is kept, a forgotten one ends by itself, and a new co-chair hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.agenda.rules import ItemState
from bot.core import audit
from bot.meetings.rules import HowIComeTo, MeetingState, MeetingView
from bot.notices.rows import notices
from bot.services import Services
from tests.conftest import FixedClock
from tests.meetings.conftest import MAY_START, People


async def test_why_it_moved_or_was_called_off_is_kept(services: Services, people: People, meeting: MeetingView) -> None:
    assert meeting.meeting.reason == ""
    later = MAY_START + timedelta(days=7)
    moved, _ = await services.meetings.postpone(people.ola, meeting.meeting.id, later, " The hall is flooded. ")
    assert moved.meeting.reason == "The hall is flooded."
    cancelled = await services.meetings.cancel(people.ola, meeting.meeting.id, "The hall is closed.")
    assert cancelled.meeting.reason == "The hall is closed."


@pytest.mark.parametrize("started", [True, False])
async def test_a_meeting_that_nobody_ended_ends_by_itself_once(
    services: Services, people: People, meeting: MeetingView, clock: FixedClock, *, started: bool
) -> None:
    meeting_id = meeting.meeting.id
    await services.meetings.say_how_i_come(people.asha, meeting_id, HowIComeTo.ROOM)
    item = await services.agenda.suggest(people.asha, meeting_id, title="Bus stops", why="They are cold", named=True)
    if started:
        await services.meetings.start(people.fay, meeting_id)
    clock.now = meeting.meeting.ends_at + timedelta(hours=11, minutes=59)
    assert await services.meetings.end_forgotten() == 0
    clock.forward(minutes=1)
    async with services.database.read() as connection:
        told = len((await connection.execute(select(notices))).all())
    assert [await services.meetings.end_forgotten() for _ in range(2)] == [1, 0]
    await services.events.drain()
    assert (await services.meetings.view(1, meeting_id)).meeting.state is MeetingState.ENDED
    assert (await services.agenda.item(1, item.id)).state is ItemState.CARRIED_OVER
    async with services.database.read() as connection:
        assert len((await connection.execute(select(notices))).all()) == told
        entries = [entry for entry in await audit.entries(connection, 1) if entry.action == "meetings.end_forgotten"]
    assert [(entry.person_id, entry.record) for entry in entries] == [(0, f"meeting:{meeting_id}")]


async def test_a_new_co_chair_is_told_once(services: Services, people: People, meeting: MeetingView) -> None:
    for slot in (1, 1):
        await services.meetings.set_co_chair(people.ola, meeting.meeting.id, slot, people.asha.person_id)
    async with services.database.read() as connection:
        told = (
            await connection.execute(select(notices.c.person_id).where(notices.c.message == "meetings-notice-co-chair"))
        ).scalars()
        assert list(told) == [people.asha.person_id]
