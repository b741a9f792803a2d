"""By when the papers of a meeting go out, and until when each format can still be begun."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.meetings.calendar import last_working_day, working_days_before
from bot.papers.rules import GoingOut, ToMake, Wanted
from config.access_needs import NeedCatalogue
from config.policy import Policy


def going_out(meeting_on: date, today: date, policy: Policy, *, sooner: int, waiting: bool) -> GoingOut:
    """Papers reach everybody at once. Where somebody reads for `sooner` days longer, everybody gets them sooner.

    `waiting` says whether a paper is there that is not out.
    """
    part = policy.bank_holidays
    drafts = working_days_before(meeting_on, policy.draft_papers_working_days, part) - timedelta(days=sooner)
    out = working_days_before(meeting_on, policy.formats_out_working_days, part) - timedelta(days=sooner)
    on = last_working_day(out, part)
    late = max(0, (today - on).days) if waiting else 0
    return GoingOut(last_working_day(drafts, part), on, sooner, late)


def to_make(
    missing: Iterable[Wanted], out_on: date, today: date, policy: Policy, catalogue: NeedCatalogue
) -> tuple[ToMake, ...]:
    """Each missing format with its lead time of the policy. What takes no time has until the papers go out."""
    found = []
    for wanted in missing:
        days = _working_days(wanted, policy, catalogue)
        begin_by = working_days_before(out_on, days, policy.bank_holidays) if days else out_on
        found.append(ToMake(wanted, days, begin_by, late=today > begin_by))
    return tuple(found)


def _working_days(wanted: Wanted, policy: Policy, catalogue: NeedCatalogue) -> int:
    kind = catalogue.kinds.get(wanted.format)
    if kind is None or not kind.lead:
        return 0
    return policy.lead_times_working_days.get(kind.lead, policy.longest_lead_time_working_days)
