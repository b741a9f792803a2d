"""By when a need has to be ready: the lead times of the policy, counted in working days back from the meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from bot.access.rules import Need, Progress
from bot.meetings.calendar import working_days_before
from config.access_needs import NeedKind
from config.policy import Policy


def needed_by(kind: NeedKind, on: date, policy: Policy) -> date:
    """The last working day on which it must be ready, for a meeting on the day `on`.

    What takes no time to arrange has until the day itself. A lead time that the policy does not know any more
    counts as the longest there is.
    """
    if not kind.lead:
        return on
    days = policy.lead_times_working_days.get(kind.lead, policy.longest_lead_time_working_days)
    return working_days_before(on, days, policy.bank_holidays)


def progress(need: Need, by: date, *, today: date, zone: ZoneInfo, called_off: bool = False) -> Progress:
    """`by` is the last day on which it must be ready, `today` and that day in `zone`. Nothing of a meeting that was
    called off is late."""
    asked_late = need.asked_at.astimezone(zone).date() > by
    return Progress(need, by, asked_late=asked_late, overdue=need.is_open and today > by and not called_off)


def soonest_first(all_of_them: Iterable[Progress]) -> list[Progress]:
    """What is open or to be cancelled before what is not, then by the day it is needed, then as it was asked."""
    return sorted(
        all_of_them, key=lambda one: (not (one.need.is_open or one.need.is_to_cancel), one.needed_by, one.need.id)
    )
