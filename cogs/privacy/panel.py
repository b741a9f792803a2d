"""The private panel of /forget-me: what would happen, then once more whether it should."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.privacy.words import part_words
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Panel
from cogs.shared.layout import container
from cogs.shared.panels import Press


class ForgetPanel(Panel):
    def __init__(self, plan: str) -> None:
        super().__init__()
        self._plan = plan
        self._show(say("privacy-forget-heading"), plan, [Press(say("privacy-button-forget"), self._ask)])

    def _show(self, *parts: Any) -> None:
        self.clear_items()
        self.add_item(container(*parts))

    async def _ask(self, interaction: discord.Interaction[Any]) -> None:
        sure = Press(say("privacy-button-sure"), self._forget, style=discord.ButtonStyle.danger)
        self._show(say("privacy-forget-sure"), [sure, Press(say("privacy-button-keep"), self._keep)])
        await interaction.response.edit_message(view=self)

    async def _keep(self, interaction: discord.Interaction[Any]) -> None:
        self._show(say("privacy-forget-kept"))
        await interaction.response.edit_message(view=self)

    async def _forget(self, interaction: discord.Interaction[Any]) -> None:
        services, actor = services_of(interaction), await actor_of(interaction)
        await interaction.response.defer()
        parts = await services.privacy.forget(actor)
        self._show(say("privacy-forgotten"), part_words(parts))
        await interaction.edit_original_response(view=self)
