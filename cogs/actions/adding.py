"""The forms that add a decision or an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.actions.rules import Links, links_from
from bot.agenda.rules import ItemKind
from bot.core.errors import BadInput
from bot.core.roles import Right
from bot.core.wording import say
from bot.meetings.when import read_date
from bot.points.rules import PointState
from bot.polls.rules import PollState
from cogs.actions.components import AboutOne, said_added
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.components import RecordButton
from cogs.shared.plain_text import shortened

MOST_SOURCES = 25
NOTHING = Links()


class NotAPersonHere(BadInput):
    """A bot, or somebody who left the server."""

    message = "actions-refused-no-person"


class AddFrom(RecordButton, verb="actions:add-from", arg=True):
    """An action of a meeting; the argument is what it came from: `actions:add-from:3:decision-7`."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await open_action_form(interaction, self.record_id, links_from(self.arg))


class DecideFrom(RecordButton, verb="decisions:add-from", arg=True):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await open_decision_form(interaction, self.record_id, self.arg)


async def open_action_form(interaction: discord.Interaction[Any], meeting_id: int, links: Links = NOTHING) -> None:
    (await actor_of(interaction)).require(Right.RUN_MEETING)
    await interaction.response.send_modal(ActionForm(meeting_id, links))


async def open_decision_form(interaction: discord.Interaction[Any], meeting_id: int, came_from: str = "") -> None:
    actor, services = await actor_of(interaction), services_of(interaction)
    actor.require(Right.RUN_MEETING)
    polls = await services.polls.of_meeting(actor.group_id, meeting_id)
    points = await services.points.of_meeting(actor.group_id, meeting_id)
    agenda = await services.agenda.view(actor.group_id, meeting_id)
    found = [
        *(
            (f"point-{view.point.id}", say("actions-from-point", number=view.point.number, text=view.point.text))
            for view in points
            if view.point.state is not PointState.DRAFT
        ),
        *(
            (f"poll-{view.poll.id}", say("actions-from-poll", text=view.poll.question))
            for view in polls
            if view.poll.state is PollState.CLOSED
        ),
        *(
            (f"item-{item.id}", say("actions-from-item", text=item.title))
            for item in agenda.planned
            if item.kind is ItemKind.ITEM
        ),
    ]
    await interaction.response.send_modal(DecisionForm(meeting_id, found, came_from))


class ActionForm(AboutOne):
    def __init__(self, meeting_id: int, links: Links) -> None:
        super().__init__(meeting_id, say("actions-form-add"))
        self.links = links
        self.what = self.ask_words(say("actions-field-action"))
        self.owner = self._person("actions-label-owner", needed=True)
        self.partner = self._person("actions-label-partner")
        self.asker = self._person("actions-label-asker", help_text=say("actions-label-asker-help"))
        self.due = self.ask_day(say("actions-label-due"))

    def _person(self, label: str, *, needed: bool = False, help_text: str = "") -> discord.ui.UserSelect[Any]:
        least = 1 if needed else 0
        field: discord.ui.UserSelect[Any] = discord.ui.UserSelect(min_values=least, required=needed)
        self.add_item(discord.ui.Label(text=say(label), description=help_text or None, component=field))
        return field

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor, services = await actor_of(interaction), services_of(interaction)
        owner = await _chosen(interaction, self.owner)
        if owner is None:
            raise NotAPersonHere
        action = await services.actions.add_action(
            actor,
            self.what.value,
            owner_id=owner,
            partner_id=await _chosen(interaction, self.partner),
            asked_by=await _chosen(interaction, self.asker),
            due=read_date(self.due.value),
            meeting_id=self.record_id,
            **vars(self.links),
        )
        return said_added(action)


class DecisionForm(AboutOne):
    def __init__(self, meeting_id: int, sources: Sequence[tuple[str, str]], came_from: str) -> None:
        super().__init__(meeting_id, say("decisions-form-add"))
        self.what = self.ask_words(say("actions-field-decision"))
        self.before = self.ask_words(say("actions-field-before"), needed=False)
        self.after = self.ask_words(say("actions-field-after"), needed=False)
        self.source: discord.ui.Select[Any] | None = None
        if sources:
            came_from_first = sorted(sources, key=lambda source: source[0] != came_from)
            options = [
                discord.SelectOption(label=shortened(words, 100), value=value, default=value == came_from)
                for value, words in came_from_first[:MOST_SOURCES]
            ]
            self.source = discord.ui.Select(options=options, min_values=0, required=False)
            help_text = say("actions-label-from-help")
            label = discord.ui.Label(text=say("actions-label-from"), description=help_text, component=self.source)
            self.add_item(label)
        self.review_on = self.ask_day(say("decisions-label-review"), needed=False)

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        links = links_from(next(iter(self.source.values if self.source else ()), ""))
        await services_of(interaction).actions.add_decision(
            await actor_of(interaction),
            self.record_id,
            self.what.value,
            before=self.before.value,
            after=self.after.value,
            review_on=read_date(self.review_on.value) if self.review_on.value.strip() else None,
            poll_id=links.poll_id,
            item_id=links.item_id,
            point_id=links.point_id,
        )
        return say("decisions-said-added")


async def _chosen(interaction: discord.Interaction[Any], field: discord.ui.UserSelect[Any]) -> int | None:
    """The person behind the choice, None where nobody was chosen. Raises NotAPersonHere."""
    member = next(iter(field.values), None)
    if member is None:
        return None
    if not isinstance(member, discord.Member) or member.bot:
        raise NotAPersonHere
    return (await actor_for(interaction, member)).person_id
