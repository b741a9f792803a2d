"""What people need changes the agenda, the votes and the messages, and says nobody's name."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.access.adjustments import NOTHING_SPECIAL
from bot.access.rules import NeedState, RunsTooLong
from bot.access.words import rules_in_words
from bot.agenda.rules import ItemKind
from bot.core.errors import Empty
from bot.meetings.rules import HowIComeTo
from bot.notices.rules import Notice
from bot.polls.rules import Answer, Cast, Door, PollKind, PollState
from bot.polls.service import NewPoll
from tests.access.conftest import Needing


async def _talk_and_breaks(group: Needing) -> list[str]:
    view = await group.services.agenda.view(group.asha.group_id, group.meeting_id)
    return ["break" if step.kind is ItemKind.BREAK else step.title for step in view.planned]


async def test_rules_come_from_what_was_asked_for_and_from_what_people_who_come_always_need(group: Needing) -> None:
    access, where = group.services.access, (group.asha.group_id, group.meeting_id)
    assert await access.adjustments(*where) == NOTHING_SPECIAL
    await group.say(group.asha, {"com_captions": ""})
    assert (await access.adjustments(*where)).captions
    summer = await group.around.plan_meeting()
    await group.say(group.ben, {"com_bsl": ""}, always=True)
    assert not (await access.adjustments(group.ben.group_id, summer)).interpreter
    await group.services.meetings.say_how_i_come(group.ben, summer, HowIComeTo.ROOM)
    assert (await access.adjustments(group.ben.group_id, summer)).interpreter
    await access.not_this_time(group.ben, summer)
    assert not (await access.adjustments(group.ben.group_id, summer)).interpreter


async def test_an_agenda_waits_until_a_break_is_put_in(group: Needing) -> None:
    agenda, cara = group.services.agenda, group.around.cara
    await group.around.accept("One", "Two")
    await group.say(group.asha, {"room_breaks": "Every 30 minutes"})
    with pytest.raises(RunsTooLong) as refused:
        await agenda.publish(cara, group.meeting_id)
    assert refused.value.facts == {"minutes": 30, "title": "Two"}
    assert not (await agenda.view(cara.group_id, group.meeting_id)).published
    await agenda.publish(cara, group.meeting_id, breaks_by_rule=True)
    assert await _talk_and_breaks(group) == ["One", "break", "Two"]
    await group.around.accept("Three")
    assert await _talk_and_breaks(group) == ["One", "break", "Two", "break", "Three"]
    await agenda.publish(cara, group.meeting_id)


async def test_an_agenda_against_the_rule_needs_a_reason_that_everyone_reads(group: Needing) -> None:
    agenda, cara = group.services.agenda, group.around.cara
    (item,) = await group.around.accept("A long talk", minutes=45)
    await group.say(group.asha, {"room_breaks": "Every 30 minutes"})
    with pytest.raises(RunsTooLong):
        await agenda.publish(cara, group.meeting_id, breaks_by_rule=True)
    with pytest.raises(RunsTooLong):
        await agenda.publish(cara, group.meeting_id, reason="  ")
    await agenda.publish(cara, group.meeting_id, reason="The speaker has 45 minutes.")
    view = await agenda.view(cara.group_id, group.meeting_id)
    assert (view.published, view.set_aside) == (True, "The speaker has 45 minutes.")
    assert "access.set_aside" in await group.noted()
    await agenda.arrange(cara, item, minutes=30)
    await agenda.publish(cara, group.meeting_id, breaks_by_rule=True)
    assert (await agenda.view(cara.group_id, group.meeting_id)).set_aside == ""


async def test_a_reason_is_needed_to_set_a_rule_aside(group: Needing) -> None:
    async with group.services.database.write() as write:
        with pytest.raises(Empty):
            await group.services.access.set_aside(write, group.around.cara, group.meeting_id, "papers", " ")


async def test_a_facilitator_sees_when_to_break_and_not_for_whom(group: Needing) -> None:
    agenda, fay, where = group.services.agenda, group.around.fay, (group.asha.group_id, group.meeting_id)
    await group.around.accept("One", "Two")
    assert await agenda.break_by(*where) is None
    await agenda.start_meeting(fay, group.meeting_id)
    assert await agenda.break_by(*where) == group.clock.now + timedelta(minutes=60)
    await group.say(group.asha, {"room_breaks": "Every 40 minutes"})
    begun = group.clock.now
    group.clock.forward(minutes=25)
    await agenda.next_item(fay, group.meeting_id)
    assert await agenda.break_by(*where) == begun + timedelta(minutes=40)


async def test_votes_stay_open_for_whoever_needs_longest(group: Needing) -> None:
    polls, fay = group.services.polls, group.around.fay
    await group.services.meetings.start(fay, group.meeting_id)
    question = NewPoll("Tea?", PollKind.YES_NO, minutes=3)
    short = await polls.prepare(fay, group.meeting_id, question)
    await group.say(group.asha, {"com_more_time": ""})
    view, _ = await polls.open(fay, short.poll.id)
    assert view.poll.closes_at == group.clock.now + timedelta(minutes=10)
    assert await polls.next_due() == group.clock.now + timedelta(minutes=8)
    group.clock.forward(minutes=1)
    stays = await polls.close(fay, short.poll.id)
    assert (stays.poll.state, stays.poll.closes_at) == (PollState.OPEN, view.poll.closes_at)
    await polls.pause(fay, short.poll.id, "The screen is off")
    group.clock.forward(minutes=5)
    again = await polls.resume(fay, short.poll.id)
    assert (await polls.close(fay, short.poll.id)).poll.closes_at == again.poll.closes_at
    for actor, order in ((group.asha, 1), (group.ben, 2)):
        answer = Answer(choices=(view.poll.options[0].id,))
        await polls.vote(actor, Cast(short.poll.id, actor.person_id, answer, Door.DISCORD, order))
    everybody_voted = await polls.close(fay, short.poll.id)
    assert everybody_voted.poll.state is PollState.CLOSING
    assert everybody_voted.poll.closes_at == group.clock.now + timedelta(minutes=2)


async def test_who_asked_for_more_time_is_waited_for(group: Needing) -> None:
    access, asha, ben = group.services.access, group.asha.person_id, group.ben.person_id
    await group.say(group.asha, {"com_more_time": ""}, always=True)
    assert await access.think_time(asha, group.meeting_id) == timedelta(seconds=20)
    assert await access.think_time(ben, group.meeting_id) == timedelta()
    await access.not_this_time(group.asha, group.meeting_id)
    assert await access.think_time(asha, group.meeting_id) == timedelta()
    assert await access.think_time(asha) == timedelta(seconds=20)


async def test_whoever_wants_one_message_a_day_gets_one(group: Needing) -> None:
    sent: list[tuple[int, str]] = []

    async def deliver(notice: Notice, text: str) -> bool:
        await asyncio.sleep(0)
        sent.append((notice.person_id, text))
        return True

    services = group.services
    await group.say(group.asha, {"on_few_alerts": "", "com_bsl": "", "room_quiet": ""}, always=True)
    bsl, quiet = (await group.needs_of(group.asha))[1:]
    await services.notices.run_due(deliver)
    sent.clear()
    group.clock.forward(hours=1)
    for need in (bsl, quiet):
        await services.access.move(group.ama, need.id, NeedState.ARRANGING)
    await services.notices.run_due(deliver)
    assert [one for one in sent if one[0] == group.asha.person_id] == []
    await services.access.cannot(group.ama, bsl.id, "Why", "What")
    await services.notices.run_due(deliver)
    (at_once,) = [text for person, text in sent if person == group.asha.person_id]
    assert "We are sorry." in at_once
    sent.clear()
    group.clock.forward(days=1)
    await services.notices.run_due(deliver)
    (summary,) = [text for person, text in sent if person == group.asha.person_id]
    assert summary.count("We are arranging") == 2


async def test_what_many_are_told_comes_to_whoever_wants_one_message_a_day_with_that_one(group: Needing) -> None:
    sent: list[tuple[int, str]] = []

    async def deliver(notice: Notice, text: str) -> bool:
        await asyncio.sleep(0)
        sent.append((notice.person_id, text))
        return True

    asha, ben, notices = group.asha.person_id, group.ben.person_id, group.services.notices
    await group.say(group.asha, {"on_few_alerts": ""}, always=True)
    await notices.run_due(deliver)
    sent.clear()
    group.clock.forward(hours=1)
    for step in ("exported", "paid"):
        facts: dict[str, str | int] = {"number": 1, "pay": "Friday"}
        each = [(person_id, facts, f"claim:{person_id}:{step}") for person_id in (asha, ben)]
        async with group.services.database.write() as write:
            await notices.queue_many(write, group_id=group.asha.group_id, message=f"expenses-notice-{step}", each=each)
        await notices.run_due(deliver)
    assert [person for person, _ in sent] == [ben, ben]
    group.clock.forward(days=1)
    await notices.run_due(deliver)
    assert [person for person, _ in sent] == [ben, ben, asha]


async def test_the_rules_are_sentences_for_everyone(group: Needing) -> None:
    await group.say(
        group.asha,
        {
            "room_breaks": "Every 30 minutes",
            "com_more_time": "",
            "com_bsl": "",
            "com_captions": "",
            "fmt_early": "1 day",
        },
    )
    rules = await group.services.access.adjustments(group.asha.group_id, group.meeting_id)
    said = rules_in_words(rules)
    assert said[0] == "There is a break after 30 minutes of talk at the latest."
    assert "Papers go out a day sooner than usual, to everybody." in said
    assert "Asha" not in " ".join(said)
    assert (rules.captions, rules.interpreter) == (True, True)


async def test_fewer_messages_for_one_meeting_hold_until_it_is_over(group: Needing) -> None:
    access, asha = group.services.access, group.asha.person_id
    await group.say(group.asha, {"on_few_alerts": ""}, always=False)
    assert await access.one_message_a_day({asha, group.ben.person_id}) == {asha}
    await group.start_and_end()
    assert await access.one_message_a_day({asha}) == frozenset()
    summer = await group.around.plan_meeting(starts_at=group.clock.now + timedelta(weeks=30))
    (need,) = await group.say(group.asha, {"on_few_alerts": ""}, meeting_id=summer)
    await access.withdraw(group.asha, need.id)
    assert await access.one_message_a_day({asha}) == frozenset()
