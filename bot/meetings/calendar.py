"""The dates that lead up to a meeting, in working days with the bank holidays of the policy's part of the UK."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.meetings.rules import CalendarDate, DateKind
from config.policy import Policy

_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def bank_holidays(part: str, year: int) -> frozenset[date]:
    """Bank holidays in `part` of the UK (ENG, WLS, SCT, NIR), substitute days included."""
    from holidays import country_holidays  # noqa: PLC0415 - with the first year: it takes 4 MB

    return frozenset(country_holidays("GB", subdiv=part, years=year))


def is_working_day(day: date, part: str) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(part, day.year)


def working_days_before(day: date, count: int, part: str) -> date:
    """The working day that lies `count` working days before `day`; `day` itself need not be one."""
    while count > 0:
        day -= _DAY
        count -= is_working_day(day, part)
    return day


def working_days_after(day: date, count: int, part: str) -> date:
    """The working day that lies `count` working days after `day`; `day` itself need not be one."""
    while count > 0:
        day += _DAY
        count -= is_working_day(day, part)
    return day


def last_working_day(day: date, part: str) -> date:
    """`day`, or the nearest working day before it."""
    return day if is_working_day(day, part) else working_days_before(day, 1, part)


def calendar_dates(on: date, today: date, policy: Policy) -> tuple[CalendarDate, ...]:
    """The calendar of a meeting on the day `on`, in order, the meeting itself last.

    Reminders keep their exact distance, weekend or not: the day before is the day before.
    """
    part = policy.bank_holidays
    dates = [
        (last_working_day(on - timedelta(weeks=policy.notice_weeks), part), DateKind.NOTICE),
        (working_days_before(on, policy.suggestions_close_working_days, part), DateKind.SUGGESTIONS_CLOSE),
        (working_days_before(on, policy.draft_papers_working_days, part), DateKind.DRAFT_PAPERS),
        (working_days_before(on, policy.formats_out_working_days, part), DateKind.FORMATS_OUT),
        *((on - timedelta(days=days), DateKind.REMINDER) for days in policy.reminder_days),
    ]
    dates.sort(key=lambda entry: entry[0])
    return tuple(CalendarDate(kind, day, day < today) for day, kind in [*dates, (on, DateKind.MEETING)])


def warnings(on: date, today: date, policy: Policy) -> tuple[str, ...]:
    """What to think of before a meeting is announced for the day `on`, as message ids."""
    found = []
    if on - timedelta(weeks=policy.notice_weeks) < today:
        found.append("meetings-warning-short-notice")
    if working_days_before(on, policy.longest_lead_time_working_days, policy.bank_holidays) < today:
        found.append("meetings-warning-lead-time")
    if not is_working_day(on, policy.bank_holidays):
        found.append("meetings-warning-day-off")
    return tuple(found)


def reminder_moments(starts_at: datetime, zone: ZoneInfo, policy: Policy) -> Iterable[tuple[int, datetime]]:
    """Days before the meeting, and the moment in UTC when that reminder falls due."""
    on = starts_at.astimezone(zone).date()
    for days in policy.reminder_days:
        due = datetime.combine(on - timedelta(days=days), time(policy.reminder_hour), zone)
        yield days, due.astimezone(UTC)
