"""Paper typed in afterwards: counted once, marked, through the same rules as every other door."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.agenda.rules import ItemState
from bot.core.audit import entries
from bot.core.errors import NotAllowed
from bot.core.wording import say
from bot.paper.rules import AlreadyDecided, SlipKind, SlipUsed, UnknownSlip, WrongNumber
from bot.points.rules import Answer as PointAnswer
from bot.points.rules import SayWhatToChange
from bot.polls.refusals import NotCheckedIn, PollClosed
from bot.polls.rules import Answer, Door
from bot.polls.words import result_sentences
from bot.services import Services
from tests.agenda.group import make_group
from tests.conftest import FixedClock
from tests.web.polls import CHOICE, open_poll, vote


async def test_a_vote_on_paper_counts_once(services: Services) -> None:
    group = await make_group(services)
    paper, meeting_id = services.paper, group.meeting_id
    await services.agenda.start_meeting(group.fay, meeting_id)
    poll = await open_poll(group)
    with pytest.raises(NotAllowed):
        await paper.make_slips(group.asha, meeting_id, SlipKind.VOTE, 2, record_id=poll.id)
    with pytest.raises(WrongNumber):
        await paper.make_slips(group.fay, meeting_id, SlipKind.VOTE, 61, record_id=poll.id)
    first, second = await paper.make_slips(group.fay, meeting_id, SlipKind.VOTE, 2, record_id=poll.id)
    answer = Answer(choices=(poll.options[0].id,))
    typed = f" {first.code[:3].lower()}-{first.code[3:].lower()} "
    await paper.enter_vote(group.fay, meeting_id, typed, answer)
    with pytest.raises(SlipUsed):
        await paper.enter_vote(group.fay, meeting_id, first.code, answer)
    with pytest.raises(UnknownSlip):
        await paper.enter_point(group.fay, meeting_id, second.code, PointAnswer.AGREE)
    await services.polls.close(group.fay, poll.id)
    assert [slip.code for slip in await paper.slips(group.fay, meeting_id) if slip.used_at] == [first.code]
    result = await services.polls.result(group.fay, poll.id)
    assert result is not None
    assert (result.by_door, result.late_paper) == ({Door.PAPER: 1}, 0)


async def test_a_slip_counts_as_from_somebody_in_the_room_though_nobody_checked_in_by_its_name(
    services: Services,
) -> None:
    group = await make_group(services)
    await services.agenda.start_meeting(group.fay, group.meeting_id)
    poll = await open_poll(group, replace(CHOICE, needs_check_in=True))
    answer = Answer(choices=(poll.options[0].id,))
    (slip,) = await services.paper.make_slips(group.fay, group.meeting_id, SlipKind.VOTE, 1, record_id=poll.id)
    await services.paper.enter_vote(group.fay, group.meeting_id, slip.code, answer)
    with pytest.raises(NotCheckedIn):
        await services.polls.enter_vote(group.fay, poll.id, group.asha.person_id, answer, "by phone")
    await services.polls.close(group.fay, poll.id)
    result = await services.polls.result(group.fay, poll.id)
    assert (result.voted, result.could_vote) == (1, 1)
    assert sum((await services.check_ins.counts(group.group_id, group.meeting_id)).values()) == 0


async def test_a_slip_given_in_time_counts_after_the_close_until_something_was_decided(
    services: Services, clock: FixedClock
) -> None:
    group = await make_group(services)
    paper, polls, meeting_id = services.paper, services.polls, group.meeting_id
    await services.agenda.start_meeting(group.fay, meeting_id)
    poll = await open_poll(group)
    await vote(group, poll, 1, 0)
    slips = await paper.make_slips(group.fay, meeting_id, SlipKind.VOTE, 3, record_id=poll.id)
    food = Answer(choices=(poll.options[1].id,))
    clock.forward(minutes=10)
    await polls.close_due()
    at_close = await polls.result(group.fay, poll.id)
    assert at_close.winners == (poll.options[0].id,)
    with pytest.raises(PollClosed):  # a slip is made before the close, so what it says was given in time
        await paper.make_slips(group.fay, meeting_id, SlipKind.VOTE, 1, record_id=poll.id)
    for slip in slips[:2]:
        await paper.enter_vote(group.fay, meeting_id, slip.code, food)
    result = await polls.result(group.fay, poll.id)
    assert (result.winners, result.voted) == ((poll.options[1].id,), 3)
    assert (result.by_door, result.late_paper) == ({Door.DISCORD: 1, Door.PAPER: 2}, 2)
    assert result.could_vote == at_close.could_vote + 2
    assert result_sentences(poll, result)[-1] == say("polls-result-with-paper", number=2)
    async with services.database.read() as connection:
        logged = [each.fields for each in await entries(connection, group.group_id) if "enter_paper" in each.action]
    assert logged == ["before,voted=1,1=1", "before,voted=2,1=1,2=1"]
    await services.actions.add_decision(group.fay, meeting_id, "We ask about food first", poll_id=poll.id)
    with pytest.raises(AlreadyDecided):
        await paper.enter_vote(group.fay, meeting_id, slips[2].code, food)
    assert (await paper.look(group.fay, meeting_id, slips[2].code)).used_at is None
    assert (await polls.result(group.fay, poll.id)).voted == 3


async def test_a_refused_slip_can_be_typed_in_again(services: Services) -> None:
    group = await make_group(services)
    paper, meeting_id = services.paper, group.meeting_id
    point = await services.points.draft(group.fay, meeting_id, "Buses until nine")
    await services.points.ask(group.fay, point.id)
    (slip,) = await paper.make_slips(group.fay, meeting_id, SlipKind.POINT, 1, record_id=point.id)
    with pytest.raises(SayWhatToChange):
        await paper.enter_point(group.fay, meeting_id, slip.code, PointAnswer.CHANGE)
    await paper.enter_point(group.fay, meeting_id, slip.code, PointAnswer.CHANGE, "Until ten")
    view = await services.points.view(group.group_id, point.id)
    assert (
        view.tally["room"][PointAnswer.CHANGE],
        [s.on_paper for s in await services.points.changes(group.fay, point.id)],
    ) == (1, [True])
    (idea,) = await paper.make_slips(group.fay, meeting_id, SlipKind.SUGGESTION, 1)
    await paper.enter_suggestion(group.fay, meeting_id, idea.code, "Warm bus stops", "It is cold")
    agenda = await services.agenda.view(group.group_id, meeting_id)
    assert [(item.title, item.state, item.proposer_name) for item in agenda.suggested] == [
        ("Warm bus stops", ItemState.SUGGESTED, None)
    ]
    other = await make_group(services, guild_id=2)
    with pytest.raises(UnknownSlip):
        await paper.look(other.fay, meeting_id, idea.code)
