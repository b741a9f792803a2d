"""Dates in sentences: one place, so that every door says the same."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.core.dates import spoken_moment, spoken_time
from bot.core.wording import say
from bot.dates.rules import DatePollView, ProposedTime, TimeView


def time_words(time: ProposedTime, zone: ZoneInfo) -> str:
    return say("dates-time", start=spoken_moment(time.starts_at, zone), end=spoken_time(time.ends_at, zone))


def answered_words(view: DatePollView) -> str:
    return say("dates-answered", people=view.answered)


def counts_words(each: TimeView) -> str:
    return say("dates-counts", **{answer.value: count for answer, count in each.counts.items()})


def breaks_words(each: TimeView) -> list[str]:
    """What this time stands against. For organisers: never whose need it is, nor how many have it."""
    return [say(f"dates-breaks-{broken.value}") for broken in each.breaks]
