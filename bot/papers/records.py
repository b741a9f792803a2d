"""What every use case of papers leans on: load them, say what is missing, name a format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.access.service import AccessService
from bot.checkin.service import CheckInService
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.papers import rows
from bot.papers.dates import going_out, to_make
from bot.papers.rules import (
    EARLY,
    STANDARD,
    GoingOut,
    Paper,
    PaperView,
    ToMake,
    Version,
    Wanted,
    formats_of,
    label_key,
    missing_formats,
)
from bot.people.service import PeopleService
from bot.uploads.rules import Purpose, Upload
from bot.uploads.service import UploadService
from config.policy import Policy


class PapersRecords:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        *,
        public_url: str,
        groups: GroupService,
        people: PeopleService,
        meetings: MeetingService,
        check_ins: CheckInService,
        notices: NoticeService,
        access: AccessService,
        uploads: UploadService,
    ) -> None:
        """`public_url` is our address for others; empty where it leads them nowhere."""
        self._database = database
        self._clock = clock
        self._policy = policy
        self._public_url = public_url
        self._groups = groups
        self._people = people
        self._meetings = meetings
        self._check_ins = check_ins
        self._notices = notices
        self._access = access
        self._uploads = uploads
        uploads.let_open(Purpose.PAPER, self._may_open)

    async def of_meeting(self, group_id: int, meeting_id: int) -> Sequence[PaperView]:
        """Every paper with what is still missing: formats, never whose. Raises NotFound."""
        wanted = await self._wanted(group_id, meeting_id)
        async with self._database.read() as connection:
            found = await rows.papers_of(connection, meeting_id)
            versions = {paper.id: await rows.versions_of(connection, paper.id) for paper in found}
        return [with_missing(paper, versions[paper.id], wanted) for paper in found]

    async def view(self, group_id: int, paper_id: int) -> PaperView:
        """Raises NotFound."""
        async with self._database.read() as connection:
            paper = await rows.paper(connection, group_id, paper_id)
            if paper is None:
                raise NotFound
            versions = await rows.versions_of(connection, paper_id)
        return with_missing(paper, versions, await self._wanted(group_id, paper.meeting_id))

    async def going_out(self, group_id: int, meeting_id: int) -> GoingOut:
        """By when the papers of this meeting reach everybody, and how late they are. Raises NotFound."""
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        zone = (await self._groups.group(group_id)).zone
        sooner = (await self._access.adjustments(group_id, meeting_id)).paper_lead_days
        async with self._database.read() as connection:
            found = await rows.papers_of(connection, meeting_id)
        waiting = any(paper.released_at is None for paper in found)
        on, today = meeting.starts_at.astimezone(zone).date(), await self._today(group_id)
        return going_out(on, today, self._policy, sooner=sooner, waiting=waiting)

    async def to_make(self, view: PaperView) -> Sequence[ToMake]:
        """What is missing of a paper, each with the last day to begin with it."""
        paper = view.paper
        out_on = (await self.going_out(paper.group_id, paper.meeting_id)).on
        today = await self._today(paper.group_id)
        return to_make(view.missing, out_on, today, self._policy, self._access.catalogue)

    def label(self, version: Version | Wanted) -> str:
        """The format in words."""
        key = label_key(version)
        if key in (STANDARD, "fmt_simple_words_version"):
            return say("papers-format-standard" if key == STANDARD else "papers-format-simple-words")
        kinds = self._access.catalogue.kinds
        name = kinds[key].label if key in kinds else key
        return say("papers-format-with-detail", name=name, detail=version.detail) if version.detail else name

    def formats(self) -> Sequence[str]:
        """The formats that a version can have, the standard one first."""
        return [STANDARD, *(key for key in self._access.catalogue.kinds if key.startswith("fmt_") and key != EARLY)]

    async def _may_open(self, actor: Actor, upload: Upload) -> bool:
        async with self._database.read() as connection:
            paper = await rows.paper_of_upload(connection, upload.id)
        if paper is None or paper.group_id != actor.group_id:
            return False
        return actor.may(Right.ARRANGE_MEETING) or (paper.released_at is not None and actor.may(Right.TAKE_PART))

    async def _today(self, group_id: int) -> date:
        return self._clock().astimezone((await self._groups.group(group_id)).zone).date()

    async def _wanted(self, group_id: int, meeting_id: int) -> Mapping[int, tuple[Wanted, ...]]:
        said = await self._access.formats_wanted(group_id, meeting_id)
        return {person_id: formats_of((each.key, each.detail) for each in theirs) for person_id, theirs in said.items()}


def with_missing(paper: Paper, versions: Sequence[Version], wanted: Mapping[int, Sequence[Wanted]]) -> PaperView:
    everyone = {each for formats in wanted.values() for each in formats}
    return PaperView(paper, versions, missing_formats(everyone, versions))
