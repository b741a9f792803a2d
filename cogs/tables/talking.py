"""Where tables talk in Discord: a thread or a voice channel each, made, told that the time is over, and closed."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import Any

import discord

from bot.core.logs import log_failure
from bot.core.roles import Actor
from bot.core.wording import say
from bot.groups.rules import Channel, Group
from bot.services import Services
from bot.tables.rules import TablesOver, TableView
from bot.tables.words import name_of
from cogs.shared.asking import services_of

log = logging.getLogger(__name__)


class TalkIn(StrEnum):
    THREADS = "threads"
    VOICE = "voice"


def meeting_room(client: discord.Client, group: Group) -> discord.TextChannel | None:
    channel = client.get_channel(group.channels.get(Channel.MEETING_ROOM, 0))
    return channel if isinstance(channel, discord.TextChannel) else None


async def make_places(
    interaction: discord.Interaction[Any], actor: Actor, tables: list[TableView], talk_in: TalkIn
) -> bool:
    """One for each table, by the meeting room. False where there is no such channel, or Discord does not let us."""
    services = services_of(interaction)
    room = meeting_room(interaction.client, await services.groups.group(actor.group_id))
    if room is None:
        return False
    voice = talk_in is TalkIn.VOICE
    try:
        for table in tables:
            made = await (_voice_channel(room, table) if voice else _thread(room, table))
            await services.tables.remember_thread(actor.group_id, table.id, made.id, in_voice=voice)
    except discord.HTTPException as error:
        log_failure(log, "making places for tables failed", error)
        return False
    return True


async def _thread(room: discord.TextChannel, table: TableView) -> discord.Thread:
    return await room.create_thread(name=name_of(table), type=discord.ChannelType.public_thread)


async def _voice_channel(room: discord.TextChannel, table: TableView) -> discord.VoiceChannel:
    """Beside the meeting room, and open to those who see that."""
    return await room.guild.create_voice_channel(name_of(table), category=room.category, overwrites=room.overwrites)


async def close_places(interaction: discord.Interaction[Any], actor: Actor, tables: list[TableView]) -> None:
    """Threads are put away and stay to be read; voice channels go. One that is gone already is forgotten all the same.

    Raises what Discord says where it does not let us.
    """
    services = services_of(interaction)
    for table in tables:
        if table.thread_id is None:
            continue
        try:
            channel = await interaction.client.fetch_channel(table.thread_id)
        except discord.NotFound:
            channel = None
        if isinstance(channel, discord.Thread):
            await channel.edit(archived=True)
        elif isinstance(channel, discord.VoiceChannel):
            await channel.delete()
        await services.tables.forget_thread(actor, table.id)


async def tell_over(client: discord.Client, services: Services, over: TablesOver) -> None:
    """Where each table talks, and in the meeting room for tables that talk elsewhere."""
    tables = await services.tables.of_meeting(over.group_id, over.meeting_id)
    places = [client.get_channel(table.thread_id) for table in tables if table.thread_id]
    if len(places) < len(tables):
        places.append(meeting_room(client, await services.groups.group(over.group_id)))
    for place in places:
        if isinstance(place, discord.Thread | discord.VoiceChannel | discord.TextChannel):
            try:
                await place.send(say("tables-over-told"))
            except discord.HTTPException as error:
                log_failure(log, "telling a table that its time is over failed", error)
