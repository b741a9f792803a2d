"""Help: what can be done here, in seven lines at most."""

from __future__ import annotations

from discord.ext import commands

from cogs.guide.cog import GuideCog


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(GuideCog())
