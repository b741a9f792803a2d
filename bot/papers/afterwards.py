"""Everybody who said that they come, or who was there, is told once where the record of a meeting is."""

from __future__ import annotations

from datetime import timedelta

from bot.core.roles import Actor
from bot.meetings.rules import Meeting
from bot.papers.records import PapersRecords

TOLD_WITHIN = timedelta(days=2)
"""How long after a meeting people are still told."""


class Afterwards(PapersRecords):
    async def tell_of_records(self) -> int:
        """In the same words to each, so that no message says how somebody reads. All groups; safe to repeat.

        Returns how many were told; nobody is, where our address leads others nowhere.
        """
        if not self._public_url:
            return 0
        over = await self._meetings.lately_ended(self._clock() - TOLD_WITHIN)
        return sum([await self._tell_of_record(meeting) for meeting in over])

    async def _tell_of_record(self, meeting: Meeting) -> int:
        coming = await self._meetings.people_coming(meeting.group_id, meeting.id)
        people, told = coming | await self._check_ins.were_here(meeting.group_id, meeting.id), 0
        async with self._database.write() as write:
            for person_id in sorted(people):
                told += await self._notices.queue(
                    write,
                    group_id=meeting.group_id,
                    person_id=person_id,
                    message="papers-notice-record",
                    facts={"title": meeting.title, "page": f"{self._public_url}/record/{meeting.key}"},
                    once_key=f"record:{meeting.id}:{person_id}",
                )
            if told:
                system = Actor.system(meeting.group_id)
                await write.record(system, self._clock(), "papers.tell_of_record", f"meeting:{meeting.id}")
        return told
