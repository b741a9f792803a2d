"""What a Discord server has and what the bot may do in it, and making what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import discord

from bot.core.errors import Refusal
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.groups.permissions import PERMISSIONS, SERVER_ONLY
from bot.groups.rules import Channel, Group
from bot.groups.service import GroupService
from bot.groups.setup import ServerFacts, missing_channels, missing_roles

SEES_ORGANISERS_CHANNEL = (Role.ORGANISER, Role.CO_CHAIR, Role.FACILITATOR, Role.ACCESS_LEAD)


class DiscordRefused(Refusal):
    """Discord did not let the bot make something; what was made before it is kept."""

    message = "setup-discord-refused"


def facts_of(guild: discord.Guild) -> ServerFacts:
    """Read from the bot's cache: no request is made."""
    return facts_from(guild, guild.channels, guild.me)


def facts_from(guild: discord.Guild, channels: Sequence[discord.abc.GuildChannel], me: discord.Member) -> ServerFacts:
    """The same for a server that was fetched; `me` is the bot in it."""
    return ServerFacts(
        role_ids=frozenset(role.id for role in guild.roles),
        channel_ids=frozenset(channel.id for channel in channels),
        forum_ids=frozenset(channel.id for channel in channels if channel.type is discord.ChannelType.forum),
        open_to_all_ids=frozenset(
            channel.id for channel in channels if channel.permissions_for(guild.default_role).view_channel
        ),
        missing_in_server=_missing(me.guild_permissions, PERMISSIONS),
        missing_in_channel={
            channel.id: _missing(channel.permissions_for(me), PERMISSIONS.keys() - SERVER_ONLY) for channel in channels
        },
        roles_out_of_reach=frozenset(role.id for role in guild.roles if role >= me.top_role),
    )


def _missing(held: discord.Permissions, needed: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in needed if not getattr(held, name))


async def make_missing_roles(groups: GroupService, actor: Actor, guild: discord.Guild, group: Group) -> None:
    """A Discord role for each of ours that has none. A role of the same name is taken as it is."""
    for role in missing_roles(group, facts_of(guild)):
        name = say(f"role-{role.value}")
        found = discord.utils.get(guild.roles, name=name)
        if found is None:
            try:
                found = await guild.create_role(name=name, permissions=discord.Permissions.none())
            except discord.Forbidden as refused:
                raise DiscordRefused(what=name) from refused
        await groups.set_role(actor, role, found.id)


async def make_missing_channels(groups: GroupService, actor: Actor, guild: discord.Guild, group: Group) -> None:
    """A channel for each purpose that has none. A channel of the same name and kind is taken as it is."""
    for purpose in missing_channels(group, facts_of(guild)):
        name = say(f"channel-name-{purpose.value}")
        kind = discord.ChannelType.forum if purpose is Channel.IDEAS else discord.ChannelType.text
        found: discord.abc.GuildChannel | None = discord.utils.get(guild.channels, name=name, type=kind)
        if found is None:
            try:
                found = await _make_channel(guild, group, purpose, name)
            except discord.HTTPException as refused:
                raise DiscordRefused(what=name) from refused
        await groups.set_channel(actor, purpose, found.id)


async def _make_channel(guild: discord.Guild, group: Group, purpose: Channel, name: str) -> discord.abc.GuildChannel:
    topic = say(f"channel-topic-{purpose.value}")
    if purpose is Channel.IDEAS:
        return await guild.create_forum(name, topic=topic)
    return await guild.create_text_channel(name, topic=topic, overwrites=_overwrites(guild, group, purpose))


def _overwrites(
    guild: discord.Guild, group: Group, purpose: Channel
) -> dict[discord.Role | discord.Member | discord.Object, discord.PermissionOverwrite]:
    if purpose is Channel.ANNOUNCEMENTS:
        return {
            guild.default_role: discord.PermissionOverwrite(send_messages=False),
            guild.me: discord.PermissionOverwrite(send_messages=True),
        }
    if purpose is not Channel.ORGANISERS:
        return {}
    seeing = [guild.get_role(group.roles.get(role, 0)) for role in SEES_ORGANISERS_CHANNEL]
    return {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.me: discord.PermissionOverwrite(view_channel=True),
        **{role: discord.PermissionOverwrite(view_channel=True) for role in seeing if role is not None},
    }
