"""/run: for facilitators and co-chairs, during the meeting."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.roles import Right
from bot.core.wording import say
from cogs.agenda.console import end, give_time, show_console
from cogs.agenda.starting import go_through
from cogs.shared.asking import actor_of, services_of
from cogs.shared.choosing import Chosen, chosen_or_next


@app_commands.guild_only()
class RunCog(commands.GroupCog, name="run", description=say("agenda-run-command")):
    @app_commands.command(name="start", description=say("agenda-run-start-command"))
    @app_commands.describe(meeting=say("agenda-option-meeting"))
    async def start(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await go_through(interaction, await self._meeting(interaction, meeting))

    @app_commands.command(name="next", description=say("agenda-run-next-command"))
    @app_commands.describe(meeting=say("agenda-option-meeting"))
    async def next(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        meeting_id = await self._meeting(interaction, meeting)
        await services_of(interaction).agenda.next_item(await actor_of(interaction), meeting_id)
        await show_console(interaction, meeting_id)

    @app_commands.command(name="back", description=say("agenda-run-back-command"))
    @app_commands.describe(meeting=say("agenda-option-meeting"))
    async def back(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        meeting_id = await self._meeting(interaction, meeting)
        await services_of(interaction).agenda.previous_item(await actor_of(interaction), meeting_id)
        await show_console(interaction, meeting_id)

    @app_commands.command(name="more-time", description=say("agenda-run-more-time-command"))
    @app_commands.describe(minutes=say("agenda-option-minutes"), meeting=say("agenda-option-meeting"))
    async def more_time(
        self,
        interaction: discord.Interaction[Any],
        minutes: app_commands.Range[int, 1, 60],
        meeting: Chosen | None = None,
    ) -> None:
        await give_time(interaction, await self._meeting(interaction, meeting), minutes)

    @app_commands.command(name="end", description=say("agenda-run-end-command"))
    @app_commands.describe(meeting=say("agenda-option-meeting"))
    async def end(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        await end(interaction, await self._meeting(interaction, meeting))

    async def _meeting(self, interaction: discord.Interaction[Any], chosen: int | None) -> int:
        """Says no before anything else to those who may not run a meeting."""
        (await actor_of(interaction)).require(Right.RUN_MEETING)
        return await chosen_or_next(interaction, chosen)
