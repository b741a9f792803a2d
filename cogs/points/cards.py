"""A key point as a card in the meeting room. Pure."""

from __future__ import annotations

import discord

from bot.core.wording import say
from bot.points.rules import PointState, PointView
from bot.points.words import beside, counts_words, heading, shown_changes, state_words
from cogs.points.components import answer_row
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain

MOST_WORDS = 5
"""People's own words that one card shows; the record has them all."""


def point_card(view: PointView) -> discord.ui.LayoutView:
    return card(*point_parts(view))


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
    if point.state is PointState.OPEN:
        parts.append(answer_row(point.id, point.version))
    return parts
