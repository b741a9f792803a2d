"""A press that gives a private link."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.errors import NotFound
from bot.core.wording import say
from cogs.shared import linking
from cogs.shared.components import RecordButton

PURPOSES = frozenset({"claims", "approve", "pay", "totals", "access-costs"})


class OpenPage(RecordButton, verb="finance:page", arg=True):
    """`arg` is the page; there is no record."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        if self.arg not in PURPOSES:
            raise NotFound
        await give_link(interaction, self.arg)


async def give_link(interaction: discord.Interaction[Any], purpose: str) -> None:
    """The page itself checks what this person may do there."""
    await linking.give_link(interaction, purpose, label=say(f"finance-button-{purpose}"), words="finance-link")
