"""Times and names as our pages say them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.lists import format_list

from bot.core.dates import spoken_time
from bot.core.wording import LANGUAGE
from bot.meetings.rules import CoChair

ROUNDED_TO = timedelta(minutes=5)


def about_time(moment: datetime, zone: ZoneInfo) -> str:
    """ "2:45pm" for anything after 2:40pm and up to 2:45pm, in `zone`.

    To the minute would promise more than anyone knows. (Source: requirement M3.)
    """
    local = moment.astimezone(zone)
    hour = local.replace(minute=0, second=0, microsecond=0)
    steps = -((hour - local) // ROUNDED_TO)
    return spoken_time(hour + steps * ROUNDED_TO, zone)


def names_of(co_chairs: Iterable[CoChair]) -> str:
    """ "Priya and Martin"; empty where there are none yet."""
    return format_list([co_chair.name for co_chair in co_chairs], locale=LANGUAGE.replace("-", "_"))
