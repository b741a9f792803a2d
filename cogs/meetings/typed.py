"""What an organiser types of a meeting, and how a stored meeting reads in the same form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.dates import spoken_date, spoken_time
from bot.core.errors import BadInput
from bot.core.wording import say
from bot.meetings.rules import Meeting, NewMeeting
from bot.meetings.when import moment, read_date, read_time

_BETWEEN = re.compile(r"\s*(?:\bto\b|\buntil\b|\btill\b|[-–—])\s*", re.IGNORECASE)


class NeedsStartAndEnd(BadInput):
    """One time only, or more than two."""

    message = "meetings-needs-start-and-end"


@dataclass(frozen=True)
class Typed:
    """The form's fields as they were typed."""

    title: str = ""
    date: str = ""
    times: str = ""
    place: str = ""
    link: str = ""


def as_typed(meeting: Meeting, zone: ZoneInfo) -> Typed:
    """The meeting as its organiser could have typed it."""
    start, end = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    times = say("meetings-times", start=spoken_time(start, zone), end=spoken_time(end, zone))
    return Typed(meeting.title, spoken_date(start.date()), times, meeting.place, meeting.joining_link)


def new_meeting(typed: Typed, zone: ZoneInfo, before: Meeting | None = None) -> NewMeeting:
    """What was typed, read in the group's time zone; what the form does not ask is kept from `before`.

    Raises NeedsStartAndEnd and what reading a date and a time raises. A date and times that were left as they
    stood are not read again, so that a meeting under way can be given another link.
    """
    starts_at, ends_at = _moments(typed, zone, before)
    return NewMeeting(
        title=typed.title,
        starts_at=starts_at,
        ends_at=ends_at,
        place=typed.place,
        joining_link=typed.link,
        phone_in=before.phone_in if before else "",
        purpose=before.purpose if before else "",
    )


def with_details(meeting: Meeting, *, phone_in: str, purpose: str) -> NewMeeting:
    """The meeting as it stands, but for the two facts of the second form."""
    return NewMeeting(
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        joining_link=meeting.joining_link,
        phone_in=phone_in,
        purpose=purpose,
    )


def _moments(typed: Typed, zone: ZoneInfo, before: Meeting | None) -> tuple[datetime, datetime]:
    if before is not None:
        old = as_typed(before, zone)
        if (typed.date, typed.times) == (old.date, old.times):
            return before.starts_at, before.ends_at
    day, (start, end) = read_date(typed.date), _start_and_end(typed.times)
    return moment(day, read_time(start), zone), moment(day, read_time(end), zone)


def _start_and_end(typed: str) -> tuple[str, str]:
    parts = _BETWEEN.split(typed.strip())
    if len(parts) != 2 or not all(parts):
        raise NeedsStartAndEnd
    return parts[0], parts[1]
