"""/help: the few things most people do, always in the same order. (Source: requirement D10.)"""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.wording import say
from cogs.shared.answering import show
from cogs.shared.layout import card
from cogs.shared.safety import whom_to_tell

CHOICES = (
    "guide-meeting",
    "guide-here",
    "guide-suggest",
    "guide-ideas",
    "guide-vote",
    "guide-messages",
    "guide-organisers",
)


class GuideCog(commands.Cog):
    @app_commands.command(name="help", description=say("guide-command"))
    async def help(self, interaction: discord.Interaction[Any]) -> None:
        lines = [say("guide-heading"), *(f"- {say(choice)}" for choice in CHOICES), say("guide-person")]
        await show(interaction, card("\n".join(lines), await whom_to_tell(interaction)))
