"""/point: draft, run, and see key points."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.wording import say
from bot.services import Services
from cogs.points.board import Board
from cogs.points.running import open_draft_form, show_list
from cogs.shared.boarded import Boarded
from cogs.shared.choosing import Chosen, chosen_or_next


@app_commands.guild_only()
class PointCog(Boarded, commands.GroupCog, name="point", description=say("points-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.board = Board(bot, services)

    @app_commands.command(name="add", description=say("points-add-command"))
    @app_commands.describe(meeting=say("points-option-meeting"))
    async def add(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await open_draft_form(interaction, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="list", description=say("points-list-command"))
    @app_commands.describe(meeting=say("points-option-meeting"))
    async def list(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await show_list(interaction, await chosen_or_next(interaction, meeting))
