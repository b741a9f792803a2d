"""What always holds for a meeting's dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings import calendar
from bot.meetings.rules import DateKind, check_link, repeat_starts
from config.policy import PARTS_OF_THE_UK, load_policy
from config.settings import Settings

POLICY = load_policy(Settings().policy_file)
LONDON = ZoneInfo("Europe/London")
DAYS = st.dates(date(2026, 1, 1), date(2032, 12, 31))


def _repeated(start: datetime, every: int, unit: str, times: int) -> tuple[datetime, ...]:
    return repeat_starts(start, LONDON, every=every, unit=unit, times=times)


@given(on=DAYS, today=DAYS, part=st.sampled_from(PARTS_OF_THE_UK))
def test_the_calendar_is_in_order_and_on_working_days(on: date, today: date, part: str) -> None:
    dates = calendar.calendar_dates(on, today, replace(POLICY, bank_holidays=part))
    assert all(earlier.on <= later.on for earlier, later in pairwise(dates))
    assert (dates[-1].kind, dates[-1].on) == (DateKind.MEETING, on)
    assert [entry.on for entry in dates if entry.kind is DateKind.REMINDER] == [
        on - timedelta(days=days) for days in POLICY.reminder_days
    ]
    for entry in dates:
        assert entry.passed == (entry.on < today)
        if entry.kind not in {DateKind.REMINDER, DateKind.MEETING}:
            assert calendar.is_working_day(entry.on, part)


@given(day=DAYS, count=st.integers(1, 60))
def test_so_many_working_days_lie_between(day: date, count: int) -> None:
    start = calendar.working_days_before(day, count, "ENG")
    between = [start + timedelta(days=n) for n in range((day - start).days)]
    assert sum(calendar.is_working_day(each, "ENG") for each in between) == count


@pytest.mark.parametrize(
    ("part", "working"),
    # Easter Monday is a working day in Scotland, St Andrew's Day only there is not, the Twelfth of July only in Ulster.
    [("ENG", (False, True, True)), ("SCT", (True, False, True)), ("NIR", (False, True, False))],
)
def test_bank_holidays_are_those_of_the_part_of_the_uk(part: str, working: tuple[bool, ...]) -> None:
    days = (date(2026, 4, 6), date(2026, 11, 30), date(2026, 7, 13))
    assert tuple(calendar.is_working_day(day, part) for day in days) == working


@given(on=DAYS, notice=st.integers(0, 120))
def test_notice_is_short_when_a_date_has_passed(on: date, notice: int) -> None:
    today = on - timedelta(days=notice)
    found = calendar.warnings(on, today, POLICY)
    assert ("meetings-warning-short-notice" in found) == (notice < 42)
    longest = calendar.working_days_before(on, 30, "ENG")
    assert ("meetings-warning-lead-time" in found) == (longest < today)


@given(
    day=DAYS,
    at=st.times().filter(lambda at: at.hour != 1),  # the hour that clock changes repeat and skip
    every=st.integers(1, 12),
    unit=st.sampled_from(["weeks", "months"]),
    times=st.integers(1, 24),
)
def test_a_repeat_keeps_the_local_time_of_day(day: date, at: time, every: int, unit: str, times: int) -> None:
    start = datetime.combine(day, at, LONDON)
    found = [next_start.astimezone(LONDON) for next_start in _repeated(start, every, unit, times)]
    assert [next_start.time() for next_start in found] == [at] * times
    for number, next_day in enumerate([next_start.date() for next_start in found], 1):
        if unit == "weeks":
            assert next_day - day == timedelta(weeks=every * number)
        else:
            assert (next_day.year - day.year) * 12 + next_day.month - day.month == every * number
            assert next_day.day == day.day or (next_day.day < day.day and (next_day + timedelta(days=1)).day == 1)


def test_the_last_day_of_a_month_comes_back_after_a_shorter_one() -> None:
    start = datetime.combine(date(2027, 1, 31), time(14), LONDON)
    found = _repeated(start, 1, "months", 3)
    assert [at.astimezone(LONDON).date().isoformat() for at in found] == ["2027-02-28", "2027-03-31", "2027-04-30"]


@pytest.mark.parametrize("link", ["https://meet.example.org/a?b=c", "http://[2001:db8::1]/", "HTTPS://MEET.EXAMPLE"])
def test_a_web_address_is_a_link(link: str) -> None:
    check_link(link)
