"""/access: say what you need to take part. /access-board: for the access lead."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import BadInput
from bot.core.wording import say
from cogs.access.board import show_board
from cogs.access.doing import open_form, show_home
from cogs.shared.asking import actor_for
from cogs.shared.choosing import Chosen, chosen_next_or_last


class NotAPersonHere(BadInput):
    """A bot, or somebody who left the server."""

    message = "access-refused-not-a-person"


class AccessCog(commands.Cog):
    @app_commands.command(name="access", description=say("access-command"))
    @app_commands.describe(meeting=say("access-option-meeting"), person=say("access-option-person"))
    @app_commands.guild_only()
    async def access(
        self,
        interaction: discord.Interaction[Any],
        meeting: Chosen | None = None,
        person: discord.Member | discord.User | None = None,
    ) -> None:
        """With `person`, a supporter fills in for somebody: both are kept, and the person is told."""
        if person is None or person.id == interaction.user.id:
            await show_home(interaction, meeting or 0)
            return
        if not isinstance(person, discord.Member) or person.bot:
            raise NotAPersonHere
        await open_form(interaction, meeting or 0, (await actor_for(interaction, person)).person_id)

    @app_commands.command(name="access-board", description=say("access-board-command"))
    @app_commands.describe(meeting=say("access-option-meeting"))
    @app_commands.guild_only()
    async def board(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await show_board(interaction, await chosen_next_or_last(interaction, meeting))
