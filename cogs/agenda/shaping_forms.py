"""The co-chairs' two forms: why not, and who presents for how long."""

from __future__ import annotations

from typing import Any

import discord

from bot.agenda.rules import LONGEST_MINUTES, NAME_LIMIT, SHORTEST_MINUTES, TEXT_LIMIT, Item, ItemState
from bot.core.errors import BadInput
from bot.core.wording import say
from cogs.agenda.deciding import arrange, propose
from cogs.agenda.suggesting import chosen_level, level_choice
from cogs.shared.components import Form
from cogs.shared.redrawn import Paged


class NotMinutes(BadInput):
    """What was typed is no whole number; facts: `typed`."""

    message = "agenda-minutes-not-a-number"


class ReasonForm(Form, title=say("agenda-reason-form")):
    """Opened from a panel, which it draws again when it is sent."""

    def __init__(self, panel: Paged, item_id: int, answer: ItemState, *, merge_into: int | None) -> None:
        super().__init__()
        self.panel, self.item_id, self.answer, self.merge_into = panel, item_id, answer, merge_into
        self.reason: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=TEXT_LIMIT
        )
        self.add_item(
            discord.ui.Label(
                text=say("agenda-reason-label"), description=say("agenda-reason-help"), component=self.reason
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        work = propose(interaction, self.item_id, self.answer, self.reason.value, self.merge_into)
        await self.panel.act(interaction, work, typed=self.reason.value)


class ArrangeForm(Form, title=say("agenda-arrange-form")):
    """Filled with what is stored; a field left empty empties it, a level left out stays."""

    def __init__(self, panel: Paged, item: Item) -> None:
        super().__init__()
        self.panel, self.item_id = panel, item.id
        self.lead = _short(item.lead)
        self.partner = _short(item.partner)
        self.minutes: discord.ui.TextInput[Any] = discord.ui.TextInput(default=str(item.minutes), max_length=3)
        self.level = level_choice(item.level)
        self.statement = _short(item.quality_statement)
        self.add_item(discord.ui.Label(text=say("agenda-arrange-lead"), component=self.lead))
        self.add_item(discord.ui.Label(text=say("agenda-arrange-partner"), component=self.partner))
        self.add_item(
            discord.ui.Label(
                text=say("agenda-arrange-minutes"),
                description=say("agenda-arrange-minutes-help"),
                component=self.minutes,
            )
        )
        self.add_item(discord.ui.Label(text=say("agenda-arrange-level"), component=self.level))
        self.add_item(discord.ui.Label(text=say("agenda-arrange-statement"), component=self.statement))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await self.panel.act(interaction, self._arrange(interaction))

    async def _arrange(self, interaction: discord.Interaction[Any]) -> str:
        return await arrange(
            interaction,
            self.item_id,
            minutes=whole_minutes(self.minutes.value),
            lead=self.lead.value,
            partner=self.partner.value,
            level=chosen_level(self.level),
            quality_statement=self.statement.value,
        )


def whole_minutes(typed: str) -> int:
    """Raises NotMinutes; "20", " 20 " and "20 " are 20."""
    stripped = typed.strip()
    if not (stripped.isascii() and stripped.isdecimal()):
        raise NotMinutes(typed=stripped, least=SHORTEST_MINUTES, most=LONGEST_MINUTES)
    return int(stripped)


def _short(present: str) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(default=present or None, required=False, max_length=NAME_LIMIT)
