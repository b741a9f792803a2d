"""Organisers bring papers out: add one, attach its formats, release it to everybody at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.database import Write
from bot.core.dates import spoken_date
from bot.core.errors import limited_text, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import check_link
from bot.papers import rows
from bot.papers.records import PapersRecords, with_missing
from bot.papers.rules import (
    DESCRIPTION_LIMIT,
    DETAIL_LIMIT,
    HOW_LIMIT,
    LINK_LIMIT,
    REASON_LIMIT,
    SUMMARY_LIMIT,
    TITLE_LIMIT,
    AlreadyReleased,
    CommentsEndTooSoon,
    NotAFormat,
    OneWayOnly,
    Paper,
    PaperChanged,
    PapersNotReady,
    PaperView,
    Version,
    check_file,
    paper_for,
    who_waits,
)
from bot.uploads.rules import PICTURES, Purpose
from bot.uploads.service import Put

SET_ASIDE = "papers"
"""What the rule is called where it is kept that it was set aside."""


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


class BringingOut(PapersRecords):
    async def add_paper(
        self, actor: Actor, meeting_id: int, title: str, summary: str, *, comments_until: date | None = None
    ) -> PaperView:
        """A paper without any version yet. Raises Empty, TooLong or CommentsEndTooSoon."""
        actor.require(Right.ARRANGE_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        now = self._clock()
        if comments_until is not None and comments_until < await self._today(actor.group_id):
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

        Whoever waits for it is told, once the paper is out. Raises NotAFormat, NotInSuchAFile,
        OneWayOnly, NotALink, Empty or TooLong.
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

    def _checked(self, new: NewVersion) -> dict[str, str]:
        if new.format not in self.formats():
            raise NotAFormat
        link = limited_text(new.link, what=say("papers-field-link"), limit=LINK_LIMIT)
        how = limited_text(new.how, what=say("papers-field-how"), limit=HOW_LIMIT)
        if sum(map(bool, (new.file, link, how))) != 1:
            raise OneWayOnly
        if new.file is not None:
            check_file(new.format, is_picture=new.file.kind in PICTURES)
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

    async def _tell_everybody(self, write: Write, paper: Paper) -> None:
        """Everybody who comes, at the same moment and in the same words: nobody can tell who reads what."""
        meeting = (await self._meetings.view(paper.group_id, paper.meeting_id)).meeting
        page = f"{self._public_url}/join/{meeting.key}#papers" if self._public_url else ""
        for person_id in sorted(await self._meetings.people_coming(paper.group_id, paper.meeting_id)):
            await self._notices.queue(
                write,
                group_id=paper.group_id,
                person_id=person_id,
                message="papers-notice-released",
                facts={"title": paper.title, "meeting": meeting.title, "page": page, "has": "page" if page else "none"},
                once_key=f"papers:{paper.id}:released:{person_id}",
            )

    async def _tell_who_waited(self, write: Write, before: PaperView, versions: Sequence[Version]) -> None:
        paper, newest = before.paper, versions[-1]
        wanted = await self._wanted(paper.group_id, paper.meeting_id)
        zone = (await self._groups.group(paper.group_id)).zone
        after = with_missing(paper, versions, wanted)
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
