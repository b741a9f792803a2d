"""Who is behind an interaction, and the services that answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.core.errors import Refusal
from bot.core.roles import Actor

if TYPE_CHECKING:
    from bot.services import Services


class NotInServer(Refusal):
    """The command needs a server, and this was a direct message."""

    message = "shared-not-in-server"


def services_of(interaction: discord.Interaction[Any]) -> Services:
    services: Services = interaction.client.services
    return services


async def actor_of(interaction: discord.Interaction[Any]) -> Actor:
    """The person who pressed or typed, with their roles in this group.

    Raises NotInServer outside a server.
    """
    member, guild = interaction.user, interaction.guild
    if guild is None or not isinstance(member, discord.Member):
        raise NotInServer
    return await services_of(interaction).people.from_discord(
        guild_id=guild.id,
        guild_name=guild.name,
        user_id=member.id,
        name=member.display_name,
        role_ids=[role.id for role in member.roles],
    )


async def actor_for(interaction: discord.Interaction[Any], member: discord.Member) -> Actor:
    """The same for another member of this server, named in the interaction."""
    assert interaction.guild is not None
    return await services_of(interaction).people.from_discord(
        guild_id=interaction.guild.id,
        guild_name=interaction.guild.name,
        user_id=member.id,
        name=member.display_name,
        role_ids=[role.id for role in member.roles],
    )
