"""The Discord face of claims: /claim, /claims, asking first, approvers and payers, payments for time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.expenses.cog import ClaimsCog

if TYPE_CHECKING:
    from bot.client import AlongsideClient


async def setup(bot: AlongsideClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await bot.add_cog(ClaimsCog())
