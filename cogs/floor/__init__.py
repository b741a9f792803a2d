"""The Discord face of the floor: /hand, /card, /question, /jargon and /pause for everyone, /floor to run it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.floor.cog import FloorCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(FloorCog(bot, bot.services))
