"""/setup and /roles: who the group is and who may do what in it."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.core.errors import NotAllowed
from bot.core.roles import Right, Role
from bot.core.wording import say
from cogs.groups.components import draw_step
from cogs.groups.log import LogPanel, areas
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.layout import card
from cogs.shared.plain_text import plain
from cogs.shared.wearing import put_on, take_off

ROLE_CHOICES = [
    app_commands.Choice(name=say(f"role-{role.value}"), value=role.value)
    for role in Role
    if role is not Role.PARTICIPANT
]

MOST_NAMES = 20
"""Of one role, in the list of roles."""


class SetupCog(commands.Cog):
    @app_commands.command(name="setup", description=say("setup-command"))
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def setup(self, interaction: discord.Interaction[Any]) -> None:
        """The first person with Discord's Manage Server permission to use it becomes the group's organiser."""
        actor = await actor_of(interaction)
        if not actor.may(Right.SET_UP_GROUP):
            assert isinstance(interaction.user, discord.Member)
            manages = interaction.permissions.manage_guild
            if not manages or not await services_of(interaction).people.grant_first_organiser(actor):
                raise NotAllowed
        await draw_step(interaction, 1)


@app_commands.guild_only()
class RolesCog(commands.GroupCog, name="roles", description=say("roles-command")):
    @app_commands.command(name="give", description=say("roles-give-command"))
    @app_commands.describe(person=say("roles-option-person"), role=say("roles-option-role"))
    @app_commands.choices(role=ROLE_CHOICES)
    async def give(self, interaction: discord.Interaction[Any], person: discord.Member, role: str) -> None:
        actor, chosen = await actor_of(interaction), Role(role)
        actor.require(Right.GRANT_ROLES)
        services = services_of(interaction)
        receiver = await actor_for(interaction, person)
        await services.people.grant(actor, receiver.person_id, chosen)
        worn = await put_on(interaction, person, chosen)
        words = say("roles-given", name=person.display_name, role=say(f"role-{role}"))
        await tell(interaction, words if worn else f"{words}\n{say('shared-role-not-changed')}")

    @app_commands.command(name="log", description=say("log-command"))
    @app_commands.describe(about=say("log-option-about"))
    @app_commands.autocomplete(about=areas)
    async def log(self, interaction: discord.Interaction[Any], about: str | None = None) -> None:
        """Auditors read in private who did what; that they did is in it, too."""
        await LogPanel(about or "").open(interaction)

    @app_commands.command(name="take-back", description=say("roles-take-back-command"))
    @app_commands.describe(person=say("roles-option-person"), role=say("roles-option-role"))
    @app_commands.choices(role=ROLE_CHOICES)
    async def take_back(self, interaction: discord.Interaction[Any], person: discord.Member, role: str) -> None:
        actor, chosen = await actor_of(interaction), Role(role)
        actor.require(Right.GRANT_ROLES)
        holder = await actor_for(interaction, person)
        await services_of(interaction).people.end_grant(actor, holder.person_id, chosen)
        worn = await take_off(interaction, person, chosen)
        words = say("roles-taken-back", name=person.display_name, role=say(f"role-{role}"))
        await tell(interaction, words if worn else f"{words}\n{say('shared-role-not-changed')}")

    @app_commands.command(name="show", description=say("roles-show-command"))
    async def show(self, interaction: discord.Interaction[Any]) -> None:
        actor, people = await actor_of(interaction), services_of(interaction).people
        lines = [say("roles-show-heading")]
        for role in Role:
            if role is Role.PARTICIPANT:
                continue
            holders = await people.holders(actor.group_id, role)
            names = [plain(person.name, 60) for person in holders[:MOST_NAMES]]
            if len(holders) > MOST_NAMES:
                names.append(say("roles-show-more", count=len(holders) - MOST_NAMES))
            who = ", ".join(names) if names else say("roles-nobody")
            lines.append(say("roles-show-line", role=say(f"role-{role.value}"), names=who))
        await show(interaction, card("\n".join(lines), say("roles-show-note")))
