"""The Discord face of the parity report: /parity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.parity.cog import ParityCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(ParityCog(bot, bot.services))
