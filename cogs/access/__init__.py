"""The Discord side of access needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.access.cog import AccessCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    await bot.add_cog(AccessCog())
