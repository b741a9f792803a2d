"""What the made-up group can try of seats, papers and dates."""

from __future__ import annotations

import pytest

from bot.core.roles import Role
from bot.dates.rules import DatePollView
from bot.practice.world import World

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_room_is_drawn_and_those_who_come_can_be_seated(world: World) -> None:
    [group] = await world.services.groups.all()
    meeting = (await world.services.meetings.next_up(group.id)).meeting
    room = await world.services.seats.room_at(group.id, meeting.place)
    coming = await world.services.meetings.people_in_the_room(group.id, meeting.id)
    assert 0 < len(coming) <= sum(not seat.is_space for seat in room.seats)
    assert await world.services.people.holders(group.id, Role.ACCESS_LEAD)


async def test_a_paper_is_there_to_release_and_dates_to_answer(world: World) -> None:
    [group] = await world.services.groups.all()
    meeting = (await world.services.meetings.next_up(group.id)).meeting
    (paper,) = await world.services.papers.of_meeting(group.id, meeting.id)
    assert paper.paper.released_at is None
    assert len(paper.versions) == 1
    (poll,) = await world.services.dates.open_polls(group.id)
    view: DatePollView = await world.services.dates.view(group.id, poll.id)
    assert len(view.times) == 3
