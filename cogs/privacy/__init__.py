"""/my-data and /forget-me in Discord."""

from __future__ import annotations

from discord.ext import commands

from cogs.privacy.cog import PrivacyCog


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(PrivacyCog())
