"""A private panel that reads everything again before each drawing."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from cogs.shared.answering import show, tell_back
from cogs.shared.components import Panel
from cogs.shared.layout import Part, container
from cogs.shared.panels import Press


class Redrawn(Panel):
    """It never shows what it remembers: what can be pressed fits what is stored at that moment."""

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        """Lay the panel out anew from what is stored."""
        raise NotImplementedError

    async def open(self, interaction: discord.Interaction[Any]) -> None:
        """Show it to only the person who asked."""
        await self.redraw(interaction)
        await show(interaction, self)

    async def refresh(self, interaction: discord.Interaction[Any]) -> None:
        """Draw the panel again in the place where it was pressed."""
        await self.redraw(interaction)
        if interaction.response.is_done():
            await interaction.edit_original_response(view=self)
        else:
            await interaction.response.edit_message(view=self)

    async def act(self, interaction: discord.Interaction[Any], work: Awaitable[str], *, typed: str = "") -> None:
        """Do the work, draw the panel as things are now, and tell the words; a refusal is told the same way.

        What was `typed` is given back with a refusal, so that nobody has to write it again.
        """
        back = ""
        try:
            words = await work
        except Refusal as refusal:
            words, back = say(refusal.message, **refusal.facts), typed
        await self.refresh(interaction)
        if words:
            await tell_back(interaction, words, back)

    async def become(self, interaction: discord.Interaction[Any], other: Redrawn) -> None:
        """Show another panel in the place of this one."""
        self.stop()
        await other.refresh(interaction)

    def lay_out(self, *parts: Part) -> None:
        """Replace the whole panel; empty parts are left out."""
        self.clear_items()
        self.add_item(container(*parts))


class Paged(Redrawn):
    """A panel of several pages."""

    page = 0

    def turn(self, pages: int) -> list[Press]:
        """Back and Next, where there is more than one page."""
        if pages < 2:
            return []
        return [
            Press(say("agenda-button-back"), self._back, disabled=self.page == 0),
            Press(say("agenda-button-next"), self._next, disabled=self.page >= pages - 1),
        ]

    async def _back(self, interaction: discord.Interaction[Any]) -> None:
        self.page -= 1
        await self.refresh(interaction)

    async def _next(self, interaction: discord.Interaction[Any]) -> None:
        self.page += 1
        await self.refresh(interaction)
