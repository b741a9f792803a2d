"""The Discord face of papers: /papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.papers.cog import PapersCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(PapersCog(bot, bot.services))
