"""A card: text, and rows of buttons or lists, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

Part = str | Sequence[discord.ui.Item[Any]] | discord.ui.MediaGallery[Any]
"""Words; a row of up to five buttons, or of one list; a picture. An empty one is left out."""


def card(*parts: Part) -> discord.ui.LayoutView:
    """A card that outlives this process: what can be pressed on it has to be a RecordButton or a RecordSelect."""
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container(*parts))
    return view


def container(*parts: Part) -> discord.ui.Container[Any]:
    made: discord.ui.Container[Any] = discord.ui.Container()
    for part in parts:
        if isinstance(part, str) and part:
            made.add_item(discord.ui.TextDisplay(part))
        elif isinstance(part, discord.ui.MediaGallery):
            made.add_item(part)
        elif part:
            made.add_item(discord.ui.ActionRow(*part))
    return made
