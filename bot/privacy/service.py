"""The use cases of people's rights: a copy of everything, being forgotten, and requests that are tracked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, not_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.columns import metadata
from bot.core.database import Database, Write
from bot.core.dates import spoken_date, spoken_moment
from bot.core.roles import Actor, Right, Role
from bot.core.vault import CannotUnseal, Vault
from bot.core.wording import say
from bot.groups.service import GroupService
from bot.notices.service import NoticeService
from bot.people.rules import RolesChanged
from bot.people.service import PeopleService
from bot.privacy import holdings, rows
from bot.privacy.rules import Copy, Entry, Forgotten, LastOrganiser, Part, Request, RequestKind, Section, due_on
from bot.private_links.service import PrivateLinkService
from bot.seating.service import SeatService
from bot.uploads.service import UploadService
from config.access_needs import NeedCatalogue
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
        vault: Vault,
        groups: GroupService,
        people: PeopleService,
        notices: NoticeService,
        uploads: UploadService,
        private_links: PrivateLinkService,
        needs: NeedCatalogue,
        seats: SeatService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._map = data_map
        self._vault = vault
        self._groups = groups
        self._people = people
        self._notices = notices
        self._uploads = uploads
        self._links = private_links
        self._needs = needs
        self._seats = seats

    async def copy(self, actor: Actor) -> Copy:
        """Everything that is stored of this person, for themself alone; noted as asked and answered at once."""
        now, group = self._clock(), await self._groups.group(actor.group_id)
        person = await self._people.person(actor.group_id, actor.person_id)
        async with self._database.read() as connection:
            found = [
                (held, await holdings.rows_of(connection, self._map, held, actor.person_id))
                for held in self._map.values()
                if held.is_personal
            ]
        names = await self._people.names(_people_in(found))
        sections = [
            Section(held.table, held.about, [self._entry(held, row, names, group.zone) for row in there])
            for held, there in found
            if there
        ]
        await self._note(actor, RequestKind.COPY)
        return Copy(person.name, now, sections)

    async def plan(self, actor: Actor) -> Sequence[Part]:
        """What would go, and what would stay and why, if this person were forgotten. Changes nothing."""
        async with self._database.read() as connection:
            return await self._parts(connection, actor.person_id)

    async def forget(self, actor: Actor) -> Sequence[Part]:
        """Forget this person: what went, and what stays and why. It cannot be undone.

        Their place stays without a name or an account, so that votes and decisions of others still add up. Whoever
        comes back from the same account is somebody new. Raises LastOrganiser.
        """
        now = self._clock()
        async with self._database.write() as write:
            parts = await self._parts(write.connection, actor.person_id)
            await self._require_another_organiser(actor)
            await self._links.close_all_in(write, actor, actor.person_id)
            await self._forget_seats(write, actor)
            await self._forget_rows(write, actor)
            await rows.finish(write.connection, actor.person_id, RequestKind.FORGET, actor.person_id, now)
            await rows.add(write.connection, **self._request(actor, actor.person_id, RequestKind.FORGET), done_at=now)
            await write.record(actor, now, "privacy.forget", f"person:{actor.person_id}", ("everything",))
            write.announce(RolesChanged(actor.group_id, actor.person_id))
            write.announce(Forgotten(actor.group_id, actor.person_id))
        await self._uploads.sweep()
        return parts

    async def note_written(self, actor: Actor, person_id: int, kind: RequestKind) -> Request:
        """An organiser notes what somebody asked for in words of their own, and the person is told by when.

        Raises NotAllowed or NotFound.
        """
        actor.require(Right.SET_UP_GROUP)
        await self._people.person(actor.group_id, person_id)
        values = self._request(actor, person_id, kind) | {"how": "written"}
        async with self._database.write() as write:
            request_id = await rows.add(write.connection, **values)
            await write.record(actor, self._clock(), "privacy.note_written", f"request:{request_id}", (kind.value,))
            await self._notices.queue(
                write,
                group_id=actor.group_id,
                person_id=person_id,
                message=f"privacy-notice-noted-{kind.value}",
                facts={"day": spoken_date(values["due_on"])},
                once_key=f"privacy:noted:{request_id}",
            )
        return Request(request_id, actor.group_id, person_id, kind, values["asked_at"], values["due_on"], done_at=None)

    async def waiting(self, actor: Actor) -> Sequence[Request]:
        """What people of this group wait for, those due first, first. Raises NotAllowed."""
        actor.require(Right.SET_UP_GROUP)
        async with self._database.read() as connection:
            return await rows.waiting(connection, actor.group_id)

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

    async def _parts(self, connection: AsyncConnection, person_id: int) -> list[Part]:
        """What goes first, then what is emptied, then what stays."""
        parts = []
        for held in self._map.values():
            if not held.is_personal:
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

    async def _forget_rows(self, write: Write, actor: Actor) -> None:
        kept = await self._receipts_that_stay(actor.person_id)
        files = {each.id for each in await self._uploads.of_person(actor.group_id, actor.person_id)} - kept
        await self._uploads.delete_in(write, actor, files)
        held = {table: each for table, each in self._map.items() if each.is_personal}
        for table in reversed(metadata.sorted_tables):  # what belongs to something goes before it
            if table.name in held:
                await holdings.forget(write.connection, self._map, held[table.name], actor.person_id)

    async def _forget_seats(self, write: Write, actor: Actor) -> None:
        plans = metadata.tables["seat_plans"]
        of_group = select(plans.c.meeting_id).where(plans.c.group_id == actor.group_id)
        for meeting_id in (await write.connection.execute(of_group)).scalars().all():
            await self._seats.forget(write, actor.group_id, meeting_id, actor.person_id)

    async def _require_another_organiser(self, actor: Actor) -> None:
        organisers = await self._people.holders(actor.group_id, Role.ORGANISER)
        if [each.id for each in organisers] == [actor.person_id]:
            raise LastOrganiser

    async def _note(self, actor: Actor, kind: RequestKind) -> None:
        now = self._clock()
        async with self._database.write() as write:
            await rows.finish(write.connection, actor.person_id, kind, actor.person_id, now)
            request_id = await rows.add(
                write.connection,
                **self._request(actor, actor.person_id, kind),
                done_at=now,
                done_by=actor.person_id,
            )
            await write.record(actor, now, "privacy.copy", f"request:{request_id}")

    def _request(self, by: Actor, person_id: int, kind: RequestKind) -> dict[str, Any]:
        now = self._clock()
        return {
            "group_id": by.group_id,
            "person_id": person_id,
            "kind": kind.value,
            "how": "self",
            "asked_by": by.person_id,
            "asked_at": now,
            "due_on": due_on(now.date(), self._policy.request_days),
        }

    def _entry(self, held: Held, row: Mapping[str, Any], names: Mapping[int, str], zone: ZoneInfo) -> Entry:
        sealed, naming = holdings.sealed(held), holdings.naming_people(held) | {"person_id"}
        fields = []
        for column, label in (held.shown or {}).items():
            value = row[column]
            if value in (None, ""):
                continue
            if column in sealed:
                value = self._unsealed(value)
            elif column in naming:
                value = names.get(value, say("privacy-the-system"))
            fields.append((label, _words(value, zone)))
        return Entry(fields)

    def _unsealed(self, value: str) -> str:
        try:
            text = self._vault.unseal(value)
        except CannotUnseal:
            return say("privacy-cannot-unseal")
        return "; ".join(self._said(text))

    def _said(self, text: str) -> list[str]:
        """What a person wrote, and the words of the needs they chose, out of how it is kept."""
        try:
            kept = json.loads(text) if text[:1] in "[{" else None
        except ValueError:
            kept = None
        if kept is None:
            return [text]
        return [self._needs.kinds[word].label if word in self._needs.kinds else word for word in _texts(kept) if word]


def _people_in(found: Sequence[tuple[Held, Sequence[Mapping[str, Any]]]]) -> set[int]:
    """Everybody whose name is in somebody's records."""
    ids = set()
    for held, there in found:
        naming = (holdings.naming_people(held) | {"person_id"}) & set(held.shown or {})
        ids |= {row[column] for row in there for column in naming if row[column]}
    return ids


def _texts(kept: object) -> list[str]:
    """Every text in what was kept as JSON, in order."""
    if isinstance(kept, str):
        return [kept]
    parts = [*kept.keys(), *kept.values()] if isinstance(kept, dict) else kept if isinstance(kept, list) else []
    return [text for part in parts for text in _texts(part)]


def _words(value: object, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return spoken_moment(value, zone)
    if isinstance(value, bool):
        return say("privacy-yes" if value else "privacy-no")
    return str(value)
