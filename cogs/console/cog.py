"""/console: a private link to the facilitator's console of the live or next meeting."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Right
from bot.core.wording import say
from bot.services import Services
from cogs.console.worn_roles import WornRoles
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of


class ConsoleCog(commands.Cog):
    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self._console = services.console
        self._standing = services.standing
        self._worn_roles = WornRoles(bot, services.clock)

    async def cog_load(self) -> None:
        self._standing.worn_now = self._worn_roles.now

    async def cog_unload(self) -> None:
        self._standing.worn_now = None

    @app_commands.command(name="console", description=say("console-command"))
    @app_commands.guild_only()
    async def console(self, interaction: discord.Interaction[Any]) -> None:
        services, actor = services_of(interaction), await actor_of(interaction)
        actor.require(Right.RUN_MEETING)
        if not services.settings.others_can_open_links:
            await tell(interaction, say("console-no-public-address"))
            return
        meeting = (await services.meetings.next_up(actor.group_id)).meeting
        token = await services.console.new_link(actor, meeting.id)
        link: discord.ui.Button[Any] = discord.ui.Button(
            label=say("console-link-button"), url=f"{services.settings.public_url}/console/{token}"
        )
        await tell(
            interaction, say("console-link", title=meeting.title), view=discord.ui.View(timeout=None).add_item(link)
        )
