"""In the meeting: start, next, back, more time, end; and telling the facilitator about the time."""

from __future__ import annotations

import asyncio

import pytest

from bot.agenda.rules import (
    AgendaView,
    AtTheEnd,
    AtTheStart,
    ItemKind,
    MovedOn,
    NoMoreTime,
    NothingRunning,
    TimeIsNearlyUp,
    WrongMinutes,
)
from bot.core.errors import NotAllowed
from bot.meetings.rules import MeetingIsLive, MeetingIsNotLive, MeetingIsOver
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock


def _at(view: AgendaView) -> str | None:
    return view.current.title if view.current else None


async def test_the_meeting_goes_through_its_steps_and_back(services: Services, group: MadeUpGroup) -> None:
    agenda, meeting = services.agenda, group.meeting_id
    await group.accept("A", "B", "C")
    view, _ = await agenda.publish(group.cara, meeting)
    assert (_at(view), view.upcoming.title if view.upcoming else None) == (None, "A")
    seen = [_at(await agenda.start_meeting(group.fay, meeting))]
    seen += [_at(await agenda.next_item(group.fay, meeting)) for _ in range(4)]
    assert seen == ["A", "B", "Break", "C", None]
    with pytest.raises(AtTheEnd):
        await agenda.next_item(group.fay, meeting)
    back = [_at(await agenda.previous_item(group.cara, meeting)) for _ in range(4)]
    assert back == ["C", "Break", "B", "A"]
    with pytest.raises(AtTheStart):
        await agenda.previous_item(group.fay, meeting)
    kept = (await services.meetings.view(group.group_id, meeting)).meeting.current_item_id
    view = await agenda.view(group.group_id, meeting)
    assert view.current is not None
    assert view.upcoming is not None
    assert (kept, view.upcoming.title) == (view.current.id, "B")


async def test_two_who_press_next_at_once_do_not_skip_an_item(services: Services, group: MadeUpGroup) -> None:
    agenda, meeting = services.agenda, group.meeting_id
    await group.accept("A", "B", "C")
    at = (await agenda.start_meeting(group.fay, meeting)).current
    assert at is not None
    presses = [agenda.next_item(actor, meeting, from_item=at.id) for actor in (group.fay, group.cara)]
    results = await asyncio.gather(*presses, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["AgendaView", "MovedOn"]
    view = await agenda.next_item(group.fay, meeting)
    assert _at(view) == "C"
    await agenda.next_item(group.fay, meeting, from_item=view.current.id if view.current else None)
    assert _at(await agenda.previous_item(group.fay, meeting, from_item=0)) == "C"
    with pytest.raises(MovedOn):
        await agenda.previous_item(group.fay, meeting, from_item=0)


async def test_only_a_live_meeting_is_run_and_only_by_those_who_may(services: Services, group: MadeUpGroup) -> None:
    agenda, meeting = services.agenda, group.meeting_id
    with pytest.raises(MeetingIsNotLive):
        await agenda.next_item(group.fay, meeting)
    for act in (agenda.start_meeting, agenda.next_item, agenda.previous_item, agenda.end_meeting):
        with pytest.raises(NotAllowed):
            await act(group.asha, meeting)
    view = await agenda.start_meeting(group.fay, meeting)
    assert (view.planned, view.current) == ((), None)
    with pytest.raises(MeetingIsLive):
        await agenda.start_meeting(group.fay, meeting)
    with pytest.raises(NothingRunning):
        await agenda.more_time(group.fay, meeting, 5)
    late = await group.accept("Accepted while the meeting runs")
    view = await agenda.next_item(group.fay, meeting)
    assert view.current is not None
    assert view.current.id == late[0]
    await agenda.end_meeting(group.fay, meeting)
    with pytest.raises(MeetingIsOver):
        await agenda.next_item(group.fay, meeting)


async def test_more_time_stops_at_the_longest_an_item_can_have(services: Services, group: MadeUpGroup) -> None:
    agenda, meeting = services.agenda, group.meeting_id
    await group.accept("Long", minutes=230)
    await agenda.start_meeting(group.fay, meeting)
    for wrong in (0, 61, -5):
        with pytest.raises(WrongMinutes):
            await agenda.more_time(group.fay, meeting, wrong)
    view = await agenda.more_time(group.fay, meeting, 60)
    assert view.current is not None
    assert view.current.minutes == 240
    with pytest.raises(NoMoreTime):
        await agenda.more_time(group.fay, meeting, 1)


async def test_the_time_is_told_once_and_again_after_more_time(
    services: Services, group: MadeUpGroup, clock: FixedClock
) -> None:
    told: list[TimeIsNearlyUp] = []

    async def listen(event: TimeIsNearlyUp) -> None:
        told.append(event)

    services.events.subscribe(TimeIsNearlyUp, listen)
    agenda, meeting = services.agenda, group.meeting_id
    (item_id,) = await group.accept("A", minutes=20)
    await agenda.start_meeting(group.fay, meeting)
    clock.forward(minutes=17)
    assert await agenda.tell_time() == 0
    clock.forward(minutes=1)
    assert [await agenda.tell_time() for _ in range(3)] == [1, 0, 0]
    await agenda.more_time(group.fay, meeting, 10)
    assert await agenda.tell_time() == 0
    clock.forward(minutes=10)
    assert await agenda.tell_time() == 1
    await services.events.drain()
    assert told == [TimeIsNearlyUp(group.group_id, meeting, item_id)] * 2


async def test_what_is_over_runs_no_timer(services: Services, group: MadeUpGroup, clock: FixedClock) -> None:
    await group.accept("A")
    await services.agenda.start_meeting(group.fay, group.meeting_id)
    view = await services.agenda.end_meeting(group.fay, group.meeting_id)
    clock.forward(hours=1)
    assert await services.agenda.tell_time() == 0
    assert (view.current, view.upcoming) == (None, None)


async def test_breaks_follow_the_rule_until_the_meeting_reaches_them(services: Services, group: MadeUpGroup) -> None:
    agenda, meeting = services.agenda, group.meeting_id
    a, _b, c, d = await group.accept("A", "B", "C", "D")
    await agenda.publish(group.dev, meeting)
    await agenda.start_meeting(group.fay, meeting)
    await agenda.next_item(group.fay, meeting)
    await agenda.next_item(group.fay, meeting)
    await agenda.arrange(group.cara, c, minutes=45)
    view, _ = await agenda.publish(group.dev, meeting)
    assert [step.title for step in view.planned] == ["A", "B", "Break", "C", "Break", "D"]
    assert view.current is not None
    assert view.current.kind is ItemKind.BREAK
    assert [step.position for step in view.planned] == [1, 2, 3, 4, 5, 6]
    assert (a, d) == (view.planned[0].id, view.planned[-1].id)
