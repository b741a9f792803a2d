"""The Discord face of the agenda: /agenda for everyone, /run for those who run the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from cogs.agenda.cog import AgendaCog
from cogs.agenda.running import RunCog
from cogs.agenda.starting import meeting_start

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(AgendaCog(bot, bot.services))
    await bot.add_cog(RunCog())
    meeting = bot.tree.get_command("meeting")
    assert isinstance(meeting, app_commands.Group), "/meeting has to be there first"
    meeting.add_command(meeting_start)
