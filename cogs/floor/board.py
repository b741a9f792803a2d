"""Keeps the floor's card in the meeting room true while the meeting is live."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import timedelta
from typing import Any

import discord

from bot.checkin.rules import CheckInsChanged
from bot.core.redraw import Redrawer
from bot.floor.rules import FloorChanged
from bot.groups.rules import Channel
from bot.meetings.rules import MeetingChanged, MeetingState
from bot.services import Services
from cogs.floor.cards import floor_card, over_card
from cogs.shared.posting import Standing, change, post, standing, take_down

Key = tuple[int, int]
"""A group and a meeting."""

CHANGES: tuple[type[Any], ...] = (FloorChanged, MeetingChanged, CheckInsChanged)

OLD = timedelta(minutes=50)
"""Discord soon refuses to change a message that is older than an hour, so a live card is posted anew before."""


class Board:
    """Draws on every change, and at start. One drawing of a meeting at a time."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[Key] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._one_at_a_time: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        # What each card showed last, so that a change nobody can see costs no edit.
        self._shown: dict[int, list[dict[str, Any]]] = {}

    def open(self) -> None:
        for kind in CHANGES:
            self._services.events.subscribe(kind, self._changed)

    async def close(self) -> None:
        for kind in CHANGES:
            self._services.events.unsubscribe(kind, self._changed)
        await self._redrawer.close()

    async def draw_everything(self) -> None:
        """Make up for what changed while the bot was away."""
        for group in await self._services.groups.all():
            for view in await self._services.meetings.coming_up(group.id):
                self._redrawer.mark((group.id, view.meeting.id))

    async def draw(self, group_id: int, meeting_id: int) -> None:
        async with self._one_at_a_time[meeting_id]:
            await self._draw(group_id, meeting_id)

    async def _draw(self, group_id: int, meeting_id: int) -> None:
        meeting = (await self._services.meetings.view(group_id, meeting_id)).meeting
        settings = await self._services.floor.settings(group_id, meeting_id)
        at = standing(settings.card_channel_id, settings.card_message_id)
        live = meeting.state is MeetingState.LIVE
        if not live and at is None:
            return
        card = floor_card(await self._services.floor.view(group_id, meeting_id)) if live else over_card()
        shown = card.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
        if at is not None and self._shown.get(meeting_id) == shown:
            return
        posted_at = settings.card_posted_at
        old = live and posted_at is not None and self._services.clock() - posted_at >= OLD
        if await self._stand(group_id, meeting_id, at, card, old=old, live=live):
            self._shown[meeting_id] = shown

    async def _stand(
        self, group_id: int, meeting_id: int, at: Standing | None, card: discord.ui.LayoutView, *, old: bool, live: bool
    ) -> bool:
        """Where it stood, or anew where it is gone or growing old. False where there is no channel to stand in."""
        if at is not None and not old and await change(self._client, at, card):
            return True
        if not live:
            return False
        group = await self._services.groups.group(group_id)
        anew = await post(self._client, group.channels.get(Channel.MEETING_ROOM), card)
        if anew is None:
            return False
        await self._services.floor.remember_card(group_id, meeting_id, anew.channel_id, anew.message_id)
        if old and at is not None:
            await take_down(self._client, at)
        return True

    async def _changed(self, changed: FloorChanged | MeetingChanged | CheckInsChanged) -> None:
        self._redrawer.mark((changed.group_id, changed.meeting_id))

    async def _redraw(self, key: Key) -> None:
        await self.draw(*key)
