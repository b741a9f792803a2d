"""Comments in the thread: those from pages and forms stand there as messages of the bot."""

from __future__ import annotations

import logging

import discord

from bot.core.logs import log_failure
from bot.core.wording import say
from bot.ideas.rules import Comment, Idea, Source
from bot.services import Services
from cogs.ideas.lines import comment_line

MESSAGE_LIMIT = 2000

log = logging.getLogger(__name__)


class Mirror:
    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services

    async def catch_up(self, thread: discord.Thread, idea: Idea) -> None:
        """Post every comment of the idea that no message shows yet, oldest first."""
        for comment in await self._services.ideas.comments_not_in_thread(idea.group_id, idea.id):
            message = await thread.send(comment_line(comment)[:MESSAGE_LIMIT])
            await self._services.ideas.remember_message(idea.group_id, comment.id, message.id)

    async def bring_in_step(self, group_id: int, comment_id: int) -> None:
        """A comment that was hidden or taken back leaves the thread. New ones are posted when the idea is drawn."""
        comment = await self._services.ideas.comment_in_thread(group_id, comment_id)
        if comment is None or comment.message_id is None:
            return
        idea = await self._services.ideas.record(group_id, comment.idea_id)
        if idea.thread_id is None:
            return
        try:
            await self._show(idea.thread_id, comment.message_id, comment)
        except (discord.NotFound, discord.Forbidden):
            return  # it is gone already, or it is a person's own message and the bot may not take it down
        except discord.HTTPException as error:
            log_failure(log, "comment is not in step", error, comment=comment_id)

    async def _show(self, thread_id: int, message_id: int, comment: Comment) -> None:
        message = self._client.get_partial_messageable(thread_id).get_partial_message(message_id)
        if comment.source is Source.THREAD:
            if comment.gone:
                await message.delete()
        else:
            words = say("ideas-comment-gone") if comment.gone else comment_line(comment)
            await message.edit(content=words[:MESSAGE_LIMIT])
