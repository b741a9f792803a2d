"""A card: text, and rows of buttons or lists, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeVar

import discord

from bot.core.wording import say

Part = str | Sequence[discord.ui.Item[Any]] | discord.ui.MediaGallery[Any]
"""Words; a row of up to five buttons, or of one list; a picture. An empty one is left out.

A line is drawn between words and words, so that each part can be found with one look.
"""


Shown = TypeVar("Shown", bound=discord.ui.View | discord.ui.LayoutView)

TEXT_LIMIT = 4000
"""Characters that Discord takes over all words of one message."""
COMPONENT_LIMIT = 40
"""Components that Discord takes in one message: each text, line, row, button and picture, and the card itself."""


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
        if isinstance(part, str):
            if after_words:
                made.add_item(discord.ui.Separator())
            made.add_item(discord.ui.TextDisplay(part))
        else:
            made.add_item(part if isinstance(part, discord.ui.MediaGallery) else discord.ui.ActionRow(*part))
        after_words = isinstance(part, str)
    return made


def within_limit(parts: Sequence[Part]) -> list[Part]:
    """The same parts without the empty ones, and no more than one message takes.

    Where their words are too many, the longest are cut at the end of a line. Where they are too many, the last go,
    except the buttons at the end, and a sentence says so.
    Whoever lays out a card keeps it short. This is for what somebody may type, so that a card never fails to show.
    """
    kept = _few_enough(_not_empty(parts))
    while (over := _characters_in(kept) - TEXT_LIMIT) > 0:
        words = max((part for part in kept if isinstance(part, str)), key=len)
        place = kept.index(words)
        short = words[: max(len(words) - over - 2, len(words) // 2)]
        kept[place] = f"{short.rpartition(chr(10))[0] or short}\n…"
    return kept


Group = TypeVar("Group", bound=Sequence[Part])


def last_that_fit(groups: Sequence[Group], before: Sequence[Part], after: Sequence[Part]) -> Sequence[Group]:
    """The last groups of parts, as many as one message takes between what stands before and after them.

    The last one stays, however long it is.
    """
    for first in range(len(groups)):
        between = [part for group in groups[first:] for part in group]
        if _fits([*before, *between, *after]):
            return groups[first:]
    return groups[-1:]


def _few_enough(parts: list[Part]) -> list[Part]:
    if _components_in(parts) <= COMPONENT_LIMIT:
        return parts
    end: list[Part] = [say("shared-not-everything"), *(parts[-1:] if not isinstance(parts[-1], str) else [])]
    kept = parts[:-1]
    while _components_in([*kept, *end]) > COMPONENT_LIMIT:
        kept.pop()
    return [*kept, *end]


def _fits(parts: Sequence[Part]) -> bool:
    return _components_in(_not_empty(parts)) <= COMPONENT_LIMIT and _characters_in(parts) <= TEXT_LIMIT


def _not_empty(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if isinstance(part, discord.ui.MediaGallery) or part]


def _characters_in(parts: Sequence[Part]) -> int:
    return sum(len(part) for part in parts if isinstance(part, str))


def _components_in(parts: Sequence[Part]) -> int:
    in_rows = sum(len(part) for part in parts if not isinstance(part, str | discord.ui.MediaGallery))
    lines = sum(isinstance(one, str) and isinstance(other, str) for one, other in pairwise(parts))
    return 1 + len(parts) + in_rows + lines
