"""/here: say that you are here, by room, home or phone; facilitators tick off others."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.checkin.rules import Side
from bot.core.wording import say
from cogs.checkin.components import tell_here
from cogs.shared.answering import tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.choosing import Chosen, chosen_or_next

SIDES = [app_commands.Choice(name=say(f"checkin-side-{side.value}"), value=side.value) for side in Side]


class CheckInCog(commands.Cog):
    @app_commands.command(name="here", description=say("checkin-here-command"))
    @app_commands.describe(how=say("checkin-option-how"), meeting=say("checkin-option-meeting"))
    @app_commands.choices(how=SIDES)
    @app_commands.guild_only()
    async def here(self, interaction: discord.Interaction[Any], how: str, meeting: Chosen | None = None) -> None:
        await tell_here(interaction, await chosen_or_next(interaction, meeting), Side(how))

    @app_commands.command(name="here-for", description=say("checkin-here-for-command"))
    @app_commands.describe(
        person=say("checkin-option-person"), how=say("checkin-option-how-they"), meeting=say("checkin-option-meeting")
    )
    @app_commands.choices(how=SIDES)
    @app_commands.guild_only()
    async def here_for(
        self, interaction: discord.Interaction[Any], person: discord.Member, how: str, meeting: Chosen | None = None
    ) -> None:
        """Ticks somebody off who cannot do it themself just now."""
        actor, other = await actor_of(interaction), await actor_for(interaction, person)
        meeting_id = await chosen_or_next(interaction, meeting)
        await services_of(interaction).check_ins.tick_off(actor, meeting_id, other.person_id, Side(how))
        words = say(f"checkin-side-{how}")
        await tell(interaction, say("checkin-ticked-off", name=person.display_name, how=words))
