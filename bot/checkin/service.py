"""The use cases of being here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.checkin import rows
from bot.checkin.phones import OpenVote, Phones
from bot.checkin.roll import Roll
from bot.checkin.rules import LINK_OUTLIVES_MEETING, CheckIn, CheckInsChanged, Link, Phone, Side
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import require_not_over
from bot.meetings.service import MeetingService
from bot.people.rules import Person, the_one_called
from bot.people.service import NAME_LIMIT, PeopleService

__all__ = ["LINK_OUTLIVES_MEETING", "CheckInService"]


class CheckInService:
    def __init__(self, database: Database, clock: Clock, *, meetings: MeetingService, people: PeopleService) -> None:
        self._database = database
        self._clock = clock
        self._meetings = meetings
        self._people = people
        self._roll = Roll(database, meetings)
        self._phones = Phones(database, clock, self._roll, meetings=meetings, people=people)

    # Being here

    async def check_in(self, actor: Actor, meeting_id: int, side: Side) -> CheckIn:
        """Say that this person is here; repeatable, the last side counts.

        Raises NotFound, MeetingIsOver or MeetingIsCancelled.
        """
        actor.require(Right.TAKE_PART)
        return await self._put(actor, meeting_id, actor.person_id, side, "checkin.check_in")

    async def tick_off(self, actor: Actor, meeting_id: int, person_id: int, side: Side) -> CheckIn:
        """A facilitator says it for somebody. Raises what check_in does, and NotAllowed."""
        actor.require(Right.RUN_MEETING)
        await self._people.person(actor.group_id, person_id)
        return await self._put(actor, meeting_id, person_id, side, "checkin.tick_off")

    async def tick_off_by_name(self, actor: Actor, meeting_id: int, name: str, side: Side) -> tuple[CheckIn, Person]:
        """The same for somebody who may have no Discord account and no phone. A name nobody has is made known.

        Raises also Empty, TooLong, or SeveralPeople where two people have the name.
        """
        actor.require(Right.RUN_MEETING)
        name = required_text(name, what=say("checkin-field-name"), limit=NAME_LIMIT)
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        found = the_one_called(name, await self._people.everyone(actor.group_id))
        person = found or await self._people.add_named(actor, name)
        return await self._put(actor, meeting_id, person.id, side, "checkin.tick_off"), person

    async def leave(self, actor: Actor, meeting_id: int) -> None:
        """Say that this person has gone. Repeating it changes nothing. Raises NotFound."""
        actor.require(Right.TAKE_PART)
        if actor.person_id not in await self._roll.of(actor.group_id, meeting_id):
            return
        async with self._roll.changing(actor.group_id, meeting_id) as change:
            await change.leave(actor.person_id, self._clock())
            record = f"check_in:{meeting_id}:{actor.person_id}"
            await change.write.record(actor, self._clock(), "checkin.leave", record, ("side",))
            change.write.announce(CheckInsChanged(actor.group_id, meeting_id))

    async def here(self, group_id: int, meeting_id: int) -> Sequence[CheckIn]:
        """Who is here, in no promised order. Raises NotFound. Cheap: it is held in memory."""
        return list((await self._roll.of(group_id, meeting_id)).values())

    async def is_here(self, group_id: int, meeting_id: int, person_id: int) -> bool:
        """As `here`, for one person."""
        return person_id in await self._roll.of(group_id, meeting_id)

    async def were_here(self, group_id: int, meeting_id: int) -> frozenset[int]:
        """Everybody who is or was here, also who left, but not who gave on a shared tablet. Raises NotFound."""
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.were_here(connection, meeting_id)

    async def counts(self, group_id: int, meeting_id: int) -> Mapping[Side, int]:
        """All three sides are present."""
        here = await self.here(group_id, meeting_id)
        return {side: sum(each.side is side for each in here) for side in Side}

    async def _put(self, actor: Actor, meeting_id: int, person_id: int, side: Side, action: str) -> CheckIn:
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        said = (await self._roll.of(actor.group_id, meeting_id)).get(person_id)
        if said is not None and said.side is side:
            return said
        now = CheckIn(meeting_id, person_id, side, self._clock())
        async with self._roll.changing(actor.group_id, meeting_id) as change:
            await change.put(now)
            await change.write.record(actor, now.at, action, f"check_in:{meeting_id}:{person_id}", ("side",))
            change.write.announce(CheckInsChanged(actor.group_id, meeting_id))
        return now

    # Phones and tablets

    def ask_for_open_votes(self, open_vote: OpenVote) -> None:
        """Who knows whether somebody has a vote in a poll that is underway. Said once, as services are put together."""
        self._phones.open_vote = open_vote

    async def joining_token(self, group_id: int, meeting_id: int) -> str:
        """The token of the room's joining link, for the QR code: the same until links are revoked.

        Only its hash is stored, so a restart makes a new one; those given out before stay good until they expire,
        24 hours after the meeting's end. Raises NotFound.
        """
        return await self._phones.joining_token(group_id, meeting_id)

    async def own_token(self, actor: Actor, meeting_id: int) -> str:
        """A private token, good once and for 24 hours, that makes a phone this person's own.

        Raises NotFound, MeetingIsOver or MeetingIsCancelled.
        """
        actor.require(Right.TAKE_PART)
        return await self._phones.own_token(actor, meeting_id)

    async def revoke_links(self, actor: Actor, meeting_id: int) -> None:
        """Stop every joining link of the meeting. Phones that have joined stay; the next QR code is a new link."""
        if not actor.may(Right.ARRANGE_MEETING):
            actor.require(Right.RUN_MEETING)
        await self._phones.revoke_links(actor, meeting_id)

    async def joined_without_a_name(self, group_id: int, meeting_id: int) -> int:
        """How many people have joined by the room's link or a shared tablet, those who left too. Raises NotFound."""
        return await self._phones.joined_without_a_name(group_id, meeting_id)

    async def link(self, token: str) -> Link:
        """What a joining link leads to. Raises UnknownLink, LinkExpired, LinkUsed or LinkRevoked."""
        return await self._phones.link(token)

    async def join(
        self, token: str, *, key: str | None, shared: bool = False, arriving: bool = True
    ) -> tuple[Phone, str]:
        """Join by link: a new person by the room's link, its owner by a private one. Returns the phone and its key.

        `key` is what the phone's cookie holds. A phone that has joined this meeting keeps its person, so nobody counts
        twice by scanning again; `shared` then makes it a tablet handed round. A new key that the page gave the phone
        beforehand (`bot.checkin.keys.new_key`) becomes its key, so that two presses at once join one person. Any other
        key is answered with a new one, and so is every key that a private link makes its owner's.

        Where they are `arriving` and the doors are open, the person is checked in: to the room by the room's link,
        else by phone. Who joins days before only takes part in what goes before the meeting.
        Raises what is wrong with the link, that the meeting is over or cancelled, VotedAsPhone, or TooManyPhones.
        """
        return await self._phones.join(token, key, shared=shared, arriving=arriving)

    async def phone(self, token: str, key: str | None) -> tuple[Phone, Actor]:
        """The phone behind a cookie, and its person as an actor, from memory once it was looked up.

        The link need not be usable any more. Raises UnknownLink, or NotJoined, also for somebody else's private link.
        """
        return await self._phones.phone(token, key)

    async def has_a_name(self, person_id: int) -> bool:
        """Whether others can tell who this is; not of a person who is "Phone 7" and nothing else."""
        return await self._phones.has_a_name(person_id)

    async def next_person(self, token: str, key: str) -> Phone:
        """Give a shared tablet a new person, so that the next vote is somebody else's.

        Only whoever holds the tablet now is here by it: nobody knows whether a later one was there before, so three
        people in two polls would else be six. What the earlier ones voted and asked for stays.
        Raises what `phone` does, NotShared, TooManyPhones, or that the meeting is over or cancelled.
        """
        return await self._phones.next_person(token, key)
