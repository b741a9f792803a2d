"""Lets the Discord role follow what is stored, so that channels open and close. It gives no right by itself."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

import discord

from bot.core.roles import PRIVATE_ROLES, Role
from cogs.shared.asking import actor_of, services_of


async def put_on(interaction: discord.Interaction[Any], person: discord.Member, role: Role) -> bool:
    """False where Discord does not allow it, or the group has no Discord role for it. Safe to repeat."""
    found = await _discord_role(interaction, role)
    return role in PRIVATE_ROLES if found is None else await _allowed(person.add_roles(found))


async def take_off(interaction: discord.Interaction[Any], person: discord.Member, role: Role) -> bool:
    """As `put_on`."""
    found = await _discord_role(interaction, role)
    return role in PRIVATE_ROLES if found is None else await _allowed(person.remove_roles(found))


async def _discord_role(interaction: discord.Interaction[Any], role: Role) -> discord.Role | None:
    actor = await actor_of(interaction)
    group = await services_of(interaction).groups.group(actor.group_id)
    assert interaction.guild is not None
    return interaction.guild.get_role(group.roles.get(role, 0))


async def _allowed(change: Awaitable[None]) -> bool:
    try:
        await change
    except discord.HTTPException:
        return False
    return True
