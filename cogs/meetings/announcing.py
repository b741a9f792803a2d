"""Posts a meeting's card, and redraws it where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot.groups.rules import Channel, Group
from bot.meetings.ics import calendar_file
from bot.meetings.rules import CalendarDate, DateKind, Meeting, MeetingState, MeetingView
from bot.services import Services
from cogs.meetings.cards import CALENDAR_FILE, announcement
from cogs.meetings.problems import Problem

TOO_MANY_EDITS = 30046
"""Discord's code for a message older than an hour that was changed too often; it is posted anew."""


class Announcer:
    """Remembers what each card showed last, so that a change nobody can see costs no edit."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._shown: dict[int, list[dict[str, Any]]] = {}

    async def draw(self, group: Group, view: MeetingView) -> Problem | None:
        """Bring the card in step with what is stored; make up for one that was deleted with its channel or alone."""
        calendar = await self._services.meetings.calendar(group.id, view.meeting.id)
        card = announcement(view, group.zone, calendar, public_url=self._services.settings.public_url)
        shown = card.to_components()  # type: ignore[no-untyped-call]  # discord.py leaves it untyped
        if self._shown.get(view.meeting.id) == shown:
            return None
        try:
            problem = await self._show(group, view, card, notice_is_due=self._notice_is_due(group, calendar))
        except discord.Forbidden:
            return Problem.MAY_NOT_POST
        if problem is None:
            self._shown[view.meeting.id] = shown
        return problem

    async def _show(
        self, group: Group, view: MeetingView, card: ui.LayoutView, *, notice_is_due: bool
    ) -> Problem | None:
        if await self._edit(group, view, card) or not _to_be_posted(view.meeting, notice_is_due=notice_is_due):
            return None
        return await self._post(group, view, card)

    async def _edit(self, group: Group, view: MeetingView, card: ui.LayoutView) -> bool:
        """False where there is no message to edit any more."""
        message = self._message(view.meeting)
        if message is None:
            return False
        try:
            await message.edit(view=card, attachments=[self._file(group, view)])
        except discord.NotFound:
            return False
        except discord.HTTPException as error:
            if error.code != TOO_MANY_EDITS:
                raise
            await message.delete()
            return False
        return True

    async def _post(self, group: Group, view: MeetingView, card: ui.LayoutView) -> Problem | None:
        channel_id = group.channels.get(Channel.ANNOUNCEMENTS)
        if channel_id is None:
            return Problem.NO_CHANNEL
        channel = self._client.get_partial_messageable(channel_id, guild_id=group.guild_id)
        try:
            message = await channel.send(view=card, file=self._file(group, view))
        except discord.NotFound:
            return Problem.CHANNEL_GONE
        await self._services.meetings.remember_announcement(view.meeting.id, channel_id, message.id)
        return None

    def _message(self, meeting: Meeting) -> discord.PartialMessage | None:
        if meeting.announcement_channel_id is None or meeting.announcement_message_id is None:
            return None
        channel = self._client.get_partial_messageable(meeting.announcement_channel_id)
        return channel.get_partial_message(meeting.announcement_message_id)

    def _file(self, group: Group, view: MeetingView) -> discord.File:
        content = calendar_file(
            view, zone=group.zone, public_url=self._services.settings.public_url, sequence=view.meeting.revision
        )
        return discord.File(BytesIO(content), filename=CALENDAR_FILE)

    def _notice_is_due(self, group: Group, calendar: Sequence[CalendarDate]) -> bool:
        today = self._services.clock().astimezone(group.zone).date()
        return any(date.kind is DateKind.NOTICE and date.on <= today for date in calendar)


def _to_be_posted(meeting: Meeting, *, notice_is_due: bool) -> bool:
    """Whether a card that is not there should be.

    A meeting of a series waits until its notice is due, so that a year of meetings is not a heap of cards.
    """
    if meeting.announcement_message_id is not None:
        return meeting.state is not MeetingState.ENDED
    if meeting.state is MeetingState.PLANNED:
        return meeting.series_id is None or notice_is_due
    return meeting.state is MeetingState.LIVE
