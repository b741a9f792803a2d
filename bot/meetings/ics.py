"""A meeting as an iCalendar file, for people's own calendars. (Source: RFC 5545 and RFC 5546.)"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from bot.core.wording import say
from bot.meetings.rules import MeetingState, MeetingView
from bot.meetings.telling import meeting_facts

if TYPE_CHECKING:
    from icalendar import Event


def calendar_file(view: MeetingView, *, zone: ZoneInfo, public_url: str, sequence: int | None = None) -> bytes:
    """The file's bytes. The same meeting keeps its UID, so a later file replaces what a calendar has.

    `sequence` is the meeting's own revision unless given. A cancelled meeting's file takes it out again. With an
    empty `public_url` it does not speak of the joining page.
    """
    from icalendar import Calendar  # noqa: PLC0415 - with the first file: 80 modules

    cancelled = view.meeting.state is MeetingState.CANCELLED
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(_event(view, zone, public_url, view.meeting.revision if sequence is None else sequence))
    written: bytes = calendar.to_ical()
    return written


def _event(view: MeetingView, zone: ZoneInfo, public_url: str, sequence: int) -> Event:
    from icalendar import Event  # noqa: PLC0415 - as above

    meeting = view.meeting
    page = f"{public_url.rstrip('/')}/join/{meeting.key}"
    has_page = "yes" if public_url else "no"
    event = Event()
    # The key opens the meeting's pages, so a calendar's identifier is made from it and does not show it.
    event.add("uid", f"{uuid5(NAMESPACE_URL, meeting.key)}@alongside")
    event.add("sequence", sequence)
    event.add("dtstamp", meeting.revised_at)
    event.add("last-modified", meeting.revised_at)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at)
    event.add("summary", meeting.title)
    event.add("location", meeting.place)
    event.add("url", meeting.joining_link)
    facts = meeting_facts(meeting, zone)
    event.add("description", say("meetings-calendar-text", has_page=has_page, page=page, **facts))
    event.add("status", "CANCELLED" if meeting.state is MeetingState.CANCELLED else "CONFIRMED")
    return event
