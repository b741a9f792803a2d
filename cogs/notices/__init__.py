"""The Discord face of notices: direct messages, what could not be sent, and reading it all again."""

from __future__ import annotations

from typing import Any

from cogs.notices.cog import NoticesCog


async def setup(bot: Any) -> None:
    """Called by discord.py, with our client, when the extension is loaded."""
    await bot.add_cog(NoticesCog(bot, bot.services))
