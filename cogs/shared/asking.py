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
    member = interaction.user
    if interaction.guild is None or not isinstance(member, discord.Member):
        raise NotInServer
    return await actor_of_member(services_of(interaction), member)


async def actor_for(interaction: discord.Interaction[Any], member: discord.Member) -> Actor:
    """The same for another member of this server, named in the interaction."""
    return await actor_of_member(services_of(interaction), member)


async def actor_of_member(services: Services, member: discord.Member) -> Actor:
    """Of a server, with their roles in its group, also outside an interaction."""
    return await services.people.from_discord(
        guild_id=member.guild.id,
        guild_name=member.guild.name,
        user_id=member.id,
        name=member.display_name,
        role_ids=[role.id for role in member.roles],
    )
