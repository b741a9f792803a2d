"""The Discord face of tables: /tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.tables.cog import TablesCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(TablesCog(bot, bot.services))
