"""A card: text, and rows of buttons or lists, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

Part = str | Sequence[discord.ui.Item[Any]] | discord.ui.MediaGallery[Any]
"""Words; a row of up to five buttons, or of one list; a picture. An empty one is left out.

A line is drawn between words and words, so that each part can be found with one look.
"""


def card(*parts: Part) -> discord.ui.LayoutView:
    """A card that outlives this process: what can be pressed on it has to be a RecordButton or a RecordSelect."""
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container(*parts))
    return view


def container(*parts: Part) -> discord.ui.Container[Any]:
    made: discord.ui.Container[Any] = discord.ui.Container()
    after_words = False
    for part in parts:
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
