"""The way from Discord to the facilitator's console in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.console.cog import ConsoleCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(ConsoleCog(bot, bot.services))
