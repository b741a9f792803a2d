"""The Discord face of a group's set-up and roles."""

from __future__ import annotations

from discord.ext import commands

from cogs.groups.cog import RolesCog, SetupCog


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(SetupCog())
    await bot.add_cog(RolesCog())
