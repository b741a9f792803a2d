"""What decisions and actions came from and led to, as lines that lead to the cards of those."""

from __future__ import annotations

from collections.abc import Iterable

from bot.actions.rules import Source
from bot.actions.words import source_words
from cogs.shared.jumping import jump_address, linked

MOST_WORDS = 120


def source_lines(sources: Iterable[Source], guild_id: int, *, came_of: bool = False) -> str:
    """One line each; empty where there are none."""
    return "\n".join(
        linked(source_words(source, came_of=came_of), _address(source, guild_id), MOST_WORDS) for source in sources
    )


def _address(source: Source, guild_id: int) -> str:
    """Empty where Discord does not show it."""
    if source.channel_id is None or source.message_id is None:
        return ""
    return jump_address(guild_id, source.channel_id, source.message_id)
