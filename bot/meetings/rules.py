"""What a meeting is, and what may be done with it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.core.errors import BadInput, NotFound, Refusal

LONGEST_HOURS = 10
FURTHEST_YEARS = 3
MOST_REPEATS = 24


class MeetingState(StrEnum):
    PLANNED = "planned"
    LIVE = "live"
    ENDED = "ended"
    CANCELLED = "cancelled"


class HowIComeTo(StrEnum):
    """How a person takes part in one meeting, or that they cannot. They can change it at any time, on the day too."""

    ROOM = "room"
    REMOTE = "remote"
    PHONE = "phone"
    NOT_SURE = "not_sure"
    NOT_COMING = "not_coming"


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
    revision: int
    """0 when it was made, one more with each change that people are told of; SEQUENCE of the calendar file."""
    revised_at: datetime
    reason: str = ""
    """Why it was moved last or called off, in the organiser's words; empty where it was neither."""

    @property
    def is_over(self) -> bool:
        """It was, or it was called off."""
        return self.state in {MeetingState.ENDED, MeetingState.CANCELLED}


@dataclass(frozen=True)
class MeetingView:
    """Everything a card or a page shows of a meeting."""

    meeting: Meeting
    co_chairs: tuple[CoChair, ...]
    coming: Mapping[HowIComeTo, int]
    """How many people said each way of coming; all keys are present."""


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


class MeetingIsOver(Refusal):
    message = "meetings-refused-over"


class MeetingIsCancelled(Refusal):
    message = "meetings-refused-cancelled"


class MeetingIsLive(Refusal):
    """It has started, and this can only be done before."""

    message = "meetings-refused-live"


class MeetingIsNotLive(Refusal):
    message = "meetings-refused-not-live"


class NoMeetingPlanned(NotFound):
    message = "meetings-refused-none-planned"


class NotACoChair(Refusal):
    """Only this meeting's co-chairs say this, each of themself."""

    message = "meetings-refused-not-a-co-chair"


class CoChairsAreTwoPeople(Refusal):
    """The person is already in the other slot."""

    message = "meetings-refused-already-co-chair"


class NoSuchSlot(BadInput):
    message = "meetings-refused-slot"


class NeedsPlaceAndLink(BadInput):
    """One of the two is empty: somebody would be left out."""

    message = "meetings-refused-place-and-link"


class NotALink(BadInput):
    message = "meetings-refused-link"


class InThePast(BadInput):
    message = "meetings-refused-past"


class TooFarAhead(BadInput):
    """Most likely a slip in the year; facts: `years`."""

    message = "meetings-refused-far-ahead"


class EndsBeforeStart(BadInput):
    message = "meetings-refused-ends-first"


class LastsTooLong(BadInput):
    """Facts: `hours`, the most there may be."""

    message = "meetings-refused-too-long"


class SameTime(Refusal):
    """Postponed to the moment it already has."""

    message = "meetings-refused-same-time"


class NotARepeat(BadInput):
    """Facts: `times`, the most there may be."""

    message = "meetings-refused-repeat"


class AlreadyRepeats(Refusal):
    """Later meetings of its series are planned already, so a second press would double them."""

    message = "meetings-refused-already-repeats"


def require_not_over(meeting: Meeting) -> None:
    """Raise MeetingIsOver or MeetingIsCancelled."""
    if meeting.state is MeetingState.ENDED:
        raise MeetingIsOver
    if meeting.state is MeetingState.CANCELLED:
        raise MeetingIsCancelled


def require_planned(meeting: Meeting) -> None:
    """Raise MeetingIsOver, MeetingIsCancelled or MeetingIsLive."""
    require_not_over(meeting)
    if meeting.state is MeetingState.LIVE:
        raise MeetingIsLive


def require_live(meeting: Meeting) -> None:
    require_not_over(meeting)
    if meeting.state is not MeetingState.LIVE:
        raise MeetingIsNotLive


def require_open_for_answers(meeting: Meeting, now: datetime) -> None:
    """How people come may be said until the meeting has ended; a live one that runs over has not."""
    require_not_over(meeting)
    if meeting.state is MeetingState.PLANNED and now >= meeting.ends_at:
        raise MeetingIsOver


def check_times(starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    """Raise InThePast, TooFarAhead, EndsBeforeStart or LastsTooLong."""
    if starts_at <= now:
        raise InThePast
    if starts_at > now + timedelta(days=FURTHEST_YEARS * 366):
        raise TooFarAhead(years=FURTHEST_YEARS)
    check_length(starts_at, ends_at)


def check_length(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise EndsBeforeStart
    if ends_at - starts_at > timedelta(hours=LONGEST_HOURS):
        raise LastsTooLong(hours=LONGEST_HOURS)


def check_change(meeting: Meeting, new: NewMeeting, now: datetime) -> None:
    """A start that stays as it was may lie in the past, so that a broken link can be mended on the day.

    A live meeting may be given a new link or a later end, not another start.
    """
    require_not_over(meeting)
    if new.starts_at == meeting.starts_at:
        check_length(new.starts_at, new.ends_at)
        return
    require_planned(meeting)
    check_times(new.starts_at, new.ends_at, now)


def check_link(link: str) -> None:
    """Raise NotALink unless `link` is a web address that a browser can open."""
    try:
        parts = urlsplit(link)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, link))
    except ValueError:
        usable = False
    if not usable:
        raise NotALink


def check_co_chair(slot: int, person_id: int, co_chairs: Iterable[CoChair]) -> None:
    """Raise NoSuchSlot, or CoChairsAreTwoPeople where the person is in the other slot."""
    if slot not in {1, 2}:
        raise NoSuchSlot
    if any(chair.person_id == person_id and chair.slot != slot for chair in co_chairs):
        raise CoChairsAreTwoPeople


def readiness(view: MeetingView) -> tuple[str, ...]:
    """What is still missing before the meeting is ready to run, as message ids; empty when it is.

    A meeting may start all the same. (Source: requirement M1.)
    """
    missing = []
    if len(view.co_chairs) < 2:
        missing.append("meetings-missing-co-chairs")
    if not any(chair.lived_experience for chair in view.co_chairs):
        missing.append("meetings-missing-lived-experience")
    if view.meeting.published_at is None:
        missing.append("meetings-missing-agenda")
    return tuple(missing)


def repeat_starts(starts_at: datetime, zone: ZoneInfo, *, every: int, unit: str, times: int) -> tuple[datetime, ...]:
    """The starts of `times` more meetings, at the same local time of day across clock changes.

    Months keep the day of the month, or take the last day of a shorter month. A time that the spring change
    skips becomes an hour later. Raises NotARepeat.
    """
    most_every = {"weeks": 52, "months": 12}.get(unit, 0)
    if not (1 <= every <= most_every and 1 <= times <= MOST_REPEATS):
        raise NotARepeat(times=MOST_REPEATS)
    local = starts_at.astimezone(zone)
    steps = range(every, every * times + 1, every)
    days = [_months_later(local.date(), n) if unit == "months" else local.date() + timedelta(weeks=n) for n in steps]
    return tuple(datetime.combine(day, local.time(), zone).astimezone(UTC) for day in days)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
