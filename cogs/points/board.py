"""Keeps the cards of key points in the meeting room true: new words are a new card, so that nobody misses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.actions.rules import Action, ActionChanged, Decision, DecisionChanged, Links, SourceKind
from bot.core.errors import NotFound
from bot.core.redraw import Redrawer
from bot.groups.rules import Channel
from bot.points.rules import PointChanged, PointState
from bot.services import Services
from cogs.points.cards import point_card
from cogs.shared.posting import change, post, standing, take_down

Shown = Sequence[dict[str, Any]]
Key = tuple[int, int]
"""A group and a point."""


class Board:
    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[Key] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._shown: dict[int, tuple[int, Shown]] = {}

    def open(self) -> None:
        self._services.events.subscribe(PointChanged, self._changed)
        self._services.events.subscribe(ActionChanged, self._action_changed)
        self._services.events.subscribe(DecisionChanged, self._decision_changed)

    async def close(self) -> None:
        self._services.events.unsubscribe(PointChanged, self._changed)
        self._services.events.unsubscribe(ActionChanged, self._action_changed)
        self._services.events.unsubscribe(DecisionChanged, self._decision_changed)
        await self._redrawer.close()

    async def draw_everything(self) -> None:
        """Make up for what changed while the bot was away."""
        for group in await self._services.groups.all():
            for point in await self._services.points.open_points(group.id):
                self._redrawer.mark((group.id, point.id))

    async def _changed(self, changed: PointChanged) -> None:
        self._redrawer.mark((changed.group_id, changed.point_id))

    async def _action_changed(self, changed: ActionChanged) -> None:
        self._mark_source(changed.group_id, await self._services.actions.action(changed.group_id, changed.action_id))

    async def _decision_changed(self, changed: DecisionChanged) -> None:
        decision = await self._services.actions.decision(changed.group_id, changed.decision_id)
        self._mark_source(changed.group_id, decision)

    def _mark_source(self, group_id: int, came_of: Action | Decision) -> None:
        """The card of a key point names what came of it."""
        if came_of.links.point_id is not None:
            self._redrawer.mark((group_id, came_of.links.point_id))

    async def _redraw(self, key: Key) -> None:
        group_id, point_id = key
        try:
            view = await self._services.points.view(group_id, point_id)
        except NotFound:  # it was taken back; its card says nothing that was agreed
            return
        point = view.point
        if point.state is PointState.DRAFT:
            return
        group, actions = await self._services.groups.group(group_id), self._services.actions
        sources = await actions.sources(group_id, Links(item_id=point.item_id))
        card = point_card(view, sources, await actions.came_of(group_id, SourceKind.POINT, point_id), group.guild_id)
        shown: Shown = card.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
        at, before = standing(point.channel_id, point.message_id), self._shown.get(point_id)
        if at is not None and before == (point.version, shown):
            return
        new_words = before is not None and before[0] != point.version
        if at is None or new_words or not await change(self._client, at, card):
            posted = await post(self._client, group.channels.get(Channel.MEETING_ROOM), card)
            if posted is None:
                return
            if at is not None and new_words:
                await take_down(self._client, at)
            await self._services.points.remember_card(group_id, point_id, posted.channel_id, posted.message_id)
        self._shown[point_id] = (point.version, shown)
