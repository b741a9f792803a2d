"""What people type for dates and times, and what is asked back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.dates import spoken_date, spoken_time
from bot.core.errors import BadInput
from bot.core.wording import say
from bot.meetings import when
from bot.meetings.rules import InThePast

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed",
    [
        "12 May 2027",
        " 12  may  2027 ",
        "12th May 2027",
        "12th of May 2027",
        "12 May, 2027",
        "12May2027",
        "May 12, 2027",
        "Wednesday 12 May 2027",
        "Wed, 12 May 27",
        "12/05/2027",
        "12/5/27",
        "12-05-2027",
        "12.05.2027",
        "2027-05-12",
    ],
)
def test_a_date_is_read_as_people_write_it(typed: str) -> None:
    assert when.read_date(typed) == date(2027, 5, 12)


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ("", when.NotADate),
        ("tomorrow", when.NotADate),
        ("12 May", when.NotADate),
        ("12 Mayday 2027", when.NotADate),
        ("12 m 2027", when.NotADate),
        ("05/12/27/1", when.NotADate),
        ("²/05/2027", when.NotADate),
        ("x" * 5000, when.NotADate),
        ("31/06/2027", when.NoSuchDate),
        ("29 February 2027", when.NoSuchDate),
        ("13/13/2027", when.NoSuchDate),
        ("0000-01-01", when.NoSuchDate),
        ("0001-01-01", when.NoSuchDate),
        ("31 December 9999", when.NoSuchDate),
        ("Tuesday 12 May 2027", when.WeekdayDiffers),
    ],
)
def test_what_is_not_a_date_is_refused_in_words(typed: str, refusal: type[BadInput]) -> None:
    with pytest.raises(refusal) as refused:
        when.read_date(typed)
    assert "Nothing was saved." in say(refused.value.message, **refused.value.facts)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2pm", time(14)),
        ("2 PM", time(14)),
        ("2 p.m.", time(14)),
        ("2.30pm", time(14, 30)),
        ("2:30 pm", time(14, 30)),
        ("14:00", time(14)),
        ("14.30", time(14, 30)),
        ("02:30", time(2, 30)),
        ("9:30", time(9, 30)),
        ("0:15", time(0, 15)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("Noon", time(12)),
        ("midday", time(12)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, read: time) -> None:
    assert when.read_time(typed) == read


@pytest.mark.parametrize("typed", ["", "soon", "25:00", "14:60", "13pm", "0am", "2pmm", "14", "-2pm", "2:3pm"])
def test_what_is_not_a_time_is_refused(typed: str) -> None:
    with pytest.raises(when.NotATime) as refused:
        when.read_time(typed)
    assert "Nothing was saved." in say(refused.value.message, **refused.value.facts)


@pytest.mark.parametrize(
    ("typed", "early", "late"), [("2:30", "2:30am", "2:30pm"), ("2", "2am", "2pm"), ("11", "11am", "11pm")]
)
def test_a_time_that_may_be_night_is_asked_about(typed: str, early: str, late: str) -> None:
    with pytest.raises(when.MorningOrAfternoon) as refused:
        when.read_time(typed)
    assert say(refused.value.message, **refused.value.facts) == (
        f"“{typed}” could be {early} or {late}. Nothing was saved. Please write the one you mean."
    )


def test_a_time_that_comes_twice_says_so() -> None:
    with pytest.raises(when.TimeComesTwice) as refused:
        when.read_moment("25 October 2026", "1:30am", LONDON, NOW)
    assert say(refused.value.message, **refused.value.facts) == (
        "The clocks go back on Sunday 25 October 2026, so 1:30am happens twice that night. Nothing was saved. "
        "Please choose a time at least an hour earlier or later."
    )


def test_a_time_that_is_skipped_says_so() -> None:
    with pytest.raises(when.TimeIsSkipped) as refused:
        when.read_moment("29 March 2026", "1:30am", LONDON, NOW)
    assert say(refused.value.message, **refused.value.facts) == (
        "The clocks go forward on Sunday 29 March 2026, so there is no 1:30am that day. Nothing was saved. "
        "Please choose a time at least an hour earlier or later."
    )


def test_a_moment_lies_ahead() -> None:
    assert when.read_moment("12/05/2026", "2pm", LONDON, NOW) == datetime(2026, 5, 12, 13, 0, tzinfo=UTC)
    with pytest.raises(InThePast):
        when.read_moment("2 March 2026", "10am", LONDON, NOW)


@given(st.integers(1, 35_000_000), st.sampled_from(["Europe/London", "Asia/Kolkata"]))
def test_what_we_say_can_be_typed_back(minutes: int, zone_name: str) -> None:
    zone, known = ZoneInfo(zone_name), NOW + timedelta(minutes=minutes)
    local = known.astimezone(zone)
    try:
        read = when.read_moment(spoken_date(local.date()), spoken_time(known, zone), zone, NOW)
    except when.TimeComesTwice:
        assert local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    else:
        assert read == known


@given(st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    for read in (when.read_date, when.read_time):
        refused = None
        try:
            read(typed)
        except BadInput as error:
            refused = error
        assert refused is None or len(say(refused.message, **refused.facts)) < 300


@given(st.dates(date(2026, 1, 1), date(2040, 1, 1)), st.times())
def test_a_moment_shows_the_time_that_was_meant(day: date, at: time) -> None:
    try:
        found = when.moment(day, at, LONDON).astimezone(LONDON)
    except (when.TimeComesTwice, when.TimeIsSkipped):
        assert (day.month in {3, 10}, day.weekday(), at.hour) == (True, 6, 1)
    else:
        assert (found.date(), found.time()) == (day, at)
