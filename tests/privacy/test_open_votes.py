"""Being forgotten waits for polls that are open and have a vote of that person's."""

from __future__ import annotations

import pytest

from bot.core.wording import say
from bot.polls.rules import Mode, PollKind
from bot.polls.service import NewPoll
from bot.privacy.open_votes import VoteStillOpen
from tests.polls.conftest import Group, group

__all__ = ["group"]


async def test_one_account_has_one_vote_in_a_poll_that_is_open_however_often_it_is_forgotten(group: Group) -> None:
    services, asha = group.services, await group.person(1)
    poll = await group.open(NewPoll("Shall we?", PollKind.YES_NO, (), mode=Mode.SECRET, minutes=10))
    await group.vote(asha, poll, 0)
    with pytest.raises(VoteStillOpen) as refused:
        await services.privacy.forget(asha)
    words = say(refused.value.message, **refused.value.facts)
    assert "“Shall we?” has a vote, and closes on Monday 2 March 2026, 10:10am." in words
    await services.polls.pause(group.facilitator, poll.poll.id, "Tea")
    with pytest.raises(VoteStillOpen) as refused:
        await services.privacy.forget(asha)
    assert "and is paused" in say(refused.value.message, **refused.value.facts)
    assert (await group.person(1)).person_id == asha.person_id
    assert (await group.close(poll)).voted == 1
    await services.privacy.forget(asha)
    assert (await group.person(1)).person_id != asha.person_id


async def test_whoever_did_not_vote_is_forgotten_at_once(group: Group) -> None:
    await group.open()
    asha = await group.person(1)
    await group.services.privacy.forget(asha)
    assert (await group.person(1)).person_id != asha.person_id
