"""Here is here once, links are kept as hashes and stop when they should, a phone is one person."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.app import open_services
from bot.checkin.rules import (
    LinkExpired,
    LinkRevoked,
    LinkUsed,
    NotJoined,
    NotShared,
    Side,
    UnknownLink,
)
from bot.core.errors import NotAllowed, NotFound
from bot.meetings.rules import MeetingIsCancelled
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


async def test_nobody_checks_in_to_a_cancelled_meeting(group: Group) -> None:
    await group.services.meetings.cancel(group.facilitator, group.meeting_id, "Snow")
    with pytest.raises(MeetingIsCancelled):
        await group.here(1)


async def test_a_phone_keeps_its_person_when_it_scans_again(group: Group) -> None:
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
    check_ins = group.services.check_ins
    token = await check_ins.joining_token(1, group.meeting_id)
    first, key = await check_ins.join(token, key=None, shared=True)
    second = await check_ins.next_person(token, key)
    assert second.person_id != first.person_id
    assert (await check_ins.phone(token, key))[1].person_id == second.person_id
    _, own_key = await check_ins.join(token, key=None)
    with pytest.raises(NotShared):
        await check_ins.next_person(token, own_key)


async def test_links_that_are_forged_old_or_stopped_are_refused(group: Group) -> None:
    check_ins = group.services.check_ins
    for wrong in ("", "x", "A" * 5000):
        with pytest.raises(UnknownLink):
            await check_ins.join(wrong, key=None)
    token = await check_ins.joining_token(1, group.meeting_id)
    _, key = await check_ins.join(token, key=None)
    await check_ins.revoke_links(group.facilitator, group.meeting_id)
    with pytest.raises(LinkRevoked):
        await check_ins.join(token, key=None)
    assert (await check_ins.phone(token, key))[0]
    newer = await check_ins.joining_token(1, group.meeting_id)
    assert newer != token
    group.clock.forward(days=62)
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
    for wrong in (key, None, "forged"):
        with pytest.raises(NotJoined):
            await check_ins.phone(there, wrong)


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
