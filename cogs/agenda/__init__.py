"""The Discord face of the agenda: /agenda for everyone, /run for those who run the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.agenda.cog import AgendaCog
from cogs.agenda.running import RunCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(AgendaCog(bot, bot.services))
    await bot.add_cog(RunCog())
