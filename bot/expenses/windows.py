"""By when people can claim, and by when we promise an answer and the money."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from bot.meetings.calendar import is_working_day
from bot.meetings.when import NotADate, read_date

_DAY = timedelta(days=1)


def working_days_after(day: date, count: int, part: str) -> date:
    """The working day that lies `count` working days after `day`; `day` itself need not be one."""
    while count > 0:
        day += _DAY
        count -= is_working_day(day, part)
    return day


def last_day_to_claim(day: date, months: int) -> date:
    """The last day on which a claim for a meeting on `day` is in time."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def read_cost_date(typed: str, today: date) -> date:
    """ "today", "yesterday", "4 March" (the last one), or a whole date. Raises what `read_date` raises."""
    text = typed.strip().casefold()
    if text in ("today", "yesterday"):
        return today - _DAY * (text == "yesterday")
    try:
        return read_date(typed)
    except NotADate:
        this_year = read_date(f"{typed.strip().replace('/', '.')}{'.' if text[-1:].isdigit() else ' '}{today.year}")
        return this_year if this_year <= today else read_date(f"{this_year:%d.%m}.{today.year - 1}")
