"""Keeps the cards of actions true, and tells of decisions, in the meeting room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.actions.rules import ActionChanged, ActionState, DecisionChanged
from bot.core.redraw import Redrawer
from bot.groups.rules import Channel
from bot.ideas.seen import Linked
from bot.services import Services
from cogs.actions.cards import action_card, decision_card
from cogs.shared.jumping import came_from
from cogs.shared.posting import change, post, standing

Shown = Sequence[dict[str, Any]]
Key = tuple[int, int]
"""A group and an action."""


class Board:
    """One card an action, changed where it stands; a decision is told again each time it changes, which is seldom."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[Key] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._shown: dict[int, Shown] = {}

    def open(self) -> None:
        self._services.events.subscribe(ActionChanged, self._action_changed)
        self._services.events.subscribe(DecisionChanged, self._decision_changed)

    async def close(self) -> None:
        self._services.events.unsubscribe(ActionChanged, self._action_changed)
        self._services.events.unsubscribe(DecisionChanged, self._decision_changed)
        await self._redrawer.close()

    async def draw_everything(self) -> None:
        """Make up for what changed while the bot was away."""
        for group in await self._services.groups.all():
            for action in await self._services.actions.of_group(group.id):
                if action.state is not ActionState.CLOSED:
                    self._redrawer.mark((group.id, action.id))

    async def _action_changed(self, changed: ActionChanged) -> None:
        self._redrawer.mark((changed.group_id, changed.action_id))

    async def _redraw(self, key: Key) -> None:
        group_id, action_id = key
        action, group = await self._services.actions.action(*key), await self._services.groups.group(group_id)
        behind = await self._services.ideas.ideas_behind(group_id, Linked.ACTION, [action_id])
        origin = came_from(group.guild_id, behind.get(action_id, ()))
        card = action_card(action, await self._services.actions.today(group_id), group.zone, came_from=origin)
        shown: Shown = card.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
        at = standing(action.channel_id, action.message_id)
        if at is not None and self._shown.get(action_id) == shown:
            return
        if at is None or not await change(self._client, at, card):
            at = await post(self._client, group.channels.get(Channel.MEETING_ROOM), card)
            if at is not None:
                await self._services.actions.remember_card(group_id, action_id, at.channel_id, at.message_id)
        if at is not None:
            self._shown[action_id] = shown

    async def _decision_changed(self, changed: DecisionChanged) -> None:
        group = await self._services.groups.group(changed.group_id)
        decision = await self._services.actions.decision(changed.group_id, changed.decision_id)
        await post(self._client, group.channels.get(Channel.MEETING_ROOM), decision_card(decision))
