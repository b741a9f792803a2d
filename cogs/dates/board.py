"""Keeps the card of each question about dates true: how many have answered, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.redraw import Redrawer
from bot.dates.rules import DatesChanged
from bot.groups.rules import Channel
from bot.services import Services
from cogs.dates.cards import asking_card
from cogs.shared.posting import change, post, standing

Key = tuple[int, int]
"""A group and a question about dates."""


class Board:
    """One card a question, in the announcements, changed where it stands."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[Key] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._shown: dict[int, Sequence[dict[str, Any]]] = {}

    def open(self) -> None:
        self._services.events.subscribe(DatesChanged, self._changed)

    async def close(self) -> None:
        self._services.events.unsubscribe(DatesChanged, self._changed)
        await self._redrawer.close()

    async def settled(self) -> None:
        """Wait until nothing is being drawn."""
        await self._redrawer.settled()

    async def draw_everything(self) -> None:
        """Make up for what changed while the bot was away."""
        for group in await self._services.groups.all():
            for poll in await self._services.dates.open_polls(group.id):
                self._redrawer.mark((group.id, poll.id))

    async def _changed(self, changed: DatesChanged) -> None:
        self._redrawer.mark((changed.group_id, changed.poll_id))

    async def _redraw(self, key: Key) -> None:
        view, group = await self._services.dates.view(*key), await self._services.groups.group(key[0])
        poll, card = view.poll, asking_card(view, group.zone)
        shown: Sequence[dict[str, Any]] = card.to_components()  # type: ignore[no-untyped-call]  # untyped there
        at = standing(poll.card_channel_id, poll.card_message_id)
        if at is not None and self._shown.get(poll.id) == shown:
            return
        if at is None or not await change(self._client, at, card):
            at = await post(self._client, group.channels.get(Channel.ANNOUNCEMENTS), card)
            if at is not None:
                await self._services.dates.remember_card(*key, at.channel_id, at.message_id)
        if at is not None:
            self._shown[poll.id] = shown
