"""What private panels are made of: buttons and lists that call a step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

Step = Callable[[discord.Interaction[Any]], Awaitable[None]]
Choose = Callable[[discord.Interaction[Any], str], Awaitable[None]]


class Press(discord.ui.Button[Any]):
    """A button of a panel. Its failures are the panel's to tell."""

    def __init__(
        self,
        label: str,
        step: Step,
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        super().__init__(label=label, style=style, disabled=disabled)
        self._step = step

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await self._step(interaction)


class Pick(discord.ui.Select[Any]):
    """A list to choose one thing from."""

    def __init__(self, placeholder: str, options: list[discord.SelectOption], choose: Choose) -> None:
        super().__init__(placeholder=placeholder, options=options)
        self._choose = choose

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await self._choose(interaction, self.values[0])
