"""Dates and times as people type them, read into a moment in the group's time zone.

What could mean two things is refused with the question, never guessed: nobody should travel to a wrong guess.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.core.dates import in_reach, spoken_date, spoken_time
from bot.core.errors import BadInput
from bot.meetings.rules import InThePast

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DATE_SHAPES = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?(?P<name>[a-z]{3,9})\.?,?\s*(?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<name>[a-z]{3,9})\.?\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"),
)
_WITH_WEEKDAY = re.compile(r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?),?\s+")
_TIME_SHAPE = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\.?)?")
_NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_QUOTE = 40
"""How much of what was typed a refusal repeats, in characters."""


class NotADate(BadInput):
    """Facts: `typed`."""

    message = "meetings-refused-date"


class NoSuchDate(BadInput):
    """31 June, or 29 February of a common year; facts: `typed`."""

    message = "meetings-refused-no-such-date"


class WeekdayDiffers(BadInput):
    """The weekday that was typed is not that date's; facts: `day`, the date with its real weekday."""

    message = "meetings-refused-weekday"


class NotATime(BadInput):
    """Facts: `typed`."""

    message = "meetings-refused-time"


class MorningOrAfternoon(BadInput):
    """ "2:30" may be night or afternoon; facts: `typed`, `early` and `late`."""

    message = "meetings-refused-am-or-pm"


class TimeComesTwice(BadInput):
    """The clocks go back through this time; facts: `time` and `day`."""

    message = "meetings-refused-comes-twice"


class TimeIsSkipped(BadInput):
    """The clocks go forward over this time; facts: `time` and `day`."""

    message = "meetings-refused-skipped"


def read_date(typed: str) -> date:
    """ "12 May 2027", "12/05/2027" (day first), "2027-05-12", with or without the weekday.

    Raises NotADate, NoSuchDate, also for one that is centuries away, or WeekdayDiffers.
    """
    text = " ".join(typed.split()).casefold()
    weekday = _WITH_WEEKDAY.match(text)
    parts = _date_parts(text[weekday.end() :] if weekday else text)
    if parts is None:
        raise NotADate(typed=typed.strip()[:_QUOTE])
    try:
        day = in_reach(date(*parts))
    except ValueError:
        raise NoSuchDate(typed=typed.strip()[:_QUOTE]) from None
    if weekday and not _WEEKDAYS[day.weekday()].startswith(weekday["weekday"][:3]):
        raise WeekdayDiffers(day=spoken_date(day))
    return day


def _date_parts(text: str) -> tuple[int, int, int] | None:
    for shape in _DATE_SHAPES:
        found = shape.fullmatch(text)
        if found is None:
            continue
        named = found.groupdict()
        month = _month(named["name"]) if "name" in named else int(named["month"])
        if month is not None:
            century = "20" if len(named["year"]) == 2 else ""
            return int(century + named["year"]), month, int(named["day"])
    return None


def _month(name: str) -> int | None:
    """1 to 12 for a month's name or at least its first three letters ("sept" too)."""
    for number, start in enumerate(_MONTHS, 1):
        if f"{date(2000, number, 1):%B}".casefold().startswith(name) and name.startswith(start):
            return number
    return None


def read_time(typed: str) -> time:
    """ "2pm", "2.30pm", "14:00", "noon". Raises NotATime or MorningOrAfternoon."""
    text = " ".join(typed.split()).casefold()
    if text in _NAMED_TIMES:
        return _NAMED_TIMES[text]
    found = _TIME_SHAPE.fullmatch(text)
    if found is None:
        raise NotATime(typed=typed.strip()[:_QUOTE])
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    latest = 12 if half else 23
    if hour > latest or minute > 59 or (half and hour == 0):
        raise NotATime(typed=typed.strip()[:_QUOTE])
    if half:
        return time(hour % 12 + (12 if half.startswith("p") else 0), minute)
    return _without_half(typed, found["hour"], minute, bool(found["minute"]))


def _without_half(typed: str, hour: str, minute: int, has_minutes: bool) -> time:
    if has_minutes and (len(hour) == 2 or not 1 <= int(hour) <= 7):
        return time(int(hour), minute)
    if 1 <= int(hour) <= 12:
        said = f"{int(hour)}:{minute:02d}" if minute else f"{int(hour)}"
        raise MorningOrAfternoon(typed=typed.strip()[:_QUOTE], early=f"{said}am", late=f"{said}pm")
    raise NotATime(typed=typed.strip()[:_QUOTE])


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment in UTC when the clocks of `zone` show this. Raises TimeComesTwice or TimeIsSkipped."""
    local = datetime.combine(day, at, zone)
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    assert first is not None
    assert second is not None
    if first != second:
        facts = {"time": _clock_time(local), "day": spoken_date(day)}
        raise TimeComesTwice(**facts) if first > second else TimeIsSkipped(**facts)
    return local.astimezone(UTC)


def _clock_time(local: datetime) -> str:
    # Through UTC a time that the clocks skip would come back as another one.
    return spoken_time(local.replace(tzinfo=UTC), ZoneInfo("UTC"))


def read_moment(typed_date: str, typed_time: str, zone: ZoneInfo, now: datetime) -> datetime:
    """A moment to come, in UTC. Raises what `read_date`, `read_time` and `moment` raise, and InThePast."""
    read = moment(read_date(typed_date), read_time(typed_time), zone)
    if read <= now:
        raise InThePast
    return read
