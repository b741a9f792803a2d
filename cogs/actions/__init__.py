"""The Discord face of decisions and actions: /decision and /action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.actions.cog import ActionCog, DecisionCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(ActionCog(bot, bot.services))
    await bot.add_cog(DecisionCog())
