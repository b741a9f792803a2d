"""What every bot is measured against: discord.py as it comes, that answers a press and stores nothing."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import discord

from benchmarks.control import obey
from benchmarks.pointing import point_at
from benchmarks.stand_in.payloads import CHANNEL


class Buttons(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        for number in range(3):
            button: discord.ui.Button[Any] = discord.ui.Button(label=f"Option {number}", custom_id=f"noop:{number}")
            button.callback = self.pressed  # type: ignore[method-assign]  # discord.py's documented way
            self.add_item(button)

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_message("Thank you. Your vote is in.", ephemeral=True)


class NoopBot(discord.Client):
    async def post(self) -> int:
        message = await self.get_partial_messageable(CHANNEL).send("Which one?", view=Buttons())
        return message.id

    async def setup_hook(self) -> None:
        self.add_view(Buttons())


async def main(addresses: tuple[str, str]) -> None:
    point_at(*addresses)
    intents = discord.Intents.none()
    intents.guilds = True
    async with NoopBot(intents=intents) as bot:
        await bot.login("token")
        connected = asyncio.create_task(bot.connect())
        await obey({"post": bot.post})
        connected.cancel()


if __name__ == "__main__":
    asyncio.run(main(**json.loads(sys.argv[1])))
