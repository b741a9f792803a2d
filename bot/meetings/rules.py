"""What a meeting is, and what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class MeetingState(StrEnum):
    PLANNED = "planned"
    LIVE = "live"
    ENDED = "ended"
    CANCELLED = "cancelled"


class HowIComeTo(StrEnum):
    """How a person takes part in one meeting. They can change it at any time, on the day too."""

    ROOM = "room"
    REMOTE = "remote"
    PHONE = "phone"
    NOT_SURE = "not_sure"


@dataclass(frozen=True)
class CoChair:
    slot: int
    """1 or 2."""
    person_id: int
    name: str
    lived_experience: bool
    """Self-declared, yes or no; nothing more is stored."""


@dataclass(frozen=True)
class Meeting:
    id: int
    group_id: int
    key: str
    """128 random bits, for the addresses of the room screen and the joining page."""
    title: str
    purpose: str
    """What is in scope and what is not, shown on the suggestion form; may be empty."""
    starts_at: datetime
    ends_at: datetime
    place: str
    joining_link: str
    phone_in: str
    """A phone number to join by; may be empty."""
    state: MeetingState
    series_id: int | None
    published_at: datetime | None
    """When the agenda was published; None while it is being shaped."""
    announcement_channel_id: int | None
    announcement_message_id: int | None
    agenda_channel_id: int | None
    agenda_message_id: int | None
    discord_event_id: int | None
    current_item_id: int | None
    """The agenda item the meeting is at, while it is live."""


@dataclass(frozen=True)
class MeetingView:
    """Everything a card or a page shows of a meeting."""

    meeting: Meeting
    co_chairs: tuple[CoChair, ...]
    coming: Mapping[HowIComeTo, int]
    """How many people said each way of coming; all four keys are present."""


@dataclass(frozen=True)
class NewMeeting:
    """What an organiser says of a meeting. Text is as typed; the service checks it."""

    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    joining_link: str
    phone_in: str = ""
    purpose: str = ""


class DateKind(StrEnum):
    """The dates that lead up to a meeting."""

    NOTICE = "notice"
    SUGGESTIONS_CLOSE = "suggestions_close"
    DRAFT_PAPERS = "draft_papers"
    FORMATS_OUT = "formats_out"
    REMINDER = "reminder"
    MEETING = "meeting"


@dataclass(frozen=True)
class CalendarDate:
    """One date of a meeting's calendar, in the group's time zone."""

    kind: DateKind
    on: date
    passed: bool


@dataclass(frozen=True)
class MeetingChanged:
    """Anything a card, the room screen or the Discord event shows of this meeting changed."""

    group_id: int
    meeting_id: int
