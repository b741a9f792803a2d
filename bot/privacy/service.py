"""A copy of somebody's data, and being forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, not_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.columns import metadata
from bot.core.database import Database, Write
from bot.core.roles import Actor, Right, Role
from bot.people.rules import RolesChanged
from bot.people.service import PeopleService
from bot.privacy import holdings, rows
from bot.privacy.copying import Copying
from bot.privacy.open_votes import OpenVotes
from bot.privacy.owed import is_owed
from bot.privacy.rules import (
    Answer,
    Copy,
    Forgotten,
    LastOrganiser,
    MoneyOnItsWay,
    Part,
    Request,
    RequestKind,
    TheirMoneyOnItsWay,
    TheyAreLastOrganiser,
)
from bot.privacy.shown_names import blank_leads, changes_for
from bot.private_links.service import PrivateLinkService
from bot.seating.service import SeatService
from bot.uploads.service import UploadService
from config.data_map import Fate, Held
from config.policy import Policy


class PrivacyService:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        data_map: Mapping[str, Held],
        *,
        copying: Copying,
        people: PeopleService,
        uploads: UploadService,
        private_links: PrivateLinkService,
        seats: SeatService,
        open_votes: OpenVotes,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._map = data_map
        self._copying = copying
        self._people = people
        self._uploads = uploads
        self._links = private_links
        self._seats = seats
        self._open_votes = open_votes

    async def copy(self, actor: Actor) -> Copy:
        """Everything that is stored of this person, for themself alone; noted as asked and answered at once."""
        made = await self._copying.copy_of(actor.group_id, actor.person_id)
        await self._note_copy(actor)
        return made

    async def plan(self, actor: Actor, person_id: int | None = None) -> Sequence[Part]:
        """What would go, and what would stay and why, if this person were forgotten. Changes nothing.

        Of somebody else it leaves out what is private: also that there is any. Raises NotAllowed or NotFound.
        """
        who = await self._whose(actor, person_id)
        async with self._database.read() as connection:
            return await self._parts(connection, actor, who)

    async def forget(self, actor: Actor, person_id: int | None = None) -> Sequence[Part]:
        """Forget this person, or for an organiser somebody else: what went, and what stays and why, as in `plan`.

        It cannot be undone. Their place stays without a name or an account, so that votes and decisions of others
        still add up. Whoever comes back from the same account is somebody new.

        Raises LastOrganiser, VoteStillOpen, MoneyOnItsWay, NotAllowed or NotFound.
        """
        now, who = self._clock(), await self._whose(actor, person_id)
        await self._open_votes.require_none(actor.group_id, who)
        async with self._database.write() as write:
            parts = await self._parts(write.connection, actor, who)
            await self._require_another_organiser(actor, who)
            if await is_owed(write.connection, who):
                raise MoneyOnItsWay if who == actor.person_id else TheirMoneyOnItsWay
            changes = await changes_for(write.connection, self._map, actor.group_id, who)
            changes |= await blank_leads(write.connection, actor.group_id, who)
            await self._links.close_all_in(write, actor, who)
            await self._forget_seats(write, actor.group_id, who)
            await self._forget_rows(write, actor, who)
            if who == actor.person_id:
                await self._add_own(write, actor, RequestKind.FORGET, now)
            await rows.finish(write.connection, who, RequestKind.FORGET, actor.person_id, now)
            nothing_left = Answer.NOT_POSSIBLE
            await rows.finish(write.connection, who, RequestKind.COPY, actor.person_id, now, answer=nothing_left)
            await write.record(actor, now, "privacy.forget", f"person:{who}", ("everything",))
            write.announce(RolesChanged(actor.group_id, who))
            write.announce(Forgotten(actor.group_id, who))
            for change in changes:
                write.announce(change)
        await self._uploads.sweep()
        return parts

    async def _whose(self, actor: Actor, person_id: int | None) -> int:
        if person_id is None or person_id == actor.person_id:
            return actor.person_id
        actor.require(Right.SET_UP_GROUP)
        return (await self._people.person(actor.group_id, person_id)).id

    async def _parts(self, connection: AsyncConnection, reader: Actor, person_id: int) -> list[Part]:
        """What goes first, then what is emptied, then what stays."""
        parts = []
        for held in self._map.values():
            if not held.is_personal or (held.private and reader.person_id != person_id):
                continue
            mine, going = holdings.theirs(self._map, held, person_id), await self._goes(held, person_id)
            for fate, where in ((held.forget, mine & going), (Fate.STAY, mine & not_(going))):
                count = await holdings.count(connection, held, where)
                if count:
                    because = "" if fate is Fate.DELETE else held.because
                    parts.append(Part(held.about, fate, count, because))
        return sorted(parts, key=lambda part: list(Fate).index(part.fate))

    async def _goes(self, held: Held, person_id: int) -> ColumnElement[bool]:
        if held.table != holdings.UPLOADS:
            return holdings.goes(held)
        kept = await self._receipts_that_stay(person_id)
        return metadata.tables[held.table].c.id.not_in(kept)

    async def _receipts_that_stay(self, person_id: int) -> set[int]:
        """Files of claims that stay."""
        claims, receipts = metadata.tables["claims"], metadata.tables["claim_receipts"]
        staying = select(claims.c.id).where(claims.c.person_id == person_id, not_(holdings.goes(self._map["claims"])))
        async with self._database.read() as connection:
            found = await connection.execute(select(receipts.c.upload_id).where(receipts.c.claim_id.in_(staying)))
            return {int(number) for number in found.scalars() if str(number).isdecimal()}

    async def _forget_rows(self, write: Write, actor: Actor, person_id: int) -> None:
        kept = await self._receipts_that_stay(person_id)
        files = {each.id for each in await self._uploads.of_person(actor.group_id, person_id)} - kept
        await self._uploads.delete_in(write, actor, files)
        held = {table: each for table, each in self._map.items() if each.is_personal}
        for table in reversed(metadata.sorted_tables):  # what belongs to something goes before it
            if table.name in held:
                await holdings.forget(write.connection, self._map, held[table.name], person_id)

    async def _forget_seats(self, write: Write, group_id: int, person_id: int) -> None:
        plans = metadata.tables["seat_plans"]
        of_group = select(plans.c.meeting_id).where(plans.c.group_id == group_id)
        for meeting_id in (await write.connection.execute(of_group)).scalars().all():
            await self._seats.forget(write, group_id, meeting_id, person_id)

    async def _require_another_organiser(self, actor: Actor, person_id: int) -> None:
        organisers = await self._people.holders(actor.group_id, Role.ORGANISER)
        if [each.id for each in organisers] == [person_id]:
            raise LastOrganiser if person_id == actor.person_id else TheyAreLastOrganiser

    async def _note_copy(self, actor: Actor) -> None:
        now = self._clock()
        async with self._database.write() as write:
            request = await self._add_own(write, actor, RequestKind.COPY, now)
            await rows.finish(write.connection, actor.person_id, RequestKind.COPY, actor.person_id, now)
            await write.record(actor, now, "privacy.copy", f"request:{request.id}")

    async def _add_own(self, write: Write, actor: Actor, kind: RequestKind, now: datetime) -> Request:
        """Asked by pressing, and answered in the same transaction."""
        days = self._policy.request_days
        return await rows.add(write.connection, actor, actor.person_id, kind, at=now, days=days, how="self")
