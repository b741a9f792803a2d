""" "You said, we did" at the opening of a meeting: posted once, by itself, when the meeting starts."""

from __future__ import annotations

import logging

import discord

from bot.core.logs import log_failure
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.ideas.rules import AnswersOpened
from bot.services import Services
from cogs.ideas.beside import answers_page
from cogs.ideas.cards import answered_card
from cogs.shared.posting import post

log = logging.getLogger(__name__)


class Opening:
    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services

    def open(self) -> None:
        self._services.events.subscribe(AnswersOpened, self._opened)

    def close(self) -> None:
        self._services.events.unsubscribe(AnswersOpened, self._opened)

    async def _opened(self, opened: AnswersOpened) -> None:
        """In the meeting room; nothing where nothing was answered since the meeting before."""
        answered = await self._services.ideas.opened_with(opened.group_id, opened.meeting_id)
        if not answered:
            return
        group = await self._services.groups.group(opened.group_id)
        page = await answers_page(self._services, group.id)
        card = answered_card(answered, heading=say("ideas-opening-heading"), page=page)
        try:
            await post(self._client, group.channels.get(Channel.MEETING_ROOM), card)
        except discord.HTTPException as error:
            log_failure(log, "you said, we did was not posted", error, meeting=opened.meeting_id)
