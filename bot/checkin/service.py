"""The use cases of being here, and of taking part by phone."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.checkin import rows
from bot.checkin.rules import (
    MOST_PHONES,
    CheckIn,
    CheckInsChanged,
    Link,
    NotJoined,
    NotShared,
    Phone,
    Side,
    TooManyPhones,
    require_usable,
)
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.roles import Actor, Door, Right, Role
from bot.core.wording import say
from bot.meetings.rules import Meeting, require_not_over
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService

LINK_OUTLIVES_MEETING = timedelta(hours=24)
OWN_LINK_LASTS = timedelta(hours=24)


class CheckInService:
    def __init__(self, database: Database, clock: Clock, *, meetings: MeetingService, people: PeopleService) -> None:
        self._database = database
        self._clock = clock
        self._meetings = meetings
        self._people = people
        self._here: dict[int, dict[int, CheckIn]] = {}
        """Meeting to who is here, as stored: every vote asks for it. Changed only after a commit."""
        self._room_tokens: dict[int, str] = {}

    # Being here

    async def check_in(self, actor: Actor, meeting_id: int, side: Side) -> CheckIn:
        """Say that this person is here; repeatable, the last side counts."""
        actor.require(Right.TAKE_PART)
        return await self._put(actor, meeting_id, actor.person_id, side)

    async def tick_off(self, actor: Actor, meeting_id: int, person_id: int, side: Side) -> CheckIn:
        """A facilitator says it for somebody. Raises NotAllowed or NotFound."""
        actor.require(Right.RUN_MEETING)
        await self._people.person(actor.group_id, person_id)
        return await self._put(actor, meeting_id, person_id, side)

    async def leave(self, actor: Actor, meeting_id: int) -> None:
        """Say that this person has gone. Repeating it changes nothing."""
        actor.require(Right.TAKE_PART)
        here = await self._of(actor.group_id, meeting_id)
        if actor.person_id not in here:
            return
        async with self._database.write() as write:
            await rows.drop_check_in(write.connection, meeting_id, actor.person_id)
            await self._note(write, actor, "checkin.leave", meeting_id)
        here.pop(actor.person_id, None)

    async def here(self, group_id: int, meeting_id: int) -> Sequence[CheckIn]:
        """Who is here, in no promised order. Raises NotFound. Cheap: it is held in memory."""
        return list((await self._of(group_id, meeting_id)).values())

    async def counts(self, group_id: int, meeting_id: int) -> Mapping[Side, int]:
        """All three sides are present."""
        here = await self.here(group_id, meeting_id)
        return {side: sum(each.side is side for each in here) for side in Side}

    # Phones and tablets

    async def joining_token(self, group_id: int, meeting_id: int) -> str:
        """The token of the room's joining link, for the QR code: the same while this process runs.

        Only its hash is stored, so a restart makes a new one; those given out before stay good until they expire.
        """
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        if meeting_id not in self._room_tokens:
            expires_at = meeting.ends_at + LINK_OUTLIVES_MEETING
            self._room_tokens[meeting_id] = await self._new_link(Actor.system(group_id), meeting, None, expires_at)
        return self._room_tokens[meeting_id]

    async def own_token(self, actor: Actor, meeting_id: int) -> str:
        """A private one-time token that makes a phone this person's own."""
        actor.require(Right.TAKE_PART)
        meeting = await self._open_meeting(actor.group_id, meeting_id)
        return await self._new_link(actor, meeting, actor.person_id, self._clock() + OWN_LINK_LASTS)

    async def revoke_links(self, actor: Actor, meeting_id: int) -> None:
        """Stop every joining link of the meeting. Phones that have joined stay; the next QR code is a new link."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            await rows.revoke(write.connection, meeting_id)
            await self._note(write, actor, "checkin.revoke_links", meeting_id)
        self._room_tokens.pop(meeting_id, None)

    async def join(self, token: str, *, key: str | None, shared: bool = False) -> tuple[Phone, str]:
        """Join by link; a new person by the room's link, its owner by a private one.

        `key` is the phone's earlier key from its cookie: a phone that has joined this meeting keeps its person, so
        nobody counts twice by scanning again. Returns the phone and its key. Raises what is wrong with the link, that
        the meeting is over, or TooManyPhones.
        """
        now = self._clock()
        async with self._database.read() as connection:
            link = await rows.link_by_hash(connection, _hash(token))
            known = await rows.phone_by_hash(connection, _hash(key), now) if key else None
        if link and known and key and known.meeting_id == link.meeting_id and link.person_id in (None, known.person_id):
            return known, key
        link = require_usable(link, now)
        meeting = await self._open_meeting(link.group_id, link.meeting_id)
        new_key = secrets.token_urlsafe(16)
        phone = await self._add_phone(link, meeting, _hash(token), _hash(new_key), shared=shared)
        side = Side.PHONE if link.person_id is not None else Side.ROOM
        if phone.person_id not in await self._of(link.group_id, link.meeting_id):
            await self._put(_phone_actor(phone), meeting.id, phone.person_id, side)
        return phone, new_key

    async def link(self, token: str) -> Link:
        """What a joining link leads to. Raises what is wrong with it."""
        async with self._database.read() as connection:
            return require_usable(await rows.link_by_hash(connection, _hash(token)), self._clock())

    async def phone(self, token: str, key: str | None) -> tuple[Phone, Actor]:
        """The phone behind a cookie, and its person as an actor. Raises NotJoined, or UnknownLink."""
        async with self._database.read() as connection:
            link = await rows.link_by_hash(connection, _hash(token))
            found = await rows.phone_by_hash(connection, _hash(key), self._clock()) if key else None
        if link is None:
            require_usable(link, self._clock())
        if found is None or link is None or found.meeting_id != link.meeting_id:
            raise NotJoined
        return found, _phone_actor(found)

    async def next_person(self, token: str, key: str) -> Phone:
        """Give a shared tablet a new person, so that the next vote is somebody else's. Raises NotShared."""
        phone, actor = await self.phone(token, key)
        if not phone.shared:
            raise NotShared
        meeting = await self._open_meeting(phone.group_id, phone.meeting_id)
        async with self._database.write() as write:
            number = await self._next_number(write, meeting.id)
            person_id = await self._new_person(write, phone.group_id, number)
            await rows.give_phone(write.connection, _hash(key), person_id, number)
            await self._note(write, actor, "checkin.next_person", meeting.id)
        given = Phone(phone.meeting_id, phone.group_id, person_id, shared=True)
        await self._put(_phone_actor(given), meeting.id, person_id, Side.ROOM)
        return given

    # Inside

    async def _of(self, group_id: int, meeting_id: int) -> dict[int, CheckIn]:
        if meeting_id not in self._here:
            await self._meetings.view(group_id, meeting_id)
            async with self._database.read() as connection:
                loaded = await rows.check_ins_of(connection, meeting_id)
            self._here.setdefault(meeting_id, {each.person_id: each for each in loaded})
        return self._here[meeting_id]

    async def _put(self, actor: Actor, meeting_id: int, person_id: int, side: Side) -> CheckIn:
        meeting = await self._open_meeting(actor.group_id, meeting_id)
        here = await self._of(actor.group_id, meeting_id)
        now = CheckIn(meeting.id, person_id, side, self._clock())
        async with self._database.write() as write:
            await rows.put_check_in(write.connection, now)
            await self._note(write, actor, "checkin.check_in", meeting_id)
        here[person_id] = now
        return now

    async def _open_meeting(self, group_id: int, meeting_id: int) -> Meeting:
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        require_not_over(meeting)
        return meeting

    async def _new_link(self, actor: Actor, meeting: Meeting, person_id: int | None, expires_at: datetime) -> str:
        token = secrets.token_urlsafe(16)
        async with self._database.write() as write:
            await rows.add_link(write.connection, _hash(token), meeting.id, person_id, expires_at)
            await write.record(actor, self._clock(), "checkin.new_link", f"meeting:{meeting.id}")
        return token

    async def _add_phone(self, link: Link, meeting: Meeting, token_hash: str, key_hash: str, *, shared: bool) -> Phone:
        async with self._database.write() as write:
            # Looked up again inside the transaction: two joins at once cannot both use a private link.
            require_usable(await rows.link_by_hash(write.connection, token_hash), self._clock())
            number = await self._next_number(write, meeting.id)
            person_id = link.person_id
            if person_id is None:
                person_id = await self._new_person(write, link.group_id, number)
            else:
                await rows.mark_used(write.connection, token_hash)
            phone = Phone(meeting.id, link.group_id, person_id, shared and link.person_id is None)
            await rows.add_phone(write.connection, key_hash, phone, number, meeting.ends_at + LINK_OUTLIVES_MEETING)
            await self._note(write, _phone_actor(phone), "checkin.join", meeting.id)
        return phone

    async def _next_number(self, write: Write, meeting_id: int) -> int:
        number = await rows.phones_of(write.connection, meeting_id) + 1
        if number > MOST_PHONES:
            raise TooManyPhones(most=MOST_PHONES)
        return number

    async def _new_person(self, write: Write, group_id: int, number: int) -> int:
        name = say("checkin-phone-name", number=number)
        return (await self._people.add_unknown(write, group_id, name)).id

    async def _note(self, write: Write, actor: Actor, action: str, meeting_id: int) -> None:
        await write.record(actor, self._clock(), action, f"meeting:{meeting_id}")
        write.announce(CheckInsChanged(actor.group_id, meeting_id))


def _phone_actor(phone: Phone) -> Actor:
    return Actor(phone.person_id, phone.group_id, frozenset({Role.PARTICIPANT}), Door.PHONE)


def _hash(secret: str) -> str:
    """How a token or key is kept: whoever reads the database cannot use it."""
    return hashlib.sha256(secret.encode()).hexdigest()
