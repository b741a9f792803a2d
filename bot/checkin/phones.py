"""Joining by link: phones of the room, phones of one's own, and tablets handed round."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.checkin import rows
from bot.checkin.keys import hashed, is_key, key_of_owner, new_key
from bot.checkin.roll import Roll, RollChange
from bot.checkin.rules import (
    LINK_OUTLIVES_MEETING,
    MOST_PHONES,
    OWN_LINK_LASTS,
    CheckIn,
    CheckInsChanged,
    Link,
    NotJoined,
    NotShared,
    Phone,
    Side,
    TooManyPhones,
    UnknownLink,
    VotedAsPhone,
    becomes_their_own,
    doors_are_open,
    keeps_its_person,
    require_usable,
)
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.remembered import Remembered
from bot.core.roles import Actor
from bot.core.wording import say
from bot.meetings.rules import Meeting, require_not_over
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService
from bot.privacy.rules import Forgotten, OldCleared

if TYPE_CHECKING:
    from bot.polls.rules import Poll


OpenVote = Callable[[int, int], Awaitable["Poll | None"]]
"""Group and person to the poll that is underway and has a vote of theirs; None where there is none."""


class Phones:
    def __init__(
        self, database: Database, clock: Clock, roll: Roll, *, meetings: MeetingService, people: PeopleService
    ) -> None:
        self._database = database
        self._clock = clock
        self._roll = roll
        self._meetings = meetings
        self._people = people
        self.open_vote: OpenVote | None = None
        """Set once, when the services are put together: polls know who is here, so they are made later."""
        self._room_tokens: dict[int, str] = {}
        # Every page and every vote of a phone asks for these two; by hash, so that no secret outlives its request.
        self._phones: Remembered[str, Phone] = Remembered(self._load_phone)
        self._links: Remembered[str, Link] = Remembered(self._load_link)
        """What each link is for, which never changes. Whether it is usable does change, so that is looked up."""
        for gone in (Forgotten, OldCleared):
            database.events.subscribe_at_once(gone, self._phones.forget)
            database.events.subscribe_at_once(gone, self._links.forget)

    # Links

    async def joining_token(self, group_id: int, meeting_id: int) -> str:
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        if meeting_id not in self._room_tokens:
            expires_at = meeting.ends_at + LINK_OUTLIVES_MEETING
            token = await self._new_link(Actor.system(group_id), meeting, None, expires_at)
            return self._room_tokens.setdefault(meeting_id, token)  # two may have asked at once
        return self._room_tokens[meeting_id]

    async def own_token(self, actor: Actor, meeting_id: int) -> str:
        meeting = await self._open_meeting(actor.group_id, meeting_id)
        return await self._new_link(actor, meeting, actor.person_id, self._clock() + OWN_LINK_LASTS)

    async def revoke_links(self, actor: Actor, meeting_id: int) -> None:
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            await rows.revoke(write.connection, meeting_id)
            await self._note(write, actor, "checkin.revoke_links", meeting_id)
        self._room_tokens.pop(meeting_id, None)

    async def link(self, token: str) -> Link:
        return require_usable(await self._link(token), self._clock())

    async def _link(self, token: str) -> Link | None:
        return await self._load_link(hashed(token))

    async def _load_link(self, token_hash: str) -> Link | None:
        async with self._database.read() as connection:
            return await rows.link_by_hash(connection, token_hash)

    async def _new_link(self, actor: Actor, meeting: Meeting, person_id: int | None, expires_at: datetime) -> str:
        token = new_key()
        async with self._database.write() as write:
            await rows.add_link(write.connection, hashed(token), meeting.id, person_id, expires_at)
            await write.record(actor, self._clock(), "checkin.new_link", f"meeting:{meeting.id}")
        return token

    # Joining

    async def join(self, token: str, key: str | None, *, shared: bool, arriving: bool) -> tuple[Phone, str]:
        link = await self._link(token)
        if link is None:
            raise UnknownLink
        key = await self._key_now(link, token, key)
        known = await self._known(key)
        if known is None or key is None or not keeps_its_person(known, link, self._clock()):
            require_usable(link, self._clock())
        elif await self._stays_as_it_is(known, link, shared=shared, arriving=arriving):
            return known, key
        meeting = await self._open_meeting(link.group_id, link.meeting_id)
        arriving = arriving and doors_are_open(meeting, self._clock())
        async with self._roll.changing(link.group_id, link.meeting_id) as change:
            phone, its_key = await self._join(change, meeting, token, key, shared=shared)
            if arriving and phone.person_id not in await self._roll.of(link.group_id, link.meeting_id):
                side = Side.ROOM if link.person_id is None else Side.PHONE
                await change.put(CheckIn(meeting.id, phone.person_id, side, self._clock()))
            await self._note(change.write, phone.actor, "checkin.join", meeting.id)
        for each in {its_key, key or its_key}:
            self._phones.forget_one(hashed(each))
        return phone, its_key

    async def _key_now(self, link: Link, token: str, key: str | None) -> str | None:
        """`key`, or the one that an earlier press of this private link gave in its place, whose answer did not come."""
        if key is None or link.person_id is None:
            return key
        owners = key_of_owner(token, key)
        return owners if await self._load_phone(hashed(owners)) else key

    async def _stays_as_it_is(self, known: Phone, link: Link, *, shared: bool, arriving: bool) -> bool:
        meeting = (await self._meetings.view(link.group_id, link.meeting_id)).meeting
        is_here = known.person_id in await self._roll.of(link.group_id, link.meeting_id)
        comes_now = arriving and doors_are_open(meeting, self._clock()) and not is_here
        to_be_shared = shared and not known.shared and link.person_id is None
        return meeting.is_over or not (comes_now or to_be_shared)

    async def _join(
        self, change: RollChange, meeting: Meeting, token: str, key: str | None, *, shared: bool
    ) -> tuple[Phone, str]:
        """Decided inside the transaction: of two joins at once, the second sees what the first did."""
        connection, now = change.write.connection, self._clock()
        link = await rows.link_by_hash(connection, hashed(token))
        if link is None:
            raise UnknownLink
        key = await self._key_now(link, token, key)
        phone = await rows.phone_by_hash(connection, hashed(key)) if key else None
        shared = shared and link.person_id is None
        if phone and key and keeps_its_person(phone, link, now):
            phone = replace(phone, shared=phone.shared or shared)
            await rows.change_phone(connection, hashed(key), phone)
            return phone, key
        require_usable(link, now)
        if phone and key and becomes_their_own(phone, link, now):
            return await self._make_their_own(change, token, link, phone, key)
        its_key = key if key and phone is None and is_key(key) else new_key()
        if key and link.person_id is not None:
            its_key = key_of_owner(token, key)
        return await self._new_phone(change.write, meeting, hashed(token), link, its_key, shared=shared), its_key

    async def _new_phone(
        self, write: Write, meeting: Meeting, token_hash: str, link: Link, key: str, *, shared: bool
    ) -> Phone:
        number = 0
        person_id = link.person_id
        if person_id is None:
            person_id, number = await self._new_person(write, link.group_id, meeting.id)
        else:
            await rows.mark_used(write.connection, token_hash)
        expires_at = meeting.ends_at + LINK_OUTLIVES_MEETING
        phone = Phone(meeting.id, link.group_id, person_id, shared, number, expires_at)
        await rows.add_phone(write.connection, hashed(key), phone)
        return phone

    async def _make_their_own(
        self, change: RollChange, token: str, link: Link, phone: Phone, key: str
    ) -> tuple[Phone, str]:
        """The person this phone stood for until now was its owner all along, so they leave, unless they have a vote
        in an open poll: it would count beside the owner's. A new key, as somebody may have had the phone before."""
        assert link.person_id is not None
        if phone.number:
            poll = await self.open_vote(phone.group_id, phone.person_id) if self.open_vote else None
            if poll is not None:
                raise VotedAsPhone(question=poll.question, number=phone.number)
            await change.drop(phone.person_id)
        connection, own_key = change.write.connection, key_of_owner(token, key)
        await rows.mark_used(connection, hashed(token))
        own = replace(phone, person_id=link.person_id, number=0)
        await rows.change_phone(connection, hashed(key), own)
        await rows.give_new_key(connection, hashed(key), hashed(own_key))
        return own, own_key

    async def _new_person(self, write: Write, group_id: int, meeting_id: int) -> tuple[int, int]:
        """A person named by the next number of this meeting. Returns their id and the number."""
        number = await rows.highest_number(write.connection, meeting_id) + 1
        if number > MOST_PHONES:
            raise TooManyPhones(most=MOST_PHONES)
        person = await self._people.add_unknown(write, group_id, say("checkin-phone-name", number=number))
        return person.id, number

    async def joined_without_a_name(self, group_id: int, meeting_id: int) -> int:
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.highest_number(connection, meeting_id)

    # Taking part

    async def phone(self, token: str, key: str | None) -> tuple[Phone, Actor]:
        link = await self._links.get(hashed(token))
        if link is None:
            raise UnknownLink
        found = await self._known(key)
        if found is None or not keeps_its_person(found, link, self._clock()):
            raise NotJoined
        return found, found.actor

    async def next_person(self, token: str, key: str) -> Phone:
        """The next person is where the earlier one was, who leaves: a tablet stands for one person at a time.

        Somebody who has a name, whose own phone is handed round, stays.
        """
        phone, actor = await self.phone(token, key)
        if not phone.shared:
            raise NotShared
        meeting = await self._open_meeting(phone.group_id, phone.meeting_id)
        earlier = (await self._roll.of(phone.group_id, meeting.id)).get(phone.person_id)
        side = earlier.side if earlier else Side.ROOM
        async with self._roll.changing(phone.group_id, meeting.id) as change:
            person_id, number = await self._new_person(change.write, phone.group_id, meeting.id)
            given = replace(phone, person_id=person_id, number=number)
            await rows.change_phone(change.write.connection, hashed(key), given)
            if phone.number:
                await change.hand_on(phone.person_id, self._clock())
            if earlier or doors_are_open(meeting, self._clock()):
                await change.put(CheckIn(meeting.id, person_id, side, self._clock()))
            await self._note(change.write, actor, "checkin.next_person", meeting.id)
        self._phones.forget_one(hashed(key))
        return given

    async def has_a_name(self, person_id: int) -> bool:
        async with self._database.read() as connection:
            return not await rows.has_only_a_number(connection, person_id)

    # Inside

    async def _known(self, key: str | None) -> Phone | None:
        """The phone that holds this key, expired or not."""
        return await self._phones.get(hashed(key)) if key else None

    async def _load_phone(self, key_hash: str) -> Phone | None:
        async with self._database.read() as connection:
            return await rows.phone_by_hash(connection, key_hash)

    async def _open_meeting(self, group_id: int, meeting_id: int) -> Meeting:
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        require_not_over(meeting)
        return meeting

    async def _note(self, write: Write, actor: Actor, action: str, meeting_id: int) -> None:
        await write.record(actor, self._clock(), action, f"meeting:{meeting_id}")
        write.announce(CheckInsChanged(actor.group_id, meeting_id))
