"""By when papers go out and formats are begun, in sentences: one place, so that every door says the same."""

from __future__ import annotations

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.papers.rules import GoingOut, ToMake


def going_out_words(dates: GoingOut) -> str:
    day = spoken_date(dates.on)
    if dates.days_late:
        return say("papers-out-late", day=day, days=dates.days_late)
    if dates.sooner:
        return say("papers-out-sooner", day=day, days=dates.sooner)
    return say("papers-out-by", day=day)


def to_make_words(each: ToMake, label: str) -> str:
    """What has to be done about a missing format, and whether it is late. `label` is its name."""
    day = spoken_date(each.begin_by)
    if each.working_days:
        message = "papers-make-late" if each.late else "papers-make-by"
        return say(message, format=label, day=day, days=each.working_days)
    return say("papers-make-overdue" if each.late else "papers-make-now", format=label, day=day)
