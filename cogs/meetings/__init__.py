"""The Discord face of meetings."""

from __future__ import annotations

from discord.ext import commands


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py when the extension is loaded."""
