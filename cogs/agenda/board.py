"""Keeps the agenda's cards true: one for each published agenda, one for each suggestion."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from typing import Any

import discord

from bot.agenda.rules import AgendaChanged, AgendaView, Item, ItemKind, ItemState, TimeIsNearlyUp
from bot.core.redraw import Redrawer
from bot.groups.rules import Channel, Group, GroupChanged
from bot.ideas.seen import Linked
from bot.meetings.rules import Meeting, MeetingChanged, MeetingState
from bot.services import Services
from cogs.agenda.agenda_text import titles_of
from cogs.agenda.cards import agenda_card, suggestion_card
from cogs.agenda.console import time_is_nearly_up_card
from cogs.shared.jumping import came_from
from cogs.shared.posting import Changed, Standing, Trying, change, post, standing, take_down, try_to_change

Shown = list[dict[str, Any]]

log = logging.getLogger(__name__)


class Board:
    """Draws on every change, at start, and when a command asks. One drawing of a meeting at a time."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[tuple[int, int]] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._one_at_a_time: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        # What each card showed last, so that a change nobody can see costs no edit.
        self._agenda_shown: dict[int, Shown] = {}
        self._shown: dict[int, Shown] = {}
        self._cards: defaultdict[int, dict[int, Standing]] = defaultdict(dict)

    def open(self) -> None:
        events = self._services.events
        events.subscribe(AgendaChanged, self._changed)
        events.subscribe(MeetingChanged, self._changed)
        events.subscribe(GroupChanged, self._group_changed)
        events.subscribe(TimeIsNearlyUp, self._tell_facilitators)

    async def close(self) -> None:
        events = self._services.events
        events.unsubscribe(AgendaChanged, self._changed)
        events.unsubscribe(MeetingChanged, self._changed)
        events.unsubscribe(GroupChanged, self._group_changed)
        events.unsubscribe(TimeIsNearlyUp, self._tell_facilitators)
        await self._redrawer.close()

    async def settled(self) -> None:
        """Wait until nothing is being drawn."""
        await self._redrawer.settled()

    async def draw_everything(self) -> None:
        """Make up for what changed while the bot was away."""
        for group in await self._services.groups.all():
            await self._mark_group(group.id)

    async def draw(self, group_id: int, meeting_id: int) -> None:
        """Bring the cards of one meeting in step. What Discord failed at is raised once all were tried."""
        trying = Trying(log)
        with trying.this("agenda card failed", meeting=meeting_id):
            await self.draw_agenda(group_id, meeting_id)
        async with self._one_at_a_time[meeting_id]:
            group, meeting, view = await self._read(group_id, meeting_id)
            await self._draw_suggestions(group, meeting, view, trying)
        trying.raise_failure()

    async def draw_agenda(self, group_id: int, meeting_id: int, *, again: bool = False) -> int | None:
        """Bring the agenda card in step; returns the channel where it stands, None where it stands nowhere.

        `again` draws though nothing changed, which brings back one that somebody deleted.
        """
        async with self._one_at_a_time[meeting_id]:
            if again:
                self._agenda_shown.pop(meeting_id, None)
            where = await self._draw_agenda(*await self._read(group_id, meeting_id))
        return where.channel_id if where else None

    async def _read(self, group_id: int, meeting_id: int) -> tuple[Group, Meeting, AgendaView]:
        services = self._services
        group = await services.groups.group(group_id)
        meeting = (await services.meetings.view(group_id, meeting_id)).meeting
        return group, meeting, await services.agenda.view(group_id, meeting_id)

    # The agenda card

    async def _draw_agenda(self, group: Group, meeting: Meeting, view: AgendaView) -> Standing | None:
        """Where the card stands now; None where it stands nowhere."""
        at = standing(meeting.agenda_channel_id, meeting.agenda_message_id)
        wanted = meeting.published_at is not None and _underway(meeting)
        if at is None and not wanted:
            return None
        card = agenda_card(meeting, view, group.zone)
        shown: Shown = card.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
        if at is not None and self._agenda_shown.get(meeting.id) == shown:
            return at
        now_at = at if at is not None and await change(self._client, at, card) else None
        if now_at is None and wanted:
            now_at = await post(self._client, group.channels.get(Channel.ANNOUNCEMENTS), card)
        if now_at is not None:
            self._agenda_shown[meeting.id] = shown
        if now_at is not None and now_at != at:
            await self._services.meetings.remember_agenda_card(meeting.id, now_at.channel_id, now_at.message_id)
        return now_at

    # The suggestion cards

    async def _draw_suggestions(self, group: Group, meeting: Meeting, view: AgendaView, trying: Trying) -> None:
        titles = titles_of(view)
        items = [item for item in (*view.suggested, *view.answered, *view.planned) if item.kind is ItemKind.ITEM]
        ids = [item.id for item in items]
        behind = await self._services.ideas.ideas_behind(group.id, Linked.AGENDA_ITEM, ids)
        for item in items:
            card = suggestion_card(meeting, item, titles, came_from(group.guild_id, behind.get(item.id, ())))
            with trying.this("suggestion card failed", item=item.id):
                await self._draw_suggestion(group, meeting, item, card)
        await self._take_down_withdrawn(meeting.id, {item.id for item in items})

    async def _draw_suggestion(self, group: Group, meeting: Meeting, item: Item, card: discord.ui.LayoutView) -> None:
        """A card that was deleted comes back while it waits for an answer.

        One that is too old to change stays, for the next change to try again: new cards for many old suggestions
        would bury what people are talking about.
        """
        at = standing(item.card_channel_id, item.card_message_id)
        waiting = item.state is ItemState.SUGGESTED and _underway(meeting)
        shown: Shown = card.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
        if self._shown.get(item.id) == shown:
            return
        changed = await try_to_change(self._client, at, card) if at is not None else Changed.GONE
        if changed is Changed.GONE:
            at = await post(self._client, group.channels.get(Channel.MEETING_ROOM), card) if waiting else None
            if at is not None:
                await self._services.agenda.remember_card(group.id, item.id, at.channel_id, at.message_id)
        if at is not None and changed is not Changed.TOO_OLD:
            self._shown[item.id] = shown
            self._cards[meeting.id][item.id] = at

    async def _take_down_withdrawn(self, meeting_id: int, still_there: set[int]) -> None:
        cards = self._cards[meeting_id]
        for item_id in cards.keys() - still_there:
            await take_down(self._client, cards.pop(item_id))
            self._shown.pop(item_id, None)

    # What happens

    async def _changed(self, changed: AgendaChanged | MeetingChanged) -> None:
        self._redrawer.mark((changed.group_id, changed.meeting_id))

    async def _group_changed(self, changed: GroupChanged) -> None:
        """Another time zone, or a channel at last."""
        await self._mark_group(changed.group_id)

    async def _mark_group(self, group_id: int) -> None:
        for view in await self._services.meetings.coming_up(group_id):
            self._redrawer.mark((group_id, view.meeting.id))

    async def _redraw(self, key: tuple[int, int]) -> None:
        await self.draw(*key)

    async def _tell_facilitators(self, nearly: TimeIsNearlyUp) -> None:
        """In the organisers' channel only: a clock that everyone sees puts people under pressure."""
        group = await self._services.groups.group(nearly.group_id)
        item = await self._services.agenda.item(nearly.group_id, nearly.item_id)
        await post(self._client, group.channels.get(Channel.ORGANISERS), time_is_nearly_up_card(item))


def _underway(meeting: Meeting) -> bool:
    return meeting.state in {MeetingState.PLANNED, MeetingState.LIVE}


def board_of(interaction: discord.Interaction[Any]) -> Board:
    """The one that the agenda cog opened."""
    cog: Any = interaction.client.get_cog("agenda")
    board: Board = cog.board
    return board
