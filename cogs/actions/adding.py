"""The forms that add a decision or an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.errors import BadInput
from bot.core.roles import Right
from bot.core.wording import say
from bot.meetings.when import read_date
from bot.polls.rules import PollState, PollView
from cogs.actions.components import WordsForm, said_added
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.plain_text import shortened

MOST_POLLS = 25


class NotAPersonHere(BadInput):
    """A bot, or somebody who left the server."""

    message = "actions-refused-no-person"


async def open_action_form(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    (await actor_of(interaction)).require(Right.RUN_MEETING)
    await interaction.response.send_modal(ActionForm(meeting_id))


async def open_decision_form(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    actor, services = await actor_of(interaction), services_of(interaction)
    actor.require(Right.RUN_MEETING)
    polls = await services.polls.of_meeting(actor.group_id, meeting_id)
    closed = [view for view in polls if view.poll.state is PollState.CLOSED]
    await interaction.response.send_modal(DecisionForm(meeting_id, closed[:MOST_POLLS]))


class ActionForm(WordsForm):
    def __init__(self, meeting_id: int) -> None:
        super().__init__(meeting_id, say("actions-form-add"))
        self.what = self.ask(say("actions-field-action"))
        self.owner = self._person("actions-label-owner", needed=True)
        self.partner = self._person("actions-label-partner")
        self.asker = self._person("actions-label-asker", help_text=say("actions-label-asker-help"))
        self.due = self.ask(say("actions-label-due"), help_text=say("actions-label-due-help"), long=False, limit=40)

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
        )
        return said_added(action)


class DecisionForm(WordsForm):
    def __init__(self, meeting_id: int, polls: Sequence[PollView]) -> None:
        super().__init__(meeting_id, say("decisions-form-add"))
        self.what = self.ask(say("actions-field-decision"))
        self.before = self.ask(say("actions-field-before"), needed=False)
        self.after = self.ask(say("actions-field-after"), needed=False)
        self.poll: discord.ui.Select[Any] | None = None
        if polls:
            options = [
                discord.SelectOption(label=shortened(view.poll.question, 100), value=str(view.poll.id))
                for view in polls
            ]
            self.poll = discord.ui.Select(options=options, min_values=0, required=False)
            self.add_item(discord.ui.Label(text=say("decisions-label-poll"), component=self.poll))
        self.review_on = self.ask(
            say("decisions-label-review"), needed=False, help_text=say("actions-label-due-help"), long=False, limit=40
        )

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        chosen = self.poll.values if self.poll else []
        await services_of(interaction).actions.add_decision(
            await actor_of(interaction),
            self.record_id,
            self.what.value,
            before=self.before.value,
            after=self.after.value,
            review_on=read_date(self.review_on.value) if self.review_on.value.strip() else None,
            poll_id=int(chosen[0]) if chosen else None,
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
