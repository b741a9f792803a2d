"""What people type straight into an idea's thread: read only where the group asked for it."""

from __future__ import annotations

from typing import Any

import discord
from discord.ext import commands

from bot.groups.rules import Channel
from bot.services import Services
from cogs.ideas.missed import Missed, take_in


class IdeaThreads(commands.Cog):
    """Without the message-content intent Discord sends none of this, and nothing here happens."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._missed = Missed(services)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Read what was typed while the bot was away, where the process and the group ask for it."""
        if not self._client.intents.message_content:
            return
        for group in await self._services.groups.all():
            settings = await self._services.ideas.settings(group.id)
            forum = self._client.get_channel(group.channels.get(Channel.IDEAS, 0))
            if settings.reads_typed and isinstance(forum, discord.ForumChannel):
                await self._missed.read(group.id, forum, settings.reads_since)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        group_id = await self._group_of(message.channel)
        member = message.author
        if group_id is None or member.bot or not isinstance(member, discord.Member) or not message.content:
            return
        await take_in(self._services, member, message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        group_id = await self._group_of(payload.message.channel)
        if group_id is not None and payload.message.content:
            await self._services.ideas.typed_changed(group_id, payload.message_id, payload.message.content)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self._deleted(payload.guild_id, {payload.message_id})

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Many at once, such as all of a person who was banned."""
        await self._deleted(payload.guild_id, payload.message_ids)

    async def _deleted(self, guild_id: int | None, message_ids: set[int]) -> None:
        for group in await self._services.groups.all():
            if group.guild_id == guild_id:
                for message_id in message_ids:
                    await self._services.ideas.typed_deleted(group.id, message_id)

    async def _group_of(self, channel: Any) -> int | None:
        """The group whose ideas forum this thread is in, where that group reads what is typed."""
        if not isinstance(channel, discord.Thread):
            return None
        group = await self._services.groups.of_guild(channel.guild.id, channel.guild.name)
        if group.channels.get(Channel.IDEAS) != channel.parent_id:
            return None
        settings = await self._services.ideas.settings(group.id)
        return group.id if settings.reads_typed else None
