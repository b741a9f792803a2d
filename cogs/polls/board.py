"""Keeps the ballots in the meeting room true: one card for each poll."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import discord

from bot.core.redraw import Redrawer
from bot.core.roles import Actor
from bot.groups.rules import Channel, Group, GroupChanged
from bot.ideas.seen import Linked
from bot.polls.chart import draw_chart
from bot.polls.rules import BallotCounted, Poll, PollChanged, PollState, PollView
from bot.services import Services
from cogs.polls.cards import CHART, ballot_card
from cogs.polls.finding import UNDERWAY
from cogs.polls.results import spoken_result
from cogs.shared.jumping import came_from
from cogs.shared.posting import Picture, Standing, change, post, standing, take_down

Shown = list[dict[str, Any]]
Key = tuple[int, int]
"""A group and a poll."""

OLD = timedelta(minutes=50)
"""Discord soon refuses to change a message that is older than an hour, so a live card is posted anew before."""


@dataclass(frozen=True)
class Drawn:
    card: discord.ui.LayoutView
    pictures: Sequence[Picture]


class Board:
    """Draws on every change and every batch of votes, and at start. One drawing of a poll at a time."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[Key] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._one_at_a_time: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        # What each card showed last, so that a change nobody can see costs no edit.
        self._shown: dict[int, Shown] = {}

    def open(self) -> None:
        events = self._services.events
        events.subscribe(PollChanged, self._changed)
        events.subscribe(BallotCounted, self._changed)
        events.subscribe(GroupChanged, self._group_changed)

    async def close(self) -> None:
        events = self._services.events
        events.unsubscribe(PollChanged, self._changed)
        events.unsubscribe(BallotCounted, self._changed)
        events.unsubscribe(GroupChanged, self._group_changed)
        await self._redrawer.close()

    async def draw_everything(self) -> None:
        """Make up for what changed while the bot was away."""
        for group in await self._services.groups.all():
            await self._mark_group(group.id)

    async def draw(self, group_id: int, poll_id: int, *, again: bool = False) -> Standing | None:
        """Bring the card in step; returns where it stands, None where it stands nowhere.

        `again` draws though nothing changed, which brings back a card that somebody deleted.
        """
        async with self._one_at_a_time[poll_id]:
            if again:
                self._shown.pop(poll_id, None)
            view = await self._services.polls.view(group_id, poll_id)
            return await self._draw(await self._services.groups.group(group_id), view)

    async def _draw(self, group: Group, view: PollView) -> Standing | None:
        poll, now = view.poll, self._services.clock()
        at = standing(poll.channel_id, poll.message_id)
        if at is None and poll.state not in UNDERWAY:
            return None
        with_chart = poll.state is PollState.CLOSED and view.result is not None and bool(view.result.rows)
        hands = await self._services.polls.hands(Actor.system(group.id), poll.id) if poll.state in UNDERWAY else None
        behind = await self._services.ideas.ideas_behind(group.id, Linked.POLL, [poll.id])
        origin = came_from(group.guild_id, behind.get(poll.id, ()))
        card = ballot_card(view, now, group.zone, hands=hands, chart=with_chart, came_from=origin)
        shown: Shown = card.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
        if self._shown.get(poll.id) == shown and at is not None:
            return at
        pictures = [await self._chart(view)] if with_chart else []
        stands = await self._stand(poll, now, group.channels.get(Channel.MEETING_ROOM), Drawn(card, pictures))
        if stands is not None:
            self._shown[poll.id] = shown
        return stands

    async def _stand(self, poll: Poll, now: datetime, channel_id: int | None, drawn: Drawn) -> Standing | None:
        """Where the card stands now: as it stood, or anew where it is gone or growing old."""
        at = standing(poll.channel_id, poll.message_id)
        too_old = poll.state in UNDERWAY and poll.card_posted_at is not None and now - poll.card_posted_at >= OLD
        if at is not None and not too_old and await change(self._client, at, drawn.card, drawn.pictures):
            return at
        anew = await post(self._client, channel_id, drawn.card, drawn.pictures)
        if anew is None:
            return None
        await self._services.polls.remember_card(poll.id, anew.channel_id, anew.message_id)
        if too_old and at is not None:
            await take_down(self._client, at)
        return anew

    async def _chart(self, view: PollView) -> Picture:
        assert view.result is not None
        content = await asyncio.to_thread(draw_chart, view.poll, view.result)
        return Picture(CHART, content, spoken_result(view.poll, view.result))

    # What happens

    async def _changed(self, changed: PollChanged | BallotCounted) -> None:
        self._redrawer.mark((changed.group_id, changed.poll_id))

    async def _group_changed(self, changed: GroupChanged) -> None:
        """Another time zone, or a channel at last."""
        await self._mark_group(changed.group_id)

    async def _mark_group(self, group_id: int) -> None:
        for meeting in await self._services.meetings.coming_up(group_id):
            for view in await self._services.polls.of_meeting(group_id, meeting.meeting.id):
                self._redrawer.mark((group_id, view.poll.id))

    async def _redraw(self, key: Key) -> None:
        await self.draw(*key)


def board_of(interaction: discord.Interaction[Any]) -> Board:
    """The one that the polls cog opened."""
    cog: Any = interaction.client.get_cog("poll")
    board: Board = cog.board
    return board
