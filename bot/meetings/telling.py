"""Who is told what of a meeting, and when: changes at once, reminders at the policy's times."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.database import Write
from bot.core.dates import spoken_moment, spoken_time
from bot.meetings.calendar import reminder_moments
from bot.meetings.rules import Meeting, MeetingState
from bot.notices.rules import Haste
from bot.notices.service import NoticeService
from config.policy import Policy

STILL_WORTH_SENDING = timedelta(days=1)
"""A reminder that fell due longer ago than this is not queued any more."""

SETTING_OUT = timedelta(hours=1)
"""So long before it starts, people set out for a meeting or get ready at home."""


def haste_of(meeting: Meeting, now: datetime) -> Haste:
    """Of what is about this meeting and one person's part in it: a vote or a turn that a helper entered, what was
    arranged for them, that it is called off.

    From an hour before until it ends, they can act on it only now, so neither quiet hours nor one message a day hold
    it back. What only follows from the meeting, such as an action, waits as usual.
    """
    expected = meeting.starts_at - SETTING_OUT <= now < meeting.ends_at and meeting.state is not MeetingState.ENDED
    return Haste.NOW if expected or meeting.state is MeetingState.LIVE else Haste.USUAL


class MeetingTelling:
    """Queues and drops notices, inside the transaction that makes them true."""

    def __init__(self, notices: NoticeService, policy: Policy) -> None:
        self._notices = notices
        self._policy = policy

    async def changed(
        self,
        write: Write,
        meeting: Meeting,
        zone: ZoneInfo,
        person_ids: Iterable[int],
        message: str,
        *,
        haste: Haste,
        **facts: str,
    ) -> None:
        """One notice a revision to each of these people."""
        for person_id in person_ids:
            await self._notices.queue(
                write,
                group_id=meeting.group_id,
                person_id=person_id,
                message=message,
                facts={**meeting_facts(meeting, zone), **facts},
                once_key=f"meeting-changed:{meeting.id}:{meeting.revision}:{person_id}",
                haste=haste,
            )

    async def co_chair(self, write: Write, meeting: Meeting, zone: ZoneInfo, person_id: int) -> None:
        """Tell somebody once that they co-chair this meeting."""
        await self._notices.queue(
            write,
            group_id=meeting.group_id,
            person_id=person_id,
            message="meetings-notice-co-chair",
            facts=meeting_facts(meeting, zone),
            once_key=f"co-chair:{meeting.id}:{person_id}",
        )

    async def remind(
        self, write: Write, meeting: Meeting, zone: ZoneInfo, now: datetime, person_ids: Iterable[int]
    ) -> int:
        """Queue the reminders of this revision of the meeting; repeating it adds none. Returns how many stand.

        What fell due before the revision was made is left out: its people heard of the meeting then.
        """
        since = max(meeting.revised_at, now - STILL_WORTH_SENDING)
        due = [(days, at) for days, at in reminder_moments(meeting.starts_at, zone, self._policy) if at >= since]
        people = list(person_ids)
        for person_id in people:
            for days, at in due:
                await self._notices.queue(
                    write,
                    group_id=meeting.group_id,
                    person_id=person_id,
                    message="meetings-reminder",
                    facts=meeting_facts(meeting, zone),
                    once_key=f"{_reminders(meeting.id)}{meeting.revision}:{person_id}:{days}",
                    due_at=at,
                    good_until=meeting.starts_at,
                )
        return len(people) * len(due)

    async def drop_reminders(self, write: Write, meeting_id: int) -> None:
        """What has not been sent yet never will be."""
        await self._notices.drop(write, _reminders(meeting_id))

    async def drop_reminders_to(self, write: Write, meeting: Meeting, person_id: int) -> None:
        await self._notices.drop(write, f"{_reminders(meeting.id)}{meeting.revision}:{person_id}:")


def meeting_facts(meeting: Meeting, zone: ZoneInfo) -> dict[str, str]:
    """What every notice of a meeting can say. `has_phone` is "yes" or "no"."""
    return {
        "title": meeting.title,
        "when": spoken_moment(meeting.starts_at, zone),
        "until": spoken_time(meeting.ends_at, zone),
        "place": meeting.place,
        "link": meeting.joining_link,
        "phone": meeting.phone_in,
        "has_phone": "yes" if meeting.phone_in else "no",
    }


def _reminders(meeting_id: int) -> str:
    return f"reminder:{meeting_id}:"
