"""Here is here once, links are kept as hashes and stop when they should, a phone is one person."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import open_services
from bot.checkin.keys import new_key
from bot.checkin.rows import check_ins_of, phones
from bot.checkin.rules import (
    DOORS_OPEN,
    MOST_PHONES,
    LinkExpired,
    LinkRevoked,
    LinkUsed,
    NotJoined,
    NotShared,
    Side,
    TooManyPhones,
    UnknownLink,
    VotedAsPhone,
)
from bot.core.audit import entries
from bot.core.errors import Empty, NotAllowed, NotFound, TooLong
from bot.meetings.rules import MeetingIsCancelled, MeetingIsOver
from bot.people.rules import SeveralPeople
from bot.polls.refusals import TooManyHands
from bot.polls.rules import Door
from bot.services import build_services
from config.settings import Settings
from tests.polls.conftest import Group, group

__all__ = ["group"]


async def test_the_last_side_counts_and_each_person_once(group: Group) -> None:
    await group.here(1, Side.ROOM)
    await group.here(1, Side.REMOTE)
    await group.here(2, Side.ROOM)
    counts = await group.services.check_ins.counts(1, group.meeting_id)
    assert counts == {Side.ROOM: 1, Side.REMOTE: 1, Side.PHONE: 0}
    await group.services.check_ins.leave(await group.person(1), group.meeting_id)
    assert (await group.services.check_ins.counts(1, group.meeting_id))[Side.REMOTE] == 0


async def test_what_is_in_memory_is_what_is_stored(group: Group, settings: Settings) -> None:
    if settings.database_url.startswith("postgresql"):
        pytest.skip("one process a PostgreSQL database")
    await group.here(1, Side.PHONE)
    before = await group.services.check_ins.here(1, group.meeting_id)
    await group.services.database.close()
    async with open_services(settings, group.clock) as again:
        assert await again.check_ins.here(1, group.meeting_id) == before


async def test_ticking_off_is_for_those_who_run_the_meeting(group: Group) -> None:
    asha, ben = await group.person(1), await group.person(2)
    check_ins = group.services.check_ins
    await check_ins.tick_off(group.facilitator, group.meeting_id, asha.person_id, Side.ROOM)
    with pytest.raises(NotAllowed):
        await check_ins.tick_off(asha, group.meeting_id, ben.person_id, Side.ROOM)
    stranger = await group.person(3, guild_id=2)
    with pytest.raises(NotFound):
        await check_ins.check_in(stranger, group.meeting_id, Side.ROOM)
    with pytest.raises(NotFound):
        await check_ins.tick_off(group.facilitator, group.meeting_id, stranger.person_id, Side.ROOM)
    for ask in (check_ins.here, check_ins.counts, check_ins.joining_token):
        with pytest.raises(NotFound):
            await ask(stranger.group_id, group.meeting_id)
    with pytest.raises(NotFound):
        await check_ins.leave(stranger, group.meeting_id)
    with pytest.raises(NotFound):
        await check_ins.own_token(stranger, group.meeting_id)
    assert [each.person_id for each in await check_ins.here(1, group.meeting_id)] == [asha.person_id]


async def test_a_name_without_an_account_is_one_person_however_often_it_is_ticked_off(group: Group) -> None:
    check_ins, people = group.services.check_ins, group.services.people
    first, person = await check_ins.tick_off_by_name(group.facilitator, group.meeting_id, " Mrs Jones ", Side.ROOM)
    again, same = await check_ins.tick_off_by_name(group.facilitator, group.meeting_id, "mrs jones", Side.PHONE)
    assert (person.name, same, again.person_id) == ("Mrs Jones", person, first.person_id)
    assert await check_ins.counts(1, group.meeting_id) == {Side.ROOM: 0, Side.REMOTE: 0, Side.PHONE: 1}
    asha = await group.person(1)
    _, known = await check_ins.tick_off_by_name(group.facilitator, group.meeting_id, "Person 1", Side.ROOM)
    assert known.id == asha.person_id
    await people.add_named(group.facilitator, "Mrs Jones")
    everyone = len(await people.everyone(1))
    for name, refusal in (("Mrs Jones", SeveralPeople), ("  ", Empty), ("x" * 101, TooLong)):
        with pytest.raises(refusal):
            await check_ins.tick_off_by_name(group.facilitator, group.meeting_id, name, Side.ROOM)
    with pytest.raises(NotAllowed):
        await check_ins.tick_off_by_name(asha, group.meeting_id, "Somebody", Side.ROOM)
    assert len(await people.everyone(1)) == everyone


async def test_every_change_is_in_the_audit_log_with_whom_it_is_about(group: Group) -> None:
    asha = await group.here(1, Side.ROOM)
    await group.here(1, Side.ROOM)
    ben = await group.person(2)
    await group.services.check_ins.tick_off(group.facilitator, group.meeting_id, ben.person_id, Side.REMOTE)
    for _ in range(2):
        await group.services.check_ins.leave(asha, group.meeting_id)
    async with group.services.database.read() as connection:
        logged = [(each.action, each.person_id, each.record) for each in await entries(connection, 1)]
    meeting, fay = group.meeting_id, group.facilitator.person_id
    assert [each for each in logged if each[0].startswith("checkin.")] == [
        ("checkin.check_in", asha.person_id, f"check_in:{meeting}:{asha.person_id}"),
        ("checkin.tick_off", fay, f"check_in:{meeting}:{ben.person_id}"),
        ("checkin.leave", asha.person_id, f"check_in:{meeting}:{asha.person_id}"),
    ]


async def test_a_change_that_is_refused_or_broken_off_leaves_memory_as_the_database_is(group: Group) -> None:
    asha = await group.here(1, Side.ROOM)
    check_ins = group.services.check_ins
    before = await check_ins.here(1, group.meeting_id)
    change = asyncio.ensure_future(check_ins.check_in(asha, group.meeting_id, Side.REMOTE))
    for _ in range(5):
        await asyncio.sleep(0)
    change.cancel()
    await asyncio.gather(change, return_exceptions=True)
    async with group.services.database.read() as connection:
        stored = await check_ins_of(connection, group.meeting_id)
    assert await check_ins.here(1, group.meeting_id) == stored
    assert len(before) == len(stored) == 1


async def test_nobody_checks_in_to_a_cancelled_meeting(group: Group) -> None:
    await group.services.meetings.cancel(group.facilitator, group.meeting_id, "Snow")
    with pytest.raises(MeetingIsCancelled):
        await group.here(1)
    with pytest.raises(MeetingIsCancelled):
        await group.services.check_ins.own_token(await group.person(1), group.meeting_id)
    with pytest.raises(MeetingIsCancelled):
        await group.services.check_ins.tick_off_by_name(group.facilitator, group.meeting_id, "Jo", Side.ROOM)


async def test_a_phone_that_joined_is_known_after_the_meeting_and_nobody_joins_any_more(group: Group) -> None:
    check_ins = group.services.check_ins
    token = await check_ins.joining_token(1, group.meeting_id)
    phone, key = await check_ins.join(token, key=None)
    await group.services.meetings.start(group.facilitator, group.meeting_id)
    await group.services.meetings.end(group.facilitator, group.meeting_id)
    assert await check_ins.join(token, key=key) == (phone, key)
    with pytest.raises(MeetingIsOver):
        await check_ins.join(token, key=None)


async def test_a_phone_keeps_its_person_when_it_scans_again(group: Group) -> None:
    await group.services.meetings.start(group.facilitator, group.meeting_id)
    check_ins = group.services.check_ins
    token = await check_ins.joining_token(1, group.meeting_id)
    assert token == await check_ins.joining_token(1, group.meeting_id)
    first, key = await check_ins.join(token, key=None)
    again, same = await check_ins.join(token, key=key)
    assert (again, same) == (first, key)
    other, _ = await check_ins.join(token, key="made up")
    assert other.person_id != first.person_id
    assert (await check_ins.counts(1, group.meeting_id))[Side.ROOM] == 2
    _, actor = await check_ins.phone(token, key)
    assert actor.person_id == first.person_id
    assert (first.number, other.number) == (1, 2)
    assert (await group.services.people.person(1, other.person_id)).name == "Phone 2"
    await check_ins.leave(actor, group.meeting_id)
    await check_ins.join(token, key=key)
    assert first.person_id in {each.person_id for each in await check_ins.here(1, group.meeting_id)}


async def test_who_joins_before_the_day_is_known_and_not_yet_here(group: Group) -> None:
    check_ins, meeting_id = group.services.check_ins, group.meeting_id
    starts_at = (await group.services.meetings.view(1, meeting_id)).meeting.starts_at
    token = await check_ins.joining_token(1, meeting_id)
    phone, key = await check_ins.join(token, key=None)
    _, its_key = await check_ins.join(token, key=None, shared=True)
    await check_ins.next_person(token, its_key)
    assert (await check_ins.phone(token, key))[0] == phone
    assert await check_ins.here(1, meeting_id) == []
    group.clock.forward(seconds=(starts_at - DOORS_OPEN - group.clock()).total_seconds())
    await check_ins.join(token, key=its_key, arriving=False)
    assert await check_ins.here(1, meeting_id) == []
    assert await check_ins.join(token, key=key) == (phone, key)
    assert [each.person_id for each in await check_ins.here(1, meeting_id)] == [phone.person_id]


async def test_two_presses_at_once_with_one_key_join_one_person(group: Group) -> None:
    await group.services.meetings.start(group.facilitator, group.meeting_id)
    check_ins = group.services.check_ins
    token, key = await check_ins.joining_token(1, group.meeting_id), new_key()
    joins = await asyncio.gather(*(check_ins.join(token, key=key) for _ in range(4)))
    assert len(set(joins)) == 1
    assert joins[0][1] == key
    assert (await check_ins.counts(1, group.meeting_id))[Side.ROOM] == 1


async def test_a_room_phone_that_becomes_somebodys_own_leaves_nobody_behind(group: Group) -> None:
    await group.services.meetings.start(group.facilitator, group.meeting_id)
    asha = await group.here(1, Side.REMOTE)
    check_ins = group.services.check_ins
    room, own = await check_ins.joining_token(1, group.meeting_id), await check_ins.own_token(asha, group.meeting_id)
    _, key = await check_ins.join(room, key=None)
    with pytest.raises(NotJoined):
        await check_ins.phone(own, key)
    phone, key = await check_ins.join(own, key=key)
    assert phone.person_id == asha.person_id
    assert [each.person_id for each in await check_ins.here(1, group.meeting_id)] == [asha.person_id]
    for token in (room, own):
        assert (await check_ins.phone(token, key))[1].person_id == asha.person_id
        assert await check_ins.join(token, key=key) == (phone, key)
    ben = await group.person(2)
    bens, its_key = await check_ins.join(await check_ins.own_token(ben, group.meeting_id), key=key)
    assert (bens.person_id, its_key != key) == (ben.person_id, True)
    assert {each.person_id for each in await check_ins.here(1, group.meeting_id)} == {asha.person_id, ben.person_id}


async def test_a_phone_that_voted_waits_for_the_poll_before_it_is_somebodys_own(group: Group) -> None:
    check_ins, poll = group.services.check_ins, await group.open()
    asha = await group.person(1)
    room, own = await check_ins.joining_token(1, group.meeting_id), await check_ins.own_token(asha, group.meeting_id)
    unnamed, key = await check_ins.join(room, key=None)
    await group.vote(unnamed.actor, poll, 0)
    with pytest.raises(VotedAsPhone) as refused:
        await check_ins.join(own, key=key)
    assert refused.value.facts == {"question": "Which topic?", "number": 1}
    assert (await check_ins.phone(room, key))[0] == unnamed
    assert (await group.close(poll)).voted == 1
    assert (await check_ins.join(own, key=key))[0].person_id == asha.person_id


async def test_whoever_copied_the_key_of_a_phone_is_not_its_owner_afterwards(group: Group) -> None:
    check_ins = group.services.check_ins
    room = await check_ins.joining_token(1, group.meeting_id)
    _, joined = await check_ins.join(room, key=None)
    for copied in (joined, new_key()):  # of a phone that has joined the room, and of one that has only a cookie
        asha = await group.person(1)
        own = await check_ins.own_token(asha, group.meeting_id)
        twice = await asyncio.gather(*(check_ins.join(own, key=copied) for _ in range(2)))
        assert twice[0] == twice[1] == await check_ins.join(own, key=copied)
        phone, key = twice[0]
        assert (phone.person_id, (await check_ins.phone(room, key))[0]) == (asha.person_id, phone)
        for token in (room, own):
            with pytest.raises(NotJoined):
                await check_ins.phone(token, copied)


async def test_an_own_phone_is_the_same_person_and_its_link_works_once(group: Group) -> None:
    asha = await group.here(1, Side.REMOTE)
    check_ins = group.services.check_ins
    token = await check_ins.own_token(asha, group.meeting_id)
    joins = await asyncio.gather(*(check_ins.join(token, key=None) for _ in range(2)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in joins) == ["LinkUsed", "tuple"]
    phone, key = next(each for each in joins if isinstance(each, tuple))
    assert phone.person_id == asha.person_id
    assert (await check_ins.join(token, key=key))[0] == phone
    assert await check_ins.counts(1, group.meeting_id) == {Side.ROOM: 0, Side.REMOTE: 1, Side.PHONE: 0}
    with pytest.raises(LinkUsed):
        await check_ins.join(token, key=None)


async def test_a_shared_tablet_goes_from_person_to_person(group: Group) -> None:
    await group.services.meetings.start(group.facilitator, group.meeting_id)
    check_ins = group.services.check_ins
    token = await check_ins.joining_token(1, group.meeting_id)
    first, key = await check_ins.join(token, key=None, shared=True)
    second = await check_ins.next_person(token, key)
    assert second.person_id != first.person_id
    assert (await check_ins.phone(token, key))[1].person_id == second.person_id
    own, own_key = await check_ins.join(token, key=None)
    with pytest.raises(NotShared):
        await check_ins.next_person(token, own_key)
    here = {each.person_id for each in await check_ins.here(1, group.meeting_id)}
    assert here == {second.person_id, own.person_id}
    upgraded, _ = await check_ins.join(token, key=own_key, shared=True)
    assert (upgraded.person_id, upgraded.shared) == (own.person_id, True)
    assert (await check_ins.next_person(token, own_key)).number == 4


async def test_a_tablet_stays_where_it_is_and_whoever_has_a_name_stays_when_they_hand_their_own_phone_round(
    group: Group,
) -> None:
    check_ins = group.services.check_ins
    token = await check_ins.joining_token(1, group.meeting_id)
    _, key = await check_ins.join(token, key=None, shared=True)
    await check_ins.check_in((await check_ins.phone(token, key))[1], group.meeting_id, Side.PHONE)
    await check_ins.next_person(token, key)
    assert await check_ins.counts(1, group.meeting_id) == {Side.ROOM: 0, Side.REMOTE: 0, Side.PHONE: 1}
    asha = await group.here(1, Side.ROOM)
    _, its_key = await check_ins.join(await check_ins.own_token(asha, group.meeting_id), key=None)
    await check_ins.join(token, key=its_key, shared=True)
    for _ in range(2):
        await check_ins.next_person(token, its_key)
    assert (await check_ins.counts(1, group.meeting_id))[Side.ROOM] == 2
    assert await check_ins.is_here(1, group.meeting_id, asha.person_id)


async def test_a_private_link_opened_on_a_shared_tablet_does_not_take_the_tablet_away(group: Group) -> None:
    check_ins = group.services.check_ins
    room = await check_ins.joining_token(1, group.meeting_id)
    tablet, key = await check_ins.join(room, key=None, shared=True)
    own = await check_ins.own_token(await group.person(1), group.meeting_id)
    phone, its_key = await check_ins.join(own, key=key, shared=True)
    assert its_key != key
    assert not phone.shared
    assert (await check_ins.phone(room, key))[0] == tablet


async def test_a_meeting_has_room_for_so_many_phones_and_for_every_private_link(group: Group) -> None:
    await group.services.meetings.start(group.facilitator, group.meeting_id)
    check_ins = group.services.check_ins
    token = await check_ins.joining_token(1, group.meeting_id)
    _, key = await check_ins.join(token, key=None, shared=True)
    async with group.services.database.write() as write:
        await write.connection.execute(phones.update().values(number=MOST_PHONES))
    with pytest.raises(TooManyPhones):
        await check_ins.join(token, key=None)
    with pytest.raises(TooManyPhones):
        await check_ins.next_person(token, key)
    assert (await check_ins.counts(1, group.meeting_id))[Side.ROOM] == 1
    asha = await group.person(1)
    phone, _ = await check_ins.join(await check_ins.own_token(asha, group.meeting_id), key=None)
    assert phone.person_id == asha.person_id


async def test_a_printed_code_stays_good_when_the_meeting_is_put_off_and_after_a_restart(
    group: Group, settings: Settings
) -> None:
    token = await group.services.check_ins.joining_token(1, group.meeting_id)
    _, key = await group.services.check_ins.join(token, key=None)
    later = group.clock() + timedelta(days=90)
    await group.services.meetings.postpone(group.facilitator, group.meeting_id, later, "Snow")
    group.clock.forward(days=89)
    opened = group.services
    again = build_services(settings, opened.policy, group.clock, opened.database, opened.vault).check_ins
    assert await again.joining_token(1, group.meeting_id) != token
    joined, _ = await again.join(token, key=None)
    assert joined.number == 2
    with pytest.raises(NotJoined):
        await again.phone(token, key)


async def test_links_that_are_forged_old_or_stopped_are_refused(group: Group) -> None:
    check_ins = group.services.check_ins
    for wrong in ("", "x", "A" * 5000, "\0", "\udcff", new_key()):
        for use in (check_ins.join, check_ins.phone):
            with pytest.raises(UnknownLink):
                await use(wrong, key=None)
        with pytest.raises(UnknownLink):
            await check_ins.link(wrong)
    token = await check_ins.joining_token(1, group.meeting_id)
    phone, key = await check_ins.join(token, key=None)
    own = await check_ins.own_token(await group.person(1), group.meeting_id)
    with pytest.raises(NotAllowed):
        await check_ins.revoke_links(await group.person(1), group.meeting_id)
    await check_ins.revoke_links(group.facilitator, group.meeting_id)
    with pytest.raises(LinkRevoked):
        await check_ins.join(own, key=None)
    with pytest.raises(LinkRevoked):
        await check_ins.join(token, key=None)
    assert (await check_ins.phone(token, key))[0] == phone
    newer = await check_ins.joining_token(1, group.meeting_id)
    assert newer != token
    private = await check_ins.own_token(await group.person(1), group.meeting_id)
    group.clock.forward(hours=24)
    with pytest.raises(LinkExpired):
        await check_ins.join(private, key=None)
    group.clock.forward(days=61)
    with pytest.raises(LinkExpired):
        await check_ins.join(newer, key=None)
    with pytest.raises(NotJoined):
        await check_ins.phone(newer, key)


async def test_a_key_of_another_meeting_is_not_joined_here(group: Group) -> None:
    check_ins = group.services.check_ins
    here = await check_ins.joining_token(1, group.meeting_id)
    views, _ = await group.services.meetings.repeat(group.facilitator, group.meeting_id, every=1, unit="weeks", times=1)
    there = await check_ins.joining_token(1, views[-1].meeting.id)
    _, key = await check_ins.join(here, key=None)
    for wrong in (key, None, "", "forged", "\udcff", new_key()):
        with pytest.raises(NotJoined):
            await check_ins.phone(there, wrong)
    phone, other_key = await check_ins.join(there, key=key)
    assert (phone.meeting_id, other_key == key) == (views[-1].meeting.id, False)
    assert (await check_ins.phone(here, key))[0].meeting_id == group.meeting_id


async def test_neither_token_nor_key_is_in_the_database(group: Group, settings: Settings) -> None:
    if settings.database_url.startswith("postgresql"):
        pytest.skip("the SQLite file can be searched byte by byte")
    token = await group.services.check_ins.joining_token(1, group.meeting_id)
    _, key = await group.services.check_ins.join(token, key=None)
    own = await group.services.check_ins.own_token(await group.person(1), group.meeting_id)
    await group.services.database.close()
    file = Path(settings.database_url.removeprefix("sqlite+aiosqlite:///"))
    stored = b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))
    assert [secret for secret in (token, key, own) if secret.encode() in stored] == []


async def test_three_people_at_a_tablet_in_two_polls_are_not_six(group: Group) -> None:
    await group.services.meetings.start(group.facilitator, group.meeting_id)
    check_ins, polls = group.services.check_ins, group.services.polls
    token = await check_ins.joining_token(1, group.meeting_id)
    _, key = await check_ins.join(token, key=None, shared=True)
    for _ in range(2):
        view = await group.open()
        for _ in range(3):
            _, actor = await check_ins.phone(token, key)
            await group.vote(actor, view, 0, Door.TABLET)
            await check_ins.next_person(token, key)
        assert (await check_ins.counts(1, group.meeting_id))[Side.ROOM] == 1
        with pytest.raises(TooManyHands):
            await polls.count_hands(group.facilitator, view.poll.id, {str(view.poll.options[0].id): 2})
        closed = await group.close(view)
        assert (closed.voted, closed.result and closed.result.could_vote) == (3, 4)  # the fourth holds the tablet
