"""The Discord face of key points: /point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.points.cog import PointCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(PointCog(bot, bot.services))
