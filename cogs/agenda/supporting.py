"""Support for a suggestion: given, or taken back, and said so."""

from __future__ import annotations

from typing import Any

import discord

from bot.agenda.rules import Item, SupportKind
from bot.core.wording import say
from cogs.agenda.lines import plain, supports, would_come
from cogs.shared.asking import actor_of, services_of


async def press_support(interaction: discord.Interaction[Any], item_id: int, kind: SupportKind) -> str:
    """Give or take back this person's support; returns the words that say which of the two is stored now."""
    actor = await actor_of(interaction)
    item, added = await services_of(interaction).agenda.support(actor, item_id, kind)
    return support_words(item, kind, added=added)


def support_words(item: Item, kind: SupportKind, *, added: bool) -> str:
    title = plain(item.title)
    if kind is SupportKind.SUPPORT:
        message = "agenda-supported" if added else "agenda-support-taken-back"
        return say(message, title=title, count=supports(item))
    message = "agenda-coming-for" if added else "agenda-coming-for-taken-back"
    return say(message, title=title, count=would_come(item))
