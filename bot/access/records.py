"""What every use case of access needs leans on: load, check, note the reading, tell the person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import rows
from bot.access.dates import needed_by, progress
from bot.access.rules import (
    Need,
    NeedsChanged,
    NeedsDetail,
    NotANeed,
    Progress,
    Purpose,
    Said,
)
from bot.access.sealed import AccessRows
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound, limited_text
from bot.core.roles import Actor, Role
from bot.core.vault import Vault
from bot.groups.service import GroupService
from bot.meetings.rules import Meeting, MeetingState
from bot.meetings.service import MeetingService
from bot.meetings.telling import haste_of
from bot.notices.rules import Haste
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from config.access_needs import DETAIL_LIMIT, Detail, NeedCatalogue
from config.policy import Policy

_LARGEST_ID = 2**31 - 1

SAID_AFTERWARDS = timedelta(days=28)
"""How long after a meeting its people find it among their needs, to say how it was."""


class AccessRecords:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        vault: Vault,
        catalogue: NeedCatalogue,
        *,
        groups: GroupService,
        people: PeopleService,
        notices: NoticeService,
        meetings: MeetingService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._rows = AccessRows(vault)
        self.catalogue = catalogue
        self._groups = groups
        self._people = people
        self._notices = notices
        self._meetings = meetings

    async def _meeting(self, group_id: int, meeting_id: int) -> Meeting:
        return (await self._meetings.view(group_id, meeting_id)).meeting

    async def _lately_over(self, group_id: int) -> list[Meeting]:
        """Meetings of this group of which people can still say how they were; the last one first."""
        since = self._clock() - SAID_AFTERWARDS
        return [view.meeting for view in reversed(await self._meetings.ended_since(group_id, since))]

    async def _called_off(self, group_id: int) -> list[Meeting]:
        """As far back as that, and all that were to come; the next one first."""
        since = self._clock() - SAID_AFTERWARDS
        return [view.meeting for view in await self._meetings.called_off_since(group_id, since)]

    async def _zone(self, group_id: int) -> ZoneInfo:
        return (await self._groups.group(group_id)).zone

    async def _own(self, write: Write, actor: Actor, need_id: int) -> Need:
        """This person's need. Raises NotFound for anybody else's: nobody learns that it is there."""
        need = await self._load(write.connection, actor.group_id, need_id)
        if need.person_id != actor.person_id:
            raise NotFound
        return need

    async def _load(self, connection: AsyncConnection, group_id: int, need_id: int) -> Need:
        need = await self._rows.need(connection, group_id, need_id) if 0 < need_id <= _LARGEST_ID else None
        if need is None:
            raise NotFound
        return need

    async def _reckoned_with(self, connection: AsyncConnection, meeting_id: int) -> list[Need]:
        """What the meeting has to reckon with: not what somebody needs who cannot come."""
        away = await rows.people_away(connection, meeting_id)
        needs = await self._rows.needs_of_meeting(connection, meeting_id)
        return [need for need in needs if need.counts and need.person_id not in away]

    async def _progress(self, needs: Iterable[Need], meeting: Meeting) -> list[Progress]:
        zone = await self._zone(meeting.group_id)
        on, today = _day(meeting.starts_at, zone), _day(self._clock(), zone)
        kinds, off = self.catalogue, meeting.state is MeetingState.CANCELLED
        due = [(need, needed_by(kinds.kind(need.said.key), on, self._policy)) for need in needs]
        return [progress(need, by, today=today, zone=zone, called_off=off) for need, by in due]

    def _checked(self, said: Said) -> Said:
        """As it will be stored. Raises NotANeed, NeedsDetail or TooLong.

        A person's own words are theirs: nothing in them is refused. The question asks what helps, never why.
        """
        kind = self.catalogue.kinds.get(said.key)
        if kind is None:
            raise NotANeed
        if kind.detail is Detail.NONE:
            return Said(said.key)
        detail = limited_text(said.detail, what=kind.label, limit=DETAIL_LIMIT)
        if (kind.detail is Detail.NEEDED and not detail) or (kind.choices and detail and detail not in kind.choices):
            raise NeedsDetail(label=kind.label)
        return Said(said.key, detail)

    async def _agreed(self, connection: AsyncConnection, person_id: int) -> frozenset[Purpose]:
        """What this person has said yes to, and not taken back."""
        given = (await rows.consents_of(connection, {person_id}))[person_id]
        return frozenset(consent.purpose for consent in given if consent.withdrawn_at is None)

    async def _note(
        self,
        write: Write,
        actor: Actor,
        action: str,
        record: str,
        *,
        meeting: int | None,
        fields: Iterable[str] = (),
    ) -> None:
        """Audit it, without a word of the need, and announce that the meeting's needs changed."""
        await write.record(actor, self._clock(), action, record, fields)
        if meeting is not None:
            write.announce(NeedsChanged(actor.group_id, meeting))

    async def _tell(
        self,
        write: Write,
        group_id: int,
        person_id: int,
        message: str,
        key: str,
        *,
        haste: Haste = Haste.USUAL,
        **facts: str,
    ) -> bool:
        """One short private message. It says that there is news, and never what was needed. False if told before."""
        return await self._notices.queue(
            write,
            group_id=group_id,
            person_id=person_id,
            message=message,
            facts=facts,
            once_key=f"access:{key}:{person_id}",
            haste=haste,
        )

    async def _tell_leads(
        self, write: Write, group_id: int, message: str, key: str, *, haste: Haste = Haste.USUAL, **facts: str
    ) -> bool:
        leads = await self._people.holders(group_id, Role.ACCESS_LEAD)
        return any([await self._tell(write, group_id, lead.id, message, key, haste=haste, **facts) for lead in leads])

    def _haste(self, meeting: Meeting) -> Haste:
        return haste_of(meeting, self._clock())

    def _stamp(self) -> str:
        """Makes the key of a notice its own: the same may happen again later."""
        return self._clock().isoformat(timespec="microseconds")


def has_begun(meeting: Meeting, now: datetime) -> bool:
    """From then on people can say how it was, also of what was never arranged."""
    return meeting.state in {MeetingState.LIVE, MeetingState.ENDED} or now >= meeting.starts_at


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
