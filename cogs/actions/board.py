"""Keeps the cards of decisions and actions in the meeting room true: one each, changed where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.actions.rules import ActionChanged, ActionState, DecisionChanged, DecisionState, SourceKind
from bot.core.redraw import Redrawer
from bot.groups.rules import Channel, Group
from bot.ideas.seen import Linked
from bot.services import Services
from cogs.actions.cards import action_card, decision_card
from cogs.shared.jumping import came_from
from cogs.shared.posting import Standing, change, post, standing

Shown = Sequence[dict[str, Any]]
Key = tuple[SourceKind, int, int]
"""An action or a decision, its group, and its number."""


class Board:
    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[Key] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._shown: dict[Key, Shown] = {}

    def open(self) -> None:
        self._services.events.subscribe(ActionChanged, self._action_changed)
        self._services.events.subscribe(DecisionChanged, self._decision_changed)

    async def close(self) -> None:
        self._services.events.unsubscribe(ActionChanged, self._action_changed)
        self._services.events.unsubscribe(DecisionChanged, self._decision_changed)
        await self._redrawer.close()

    async def draw_everything(self) -> None:
        """Make up for what changed while the bot was away."""
        actions = self._services.actions
        for group in await self._services.groups.all():
            for action in await actions.of_group(group.id):
                if action.state is not ActionState.CLOSED:
                    self._redrawer.mark((SourceKind.ACTION, group.id, action.id))
            for decision in await actions.decisions(group.id):
                if decision.message_id is None or decision.state is DecisionState.UNDER_REVIEW:
                    self._redrawer.mark((SourceKind.DECISION, group.id, decision.id))

    async def _action_changed(self, changed: ActionChanged) -> None:
        self._redrawer.mark((SourceKind.ACTION, changed.group_id, changed.action_id))

    async def _decision_changed(self, changed: DecisionChanged) -> None:
        self._redrawer.mark((SourceKind.DECISION, changed.group_id, changed.decision_id))

    async def _redraw(self, key: Key) -> None:
        kind, group_id, record_id = key
        group = await self._services.groups.group(group_id)
        await (self._draw_action if kind is SourceKind.ACTION else self._draw_decision)(group, record_id)

    async def _draw_action(self, group: Group, action_id: int) -> None:
        actions = self._services.actions
        action = await actions.action(group.id, action_id)
        ideas = (await self._services.ideas.ideas_behind(group.id, Linked.ACTION, [action_id])).get(action_id, ())
        origin = came_from(group.guild_id, ideas)
        card = action_card(action, await actions.today(group.id), group, came_from=origin)
        before = standing(action.channel_id, action.message_id)
        at = await self._stand((SourceKind.ACTION, group.id, action_id), group, before, card)
        if at is None or at == before:
            return
        await actions.remember_card(group.id, action_id, at.channel_id, at.message_id)
        if action.links.decision_id is not None:  # its card leads here
            self._redrawer.mark((SourceKind.DECISION, group.id, action.links.decision_id))

    async def _draw_decision(self, group: Group, decision_id: int) -> None:
        actions = self._services.actions
        decision = await actions.decision(group.id, decision_id)
        came_of = await actions.came_of(group.id, SourceKind.DECISION, decision_id)
        before = standing(decision.channel_id, decision.message_id)
        ideas = (await self._services.ideas.refs(group.id, [decision.links.idea_id])).values()
        origin = came_from(group.guild_id, list(ideas))
        card = decision_card(decision, came_of, group.guild_id, came_from=origin)
        at = await self._stand((SourceKind.DECISION, group.id, decision_id), group, before, card)
        if at is not None and at != before:
            await actions.remember_decision_card(group.id, decision_id, at.channel_id, at.message_id)

    async def _stand(self, key: Key, group: Group, at: Standing | None, card: discord.ui.LayoutView) -> Standing | None:
        """Where it stood, or anew where it is gone. None where there is no channel for it."""
        shown: Shown = card.to_components()  # type: ignore[no-untyped-call]  # discord.py left it untyped
        if at is not None and self._shown.get(key) == shown:
            return at
        if at is None or not await change(self._client, at, card):
            at = await post(self._client, group.channels.get(Channel.MEETING_ROOM), card)
        if at is not None:
            self._shown[key] = shown
        return at
