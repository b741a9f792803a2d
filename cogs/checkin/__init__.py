"""The Discord face of being here: /here, and a phone of one's own."""

from __future__ import annotations

from discord.ext import commands

from cogs.checkin.cog import CheckInCog


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(CheckInCog())
