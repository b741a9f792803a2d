"""The Discord face of polls: the ballot in the meeting room, and /poll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.polls.cog import PollCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(PollCog(bot, bot.services))
