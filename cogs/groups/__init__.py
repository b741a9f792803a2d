"""The Discord face of a group's set-up and roles."""

from __future__ import annotations

from discord.ext import commands

from cogs.groups.cog import RolesCog, SetupCog
from cogs.groups.components import BUTTONS


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(*BUTTONS)
    await bot.add_cog(SetupCog())
    await bot.add_cog(RolesCog())
