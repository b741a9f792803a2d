"""The life of a poll: what may happen when, and what the clock does, also when nobody was there to see it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.wording import say
from bot.polls.refusals import (
    NotPaused,
    PollClosed,
    PollStarted,
    SameOptionTwice,
    SecretWaits,
    TooFewOptions,
    TooManyOptions,
)
from bot.polls.rules import Mode, PollKind, PollState, Reveal
from bot.polls.service import NewPoll
from bot.polls.states import falling_due, order_at, pausing, resuming
from tests.conftest import MONDAY
from tests.polls.conftest import Group
from tests.polls.examples import a_poll


async def test_it_closes_by_itself_with_notice_first(group: Group) -> None:
    view = await group.open()
    assert await group.services.polls.next_due() == group.clock() + timedelta(minutes=4)
    group.clock.forward(minutes=4)
    assert await group.services.polls.close_due() == 1
    assert (await group.services.polls.view(1, view.poll.id)).poll.state is PollState.CLOSING
    assert await group.services.polls.close_due() == 0
    group.clock.forward(minutes=1)
    await group.services.polls.close_due()
    closed = (await group.services.polls.view(1, view.poll.id)).poll
    assert (closed.state, closed.result_shown) == (PollState.CLOSED, True)


async def test_a_poll_that_ended_while_nothing_ran_closes_at_its_own_time(group: Group) -> None:
    view = await group.open()
    due = group.clock() + timedelta(minutes=5)
    group.clock.forward(days=1)
    with pytest.raises(PollClosed):
        await group.vote(await group.person(1), view, 0)
    await group.services.polls.close_due()
    closed = (await group.services.polls.view(1, view.poll.id)).poll
    assert (closed.state, closed.closed_at) == (PollState.CLOSED, due)


async def test_a_pause_gives_its_time_back(group: Group) -> None:
    view = await group.open()
    ends = view.poll.closes_at
    assert ends is not None
    await group.services.polls.pause(group.facilitator, view.poll.id, "The room screen is off.")
    group.clock.forward(minutes=10)
    assert await group.services.polls.close_due() == 0
    went_on = await group.services.polls.resume(group.facilitator, view.poll.id)
    assert went_on.poll.closes_at == ends + timedelta(minutes=10)
    with pytest.raises(NotPaused):
        await group.services.polls.resume(group.facilitator, view.poll.id)


async def test_more_time_takes_the_notice_back(group: Group) -> None:
    view = await group.open()
    closing = await group.services.polls.close(group.facilitator, view.poll.id)
    assert closing.poll.state is PollState.CLOSING
    longer = await group.services.polls.extend(group.facilitator, view.poll.id, 5)
    assert (longer.poll.state, longer.poll.closes_at) == (PollState.OPEN, group.clock() + timedelta(minutes=6))


async def test_an_opened_poll_is_never_edited_but_run_again(group: Group) -> None:
    view = await group.open()
    with pytest.raises(PollStarted):
        await group.services.polls.change(group.facilitator, view.poll.id, NewPoll("Other?", PollKind.YES_NO))
    again = await group.services.polls.run_again(group.facilitator, view.poll.id)
    assert (again.poll.run_of, again.poll.state) == (view.poll.id, PollState.PREPARED)
    assert [option.text for option in again.poll.options] == ["Buses", "Food", "Rooms"]


async def test_a_prepared_poll_can_be_changed(group: Group) -> None:
    polls = group.services.polls
    view = await polls.prepare(group.facilitator, group.meeting_id, NewPoll("Yes?", PollKind.YES_NO))
    changed = await polls.change(group.facilitator, view.poll.id, NewPoll("Which?", PollKind.RANKED, ("A", "B")))
    assert (changed.poll.question, len(changed.poll.options)) == ("Which?", 2)


async def test_templates_are_kept_for_the_group(group: Group) -> None:
    new = NewPoll("Which?", PollKind.DOTS, ("A", "B"), most=5, reveal=Reveal.LIVE)
    for _ in range(2):
        await group.services.polls.save_template(group.facilitator, "Dots", new)
    templates = await group.services.polls.templates(1)
    assert list(templates) == ["Dots"]
    assert (templates["Dots"].kind, templates["Dots"].most, list(templates["Dots"].options)) == (
        PollKind.DOTS,
        5,
        ["A", "B"],
    )


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewPoll("Which?", PollKind.ONE_CHOICE, ("A",)), TooFewOptions),
        (NewPoll("Which?", PollKind.ONE_CHOICE, tuple(f"{n}" for n in range(200))), TooManyOptions),
        (NewPoll("Which?", PollKind.ONE_CHOICE, ("A", "a ")), SameOptionTwice),
        (NewPoll("Which?", PollKind.YES_NO, mode=Mode.SECRET, reveal=Reveal.LIVE), SecretWaits),
    ],
)
async def test_a_poll_that_cannot_be_is_refused(group: Group, new: NewPoll, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        await group.services.polls.prepare(group.facilitator, group.meeting_id, new)


async def test_a_secret_poll_with_few_people_warns_before_it_opens(group: Group) -> None:
    new = NewPoll("Yes?", PollKind.YES_NO, mode=Mode.SECRET)
    prepared = await group.services.polls.prepare(group.facilitator, group.meeting_id, new)
    _, warnings = await group.services.polls.open(group.facilitator, prepared.poll.id)
    assert warnings == ("polls-warning-few-secret",)


async def test_a_poll_that_both_sides_lost_waits_for_both(group: Group) -> None:
    polls, home, room = group.services.polls, say("polls-paused-for-home"), say("web-polls-screen-lost")
    for first, last in ((home, room), (room, home)):
        poll = (await group.open()).poll
        assert poll.closes_at is not None
        await asyncio.gather(polls.stand_still(poll, home), polls.stand_still(poll, room))
        assert not await polls.stand_still(poll, room)
        group.clock.forward(seconds=30)
        await polls.go_on(poll, first)
        waiting = await polls.poll(1, poll.id)
        assert (waiting.state, waiting.paused_because) == (PollState.PAUSED, last)
        group.clock.forward(seconds=30)
        await polls.go_on(poll, last)
        again = await polls.poll(1, poll.id)
        assert (again.state, again.closes_at) == (PollState.OPEN, poll.closes_at + timedelta(minutes=1))


async def test_a_poll_that_somebody_paused_goes_on_only_by_hand(group: Group) -> None:
    polls, poll = group.services.polls, (await group.open()).poll
    await polls.pause(group.facilitator, poll.id, "The sound broke.")
    await polls.pause_all("Home is lost.")
    await polls.resume_all("Home is lost.")
    paused = await polls.poll(1, poll.id)
    assert (paused.state, paused.paused_because) == (PollState.PAUSED, "The sound broke.")
    await polls.pause(group.facilitator, poll.id, "x" * 199)
    assert await polls.pause_all("There is no room for this reason.") == 0


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(1, 300)), max_size=6))
def test_however_often_it_pauses_people_have_the_same_time(pauses: list[tuple[int, int]]) -> None:
    poll = a_poll(opened_at=MONDAY, closes_at=MONDAY + timedelta(hours=1))
    now, open_time = MONDAY, timedelta()
    for waited, paused in pauses:
        now += timedelta(seconds=waited)
        open_time += timedelta(seconds=waited)
        poll = a_poll(closes_at=poll.closes_at, paused_at=now, state=PollState.PAUSED)
        assert pausing(poll, now, "again") == {"paused_because": "again"}
        now += timedelta(seconds=paused)
        poll = a_poll(closes_at=resuming(poll, now)["closes_at"])
    assert poll.closes_at == now + timedelta(hours=1) - open_time
    assert falling_due(poll, now + timedelta(hours=1) - open_time) is not None


def test_the_order_of_other_doors_is_on_discords_scale() -> None:
    earlier, later = order_at(MONDAY), order_at(MONDAY + timedelta(milliseconds=1))
    assert earlier < later < 2**63
    assert (earlier >> 22) + 1 == later >> 22
