"""The calendar file, read back as a calendar reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.meetings.ics import calendar_file
from bot.meetings.rules import HowIComeTo, Meeting, MeetingState, MeetingView
from tests.meetings.conftest import MAY_START

LONDON = ZoneInfo("Europe/London")
MEETING = Meeting(
    id=3,
    group_id=1,
    key="s0me-key",
    title="Transport; buses, taxis",
    purpose="",
    starts_at=MAY_START,
    ends_at=datetime(2026, 5, 12, 15, 0, tzinfo=UTC),
    place="Town Hall, High Street",
    joining_link="https://meet.example.org/transport?a=1&b=2",
    phone_in="0300 000 0000",
    state=MeetingState.PLANNED,
    series_id=None,
    published_at=None,
    announcement_channel_id=None,
    announcement_message_id=None,
    agenda_channel_id=None,
    agenda_message_id=None,
    discord_event_id=None,
    current_item_id=None,
    revision=2,
    revised_at=datetime(2026, 3, 2, 10, 0, tzinfo=UTC),
)


def _read(
    meeting: Meeting, sequence: int | None = None, public_url: str = "https://alongside.example/"
) -> tuple[Calendar, Event]:
    view = MeetingView(meeting, (), dict.fromkeys(HowIComeTo, 0))
    file = calendar_file(view, zone=LONDON, public_url=public_url, sequence=sequence)
    calendar = Calendar.from_ical(file)
    (event,) = calendar.events
    return calendar, event


def test_a_calendar_reads_the_meeting() -> None:
    calendar, event = _read(MEETING)
    assert calendar["METHOD"] == "PUBLISH"
    assert event.status == "CONFIRMED"
    assert (event.summary, event.location) == ("Transport; buses, taxis", "Town Hall, High Street")
    assert event.url == "https://meet.example.org/transport?a=1&b=2"
    assert (event.start, event.end) == (MEETING.starts_at, MEETING.ends_at)
    assert b"\r\nDTSTART:20260512T130000Z\r\n" in event.to_ical()
    assert event.sequence == 2
    assert event.description == (
        "Tuesday 12 May 2026, 2pm until 4pm.\n"
        "Where: Town Hall, High Street\n"
        "Join online: https://meet.example.org/transport?a=1&b=2\n"
        "By phone: 0300 000 0000\n"
        "Agenda: https://alongside.example/join/s0me-key"
    )
    assert calendar.walk("VALARM") == []


def test_a_meeting_without_a_phone_number_does_not_speak_of_one() -> None:
    assert "phone" not in _read(replace(MEETING, phone_in=""))[1].description


def test_without_an_address_for_others_it_does_not_speak_of_the_joining_page() -> None:
    _, event = _read(MEETING, public_url="")
    assert event.description.endswith("By phone: 0300 000 0000")
    assert MEETING.key not in event.to_ical().decode()


def test_a_later_file_replaces_the_first_and_a_cancelled_one_takes_it_out() -> None:
    _, first = _read(MEETING)
    calendar, last = _read(replace(MEETING, state=MeetingState.CANCELLED, revision=3))
    assert (calendar["METHOD"], last.status) == ("CANCEL", "CANCELLED")
    assert last.uid == first.uid
    assert last.sequence > first.sequence
    assert _read(replace(MEETING, key="another"))[1].uid != first.uid
    assert MEETING.key not in first.uid
