"""The report of a meeting that ran: counted from what everybody did."""

from __future__ import annotations

import pytest

from bot.checkin.rules import Side
from bot.core.errors import NotFound
from bot.paper.rules import SlipKind
from bot.parity.rules import FEWEST, Group, What
from bot.points.rules import Answer as PointAnswer
from bot.polls.rules import Answer, Cast, Door
from bot.polls.states import order_at
from bot.services import Services
from tests.agenda.group import make_group
from tests.conftest import FixedClock
from tests.web.polls import open_poll


async def test_what_people_did_is_counted_by_side(services: Services, clock: FixedClock) -> None:
    group = await make_group(services)
    meeting_id = group.meeting_id
    (item_id,) = await group.accept("Buses")  # Asha's
    room = [group.asha, group.cara, group.dev, group.fay, group.ola]
    home = [
        group.ben,
        group.eve,
        *[
            await services.people.from_discord(guild_id=1, guild_name="Group", user_id=5000 + number, name=f"H{number}")
            for number in range(3)
        ],
    ]
    with pytest.raises(NotFound):
        await services.parity.last_ended(group.group_id)
    for who in room:
        await services.check_ins.check_in(who, meeting_id, Side.ROOM)
    for who in home:
        await services.check_ins.check_in(who, meeting_id, Side.REMOTE)
    await services.agenda.start_meeting(group.fay, meeting_id)
    await services.floor.ask(group.ben, meeting_id)
    clock.forward(seconds=40)
    await services.floor.call_next(group.fay, meeting_id)
    clock.forward(seconds=90)
    await services.floor.finish(group.fay, meeting_id)
    await services.floor.ask(group.eve, meeting_id)
    point = await services.points.draft(group.fay, meeting_id, "Buses until nine", item_id=item_id)
    await services.points.ask(group.fay, point.id)
    await services.points.answer(group.ben, point.id, PointAnswer.CHANGE, "Ten", version=1)
    await services.points.reword(group.fay, point.id, "Buses until ten", from_version=1)
    await services.agenda.end_meeting(group.fay, meeting_id)
    report = await services.parity.report(group.group_id, meeting_id)
    assert await services.parity.last_ended(group.group_id) == meeting_id
    assert report.groups == (Group.ROOM, Group.HOME)
    assert {line.what: [share.number for share in line.shares] for line in report.lines} == {
        What.SUGGESTIONS: [1, 0],
        What.TURNS: [0, 1],
        What.SECONDS: [0, 90],
        What.VOTES: [0, 0],
        What.CHANGES: [0, 1],
    }
    assert report.waits == {Group.HOME: 40}
    assert report.not_reached == {Group.HOME: 1}


async def test_who_left_and_who_voted_on_paper_or_by_hand_are_counted_too(services: Services) -> None:
    group = await make_group(services)
    meeting_id = group.meeting_id
    for number in range(FEWEST):
        for side in (Side.ROOM, Side.REMOTE):
            await services.check_ins.tick_off_by_name(group.fay, meeting_id, f"{side.value} {number}", side)
    await services.check_ins.check_in(group.ben, meeting_id, Side.REMOTE)
    await services.agenda.start_meeting(group.fay, meeting_id)
    poll = await open_poll(group)
    answer = Answer(choices=(poll.options[0].id,))
    order = order_at(services.clock())
    await services.polls.vote(group.ben, Cast(poll.id, group.ben.person_id, answer, Door.DISCORD, order))
    await services.check_ins.leave(group.ben, meeting_id)
    (slip,) = await services.paper.make_slips(group.fay, meeting_id, SlipKind.VOTE, 1, record_id=poll.id)
    await services.paper.enter_vote(group.fay, meeting_id, slip.code, answer)
    await services.polls.count_hands(group.fay, poll.id, {str(poll.options[0].id): 2, str(poll.options[1].id): 1})
    await services.polls.confirm_hands(group.ben, poll.id)
    report = await services.parity.report(group.group_id, meeting_id)
    assert [(share.group, share.number) for share in report.people] == [(Group.ROOM, 5), (Group.HOME, 6)]
    votes = next(line for line in report.lines if line.what is What.VOTES)
    assert [share.number for share in votes.shares] == [4, 1]  # in the room one on paper, and three hands


async def test_those_of_a_tablet_count_as_many_as_voted_on_it_in_one_poll(services: Services) -> None:
    group = await make_group(services)
    meeting_id, check_ins = group.meeting_id, services.check_ins
    for number in range(FEWEST):
        for side in (Side.ROOM, Side.REMOTE):
            await check_ins.tick_off_by_name(group.fay, meeting_id, f"{side.value} {number}", side)
    await services.agenda.start_meeting(group.fay, meeting_id)
    token = await check_ins.joining_token(group.group_id, meeting_id)
    _, key = await check_ins.join(token, key=None, shared=True)
    await check_ins.join(token, key=None, shared=True)  # a second tablet, which nobody votes on
    await check_ins.next_person(token, key)
    for voters in (2, 3):
        poll = await open_poll(group)
        for _ in range(voters):
            _, holder = await check_ins.phone(token, key)
            order = order_at(services.clock())
            cast = Cast(poll.id, holder.person_id, Answer(choices=(poll.options[0].id,)), Door.TABLET, order)
            await services.polls.vote(holder, cast)
            await check_ins.next_person(token, key)
    report = await services.parity.report(group.group_id, meeting_id)
    assert [(share.group, share.number) for share in report.people] == [(Group.ROOM, 5 + 3), (Group.HOME, 5)]
    votes = next(line for line in report.lines if line.what is What.VOTES)
    assert [share.number for share in votes.shares] == [5, 0]
