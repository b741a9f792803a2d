"""What live pages are drawn from is kept between looks, and is never behind what is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.checkin.rules import Side
from bot.polls.rules import Answer, Cast, Door, Mode, PollKind, Reveal
from bot.polls.states import order_at
from bot.web.followed import Followed, facts_of
from bot.web.live import Watched
from tests.agenda.group import MadeUpGroup
from tests.web.polls import CHOICE, open_poll, start, vote

LIVE = replace(CHOICE, reveal=Reveal.LIVE, mode=Mode.NAMED)


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


async def test_after_each_change_of_a_poll_a_look_is_as_if_all_were_read(group: MadeUpGroup) -> None:
    await start(group)
    polls, fay, ola = group.services.polls, group.fay, group.ola
    written = replace(LIVE, question="In your words?", kind=PollKind.SHORT_ANSWER, options=())
    first, words = await open_poll(group, replace(LIVE, may_add_options=True)), await open_poll(group, written)
    await vote(group, first, 0, 0)
    await group.services.check_ins.check_in(group.asha, group.meeting_id, Side.REMOTE)
    order = order_at(group.services.clock())
    await polls.vote(group.asha, Cast(words.id, group.asha.person_id, Answer(text="A ramp"), Door.DISCORD, order))
    changes: list[Callable[[], Awaitable[object]]] = [
        lambda: polls.prepare(fay, group.meeting_id, CHOICE),
        lambda: polls.add_option(group.asha, first.id, "Trams"),
        lambda: polls.group_answers(fay, words.id, {"A ramp": "Getting in"}),
        lambda: polls.count_hands(fay, first.id, {str(first.options[0].id): 0}),
        lambda: polls.confirm_hands(ola, first.id),
        lambda: polls.pause(fay, first.id, "The line is bad."),
        lambda: polls.resume(fay, first.id),
        lambda: polls.extend(fay, first.id, 5),
        lambda: polls.freeze(fay, first.id, frozen=True),
        lambda: vote(group, first, 2, 1),
        lambda: polls.freeze(fay, first.id, frozen=False),
        lambda: polls.close(fay, first.id),
        lambda: polls.cancel(fay, words.id),
        lambda: polls.run_again(fay, words.id),
    ]
    followed, watched = Followed(group.services), Watched(group.group_id, group.meeting_id)
    await followed.facts(watched)
    for change in changes:
        await change()
        looks = await asyncio.gather(*(followed.facts(watched) for _ in range(2)))
        read = await facts_of(group.services, watched)
        assert [replace(look, now=read.now) for look in looks] == [read] * 2


async def test_a_poll_that_changes_while_polls_are_read_is_not_shown_as_it_was(group: MadeUpGroup) -> None:
    await start(group)
    poll = await open_poll(group, LIVE)
    followed, watched = Followed(group.services), Watched(group.group_id, group.meeting_id)
    for change in (group.services.polls.close(group.fay, poll.id), group.services.polls.cancel(group.fay, poll.id)):
        reading = asyncio.create_task(followed.facts(watched))
        await change
        await reading
        assert (await followed.facts(watched)).polls == (await facts_of(group.services, watched)).polls
