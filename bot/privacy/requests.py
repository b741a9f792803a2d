"""What people ask about their data in words of their own: noted, answered by a day, done for those with no door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.access_log import note_read
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.dates import spoken_date
from bot.core.errors import BadInput, NotFound
from bot.core.numbers import whole_number
from bot.core.roles import Actor, Right, Role
from bot.notices.service import NoticeService
from bot.people.rules import Person, SeveralPeople, the_one_called
from bot.people.service import PeopleService
from bot.people.standing import Standing
from bot.privacy import rows
from bot.privacy.rules import (
    BY_HAND,
    Answer,
    GetsItThemself,
    Known,
    NobodyKnown,
    Part,
    Request,
    RequestKind,
    SeveralKnown,
)
from bot.privacy.service import PrivacyService
from bot.private_links.service import PrivateLinkService
from config.policy import Policy


class DataRequests:
    """Every use case is an organiser's, and raises NotAllowed for others and NotFound for another group's record."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        *,
        privacy: PrivacyService,
        people: PeopleService,
        standing: Standing,
        notices: NoticeService,
        private_links: PrivateLinkService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._privacy = privacy
        self._people = people
        self._standing = standing
        self._notices = notices
        self._links = private_links

    async def known(self, actor: Actor) -> Sequence[Known]:
        """Everybody about whom something can be asked, by name; not those who were forgotten."""
        actor.require(Right.SET_UP_GROUP)
        since = await self._people.known_since(actor.group_id)
        async with self._database.read() as connection:
            forgotten = await rows.forgotten(connection, actor.group_id)
        everyone = await self._people.everyone(actor.group_id)
        known = [Known(person, since[person.id]) for person in everyone if person.id not in forgotten]
        return sorted(known, key=lambda each: (each.person.name.casefold(), each.person.id))

    async def called(self, actor: Actor, typed: str) -> Person:
        """Whoever has this number, or goes by this name. Raises NobodyKnown or SeveralKnown."""
        people = [known.person for known in await self.known(actor)]
        number = whole_number(typed)
        numbered = next((person for person in people if person.id == number), None)
        try:
            found = numbered or the_one_called(typed, people)
        except SeveralPeople as several:
            raise SeveralKnown(**several.facts) from None
        if found is None:
            raise NobodyKnown(name=typed)
        return found

    async def note(self, actor: Actor, person_id: int, kind: RequestKind) -> Request:
        """Note what somebody asked for. Whoever has an account in Discord is told there by when it is done."""
        actor.require(Right.SET_UP_GROUP)
        person, days, now = (
            await self._people.person(actor.group_id, person_id),
            self._policy.request_days,
            self._clock(),
        )
        async with self._database.write() as write:
            request = await rows.add(write.connection, actor, person_id, kind, at=now, days=days, how="written")
            await write.record(actor, now, "privacy.note", f"request:{request.id}", (kind.value,))
            if person.discord_user_id is not None:
                await self._notices.queue(
                    write,
                    group_id=actor.group_id,
                    person_id=person_id,
                    message=f"privacy-notice-noted-{kind.value}",
                    facts={"day": spoken_date(request.due_on)},
                    once_key=f"privacy:noted:{request.id}",
                )
        return request

    async def waiting(self, actor: Actor) -> Sequence[Request]:
        """What people of this group wait for, those due first, first."""
        actor.require(Right.SET_UP_GROUP)
        async with self._database.read() as connection:
            return await rows.waiting(connection, actor.group_id)

    async def plan(self, actor: Actor, request_id: int) -> Sequence[Part]:
        """What would go and what would stay of whoever asked to be forgotten, without what is private of theirs."""
        request = await self._waiting(actor, request_id, RequestKind.FORGET)
        return await self._privacy.plan(actor, request.person_id)

    async def forget(self, actor: Actor, request_id: int) -> Sequence[Part]:
        """Forget whoever asked to be, for them. Raises LastOrganiser."""
        request = await self._waiting(actor, request_id, RequestKind.FORGET)
        return await self._privacy.forget(actor, request.person_id)

    async def link_to_hand_over(self, actor: Actor, request_id: int) -> str:
        """A private link to their copy, for somebody who cannot get it in Discord.

        It opens once, so that a person whose link was opened by whoever carried it finds that out; and their copy says
        who made it. The request is answered when the link is opened. Raises GetsItThemself, TooManyLinks or NoAddress.
        """
        request = await self._waiting(actor, request_id, RequestKind.COPY)
        person = await self._people.person(actor.group_id, request.person_id)
        if not await self._standing.has_left(person):
            raise GetsItThemself
        address, now, record = await self._links.issue(person, "my-data"), self._clock(), f"request:{request.id}"
        async with self._database.write() as write:
            await note_read(write, by=actor, at=now, subject=person.id, record=record, why="link to hand over")
            await write.record(actor, now, "privacy.link_to_hand_over", record)
        return address

    async def close(self, actor: Actor, request_id: int, answer: Answer) -> None:
        """Say how a request was answered otherwise than here; who has an account in Discord is told there."""
        request = await self._waiting(actor, request_id)
        if answer not in BY_HAND:
            raise BadInput
        person, now = await self._people.person(actor.group_id, request.person_id), self._clock()
        async with self._database.write() as write:
            await rows.close(write.connection, request_id, answer, actor.person_id, now)
            await write.record(actor, now, "privacy.close", f"request:{request_id}", (answer.value,))
            if person.discord_user_id is not None:
                await self._notices.queue(
                    write,
                    group_id=actor.group_id,
                    person_id=person.id,
                    message=f"privacy-notice-closed-{answer.value}",
                    facts={"day": spoken_date(request.asked_at.date())},
                    once_key=f"privacy:closed:{request_id}",
                )

    async def remind(self) -> int:
        """Remind organisers, a week before, of requests that are not answered. Returns how many were new."""
        now, told = self._clock(), 0
        async with self._database.write() as write:
            for request in await rows.due_by(write.connection, (now + timedelta(days=7)).date()):
                for organiser in await self._people.holders(request.group_id, Role.ORGANISER):
                    told += await self._notices.queue(
                        write,
                        group_id=request.group_id,
                        person_id=organiser.id,
                        message="privacy-notice-due",
                        facts={"number": request.id, "day": spoken_date(request.due_on)},
                        once_key=f"privacy:due:{request.id}:{organiser.id}",
                    )
            if told:
                await write.record(Actor.system(0), now, "privacy.remind", "requests")
        return told

    async def _waiting(self, actor: Actor, request_id: int, kind: RequestKind | None = None) -> Request:
        actor.require(Right.SET_UP_GROUP)
        async with self._database.read() as connection:
            request = await rows.one_waiting(connection, actor.group_id, request_id)
        if request is None or (kind is not None and request.kind is not kind):
            raise NotFound
        return request
