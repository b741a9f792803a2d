"""Quiet hours hold on every clock there is."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.notices.rules import next_allowed

LONDON = ZoneInfo("Europe/London")
EVENING, MORNING = time(20), time(9)

zones = st.sampled_from(
    # Half-hour changes, changes at midnight, and a day that was left out (Apia, 30 December 2011).
    ["Europe/London", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Beirut", "Pacific/Apia", "America/New_York", "UTC"]
).map(ZoneInfo)
moments = st.integers(0, 18 * 366 * 24 * 60).map(
    lambda minutes: datetime(2011, 6, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
walls = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 59]))


def _quiet(moment: datetime, zone: ZoneInfo, quiet_from: time, quiet_until: time) -> bool:
    wall = moment.astimezone(zone).time()
    if quiet_from <= quiet_until:
        return quiet_from <= wall < quiet_until
    return not quiet_until <= wall < quiet_from


@given(moments, zones, walls, walls)
@example(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), LONDON, time(0), time(1, 30))  # 1:30 is skipped
@example(datetime(2026, 10, 25, 1, 15, tzinfo=UTC), LONDON, time(0), time(1, 30))  # 1:15 comes a second time
@example(datetime(2011, 12, 30, 8, 0, tzinfo=UTC), ZoneInfo("Pacific/Apia"), EVENING, MORNING)
def test_never_in_quiet_hours_never_early_and_never_put_off_without_need(
    moment: datetime, zone: ZoneInfo, quiet_from: time, quiet_until: time
) -> None:
    allowed = next_allowed(moment, zone, quiet_from, quiet_until)
    assert allowed >= moment
    assert not _quiet(allowed, zone, quiet_from, quiet_until)
    if not _quiet(moment, zone, quiet_from, quiet_until):
        assert allowed == moment
    assert allowed - moment <= timedelta(hours=25)
    assert next_allowed(allowed, zone, quiet_from, quiet_until) == allowed


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        (datetime(2026, 3, 2, 19, 59, tzinfo=UTC), datetime(2026, 3, 2, 19, 59, tzinfo=UTC)),
        (datetime(2026, 3, 2, 20, 0, tzinfo=UTC), datetime(2026, 3, 3, 9, 0, tzinfo=UTC)),
        (datetime(2026, 3, 3, 8, 59, tzinfo=UTC), datetime(2026, 3, 3, 9, 0, tzinfo=UTC)),
        # The night the clocks go forward: nine in the morning is an hour sooner.
        (datetime(2026, 3, 28, 21, 0, tzinfo=UTC), datetime(2026, 3, 29, 8, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 21, 0, tzinfo=UTC), datetime(2026, 10, 25, 9, 0, tzinfo=UTC)),
    ],
)
def test_the_end_of_the_night_in_london(asked: datetime, allowed: datetime) -> None:
    assert next_allowed(asked, LONDON, EVENING, MORNING) == allowed


def test_equal_times_mean_no_quiet_hours() -> None:
    night = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
    assert next_allowed(night, LONDON, MORNING, MORNING) == night
