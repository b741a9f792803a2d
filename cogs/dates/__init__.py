"""The Discord face of date polls: /dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.dates.cog import DatesCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(DatesCog(bot, bot.services))
