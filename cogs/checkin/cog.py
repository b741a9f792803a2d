"""/here: say that you are here, in the room, at home or by phone; facilitators tick off others."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.pace.rules import Pace
from cogs.checkin.here import tell_here
from cogs.checkin.ticking_off import known_names, tick_off
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.choosing import Chosen, chosen_or_next

SIDES = [app_commands.Choice(name=say(f"checkin-side-{side.value}"), value=side.value) for side in Side]

PACES = [app_commands.Choice(name=say(f"pace-{pace.name.lower()}"), value=pace.value) for pace in Pace]


class CheckInCog(commands.Cog):
    @app_commands.command(name="here", description=say("checkin-here-command"))
    @app_commands.describe(how=say("checkin-option-how"), meeting=say("checkin-option-meeting"))
    @app_commands.choices(how=SIDES)
    @app_commands.guild_only()
    async def here(self, interaction: discord.Interaction[Any], how: str, meeting: Chosen | None = None) -> None:
        await tell_here(interaction, await chosen_or_next(interaction, meeting), Side(how))

    @app_commands.command(name="here-for", description=say("checkin-here-for-command"))
    @app_commands.describe(
        how=say("checkin-option-how-they"),
        person=say("checkin-option-person"),
        name=say("checkin-option-name"),
        meeting=say("checkin-option-meeting"),
    )
    @app_commands.choices(how=SIDES)
    @app_commands.autocomplete(name=known_names)
    @app_commands.guild_only()
    async def here_for(
        self,
        interaction: discord.Interaction[Any],
        how: str,
        person: discord.Member | None = None,
        name: str | None = None,
        meeting: Chosen | None = None,
    ) -> None:
        """Somebody in the server, or by name somebody who has no Discord account."""
        await tick_off(interaction, Side(how), person or name, meeting)

    @app_commands.command(name="here-new-code", description=say("checkin-new-code-command"))
    @app_commands.describe(meeting=say("checkin-option-meeting"))
    @app_commands.guild_only()
    async def new_code(self, interaction: discord.Interaction[Any], meeting: Chosen | None = None) -> None:
        """When a link has gone astray. Phones that have joined stay."""
        actor, meeting_id = await actor_of(interaction), await chosen_or_next(interaction, meeting)
        await services_of(interaction).check_ins.revoke_links(actor, meeting_id)
        await tell(interaction, say("checkin-new-code"))

    @app_commands.command(name="pace", description=say("pace-command"))
    @app_commands.describe(time=say("pace-option-time"))
    @app_commands.choices(time=PACES)
    @app_commands.guild_only()
    async def pace(self, interaction: discord.Interaction[Any], time: int) -> None:
        """How much time this person needs. Stored privately, used for everyone."""
        await services_of(interaction).pace.set_mine(await actor_of(interaction), Pace(time))
        await tell(interaction, say(f"pace-stored-{Pace(time).name.lower()}"))
