"""Who needs longer gets longer; everyone has the same time, and nobody can tell whose pace it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.core import audit
from bot.core.vault import Vault
from bot.meetings.rules import HowIComeTo
from bot.pace.rows import paces
from bot.pace.rules import Pace, at_pace
from bot.pace.service import PaceService
from bot.polls.rules import PollKind
from bot.polls.service import NewPoll
from tests.polls.conftest import Group, group

__all__ = ["group"]


@given(st.lists(st.sampled_from(list(Pace))), st.integers(1, 10_000))
def test_the_slowest_pace_decides_and_nobody_gets_less(paces: list[Pace], seconds: int) -> None:
    usual = timedelta(seconds=seconds)
    stretched = at_pace(usual, paces)
    assert usual <= stretched <= 2 * usual
    assert stretched == usual * (max([Pace.USUAL, *paces]) / 100)


async def test_a_pace_is_kept_changed_and_taken_away(group: Group) -> None:
    asha, pace = await group.person(1), group.services.pace
    assert await pace.mine(asha) is Pace.USUAL
    for said in (Pace.LONGER, Pace.TWICE, Pace.USUAL):
        await pace.set_mine(asha, said)
        assert await pace.mine(asha) is said


@pytest.mark.parametrize("how", ["here", "coming"])
async def test_a_poll_is_open_longer_for_who_takes_part_and_needs_it(group: Group, how: str) -> None:
    asha = await group.here(1) if how == "here" else await group.person(1)
    if how == "coming":
        await group.services.meetings.say_how_i_come(asha, group.meeting_id, HowIComeTo.REMOTE)
    await group.services.pace.set_mine(asha, Pace.TWICE)
    view = await group.open(NewPoll("Yes?", PollKind.YES_NO, minutes=6))
    assert view.poll.closes_at == group.clock() + timedelta(minutes=12)
    closing = await group.services.polls.close(group.facilitator, view.poll.id)
    assert closing.poll.closes_at == group.clock() + timedelta(seconds=120)


async def test_who_does_not_take_part_changes_nothing(group: Group) -> None:
    await group.services.pace.set_mine(await group.person(1), Pace.TWICE)
    view = await group.open(NewPoll("Yes?", PollKind.YES_NO, minutes=6))
    assert view.poll.closes_at == group.clock() + timedelta(minutes=6)


async def test_a_pace_is_sealed_and_what_was_stored_before_is_sealed_at_the_next_start(group: Group) -> None:
    asha, ben, pace = await group.person(1), await group.person(2), group.services.pace
    await pace.set_mine(asha, Pace.TWICE)
    async with group.services.database.write() as write:
        await write.connection.execute(paces.insert().values(person_id=ben.person_id, percent=150))
        await write.record(ben, group.clock(), "pace.set", "person:0")
    assert await pace.mine(ben) is Pace.LONGER
    assert await pace.seal_what_is_open() == 1
    assert await pace.seal_what_is_open() == 0
    assert (await pace.mine(asha), await pace.mine(ben)) == (Pace.TWICE, Pace.LONGER)
    async with group.services.database.read() as connection:
        stored = (await connection.execute(select(paces))).all()
    assert [(row.percent, row.sealed[:5]) for row in stored] == [(None, "gAAAA")] * 2
    keyless = PaceService(group.services.database, group.clock, Vault([Fernet.generate_key()]))
    minute = timedelta(minutes=1)
    assert await keyless.stretched(minute, {asha.person_id}) == 2 * minute


async def test_the_log_says_that_a_pace_was_set_and_not_which(group: Group) -> None:
    await group.services.pace.set_mine(await group.person(1), Pace.TWICE)
    async with group.services.database.read() as connection:
        last = (await audit.entries(connection, 1))[-1]
    assert (last.action, last.fields) == ("pace.set", "pace")
