"""The Discord face of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.meetings.cog import MeetingCog
from cogs.meetings.components import COMING_BUTTONS
from cogs.meetings.forms import DetailsButton

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    bot.add_dynamic_items(*COMING_BUTTONS.values(), DetailsButton)
    await bot.add_cog(MeetingCog(bot, bot.services))
