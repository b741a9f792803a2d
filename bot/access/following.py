"""What a change of the meeting means for what was arranged for it."""

from __future__ import annotations

import logging
from collections.abc import Collection

from bot.access import path, rows
from bot.access.records import AccessRecords
from bot.access.rules import WORDS_LIMIT, Need, NeedState
from bot.core.database import Write
from bot.core.dates import spoken_moment
from bot.core.logs import log_failure
from bot.core.roles import Actor
from bot.core.vault import CannotUnseal
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState

log = logging.getLogger(__name__)


class Following(AccessRecords):
    async def follow_meeting(self, write: Write, before: Meeting, after: Meeting) -> Collection[int]:
        """Inside the transaction that changes the meeting. Returns those who need something at it: they are told of
        the change like those who said how they come.

        What was booked for another day, time or place is being arranged again, and its person hears that. Access
        leads hear of that, and of a meeting that is called off.
        """
        whose = await rows.people_with_needs(write.connection, after.id)
        if whose and after.state is MeetingState.CANCELLED:
            await self._tell_leads_of(write, after, "access-notice-lead-cancelled")
        elif whose and after.state is MeetingState.PLANNED and _is_elsewhere(before, after):
            await self._arrange_again(write, before, after)
            await self._tell_leads_of(write, after, "access-notice-lead-moved")
        return whose

    async def follow_answer(self, write: Write, meeting: Meeting, person_id: int, away: bool) -> None:
        """Inside the transaction that keeps the answer. Access leads hear where something may be booked for somebody
        who cannot come, and where that person may come after all. What was asked for stays as it is."""
        if meeting.id in await rows.meetings_arranged_for(write.connection, person_id):
            message = "access-notice-lead-away" if away else "access-notice-lead-back"
            key = f"{message}:{meeting.id}:{self._stamp()}"
            await self._tell_leads(write, meeting.group_id, message, key, meeting=meeting.title)

    async def _tell_leads_of(self, write: Write, meeting: Meeting, message: str) -> None:
        key = f"meeting:{meeting.id}:{meeting.revision}"
        await self._tell_leads(write, meeting.group_id, message, key, meeting=meeting.title)

    async def _arrange_again(self, write: Write, before: Meeting, after: Meeting) -> None:
        try:
            needs = await self._rows.needs_of_meeting(write.connection, after.id)
        except CannotUnseal as unreadable:
            # The meeting is moved all the same. Nobody knows what was booked, so all of it counts.
            log_failure(log, "needs cannot be read", unreadable, meeting=after.id)
            whose = await rows.arrange_all_again(write.connection, after.id, self._clock())
        else:
            when = spoken_moment(before.starts_at, await self._zone(before.group_id))
            was = say("access-note-moved", when=when, place=before.place)
            again = [n for n in needs if path.falls_through(n) and self.catalogue.is_for_the_day(n.said.key)]
            for need in again:
                await self._rows.change_need(
                    write.connection,
                    need.id,
                    state=NeedState.ARRANGING.value,
                    by_person=False,
                    changed_at=self._clock(),
                    note=_with_note(need, was),
                )
            whose = {need.person_id for need in again}
        for person_id in sorted(whose):
            key = f"again:{after.id}:{after.revision}"
            await self._tell(write, after.group_id, person_id, "access-notice-again", key, meeting=after.title)
        if whose:
            actor, record = Actor.system(after.group_id), f"meeting:{after.id}"
            await self._note(write, actor, "access.arrange_again", record, meeting=after.id, fields=("state", "note"))


def _is_elsewhere(before: Meeting, after: Meeting) -> bool:
    return (before.starts_at, before.ends_at, before.place) != (after.starts_at, after.ends_at, after.place)


def _with_note(need: Need, was: str) -> str:
    """Above the access lead's own note, which stays whole: where both are too long for one note, it stays alone."""
    both = "\n".join(part for part in (was, need.note) if part)
    return both if len(both) <= WORDS_LIMIT else need.note
