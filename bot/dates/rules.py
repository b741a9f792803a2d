"""A date poll: proposed times, answers, and which times break which needs, without names. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.core.errors import BadInput, Refusal

TITLE_LIMIT = 100
MOST_TIMES = 10

_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\b", re.IGNORECASE)


class DateAnswer(StrEnum):
    YES = "yes"
    IF_NEED_BE = "if_need_be"
    NO = "no"


class PollState(StrEnum):
    OPEN = "open"
    CHOSEN = "chosen"
    CLOSED = "closed"


class Breaks(StrEnum):
    """What a proposed time stands against. A rule for everybody: never whose need it is, nor how many have it."""

    RUSH_HOUR = "rush_hour"
    FOOD = "food"
    SUPPORT = "support"
    LEAD_TIME = "lead_time"


@dataclass(frozen=True)
class Said:
    """A need of somebody's; whose is not known here."""

    key: str
    detail: str
    lead_working_days: int


@dataclass(frozen=True)
class DatePolicy:
    """When people can travel outside the rush hour, and when support workers usually work."""

    earliest_start: time
    latest_end: time
    support_from: time
    support_until: time


@dataclass(frozen=True)
class ProposedTime:
    id: int
    poll_id: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class DatePoll:
    id: int
    group_id: int
    title: str
    place: str
    joining_link: str
    state: PollState
    opened_by: int
    meeting_id: int | None
    """The meeting that was made of it."""
    card_channel_id: int | None = None
    card_message_id: int | None = None
    """Where its card stands in Discord; None where it was never posted."""


@dataclass(frozen=True)
class TimeView:
    time: ProposedTime
    counts: Mapping[DateAnswer, int]
    breaks: Sequence[Breaks]


@dataclass(frozen=True)
class DatePollView:
    poll: DatePoll
    times: Sequence[TimeView]
    """In order of time."""
    answered: int
    """How many people have answered at all."""

    @property
    def best(self) -> Sequence[TimeView]:
        """Times that break nothing come first; then most can come, then most can come gladly."""

        def worth(view: TimeView) -> tuple[int, int, int]:
            yes, maybe = view.counts[DateAnswer.YES], view.counts[DateAnswer.IF_NEED_BE]
            return -len(view.breaks), yes + maybe, yes

        most = max((worth(view) for view in self.times), default=None)
        return [view for view in self.times if worth(view) == most]


@dataclass(frozen=True)
class DatesChanged:
    group_id: int
    poll_id: int


class NoTimes(BadInput):
    message = "dates-refused-no-times"


class TooManyTimes(BadInput):
    """Facts: `most`."""

    message = "dates-refused-many-times"


class SameTimeTwice(BadInput):
    message = "dates-refused-twice"


class DatesAreClosed(Refusal):
    message = "dates-refused-closed"


def breaks_of(
    starts_at: datetime,
    ends_at: datetime,
    zone: ZoneInfo,
    needs: Iterable[Said],
    policy: DatePolicy,
    *,
    first_day_for: Mapping[int, date],
) -> tuple[Breaks, ...]:
    """What a time breaks. `first_day_for` says from when on so many working days of arranging are left."""
    start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    found = set()
    for need in needs:
        if need.key == "tr_rush_hour" and _in_rush_hour(start, end, policy):
            found.add(Breaks.RUSH_HOUR)
        if need.key == "food_timing" and _meets_a_meal(start, end, need.detail):
            found.add(Breaks.FOOD)
        if need.key in ("sup_pa", "sup_carer") and _outside_support(start, end, policy):
            found.add(Breaks.SUPPORT)
        if start.date() < first_day_for.get(need.lead_working_days, start.date()):
            found.add(Breaks.LEAD_TIME)
    return tuple(each for each in Breaks if each in found)


def _in_rush_hour(start: datetime, end: datetime, policy: DatePolicy) -> bool:
    if start.weekday() >= 5:
        return False
    return start.time() < policy.earliest_start or end.time() > policy.latest_end or end.date() > start.date()


def _outside_support(start: datetime, end: datetime, policy: DatePolicy) -> bool:
    late = end.time() > policy.support_until or end.date() > start.date()
    return start.weekday() >= 5 or start.time() < policy.support_from or late


def _meets_a_meal(start: datetime, end: datetime, typed: str) -> bool:
    """Whether a time that somebody has to eat at falls inside. Where no time can be read, every meeting might."""
    times = times_in(typed)
    if not times:
        return True
    day = start.replace(hour=0, minute=0, second=0, microsecond=0)
    return any(start < day + timedelta(hours=at.hour, minutes=at.minute) < end for at in times)


def times_in(typed: str) -> list[time]:
    """Clock times in what somebody typed, with minutes or am and pm: "12:30", "1pm", "8.15". Others are left out."""
    found = []
    for hour, minute, half in _CLOCK.findall(typed):
        if not minute and not half:
            continue
        value = int(hour) % 12 + (12 if half.lower() == "pm" else 0) if half else int(hour)
        if value < 24 and int(minute or 0) < 60:
            found.append(time(value, int(minute or 0)))
    return found


def check_times(times: Sequence[tuple[datetime, datetime]]) -> None:
    """Raises NoTimes, TooManyTimes or SameTimeTwice."""
    if not times:
        raise NoTimes
    if len(times) > MOST_TIMES:
        raise TooManyTimes(most=MOST_TIMES)
    if len({start for start, _ in times}) != len(times):
        raise SameTimeTwice


def require_open(poll: DatePoll) -> None:
    if poll.state is not PollState.OPEN:
        raise DatesAreClosed
