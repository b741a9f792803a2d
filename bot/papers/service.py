"""The use cases of papers: add, attach a format, release to everybody at once, and get one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.access.service import AccessService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.dates import spoken_date
from bot.core.errors import NotFound, limited_text, required_text
from bot.core.roles import Actor, Right, Role
from bot.core.wording import say
from bot.groups.service import GroupService
from bot.meetings.rules import DateKind, Meeting, check_link
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.papers import rows
from bot.papers.rules import (
    DESCRIPTION_LIMIT,
    DETAIL_LIMIT,
    EARLY,
    HOW_LIMIT,
    LINK_LIMIT,
    REASON_LIMIT,
    STANDARD,
    SUMMARY_LIMIT,
    TITLE_LIMIT,
    AlreadyReleased,
    CommentsEndTooSoon,
    NotAFormat,
    OneWayOnly,
    Paper,
    PaperChanged,
    PaperFor,
    PapersNotReady,
    PaperView,
    Version,
    Wanted,
    formats_of,
    label_key,
    missing_formats,
    paper_for,
    who_waits,
)
from bot.people.service import PeopleService
from bot.uploads.rules import Purpose, Upload
from bot.uploads.service import Opened, Put, UploadService

SET_ASIDE = "papers"
"""What the rule is called where it is kept that it was set aside."""

_OF_PAPERS = (DateKind.DRAFT_PAPERS, DateKind.FORMATS_OUT)


@dataclass(frozen=True)
class NewVersion:
    """One format of a paper: a file that was put, or a link, or a sentence on how it reaches people."""

    format: str
    description: str
    detail: str = ""
    file: Put | None = None
    link: str = ""
    how: str = ""
    checked: bool = False


class PapersService:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        groups: GroupService,
        people: PeopleService,
        meetings: MeetingService,
        notices: NoticeService,
        access: AccessService,
        uploads: UploadService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._groups = groups
        self._people = people
        self._meetings = meetings
        self._notices = notices
        self._access = access
        self._uploads = uploads
        uploads.let_open(Purpose.PAPER, self._may_open)

    # Reading

    async def of_meeting(self, group_id: int, meeting_id: int) -> Sequence[PaperView]:
        """Every paper with what is still missing: formats, never whose. Raises NotFound."""
        wanted = await self._wanted(group_id, meeting_id)
        async with self._database.read() as connection:
            found = await rows.papers_of(connection, meeting_id)
            versions = {paper.id: await rows.versions_of(connection, paper.id) for paper in found}
        return [_view(paper, versions[paper.id], wanted) for paper in found]

    async def view(self, group_id: int, paper_id: int) -> PaperView:
        """Raises NotFound."""
        async with self._database.read() as connection:
            paper = await rows.paper(connection, group_id, paper_id)
            if paper is None:
                raise NotFound
            versions = await rows.versions_of(connection, paper_id)
        return _view(paper, versions, await self._wanted(group_id, paper.meeting_id))

    async def mine(self, actor: Actor, meeting_id: int) -> Sequence[PaperFor]:
        """Released papers with this person's own formats first, and their own last day to comment."""
        actor.require(Right.TAKE_PART)
        formats = (await self._wanted(actor.group_id, meeting_id)).get(actor.person_id, ())
        zone = (await self._groups.group(actor.group_id)).zone
        views = await self.of_meeting(actor.group_id, meeting_id)
        return [paper_for(view, formats, zone) for view in views if view.paper.released_at is not None]

    async def open_file(self, actor: Actor, version: Version) -> Opened:
        """The file of a version. Raises NotFound where it has none, or is not released to this person."""
        if version.upload_id is None:
            raise NotFound
        return await self._uploads.open(actor, version.upload_id, why="papers")

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

    # Organisers

    async def add_paper(
        self, actor: Actor, meeting_id: int, title: str, summary: str, *, comments_until: date | None = None
    ) -> PaperView:
        """A paper without any version yet. Raises Empty, TooLong or CommentsEndTooSoon."""
        actor.require(Right.ARRANGE_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        now = self._clock()
        if comments_until is not None and comments_until < now.date():
            raise CommentsEndTooSoon
        values = {
            "title": required_text(title, what=say("papers-field-title"), limit=TITLE_LIMIT),
            "summary": required_text(summary, what=say("papers-field-summary"), limit=SUMMARY_LIMIT),
        }
        keys = {"group_id": actor.group_id, "meeting_id": meeting_id, "added_by": actor.person_id, "added_at": now}
        async with self._database.write() as write:
            paper_id = await rows.add_paper(
                write.connection, **values, **keys, comments_until=comments_until, override_reason=""
            )
            await write.record(actor, now, "papers.add", f"paper:{paper_id}", ("title", "summary"))
            write.announce(PaperChanged(actor.group_id, meeting_id, paper_id, released=False))
        return await self.view(actor.group_id, paper_id)

    async def attach(self, actor: Actor, paper_id: int, new: NewVersion) -> PaperView:
        """Attach a format, in place of an earlier one of the same. Everything attached is described in words.

        Whoever waits for it is told, once the paper is out. Raises NotAFormat, OneWayOnly, NotALink, Empty or TooLong.
        """
        actor.require(Right.ARRANGE_MEETING)
        view, now = await self.view(actor.group_id, paper_id), self._clock()
        values = self._checked(new)
        async with self._database.write() as write:
            upload_id = None
            if new.file is not None:
                upload_id = await self._uploads.add(
                    write, actor, new.file, purpose=Purpose.PAPER, owner_id=actor.person_id,
                    description=values["description"],
                )  # fmt: skip
            await rows.put_version(
                write.connection, **values, paper_id=paper_id, upload_id=upload_id, checked=new.checked,
                attached_by=actor.person_id, attached_at=now,
            )  # fmt: skip
            await write.record(actor, now, "papers.attach", f"paper:{paper_id}", ("version",))
            if view.paper.released_at is not None:
                await self._tell_who_waited(write, view, await rows.versions_of(write.connection, paper_id))
            write.announce(PaperChanged(actor.group_id, view.paper.meeting_id, paper_id, released=False))
        return await self.view(actor.group_id, paper_id)

    async def release(self, actor: Actor, paper_id: int, *, reason: str = "") -> PaperView:
        """Send it to everybody at once, each in their own format.

        While a format is missing that somebody needs, it takes a `reason`, which everybody may read. Raises
        PapersNotReady without one, and AlreadyReleased.
        """
        actor.require(Right.ARRANGE_MEETING)
        view = await self.view(actor.group_id, paper_id)
        if view.paper.released_at is not None:
            raise AlreadyReleased
        reason = limited_text(reason, what=say("papers-field-reason"), limit=REASON_LIMIT)
        missing = ", ".join(self.label(each) for each in view.missing)
        if not view.ready and (not reason or not view.versions):
            raise PapersNotReady(missing=missing)
        kept = "" if view.ready else reason
        async with self._database.write() as write:
            await rows.change_paper(write.connection, paper_id, released_at=self._clock(), override_reason=kept)
            if kept:
                await self._access.set_aside(write, actor, view.paper.meeting_id, SET_ASIDE, kept)
            await write.record(actor, self._clock(), "papers.release", f"paper:{paper_id}", ("released_at",))
            await self._tell_everybody(write, view.paper)
            write.announce(PaperChanged(actor.group_id, view.paper.meeting_id, paper_id, released=True))
        return await self.view(actor.group_id, paper_id)

    # When a date comes

    async def remind(self) -> int:
        """Tell organisers of drafts that are due and of formats that are missing; each once a meeting. Daily."""
        told = 0
        for meeting, kind in await self._due():
            views = await self.of_meeting(meeting.group_id, meeting.id)
            if kind is DateKind.DRAFT_PAPERS and any(view.versions for view in views):
                continue
            if kind is DateKind.FORMATS_OUT and views and all(view.ready for view in views):
                continue
            missing = dict.fromkeys(self.label(each) for view in views for each in view.missing)
            told += await self._remind_organisers(meeting, kind, ", ".join(missing))
        return told

    async def _due(self) -> Sequence[tuple[Meeting, DateKind]]:
        """Meetings for which one of the two dates of papers is today, in the group's own time."""
        found = []
        for group in await self._groups.all():
            today = self._clock().astimezone(group.zone).date()
            for view in await self._meetings.coming_up(group.id):
                dates = await self._meetings.calendar(group.id, view.meeting.id)
                found += [(view.meeting, each.kind) for each in dates if each.kind in _OF_PAPERS and each.on == today]
        return found

    async def _remind_organisers(self, meeting: Meeting, kind: DateKind, missing: str) -> int:
        organisers = await self._people.holders(meeting.group_id, Role.ORGANISER)
        message = "papers-remind-drafts" if kind is DateKind.DRAFT_PAPERS else "papers-remind-formats"
        async with self._database.write() as write:
            for organiser in organisers:
                await self._notices.queue(
                    write,
                    group_id=meeting.group_id,
                    person_id=organiser.id,
                    message=message,
                    facts={"meeting": meeting.title, "missing": missing or say("papers-nothing-yet")},
                    once_key=f"reminder:papers:{kind.value}:{meeting.id}:{organiser.id}",
                    good_until=meeting.starts_at,
                )
            system = Actor.system(meeting.group_id)
            await write.record(system, self._clock(), "papers.remind", f"meeting:{meeting.id}")
        return len(organisers)

    def _checked(self, new: NewVersion) -> dict[str, str]:
        if new.format not in self.formats():
            raise NotAFormat
        link = limited_text(new.link, what=say("papers-field-link"), limit=LINK_LIMIT)
        how = limited_text(new.how, what=say("papers-field-how"), limit=HOW_LIMIT)
        if sum(map(bool, (new.file, link, how))) != 1:
            raise OneWayOnly
        if link:
            check_link(link)
        return {
            "format": new.format,
            "detail": limited_text(new.detail, what=say("papers-field-detail"), limit=DETAIL_LIMIT),
            "link": link,
            "how": how,
            "description": required_text(
                new.description, what=say("papers-field-description"), limit=DESCRIPTION_LIMIT
            ),
        }

    async def _wanted(self, group_id: int, meeting_id: int) -> Mapping[int, tuple[Wanted, ...]]:
        said = await self._access.formats_wanted(group_id, meeting_id)
        return {person_id: formats_of((each.key, each.detail) for each in theirs) for person_id, theirs in said.items()}

    async def _tell_everybody(self, write: Write, paper: Paper) -> None:
        """Everybody who comes, at the same moment and in the same words: nobody can tell who reads what."""
        meeting = (await self._meetings.view(paper.group_id, paper.meeting_id)).meeting
        for person_id in sorted(await self._meetings.people_coming(paper.group_id, paper.meeting_id)):
            await self._notices.queue(
                write,
                group_id=paper.group_id,
                person_id=person_id,
                message="papers-notice-released",
                facts={"title": paper.title, "meeting": meeting.title},
                once_key=f"papers:{paper.id}:released:{person_id}",
            )

    async def _tell_who_waited(self, write: Write, before: PaperView, versions: Sequence[Version]) -> None:
        paper, newest = before.paper, versions[-1]
        wanted = await self._wanted(paper.group_id, paper.meeting_id)
        zone = (await self._groups.group(paper.group_id)).zone
        after = _view(paper, versions, wanted)
        for person_id in sorted(who_waits(wanted, newest, before.versions)):
            until = paper_for(after, wanted[person_id], zone).comments_until
            await self._notices.queue(
                write,
                group_id=paper.group_id,
                person_id=person_id,
                message="papers-notice-yours",
                facts={
                    "title": paper.title,
                    "until": spoken_date(until) if until else "",
                    "has": "yes" if until else "",
                },
                once_key=f"papers:{paper.id}:version:{newest.id}:{person_id}",
            )

    async def _may_open(self, actor: Actor, upload: Upload) -> bool:
        async with self._database.read() as connection:
            paper = await rows.paper_of_upload(connection, upload.id)
        if paper is None or paper.group_id != actor.group_id:
            return False
        return actor.may(Right.ARRANGE_MEETING) or (paper.released_at is not None and actor.may(Right.TAKE_PART))


def _view(paper: Paper, versions: Sequence[Version], wanted: Mapping[int, Sequence[Wanted]]) -> PaperView:
    everyone = {each for formats in wanted.values() for each in formats}
    return PaperView(paper, versions, missing_formats(everyone, versions))
