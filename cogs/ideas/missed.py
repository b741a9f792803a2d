"""What was typed, changed and deleted in the threads of ideas while the bot was away: read at its start, as far as
Discord tells.

Only the newest messages of the newest threads that are still open are looked at, so that a start stays quick. A
reaction, and a message that was both typed and deleted meanwhile, leave no trace.
"""

from __future__ import annotations

import logging
from datetime import datetime

import discord

from bot.core.errors import Refusal
from bot.core.logs import log_failure
from bot.services import Services
from cogs.shared.asking import actor_of_member

MOST_THREADS = 50
MOST_MESSAGES = 200
"""Of one thread: two requests."""

log = logging.getLogger(__name__)


async def take_in(services: Services, member: discord.Member, message: discord.Message) -> None:
    """A message in an idea's thread, as a comment of the person who typed it. One that is known stays as it is."""
    actor = await actor_of_member(services, member)
    try:
        await services.ideas.typed(actor, message.channel.id, message.id, message.content)
    except Refusal as refusal:  # such as a locked idea: the message stays the person's own
        log.info("typed message is no comment", extra={"because": refusal.message})


class Missed:
    def __init__(self, services: Services) -> None:
        self._services = services

    async def read(self, group_id: int, forum: discord.ForumChannel, since: datetime | None) -> None:
        """What was typed before `since` is nobody's to read; without it only what is known already is followed."""
        newest = sorted(forum.threads, key=lambda thread: thread.last_message_id or thread.id, reverse=True)
        for thread in newest[:MOST_THREADS]:
            if await self._services.ideas.idea_of_thread(group_id, thread.id) is None:
                continue
            try:
                await self._read_thread(group_id, thread, since)
            except discord.HTTPException as error:
                log_failure(log, "what was typed meanwhile was not read", error, thread=thread.id)

    async def _read_thread(self, group_id: int, thread: discord.Thread, since: datetime | None) -> None:
        known = set(await self._services.ideas.typed_in(group_id, thread.id))
        found = [message async for message in thread.history(limit=MOST_MESSAGES)]
        for message in reversed(found):
            if message.id in known:
                if message.edited_at is not None and message.content:
                    await self._services.ideas.typed_changed(group_id, message.id, message.content)
            elif since is not None and message.created_at >= since:
                await self._new(thread, message)
        # Of what is older than what was looked at, nothing is known.
        back_to = min(message.id for message in found) if len(found) == MOST_MESSAGES else 0
        for message_id in known - {message.id for message in found}:
            if message_id >= back_to:
                await self._services.ideas.typed_deleted(group_id, message_id)

    async def _new(self, thread: discord.Thread, message: discord.Message) -> None:
        if message.author.bot or message.is_system() or not message.content:
            return
        member: discord.Member | discord.User | None = message.author
        if not isinstance(member, discord.Member):
            try:
                member = thread.guild.get_member(message.author.id) or await thread.guild.fetch_member(
                    message.author.id
                )
            except discord.NotFound:
                return  # they have left the server
        await take_in(self._services, member, message)
