"""A cog whose cards stand in channels: they are followed while it is loaded, and put right whenever Discord is back."""

from __future__ import annotations

from typing import Protocol

from discord.ext import commands


class Board(Protocol):
    def open(self) -> None:
        """Follow what changes."""

    async def close(self) -> None:
        """Follow nothing any more, once what is being drawn is done."""

    async def draw_everything(self) -> None:
        """Draw every card as it should be now."""


class Boarded(commands.Cog):
    """Put it before the cog's other bases, and set `board` when the cog is made."""

    board: Board

    async def cog_load(self) -> None:
        self.board.open()

    async def cog_unload(self) -> None:
        await self.board.close()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        await self.board.draw_everything()

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        """Discord had the bot's session still, so `on_ready` is not said again."""
        await self.board.draw_everything()
