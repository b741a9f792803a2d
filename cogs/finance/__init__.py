"""The private pages of claims, from Discord."""

from __future__ import annotations

from discord.ext import commands

from cogs.finance.cog import FinanceCog


async def setup(bot: commands.Bot) -> None:
    await bot.add_cog(FinanceCog())
