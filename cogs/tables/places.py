"""A thread or a voice channel in Discord for one table: found again where it was made already, made, closed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import discord

from bot.groups.rules import Channel, Group
from bot.tables.rules import TableView, TalkIn
from bot.tables.words import name_of

Place = discord.Thread | discord.VoiceChannel

CLOCKS_DIFFER = timedelta(minutes=1)
"""At most, Discord's and ours."""


def meeting_room(client: discord.Client, group: Group) -> discord.TextChannel | None:
    channel = client.get_channel(group.channels.get(Channel.MEETING_ROOM, 0))
    return channel if isinstance(channel, discord.TextChannel) else None


async def make_place(room: discord.TextChannel, table: TableView, talk_in: TalkIn) -> Place:
    """By the meeting room, and open to those who see that. Raises what Discord says where it does not let us."""
    if talk_in is TalkIn.VOICE:
        return await room.guild.create_voice_channel(name_of(table), category=room.category, overwrites=room.overwrites)
    return await room.create_thread(name=name_of(table), type=discord.ChannelType.public_thread)


def made_before(room: discord.TextChannel, table: TableView, talk_in: TalkIn, known: Iterable[int]) -> Place | None:
    """What an earlier process made for this table and had no time to remember, such as when it was stopped just then.

    It has the table's name, was made since it was asked for, and is no other table's.
    """
    if table.asked_at is None:
        return None
    earliest = discord.utils.time_snowflake(table.asked_at - CLOCKS_DIFFER)
    places: list[Place] = [*(room.guild.voice_channels if talk_in is TalkIn.VOICE else room.threads)]
    same = (place for place in places if place.name == name_of(table) and place.id not in known)
    return next((place for place in same if place.id >= earliest and _is_ours(place)), None)


def _is_ours(place: Place) -> bool:
    """A voice channel has no owner in Discord; its name and moment have to do."""
    return isinstance(place, discord.VoiceChannel) or place.owner_id == place.guild.me.id


async def close_place(client: discord.Client, place_id: int, *, leave_people: bool) -> bool:
    """A thread is put away and stays to be read; a voice channel goes. One that is gone already is closed.

    False where people still talk in the channel, and `leave_people` says to wait for them. Raises what Discord says
    where it does not let us.
    """
    try:
        channel = await client.fetch_channel(place_id)
    except discord.NotFound:
        return True
    if isinstance(channel, discord.Thread):
        await channel.edit(archived=True)
    elif isinstance(channel, discord.VoiceChannel):
        talking = client.get_channel(place_id)
        if leave_people and isinstance(talking, discord.VoiceChannel) and talking.voice_states:
            return False
        await channel.delete()
    return True
