"""The connection to Discord: a short break changes nothing, a long one pauses polls and gives the time back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.wording import say
from bot.polls.rules import PollState
from cogs.polls.cog import PollCog
from cogs.polls.connection import PATIENCE, Connection, ConnectionWatch
from tests.cogs.polls.town_hall import TownHall, heard
from tests.conftest import MONDAY, FixedClock
from tests.the_bot import cog_of


@pytest.mark.parametrize(("seconds", "too_long"), [(0, False), (14, False), (15, True), (3600, True)])
def test_only_a_long_break_counts(seconds: int, too_long: bool) -> None:
    lost = Connection().lost(MONDAY)
    assert lost.too_long(MONDAY + timedelta(seconds=seconds)) is too_long


def test_attempts_that_fail_do_not_start_the_wait_again() -> None:
    lost = Connection().lost(MONDAY).lost(MONDAY + timedelta(seconds=10))
    assert lost.too_long(MONDAY + PATIENCE)
    assert not lost.back().too_long(MONDAY + timedelta(days=1))


async def test_polls_are_paused_once_and_go_on_when_it_is_back(clock: FixedClock) -> None:
    done: list[str] = []

    async def pause() -> None:
        done.append("pause")

    async def go_on() -> None:
        done.append("go on")

    watch = ConnectionWatch(clock, pause, go_on)
    await watch.lost()
    clock.forward(seconds=5)
    await watch.look()
    await watch.back()
    assert done == ["go on"]
    await watch.lost()
    clock.forward(seconds=20)
    await watch.look()
    await watch.look()
    await watch.back()
    await watch.close()
    assert done == ["go on", "pause", "go on"]


async def test_a_lost_connection_is_said_on_the_ballot_and_the_time_comes_back(hall: TownHall) -> None:
    poll = await hall.open()
    paused_by_hand = await hall.open(question="Another?")
    await hall.services.polls.pause(hall.facilitator, paused_by_hand.id, "The sound is gone.")
    cog = cog_of(hall.env, PollCog)
    await cog.on_disconnect()
    await hall.env.advance_time(20)
    await cog.watch.look()
    await hall.drawn(poll)
    assert any(say("polls-paused-for-home") in heard(card) for card in hall.cards())
    await hall.env.advance_time(100)
    await cog.on_resumed()
    again = (await hall.view(poll)).poll
    assert poll.closes_at is not None
    assert again.state is PollState.OPEN
    assert again.closes_at == poll.closes_at + timedelta(seconds=100)
    assert (await hall.view(paused_by_hand)).poll.state is PollState.PAUSED
