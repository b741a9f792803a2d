"""A card: text, and rows of buttons or lists, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import discord

Part = str | Sequence[discord.ui.Item[Any]] | discord.ui.MediaGallery[Any]
"""Words; a row of up to five buttons, or of one list; a picture. An empty one is left out.

A line is drawn between words and words, so that each part can be found with one look.
"""


Shown = TypeVar("Shown", bound=discord.ui.View | discord.ui.LayoutView)

TEXT_LIMIT = 4000
"""Characters that Discord takes over all words of one message."""


def card(*parts: Part) -> discord.ui.LayoutView:
    """A card that outlives this process: what can be pressed on it has to be a RecordButton or a RecordSelect."""
    return not_kept(discord.ui.LayoutView(timeout=None).add_item(container(*parts)))


def not_kept(view: Shown) -> Shown:
    """Presses are found by their custom id, so discord.py need not keep a view for each message that shows one."""
    view.stop()
    return view


def container(*parts: Part) -> discord.ui.Container[Any]:
    made: discord.ui.Container[Any] = discord.ui.Container()
    after_words = False
    for part in within_limit(parts):
        if not isinstance(part, discord.ui.MediaGallery) and not part:
            continue
        if isinstance(part, str):
            if after_words:
                made.add_item(discord.ui.Separator())
            made.add_item(discord.ui.TextDisplay(part))
        else:
            made.add_item(part if isinstance(part, discord.ui.MediaGallery) else discord.ui.ActionRow(*part))
        after_words = isinstance(part, str)
    return made


def within_limit(parts: Sequence[Part]) -> list[Part]:
    """The same parts; where their words are too many for one message, the longest are cut at the end of a line.

    Whoever lays out a card keeps it short. This is for what somebody may type, so that a card never fails to show.
    """
    kept = list(parts)
    while (over := sum(len(part) for part in kept if isinstance(part, str)) - TEXT_LIMIT) > 0:
        words = max((part for part in kept if isinstance(part, str)), key=len)
        place = kept.index(words)
        short = words[: max(len(words) - over - 2, len(words) // 2)]
        kept[place] = f"{short.rpartition(chr(10))[0] or short}\n…"
    return kept
