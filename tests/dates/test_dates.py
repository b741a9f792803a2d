"""Dates that suit: who can come, and what a time breaks, without a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import NotAllowed, NotFound
from bot.dates.rules import (
    Breaks,
    DateAnswer,
    DatePolicy,
    DatePollView,
    DatesAreClosed,
    NoTimes,
    PollState,
    Said,
    SameTimeTwice,
    TooManyTimes,
    breaks_of,
    times_in,
)
from bot.meetings.rules import InThePast, NotALink
from tests.access.conftest import Needing, group

__all__ = ["group"]

LONDON = ZoneInfo("Europe/London")
POLICY = DatePolicy(time(10), time(15), time(9), time(17))


def at(day: int, hour: int, minute: int = 0, *, month: int = 5) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON).astimezone(UTC)


def breaks(start: datetime, hours: float, *needs: tuple[str, str]) -> tuple[Breaks, ...]:
    said = [Said(key, detail, 0) for key, detail in needs]
    return breaks_of(start, start + timedelta(hours=hours), LONDON, said, POLICY, first_day_for={})


def test_the_rush_hour_is_broken_by_the_clock_of_the_group() -> None:
    rush = ("tr_rush_hour", "")
    assert breaks(at(5, 10), 5, rush) == ()
    assert breaks(at(5, 9, 30), 2, rush) == (Breaks.RUSH_HOUR,)
    assert breaks(at(5, 14), 2, rush) == (Breaks.RUSH_HOUR,)
    assert breaks(at(9, 9), 2, rush) == ()  # a Saturday
    assert breaks(at(5, 9), 2) == ()


def test_a_fixed_mealtime_inside_the_meeting() -> None:
    assert breaks(at(5, 10), 4, ("food_timing", "At 12:30 and 6pm")) == (Breaks.FOOD,)
    assert breaks(at(5, 13), 2, ("food_timing", "12.30 sharp")) == ()
    assert breaks(at(5, 13), 2, ("food_timing", "often")) == (Breaks.FOOD,)


def test_support_hours_and_lead_times() -> None:
    assert breaks(at(5, 16), 2, ("sup_pa", "")) == (Breaks.SUPPORT,)
    assert breaks(at(9, 11), 1, ("sup_carer", "")) == (Breaks.SUPPORT,)
    needs = [Said("com_bsl", "", 30)]
    soon = breaks_of(at(5, 11), at(5, 12), LONDON, needs, POLICY, first_day_for={30: date(2026, 5, 6)})
    assert soon == (Breaks.LEAD_TIME,)
    assert breaks_of(at(6, 11), at(6, 12), LONDON, needs, POLICY, first_day_for={30: date(2026, 5, 6)}) == ()


@pytest.mark.parametrize(
    ("typed", "times"),
    [
        ("12:30", [time(12, 30)]),
        ("1pm and 8.15", [time(13), time(8, 15)]),
        ("12am", [time(0)]),
        ("3 meals a day", []),
        ("25:00", []),
        ("", []),
    ],
)
def test_times_that_people_type(typed: str, times: list[time]) -> None:
    assert times_in(typed) == times


async def ask(group: Needing, times: Sequence[tuple[datetime, datetime]] | None = None) -> DatePollView:
    times = times if times is not None else [(at(5, 10), at(5, 12)), (at(6, 9), at(6, 11))]
    return await group.services.dates.open(
        group.ola, "Summer meeting", times, place="Town hall", joining_link="https://example.org/join"
    )


async def test_answers_are_counted_and_a_later_one_stands(group: Needing) -> None:
    poll = await ask(group)
    first, second = (each.time.id for each in poll.times)
    dates = group.services.dates
    await dates.answer(group.asha, first, DateAnswer.NO)
    await dates.answer(group.asha, first, DateAnswer.YES)
    await dates.answer(group.ben, first, DateAnswer.IF_NEED_BE)
    view = await dates.answer(group.ben, second, DateAnswer.NO)
    assert view.answered == 2
    assert [dict(each.counts) for each in view.times] == [
        {DateAnswer.YES: 1, DateAnswer.IF_NEED_BE: 1, DateAnswer.NO: 0},
        {DateAnswer.YES: 0, DateAnswer.IF_NEED_BE: 0, DateAnswer.NO: 1},
    ]
    assert [each.time.id for each in view.best] == [first]
    assert await dates.mine(group.ben, view.poll.id) == {first: DateAnswer.IF_NEED_BE, second: DateAnswer.NO}


async def test_what_a_time_breaks_comes_from_what_people_always_need(group: Needing) -> None:
    await group.say(group.asha, {"tr_rush_hour": ""}, always=True)
    view = await ask(group)
    assert [list(each.breaks) for each in view.times] == [[], [Breaks.RUSH_HOUR]]


async def test_the_chosen_time_becomes_a_meeting(group: Needing) -> None:
    poll = await ask(group)
    time_id = poll.times[0].time.id
    with pytest.raises(NotAllowed):
        await group.services.dates.choose(group.asha, time_id)
    made, _ = await group.services.dates.choose(group.ola, time_id)
    assert (made.meeting.title, made.meeting.starts_at, made.meeting.place) == (
        "Summer meeting",
        at(5, 10),
        "Town hall",
    )
    view = await group.services.dates.view(group.ola.group_id, poll.poll.id)
    assert (view.poll.state, view.poll.meeting_id) == (PollState.CHOSEN, made.meeting.id)
    with pytest.raises(DatesAreClosed):
        await group.services.dates.answer(group.asha, time_id, DateAnswer.YES)


async def test_a_poll_can_end_without_a_meeting(group: Needing) -> None:
    poll = await ask(group)
    await group.services.dates.close(group.ola, poll.poll.id)
    assert await group.services.dates.open_polls(group.ola.group_id) == []
    with pytest.raises(DatesAreClosed):
        await group.services.dates.choose(group.ola, poll.times[0].time.id)


async def test_what_cannot_be_asked(group: Needing) -> None:
    hour = (at(5, 10), at(5, 12))
    for times, refusal in (
        ([], NoTimes),
        ([hour, hour], SameTimeTwice),
        ([(at(5, 10) + timedelta(days=n), at(5, 12) + timedelta(days=n)) for n in range(11)], TooManyTimes),
        ([(at(1, 10, month=1), at(1, 12, month=1))], InThePast),
    ):
        with pytest.raises(refusal):
            await ask(group, times)
    with pytest.raises(NotALink):
        await group.services.dates.open(group.ola, "A", [hour], place="B", joining_link="C")
    with pytest.raises(NotFound):
        await group.services.dates.answer(group.asha, 999, DateAnswer.YES)
