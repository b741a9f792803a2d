"""Posts a meeting's card, and redraws it where it stands."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot.groups.rules import Channel, Group
from bot.meetings.ics import calendar_file
from bot.meetings.rules import DateKind, Meeting, MeetingState, MeetingView
from bot.services import Services
from cogs.meetings.cards import CALENDAR_FILE, OPEN_STATES, announcement
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
        card = announcement(view, group.zone, calendar, public_url=self._services.settings.url_for_others)
        if self._shown.get(view.meeting.id) == _content(card):
            return None
        try:
            return await self._show(group, view, card)
        except discord.Forbidden:
            return Problem.MAY_NOT_POST

    async def is_due(self, group: Group, view: MeetingView) -> bool:
        """Whether the meeting has no card yet and should have one by now.

        A meeting of a series waits until its notice is due, so that a year of meetings is not a heap of cards.
        """
        meeting = view.meeting
        if meeting.announcement_message_id is not None:
            return False
        if meeting.state is MeetingState.PLANNED and meeting.series_id is not None:
            calendar = await self._services.meetings.calendar(group.id, meeting.id)
            today = self._services.clock().astimezone(group.zone).date()
            return any(date.kind is DateKind.NOTICE and date.on <= today for date in calendar)
        return meeting.state in OPEN_STATES

    async def _show(self, group: Group, view: MeetingView, card: ui.LayoutView) -> Problem | None:
        if await self._edit(group, view, card):
            self._shown[view.meeting.id] = _content(card)
            return None
        was_posted = view.meeting.announcement_message_id is not None
        still_matters = view.meeting.state is not MeetingState.ENDED
        if (was_posted and still_matters) or await self.is_due(group, view):
            return await self._post(group, view, card)
        return None

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
            with suppress(discord.NotFound):  # somebody else took it down first
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
        self._shown[view.meeting.id] = _content(card)
        return None

    def _message(self, meeting: Meeting) -> discord.PartialMessage | None:
        if meeting.announcement_channel_id is None or meeting.announcement_message_id is None:
            return None
        channel = self._client.get_partial_messageable(meeting.announcement_channel_id)
        return channel.get_partial_message(meeting.announcement_message_id)

    def _file(self, group: Group, view: MeetingView) -> discord.File:
        content = calendar_file(
            view, zone=group.zone, public_url=self._services.settings.url_for_others, sequence=view.meeting.revision
        )
        return discord.File(BytesIO(content), filename=CALENDAR_FILE)


def _content(card: ui.LayoutView) -> list[dict[str, Any]]:
    content: list[dict[str, Any]] = card.to_components()  # type: ignore[no-untyped-call]  # untyped in discord.py
    return content
