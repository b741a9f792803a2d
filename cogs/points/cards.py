"""A key point as a card in the meeting room. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot.actions.rules import Source
from bot.core.wording import say
from bot.points.rules import PointState, PointView
from bot.points.words import beside, counts_words, heading, shown_changes, state_words
from cogs.points.components import answer_row
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain
from cogs.shared.sources import source_lines

MOST_WORDS = 5
"""People's own words that one card shows; the record has them all."""


def point_card(
    view: PointView, sources: Sequence[Source], came_of: Sequence[Source], guild_id: int
) -> discord.ui.LayoutView:
    """A key point with the agenda item it belongs to, and what came of it."""
    *parts, last = point_parts(view)
    links = (source_lines(sources, guild_id), source_lines(came_of, guild_id, came_of=True))
    return card(*parts, "\n".join(line for line in links if line), last)


def point_parts(view: PointView) -> list[Part]:
    point = view.point
    counts = counts_words(view) if point.state is not PointState.DRAFT else []
    own = [plain(words, 500) for words in (*shown_changes(view), *beside(view))][:MOST_WORDS]
    marks = [say("points-on-paper")] if point.on_paper else []
    parts: list[Part] = [
        f"## {heading(view)}\n{plain(point.text)}",
        "\n".join([state_words(view), *marks]),
        "\n".join(counts),
        "\n".join(own),
    ]
    parts.append(answer_row(point.id, point.version) if point.state is PointState.OPEN else [])
    return parts
