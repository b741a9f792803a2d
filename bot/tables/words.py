"""Tables in words: one place, so that Discord, phone and room screen say the same. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.dates import spoken_time
from bot.core.wording import say
from bot.tables.rules import MixedBy, TableView

SAID_OVER_FOR = timedelta(minutes=10)
"""How long pages say that the time is over; by then everyone is back."""


def name_of(table: TableView) -> str:
    return say(f"tables-name-{table.place.value}", number=table.number)


def time_words(tables: Sequence[TableView], now: datetime, zone: ZoneInfo) -> str:
    """Until when the tables talk, or that their time is over; empty where no timer runs."""
    ends = max((table.ends_at for table in tables if table.ends_at), default=None)
    if ends is None or now >= ends + SAID_OVER_FOR:
        return ""
    return say("tables-until", time=spoken_time(ends, zone)) if now < ends else say("tables-over")


def talks_words(table: TableView) -> str:
    """Where it talks in Discord, also while that is being made or closed; empty where it talks nowhere there."""
    if not table.unsettled:
        return say(f"tables-talks-{table.talks_in.value}") if table.talks_in else ""
    return say("tables-talks-soon" if table.talks_in else "tables-talks-closing")


def trouble_words(tables: Sequence[TableView]) -> str:
    """What Discord did not let us do for some table, and what to look at; empty where all went well."""
    troubles = sorted({table.trouble.value for table in tables if table.trouble})
    return " ".join(say(f"tables-trouble-{trouble}") for trouble in troubles)


def next_words_at(tables: Sequence[TableView], now: datetime) -> datetime | None:
    """When the words about the time change by themselves."""
    ends = [table.ends_at for table in tables if table.ends_at]
    moments = [at for end in ends for at in (end, end + SAID_OVER_FOR) if at > now]
    return min(moments, default=None)


def seated_words(table: TableView, names: Mapping[int, str], in_room: Mapping[int, bool]) -> tuple[str, ...]:
    """Who sits there by side, those in the room first, and who looks after the table."""
    said = []
    for side, here in (("room", True), ("home", False)):
        people = [names.get(each, "") for each in table.people if in_room.get(each, False) is here]
        if people:
            said.append(say(f"tables-people-{side}", names=", ".join(sorted(people, key=str.casefold))))
    if table.facilitator_id:
        said.append(say("tables-looked-after", name=names.get(table.facilitator_id, "")))
    return tuple(said)


def mixed_words(mixed: MixedBy) -> tuple[str, ...]:
    """Why people sit where they sit: how many of which kind were spread, and never who."""
    said = [_counted("first", mixed.first_timers, mixed.fewest), _counted("role", mixed.with_role, mixed.fewest)]
    said += [say(f"tables-mixed-{role.value}", count=count) for role, count in sorted(mixed.roles.items())]
    return tuple(said)


def _counted(kind: str, count: int | None, fewest: int) -> str:
    return say(f"tables-mixed-{kind}-few", fewest=fewest) if count is None else say(f"tables-mixed-{kind}", count=count)
