"""Organisers are reminded of the two dates of papers: when drafts are due, and when all formats go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.core.dates import spoken_date
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.meetings.rules import DateKind, Meeting
from bot.papers.records import PapersRecords


@dataclass(frozen=True)
class Due:
    """A date of papers that has come."""

    meeting: Meeting
    kind: DateKind
    on: date


class Reminding(PapersRecords):
    async def remind(self) -> int:
        """Tell organisers of drafts that are due and of formats that are missing; each once a meeting. Daily."""
        told = 0
        for due in await self._due():
            meeting, kind = due.meeting, due.kind
            views = await self.of_meeting(meeting.group_id, meeting.id)
            if kind is DateKind.DRAFT_PAPERS and any(view.versions for view in views):
                continue
            if kind is DateKind.FORMATS_OUT and views and all(view.ready for view in views):
                continue
            missing = dict.fromkeys(self.label(each) for view in views for each in view.missing)
            told += await self._remind_organisers(due, ", ".join(missing))
        return told

    async def _due(self) -> Sequence[Due]:
        """Meetings, and which of the two dates of papers has come, in the group's own time.

        A date may move to before today, where somebody asks late for more time to read. That is told at once too.
        """
        found = []
        for group in await self._groups.all():
            today = await self._today(group.id)
            for view in await self._meetings.coming_up(group.id):
                dates = await self.going_out(group.id, view.meeting.id)
                came = ((DateKind.DRAFT_PAPERS, dates.drafts_on), (DateKind.FORMATS_OUT, dates.on))
                found += [Due(view.meeting, kind, on) for kind, on in came if on <= today]
        return found

    async def _remind_organisers(self, due: Due, missing: str) -> int:
        meeting, kind = due.meeting, due.kind
        organisers = await self._people.holders(meeting.group_id, Role.ORGANISER)
        message = "papers-remind-drafts" if kind is DateKind.DRAFT_PAPERS else "papers-remind-formats"
        told = 0
        async with self._database.write() as write:
            for organiser in organisers:
                told += await self._notices.queue(
                    write,
                    group_id=meeting.group_id,
                    person_id=organiser.id,
                    message=message,
                    facts={
                        "meeting": meeting.title,
                        "day": spoken_date(due.on),
                        "missing": missing or say("papers-nothing-yet"),
                    },
                    once_key=f"reminder:papers:{kind.value}:{meeting.id}:{organiser.id}",
                    good_until=meeting.starts_at,
                )
            if told:
                system = Actor.system(meeting.group_id)
                await write.record(system, self._clock(), "papers.remind", f"meeting:{meeting.id}")
        return told
