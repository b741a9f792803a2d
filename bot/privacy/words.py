"""What people read about their data, in one place for Discord and the web."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.privacy.retention import Cleared
from bot.privacy.rules import Known, Part, Request
from config.data_map import Fate


def part_words(parts: Sequence[Part]) -> str:
    """What goes, then what is emptied, then what stays and why; each reason once, for a message has no endless room."""
    lines = []
    for fate in Fate:
        there = [part for part in parts if part.fate is fate]
        if there:
            lines.append(f"**{say(f'privacy-fate-{fate.value}')}**")
        for because in dict.fromkeys(part.because for part in there):
            lines += [because] if because else []
            lines += [f"- {_counted(part)}" for part in there if part.because == because]
    return "\n".join(lines)


def one_part(part: Part) -> str:
    return f"{_counted(part)} {part.because}" if part.because else _counted(part)


def _counted(part: Part) -> str:
    return say("privacy-part", about=part.about, count=part.count)


def known_words(known: Known, zone: ZoneInfo, *, name_limit: int = 100) -> str:
    """Somebody by their name, and what tells them from others of that name."""
    return say(
        "privacy-known",
        name=known.person.name[:name_limit],
        where=say("privacy-known-without-discord" if known.person.discord_user_id is None else "privacy-known-discord"),
        day=spoken_date(known.since.astimezone(zone).date()),
        number=known.person.id,
    )


def request_line(request: Request, who: str) -> str:
    return say(
        "privacy-request-line",
        number=request.id,
        who=who,
        kind=say(f"privacy-kind-{request.kind.value}"),
        day=spoken_date(request.due_on),
    )


def cleared_words(cleared: Sequence[Cleared], *, dry: bool) -> str:
    """What the operator reads of the clearing: a line a table, and how many rows it was."""
    lines = [say("privacy-cleared-line", table=each.table, days=each.days, count=each.count) for each in cleared]
    total = sum(each.count for each in cleared)
    return "\n".join([*lines, say("privacy-would-clear" if dry else "privacy-cleared", count=total)])
