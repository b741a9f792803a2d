"""The tables in words and buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import discord

from bot.core.wording import say
from bot.tables.rules import TableView
from bot.tables.words import name_of, seated_words, time_words, trouble_words
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain
from cogs.tables.components import WriteNotes

MOST_SHOWN = 10
MOST_POINTS = 5


def tables_card(
    tables: Sequence[TableView],
    names: Mapping[int, str],
    in_room: Mapping[int, bool],
    own: TableView | None,
    *,
    now: datetime,
    zone: ZoneInfo,
    points: Sequence[str] = (),
) -> discord.ui.LayoutView:
    """All tables; of one's own its key points, and a way to write its notes."""
    time = time_words(tables, now, zone) or ("" if tables else say("tables-none"))
    heading = [f"## {say('tables-heading')}", time, trouble_words(tables)]
    parts: list[Part] = ["\n".join(line for line in heading if line)]
    plainly = {person: plain(name, 40) for person, name in names.items()}
    for table in tables[:MOST_SHOWN]:
        lines = [f"**{name_of(table)}**", *([f"<#{table.thread_id}>"] if table.thread_id else [])]
        lines += seated_words(table, plainly, in_room)
        if table.notes:
            lines.append(plain(say("tables-notes", notes=table.notes), 250))
        parts.append("\n".join(lines))
    if own and points:
        said = "\n".join(f"- {plain(each, 300)}" for each in points[:MOST_POINTS])
        parts.append(f"**{say('tables-points', number=own.number)}**\n{said}")
    if own:
        parts.append([WriteNotes(own.id, label=say("tables-button-notes", number=own.number))])
    return card(*parts)
