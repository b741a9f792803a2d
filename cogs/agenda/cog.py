"""/agenda: suggest, look, and for co-chairs shape and publish."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import BadInput
from bot.core.wording import say
from bot.services import Services
from cogs.agenda.board import Board
from cogs.agenda.mine import show_mine
from cogs.agenda.publishing import publish_or_ask
from cogs.agenda.shaping import show_shaping
from cogs.agenda.showing import show_agenda
from cogs.agenda.suggesting import open_suggestion_form
from cogs.shared.boarded import Boarded
from cogs.shared.choosing import Chosen, chosen_or_next


class NotAPersonHere(BadInput):
    """A bot, or somebody who left the server."""

    message = "agenda-not-a-person-here"


@app_commands.guild_only()
class AgendaCog(Boarded, commands.GroupCog, name="agenda", description=say("agenda-command")):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        super().__init__()
        self.board = Board(bot, services)

    @app_commands.command(name="suggest", description=say("agenda-suggest-command"))
    @app_commands.describe(meeting=say("agenda-option-meeting"))
    async def suggest(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await open_suggestion_form(interaction, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="suggest-for", description=say("agenda-suggest-for-command"))
    @app_commands.describe(member=say("agenda-option-member"), meeting=say("agenda-option-meeting"))
    async def suggest_for(
        self,
        interaction: discord.Interaction[Any],
        member: discord.Member | discord.User,
        meeting: Chosen | None = None,
    ) -> None:
        """Both people are recorded, and the service tells the person whose suggestion it is."""
        if not isinstance(member, discord.Member) or member.bot:
            raise NotAPersonHere
        await open_suggestion_form(interaction, await chosen_or_next(interaction, meeting), member)

    @app_commands.command(name="show", description=say("agenda-show-command"))
    @app_commands.describe(meeting=say("agenda-option-meeting"))
    async def show(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await show_agenda(interaction, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="mine", description=say("agenda-mine-command"))
    async def mine(self, interaction: discord.Interaction[Any]) -> None:
        await show_mine(interaction)

    @app_commands.command(name="shape", description=say("agenda-shape-command"))
    @app_commands.describe(meeting=say("agenda-option-meeting"))
    async def shape(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await show_shaping(interaction, await chosen_or_next(interaction, meeting))

    @app_commands.command(name="publish", description=say("agenda-publish-command"))
    @app_commands.describe(meeting=say("agenda-option-meeting"))
    async def publish(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await publish_or_ask(interaction, await chosen_or_next(interaction, meeting))
