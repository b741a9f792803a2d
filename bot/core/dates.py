"""Dates and times as people say them, in the group's time zone. (Source: requirement D9.)"""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

_FIRST, _LAST = date(1900, 1, 1), date(2199, 12, 31)


def in_reach(day: date) -> date:
    """The day. Raises ValueError for one so far away that no zone and no day after it can be reckoned from it."""
    if not _FIRST <= day <= _LAST:
        raise ValueError(day)
    return day


def spoken_time(moment: datetime, zone: ZoneInfo) -> str:
    """ "2pm" or "2:30pm"."""
    local = moment.astimezone(zone)
    hour = local.hour % 12 or 12
    half = "am" if local.hour < 12 else "pm"
    return f"{hour}{half}" if local.minute == 0 else f"{hour}:{local.minute:02d}{half}"


def spoken_date(day: date) -> str:
    """ "Tuesday 4 March 2027"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def spoken_moment(moment: datetime, zone: ZoneInfo) -> str:
    """ "Tuesday 4 March 2027, 2pm", in `zone`."""
    return f"{spoken_date(moment.astimezone(zone).date())}, {spoken_time(moment, zone)}"
