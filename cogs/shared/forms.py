"""A form that asks for words, and says what became of them."""

from __future__ import annotations

from typing import Any

import discord

from cogs.shared.answering import tell
from cogs.shared.components import Form


class WordsForm(Form):
    """Ask in `__init__`, and write `save`."""

    def __init__(self, title: str) -> None:
        super().__init__(title=title)

    def ask(
        self,
        label: str,
        *,
        limit: int,
        needed: bool = True,
        help_text: str = "",
        long: bool = True,
        filled: str = "",
    ) -> discord.ui.TextInput[Any]:
        """A text field of at most `limit` characters; what it is `filled` with can be changed."""
        style = discord.TextStyle.paragraph if long else discord.TextStyle.short
        field: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=style, max_length=limit, required=needed, default=filled or None
        )
        self.add_item(discord.ui.Label(text=label, description=help_text or None, component=field))
        return field

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        said = await self.save(interaction)
        if said:
            await tell(interaction, said)

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        """Do it; returns the words that say what is stored now, or none where it has answered by itself."""
        raise NotImplementedError
