"""Nothing that people suggested is lost when a meeting is over."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.agenda.rules import AgendaView, ItemState, Progress, SupportKind
from bot.services import Services
from tests.agenda.group import IN_TEN_WEEKS, MadeUpGroup

NEXT = IN_TEN_WEEKS + timedelta(weeks=4)


async def _run_to_the_end(services: Services, group: MadeUpGroup) -> AgendaView:
    """Reach A of A and B, with C put off, D waiting for an answer and E declined."""
    agenda = services.agenda
    await group.accept("A", "B")
    for title, outcome in (("C", ItemState.LATER), ("E", ItemState.NOT_THIS_TIME)):
        item_id = await group.suggest(title, by=group.eve, named=False)
        await agenda.support(group.ben, item_id, SupportKind.SUPPORT)
        await agenda.propose_outcome(group.cara, item_id, outcome, reason="We need the report first")
        await agenda.confirm_outcome(group.dev, item_id)
    waiting = await group.suggest("D", by=group.ben)
    await agenda.propose_outcome(group.cara, waiting, ItemState.LATER, reason="Never confirmed")
    await agenda.publish(group.cara, group.meeting_id)
    await agenda.start_meeting(group.fay, group.meeting_id)
    return await agenda.end_meeting(group.fay, group.meeting_id)


async def test_what_was_not_reached_waited_or_was_put_off_is_suggested_again(
    services: Services, group: MadeUpGroup
) -> None:
    await group.plan_meeting(starts_at=NEXT + timedelta(weeks=4))
    next_id = await group.plan_meeting(starts_at=NEXT)
    old = await _run_to_the_end(services, group)
    assert [(step.title, step.progress) for step in old.planned] == [("A", Progress.DONE)]
    assert {item.title: item.state for item in old.answered} == {
        "B": ItemState.CARRIED_OVER,
        "C": ItemState.LATER,
        "D": ItemState.CARRIED_OVER,
        "E": ItemState.NOT_THIS_TIME,
    }
    new = await services.agenda.view(group.group_id, next_id)
    again = {item.title: item for item in new.suggested}
    assert again.keys() == {"B", "C", "D"}
    before = {item.title: item for item in old.answered}
    for title, item in again.items():
        was = before[title]
        assert (item.began_as, item.why, item.named, item.proposer_name) == (
            was.id,
            was.why,
            was.named,
            was.proposer_name,
        )
        assert (item.suggested_by, item.supports, item.late, item.proposal) == (
            was.suggested_by,
            was.supports,
            False,
            None,
        )
    assert (again["C"].earlier_reason, again["C"].supports) == ("We need the report first", 1)
    assert again["C"].proposer_name is None
    told = [facts for message, facts in await group.told(group.eve) if message == "agenda-notice-carried"]
    assert told == [{"title": "C", "meeting": "Spring meeting"}]


async def test_it_waits_until_a_next_meeting_is_planned_and_is_carried_once(
    services: Services, group: MadeUpGroup
) -> None:
    await _run_to_the_end(services, group)
    await services.events.drain()
    next_id = await group.plan_meeting(starts_at=NEXT)
    later_id = await group.plan_meeting(starts_at=NEXT + timedelta(weeks=4))
    await services.events.drain()
    new = await services.agenda.view(group.group_id, next_id)
    assert sorted(item.title for item in new.suggested) == ["B", "C", "D"]
    assert (await services.agenda.view(group.group_id, later_id)).suggested == ()


async def test_a_cancelled_meeting_hands_its_suggestions_on(services: Services, group: MadeUpGroup) -> None:
    await group.accept("A")
    await group.suggest("B", by=group.ben)
    next_id = await group.plan_meeting(starts_at=NEXT)
    await services.meetings.cancel(group.ola, group.meeting_id, "Snow")
    await services.events.drain()
    old = await services.agenda.view(group.group_id, group.meeting_id)
    assert {item.state for item in old.answered} == {ItemState.CARRIED_OVER}
    new = await services.agenda.view(group.group_id, next_id)
    assert [item.title for item in new.suggested] == ["A", "B"]


async def test_carried_again_it_keeps_its_reason_and_can_be_taken_back(services: Services, group: MadeUpGroup) -> None:
    await _run_to_the_end(services, group)
    for week in (0, 4):
        group.meeting_id = await group.plan_meeting(starts_at=NEXT + timedelta(weeks=week))
        await services.events.drain()
        view = await services.agenda.view(group.group_id, group.meeting_id)
        (carried,) = [item for item in view.suggested if item.title == "C"]
        assert carried.earlier_reason == "We need the report first"
        if week == 0:
            await services.agenda.start_meeting(group.fay, group.meeting_id)
            await services.agenda.end_meeting(group.fay, group.meeting_id)
    await services.agenda.withdraw(group.eve, carried.id)
    view = await services.agenda.view(group.group_id, group.meeting_id)
    assert sorted(item.title for item in view.suggested) == ["B", "D"]


async def test_two_who_end_it_at_once_carry_once(services: Services, group: MadeUpGroup) -> None:
    next_id = await group.plan_meeting(starts_at=NEXT)
    await group.accept("A", "B")
    await services.agenda.start_meeting(group.fay, group.meeting_id)
    ends = [services.agenda.end_meeting(actor, group.meeting_id) for actor in (group.fay, group.cara)]
    ended = await asyncio.gather(*ends, return_exceptions=True)
    assert sorted(type(result).__name__ for result in ended) == ["AgendaView", "MeetingIsOver"]
    await services.events.drain()
    new = await services.agenda.view(group.group_id, next_id)
    assert [item.title for item in new.suggested] == ["B"]
