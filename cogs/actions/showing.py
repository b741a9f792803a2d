"""Actions shown to one person: a list, and one opened from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.actions.rules import Action
from bot.core.wording import say
from cogs.actions.cards import MOST_LISTED, action_card, action_words
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordSelect
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import shortened


class Choose(RecordSelect, verb="actions:choose"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_action(interaction, int(self.chosen or 0))


async def show_action(interaction: discord.Interaction[Any], action_id: int) -> None:
    """Show one action to only the person who asked. Raises NotFound."""
    actor, services = await actor_of(interaction), services_of(interaction)
    action = await services.actions.action(actor.group_id, action_id)
    group = await services.groups.group(actor.group_id)
    await show(interaction, action_card(action, await services.actions.today(actor.group_id), group))


def list_card(
    heading: str,
    actions: Sequence[Action],
    today: date,
    zone: ZoneInfo,
    page: discord.ui.Button[Any] | None = None,
) -> discord.ui.LayoutView:
    """The first of `actions`, in this order, a list to open one from, and the way to the same on a page."""
    listed = actions[:MOST_LISTED]
    texts = [action_words(action, today, zone, "**", "**") for action in listed]
    more = len(actions) - len(listed)
    parts: list[Part] = [f"## {heading}", *texts]
    if not listed:
        parts.append(say("actions-list-none"))
    if more:
        parts.append(say("actions-list-more", count=more))
    if listed:
        options = [discord.SelectOption(label=shortened(action.text, 100), value=str(action.id)) for action in listed]
        parts.append([Choose(0, placeholder=say("actions-list-choose"), options=options)])
    return card(*parts, [page] if page else [])
