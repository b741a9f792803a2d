"""Proposed times as people type them: one a line. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.errors import BadInput
from bot.meetings.when import moment, read_moment, read_time

TIMES_LIMIT = 600
"""Characters of all lines together."""

_LINE = re.compile(r"(?P<date>.+),\s*(?P<start>[^,]+?)\s+to\s+(?P<end>[^,]+)", re.IGNORECASE)


class NotADateLine(BadInput):
    """Facts: `line`."""

    message = "dates-refused-line"


def read_times(typed: str, zone: ZoneInfo, now: datetime) -> Sequence[tuple[datetime, datetime]]:
    """One time a line: "5 May 2026, 10am to noon". Raises NotADateLine, or what a date or time raises."""
    found = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        parts = _LINE.fullmatch(line)
        if parts is None:
            raise NotADateLine(line=line[:60])
        starts_at = read_moment(parts["date"], parts["start"], zone, now)
        found.append((starts_at, moment(starts_at.astimezone(zone).date(), read_time(parts["end"]), zone)))
    return found
