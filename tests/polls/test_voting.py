"""One ballot a person, whatever the door; durable when it is acknowledged; refused in words."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from bot.app import open_services
from bot.checkin.rules import Side
from bot.core.errors import NotAllowed, NotFound, Refusal
from bot.core.roles import Role
from bot.core.wording import say
from bot.meetings.rules import HowIComeTo
from bot.notices.rules import Notice
from bot.polls.ballot_box import BallotBox
from bot.polls.refusals import (
    AlreadyVoted,
    NoHands,
    NoHandsInSecret,
    NotAnOption,
    NotCheckedIn,
    NotForSecret,
    NothingToConfirm,
    PollCancelled,
    PollClosed,
    PollPaused,
    SamePerson,
    TooManyHands,
    VotedThemself,
)
from bot.polls.rules import Answer, Cast, Door, Mode, PollKind, Reveal
from bot.polls.service import NewPoll
from bot.polls.tables import ballots, superseded_ballots
from bot.polls.words import result_sentences, who_can_see
from bot.services import Services
from config.settings import Settings
from tests.conftest import FixedClock
from tests.polls.conftest import Group
from tests.polls.examples import a_poll


async def test_the_last_vote_counts_whatever_the_door(group: Group) -> None:
    asha = await group.here(1)
    view = await group.open()
    await group.vote(asha, view, 0, Door.DISCORD)
    await group.vote(asha, view, 2, Door.PHONE)
    closed = await group.close(view)
    assert closed.result is not None
    assert [row.count for row in closed.result.rows] == [0, 0, 1]
    assert (closed.result.by_door, closed.result.voted) == ({Door.PHONE: 1}, 1)
    async with group.services.database.read() as connection:
        kept = (await connection.execute(select(superseded_ballots.c.door))).scalars().all()
    assert kept == ["discord"]


async def test_an_older_press_that_arrives_late_does_not_count(group: Group) -> None:
    asha = await group.here(1)
    view = await group.open()
    older, newer = group.cast(asha, view, 0), group.cast(asha, view, 1)
    await group.services.polls.vote(asha, newer)
    await group.services.polls.vote(asha, older)
    assert await group.services.polls.my_answer(asha, view.poll.id) == newer.answer


async def test_the_same_press_twice_is_one_vote(group: Group) -> None:
    asha = await group.here(1)
    view = await group.open()
    cast = group.cast(asha, view, 0)
    receipts = await asyncio.gather(*(group.services.polls.vote(asha, cast) for _ in range(3)))
    assert {receipt.answer for receipt in receipts} == {cast.answer}
    async with group.services.database.read() as connection:
        for table, rows in ((ballots, 1), (superseded_ballots, 0)):
            assert (await connection.execute(select(func.count()).select_from(table))).scalar_one() == rows


async def test_many_people_at_once_are_all_counted(group: Group) -> None:
    people = [await group.person(number) for number in range(60)]
    view = await group.open()
    await asyncio.gather(*(group.vote(person, view, number % 3) for number, person in enumerate(people)))
    closed = await group.close(view)
    assert closed.result is not None
    assert [row.count for row in closed.result.rows] == [20, 20, 20]


async def test_what_was_acknowledged_is_there_after_a_restart(group: Group, settings: Settings) -> None:
    if settings.database_url.startswith("postgresql"):
        pytest.skip("one process a PostgreSQL database: SQLite tells the same about the ballots")
    asha, ben = await group.here(1), await group.here(2)
    named, secret = await group.open(), await group.open(NewPoll("Yes?", PollKind.YES_NO, mode=Mode.SECRET))
    await group.vote(asha, named, 1)
    await group.vote(ben, secret, 0)
    await group.services.database.close()
    async with open_services(settings, group.clock) as again:
        assert await again.polls.my_answer(asha, named.poll.id) == Answer(choices=(named.poll.options[1].id,))
        assert await again.polls.has_voted(ben, secret.poll.id)


@pytest.mark.parametrize(("needs_check_in", "could_vote"), [(False, 4), (True, 2)])
async def test_those_who_said_they_come_could_vote_unless_only_those_here_may(
    group: Group, needs_check_in: bool, could_vote: int
) -> None:
    asha, ben = await group.here(1), await group.here(2)
    coming, by_phone, unsure = [await group.person(number) for number in (3, 4, 5)]
    for person, how in (
        (ben, HowIComeTo.ROOM),
        (coming, HowIComeTo.REMOTE),
        (by_phone, HowIComeTo.PHONE),
        (unsure, HowIComeTo.NOT_SURE),
    ):
        await group.services.meetings.say_how_i_come(person, group.meeting_id, how)
    view = await group.open(NewPoll("Yes?", PollKind.YES_NO, needs_check_in=needs_check_in))
    await group.vote(asha, view, 0)
    result = (await group.close(view)).result
    assert result is not None
    assert (result.voted, result.could_vote) == (1, could_vote)


@pytest.mark.parametrize("reveal", Reveal)
async def test_who_sees_how_the_votes_stand(group: Group, reveal: Reveal) -> None:
    asha, ben = await group.here(1), await group.here(2)
    view = await group.open(NewPoll("Yes?", PollKind.YES_NO, reveal=reveal, mode=Mode.NAMED))
    await group.vote(asha, view, 0)
    polls = group.services.polls
    everyone = (await polls.view(1, view.poll.id)).result is not None
    voter = (await polls.view_for(asha, view.poll.id)).result is not None
    other = (await polls.view_for(ben, view.poll.id)).result is not None
    expected = {
        Reveal.LIVE: (True, True, True),
        Reveal.AFTER_VOTING: (False, True, False),
        Reveal.AT_CLOSE: (False, False, False),
    }
    assert (everyone, voter, other) == expected[reveal]
    assert (await group.close(view)).result is not None


@pytest.mark.parametrize("reveal", [Reveal.LIVE, Reveal.AFTER_VOTING])
async def test_a_private_poll_that_is_open_shows_no_tally_of_few(group: Group, reveal: Reveal) -> None:
    view = await group.open(NewPoll("Yes?", PollKind.YES_NO, reveal=reveal))
    assert "five people or more" in who_can_see(view.poll)
    for number in range(1, 5):
        voter = await group.here(number)
        await group.vote(voter, view, number % 2)
        seen = await group.services.polls.view_for(voter, view.poll.id)
        assert (seen.voted, seen.result) == (number, None)
        assert (await group.services.polls.view(1, view.poll.id)).result is None
    fifth = await group.here(5)
    await group.vote(fifth, view, 0)
    seen = await group.services.polls.view_for(fifth, view.poll.id)
    assert seen.result is not None
    assert [row.count for row in seen.result.rows] == [3, 2]


async def test_a_held_result_waits_for_a_facilitator(group: Group) -> None:
    view = await group.open()
    await group.services.polls.show_result(group.facilitator, view.poll.id, shown=False)
    assert (await group.close(view)).result is None
    shown = await group.services.polls.show_result(group.facilitator, view.poll.id, shown=True)
    assert shown.result is not None


async def test_a_frozen_tally_stands_still_and_votes_go_on(group: Group) -> None:
    asha, ben = await group.here(1), await group.here(2)
    view = await group.open(NewPoll("Yes?", PollKind.YES_NO, reveal=Reveal.LIVE, mode=Mode.NAMED))
    await group.vote(asha, view, 0)
    await group.services.polls.freeze(group.facilitator, view.poll.id, frozen=True)
    await group.vote(ben, view, 0)
    still = await group.services.polls.view(1, view.poll.id)
    assert (still.result and still.result.voted) == 1
    moving = await group.services.polls.freeze(group.facilitator, view.poll.id, frozen=False)
    assert (moving.result and moving.result.voted) == 2


async def test_a_vote_where_it_cannot_count_is_refused_and_not_stored(group: Group) -> None:
    asha = await group.person(1)
    polls = group.services.polls
    cancelled, paused, closed = [await group.open() for _ in range(3)]
    for_those_here = await group.open(NewPoll("Yes?", PollKind.YES_NO, needs_check_in=True))
    await polls.cancel(group.facilitator, cancelled.poll.id)
    await polls.pause(group.facilitator, paused.poll.id, "People at home cannot take part.")
    await group.close(closed)
    for view, refusal in (
        (cancelled, PollCancelled),
        (paused, PollPaused),
        (closed, PollClosed),
    ):
        with pytest.raises(refusal):
            await group.vote(asha, view, 0)
    reopened = await group.open(NewPoll("Yes?", PollKind.YES_NO, needs_check_in=True))
    with pytest.raises(NotCheckedIn):
        await group.vote(asha, reopened, 0)
    with pytest.raises(NotAnOption):
        await group.vote(asha, await group.open(), Answer(choices=(10**6,)))
    stranger = await group.person(1, guild_id=2)
    with pytest.raises(NotFound):
        await group.vote(stranger, reopened, 0)
    assert not await polls.has_voted(asha, for_those_here.poll.id)
    async with group.services.database.read() as connection:
        assert (await connection.execute(select(func.count()).select_from(ballots))).scalar_one() == 0


async def test_a_secret_vote_is_cast_once_also_when_pressed_twice_at_once(group: Group) -> None:
    asha = await group.here(1)
    view = await group.open(NewPoll("Yes?", PollKind.YES_NO, mode=Mode.SECRET))
    presses = [group.services.polls.vote(asha, group.cast(asha, view, place)) for place in (0, 1)]
    results = await asyncio.gather(*presses, return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["AlreadyVoted", "Receipt"]
    with pytest.raises(AlreadyVoted):
        await group.vote(asha, view, 1)
    assert await group.services.polls.my_answer(asha, view.poll.id) is None


async def test_a_facilitator_enters_a_vote_and_its_person_can_change_it(group: Group) -> None:
    asha = await group.here(1)
    view = await group.open()
    chosen = Answer(choices=(view.poll.options[0].id,))
    await group.services.polls.enter_vote(group.facilitator, view.poll.id, asha.person_id, chosen, "by phone")
    assert await group.services.polls.my_answer(asha, view.poll.id) == chosen
    told: list[str] = []

    async def deliver(notice: Notice, _text: str) -> bool:
        told.append(notice.message)
        return True

    await group.services.notices.run_due(deliver)
    assert told == ["polls-notice-entered"]
    group.clock.forward(seconds=1)
    later = group.cast(asha, view, 1)._replace(order=10**19 >> 1)
    assert (await group.services.polls.vote(asha, later)).changed
    with pytest.raises(VotedThemself):
        await group.services.polls.enter_vote(group.facilitator, view.poll.id, asha.person_id, chosen, "by phone")
    assert await group.services.polls.my_answer(asha, view.poll.id) == later.answer
    with pytest.raises(NotAllowed):
        await group.services.polls.enter_vote(asha, view.poll.id, asha.person_id, chosen, "by phone")


async def test_how_each_person_voted_is_told_of_a_named_poll_once_everyone_may_see_it(group: Group) -> None:
    polls, people = group.services.polls, [await group.here(number) for number in (2, 1)]
    shown: dict[Mode, list[tuple[str, str]]] = {}
    for mode in Mode:
        view = await group.open(NewPoll("Which?", PollKind.ONE_CHOICE, ("Buses", "Food"), mode=mode))
        for place, person in enumerate(people):
            await group.vote(person, view, place)
        assert await polls.named_votes(1, view.poll.id) == []
        await group.close(view)
        shown[mode] = await polls.named_votes(1, view.poll.id)
    names = sorted([(await group.services.people.person(1, each.person_id)).name for each in people])
    assert shown == {Mode.NAMED: [(names[0], "Food"), (names[1], "Buses")], Mode.PRIVATE: [], Mode.SECRET: []}


async def test_nobody_enters_a_secret_vote(group: Group) -> None:
    asha = await group.here(1)
    view = await group.open(NewPoll("Yes?", PollKind.YES_NO, mode=Mode.SECRET))
    with pytest.raises(NotForSecret):
        await group.services.polls.enter_vote(
            group.facilitator, view.poll.id, asha.person_id, Answer(not_sure=True), "by phone"
        )


async def test_hands_decide_nothing_until_a_second_person_confirms(group: Group) -> None:
    people = [await group.here(number) for number in range(4)]
    view = await group.open()
    await group.vote(people[0], view, 1)
    buses = str(view.poll.options[0].id)
    polls = group.services.polls
    with pytest.raises(NothingToConfirm):
        await polls.confirm_hands(people[0], view.poll.id)
    with pytest.raises(TooManyHands):
        await polls.count_hands(group.facilitator, view.poll.id, {buses: 4})
    await polls.count_hands(group.facilitator, view.poll.id, {buses: 3})
    assert (await polls.result(group.facilitator, view.poll.id)).voted == 1
    with pytest.raises(SamePerson):
        await polls.confirm_hands(group.facilitator, view.poll.id)
    await polls.confirm_hands(people[0], view.poll.id)
    result = await polls.result(group.facilitator, view.poll.id)
    assert (result.voted, result.by_door) == (4, {Door.DISCORD: 1, Door.HANDS: 3})


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewPoll("Yes?", PollKind.YES_NO, mode=Mode.SECRET), NoHandsInSecret),
        (NewPoll("In which order?", PollKind.RANKED, ("Buses", "Food")), NoHands),
    ],
)
async def test_hands_are_not_counted_where_they_cannot_be(group: Group, new: NewPoll, refusal: type[Refusal]) -> None:
    await group.here(1)
    view = await group.open(new)
    with pytest.raises(refusal):
        await group.services.polls.count_hands(group.facilitator, view.poll.id, {str(view.poll.options[0].id): 1})
    assert await group.services.polls.hands(group.facilitator, view.poll.id) is None


async def test_hands_that_no_longer_fit_the_room_stop_counting(group: Group) -> None:
    people = [await group.here(number) for number in range(3)]
    view = await group.open()
    polls = group.services.polls
    await polls.count_hands(group.facilitator, view.poll.id, {str(view.poll.options[0].id): 3})
    await polls.confirm_hands(people[0], view.poll.id)
    await group.vote(people[1], view, 2, Door.PHONE)
    assert (await polls.result(group.facilitator, view.poll.id)).by_door == {Door.PHONE: 1}


async def test_people_at_home_do_not_widen_the_cap_on_hands(group: Group) -> None:
    await group.here(1, Side.REMOTE)
    await group.here(2)
    view = await group.open()
    assert await group.services.polls.most_hands(group.facilitator, view.poll.id) == 1


async def test_only_those_who_run_the_meeting_ask(group: Group) -> None:
    asha = await group.here(1)
    co_chair = replace(asha, roles=frozenset({Role.CO_CHAIR}))
    new = NewPoll("Yes?", PollKind.YES_NO)
    with pytest.raises(NotAllowed):
        await group.services.polls.prepare(asha, group.meeting_id, new)
    view = await group.services.polls.prepare(co_chair, group.meeting_id, new)
    for act in ("open", "close", "cancel", "resume", "run_again"):
        with pytest.raises(NotAllowed):
            await getattr(group.services.polls, act)(asha, view.poll.id)


votes = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 3), st.integers(0, 30)), max_size=40)


@given(votes)
def test_any_order_of_arrival_counts_each_person_once(casts: list[tuple[int, int, int]]) -> None:
    def box(arrivals: list[tuple[int, int, int]]) -> BallotBox:
        filled = BallotBox(a_poll())
        filled.add(
            Cast(1, person, Answer(choices=(option,)), Door.DISCORD, order) for person, option, order in arrivals
        )
        return filled

    distinct = list({(person, order): (person, option, order) for person, option, order in casts}.values())
    assert box(distinct).counted == box(list(reversed(distinct))).counted
    assert box(distinct).counted.keys() == {person for person, _, _ in casts}


async def test_services_are_the_ones_of_the_product(services: Services, clock: FixedClock) -> None:
    assert await services.polls.next_due() is None
    assert await services.polls.close_due() == 0


async def test_the_result_says_how_many_votes_came_from_phones_without_a_name(group: Group) -> None:
    check_ins, asha = group.services.check_ins, await group.here(1)
    room, own = await check_ins.joining_token(1, group.meeting_id), await check_ins.own_token(asha, group.meeting_id)
    poll = await group.open()
    for token in (room, room, own):
        phone, _ = await check_ins.join(token, key=None)
        await group.vote(phone.actor, poll, 0, Door.PHONE)
    closed = await group.close(poll)
    assert closed.result is not None
    assert (closed.result.voted, closed.result.unnamed) == (3, 2)
    assert say("polls-result-unnamed", number=2) in result_sentences(closed.poll, closed.result)
    secret = await group.open(NewPoll("Shall we?", PollKind.YES_NO, mode=Mode.SECRET))
    for _ in range(5):
        phone, _ = await check_ins.join(room, key=None)
        await group.vote(phone.actor, secret, 0, Door.PHONE)
    closed = await group.close(secret)
    assert closed.result is not None
    assert (closed.result.voted, closed.result.unnamed) == (5, 0)
