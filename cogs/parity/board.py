"""Posts the parity report where facilitators and co-chairs meet, once its meeting has ended, and keeps it true."""

from __future__ import annotations

from datetime import timedelta

import discord

from bot.core.redraw import Redrawer
from bot.groups.rules import Channel
from bot.meetings.rules import MeetingChanged, MeetingState
from bot.paper.rules import SlipEntered
from bot.parity.rules import Report
from bot.services import Services
from cogs.parity.cards import report_card, report_pictures
from cogs.shared.posting import Standing, change, post

Key = tuple[int, int]
"""A group and a meeting."""

LATELY = timedelta(days=7)
"""How old a meeting may be whose report is posted late, because the bot was away when it ended."""


class Board:
    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[Key] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._shown: dict[int, Report] = {}

    def open(self) -> None:
        self._services.events.subscribe(MeetingChanged, self._changed)
        self._services.events.subscribe(SlipEntered, self._changed)

    async def close(self) -> None:
        self._services.events.unsubscribe(MeetingChanged, self._changed)
        self._services.events.unsubscribe(SlipEntered, self._changed)
        await self._redrawer.close()

    async def draw_everything(self) -> None:
        """Make up for meetings that ended while the bot was away."""
        since = self._services.clock() - LATELY
        for meeting in await self._services.meetings.lately_ended(since):
            if await self._services.parity.card(meeting.id) is None:
                self._redrawer.mark((meeting.group_id, meeting.id))

    async def settled(self) -> None:
        """Wait until nothing is being drawn: pictures are made in a thread."""
        await self._redrawer.settled()

    async def _changed(self, changed: MeetingChanged | SlipEntered) -> None:
        self._redrawer.mark((changed.group_id, changed.meeting_id))

    async def _redraw(self, key: Key) -> None:
        group_id, meeting_id = key
        meeting = (await self._services.meetings.view(group_id, meeting_id)).meeting
        if meeting.state is not MeetingState.ENDED:
            return
        report = await self._services.parity.report(group_id, meeting_id)
        if self._shown.get(meeting_id) == report:
            return
        before = await self._services.parity.card(meeting_id)
        at = Standing(*before) if before else None
        card, pictures = report_card(meeting.title, report), await report_pictures(report)
        if at is None or not await change(self._client, at, card, pictures):
            channels = (await self._services.groups.group(group_id)).channels
            at = await post(self._client, channels.get(Channel.ORGANISERS), card, pictures)
            if at is None:
                return
            await self._services.parity.remember_card(group_id, meeting_id, at.channel_id, at.message_id)
        self._shown[meeting_id] = report
