""" "You said, we did" at the opening of a meeting: posted once, by itself, when the meeting starts."""

from __future__ import annotations

import discord

from bot.core.redraw import Redrawer
from bot.core.wording import say
from bot.groups.rules import Channel
from bot.ideas.rules import AnswersOpened
from bot.services import Services
from cogs.ideas.beside import answers_page
from cogs.ideas.cards import answered_card
from cogs.shared.posting import post


class Opening:
    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._posts: Redrawer[AnswersOpened] = Redrawer(self._post, interval=0)

    def open(self) -> None:
        self._services.events.subscribe(AnswersOpened, self._opened)

    async def close(self) -> None:
        self._services.events.unsubscribe(AnswersOpened, self._opened)
        await self._posts.close()

    async def settled(self) -> None:
        """Wait until nothing is being posted."""
        await self._posts.settled()

    async def _opened(self, opened: AnswersOpened) -> None:
        self._posts.mark(opened)

    async def _post(self, opened: AnswersOpened) -> None:
        """In the meeting room; nothing where nothing was answered since the meeting before."""
        answered = await self._services.ideas.opened_with(opened.group_id, opened.meeting_id)
        if not answered:
            return
        group = await self._services.groups.group(opened.group_id)
        page = await answers_page(self._services, group.id)
        card = answered_card(answered, heading=say("ideas-opening-heading"), page=page)
        await post(self._client, group.channels.get(Channel.MEETING_ROOM), card)
