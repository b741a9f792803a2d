"""What live pages are drawn from is kept between looks, and is never behind what is stored."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.polls.rules import Reveal
from bot.web.followed import Followed, facts_of
from bot.web.live import Watched
from tests.agenda.group import MadeUpGroup
from tests.web.polls import CHOICE, open_poll, start, vote

LIVE = replace(CHOICE, reveal=Reveal.LIVE)


async def test_a_look_after_votes_has_each_of_them(group: MadeUpGroup) -> None:
    await start(group)
    polls = [await open_poll(group, LIVE), await open_poll(group, replace(LIVE, question="And then?"))]
    for number in range(4):
        await vote(group, polls[0], number, 0)
    followed, watched = Followed(group.services), Watched(group.group_id, group.meeting_id)
    await followed.facts(watched)
    for number in range(4):
        await vote(group, polls[1], number, number % 2)
        looks = await asyncio.gather(*(followed.facts(watched) for _ in range(3)))
        stored = (await facts_of(group.services, watched)).polls
        assert [look.polls for look in looks] == [stored] * 3
    assert [view.voted for view in stored] == [4, 4]


async def test_a_vote_that_comes_while_all_is_read_is_not_left_out(group: MadeUpGroup) -> None:
    await start(group)
    poll = await open_poll(group, LIVE)
    for number in range(4):
        await vote(group, await open_poll(group, replace(LIVE, question="Before?")), number, 0)
    followed, watched = Followed(group.services), Watched(group.group_id, group.meeting_id)
    reading = asyncio.create_task(followed.facts(watched))
    for number in range(4):
        await vote(group, poll, number, 0)
    await reading
    assert (await followed.facts(watched)).polls == (await facts_of(group.services, watched)).polls
