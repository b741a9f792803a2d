"""The forms that make a poll or an action of an idea."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.errors import BadInput
from bot.core.wording import say
from bot.ideas.rules import Idea
from bot.meetings.when import read_date
from bot.polls.asking import QUESTION_LIMIT, NewPoll
from bot.polls.rules import PollKind
from cogs.ideas.keeping_forms import KeepingForm
from cogs.ideas.saying import field, paragraph
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.plain_text import plain

POLL_KINDS = (PollKind.YES_NO, PollKind.CONSENT, PollKind.ONE_CHOICE, PollKind.SEVERAL_CHOICES)
"""The usual ones. A poll that is prepared can be changed in the ways of polls."""
ANSWERS_LIMIT = 2000
DUE_LIMIT = 40
ACTION_LIMIT = 400


class NobodyChosen(BadInput):
    """A bot, or somebody who left the server."""

    message = "actions-refused-no-person"


class PollForm(KeepingForm):
    """For the live or the next meeting. Nobody else sees the poll before it is opened."""

    def __init__(self, panel: Any, idea: Idea) -> None:
        super().__init__(panel, "ideas-form-poll")
        self.question = paragraph(QUESTION_LIMIT, default=say("ideas-poll-question", title=idea.title))
        self.kind: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say(f"polls-kind-{kind.value}"), value=kind.value) for kind in POLL_KINDS
            ]
        )
        self.answers = paragraph(ANSWERS_LIMIT, required=False)
        self.add_item(field("ideas-label-question", self.question))
        self.add_item(field("ideas-label-kind", self.kind))
        self.add_item(field("ideas-label-answers", self.answers, helped=True))

    async def done(self, interaction: discord.Interaction[Any]) -> str:
        actor, services = await actor_of(interaction), services_of(interaction)
        meeting = (await services.meetings.next_up(actor.group_id)).meeting
        answers = tuple(line.strip() for line in self.answers.value.splitlines() if line.strip())
        new = NewPoll(" ".join(self.question.value.split()), PollKind(self.kind.value or ""), answers)
        await services.ideas.prepare_poll(actor, self.idea_id, meeting.id, new)
        return say("ideas-poll-prepared", meeting=plain(meeting.title, 100))

    def typed(self) -> str:
        return "\n".join(text for text in (self.question.value, self.answers.value) if text)


class ActionForm(KeepingForm):
    """Of the live or the next meeting. The idea's author is who asked for it, named only where they chose to be."""

    def __init__(self, panel: Any, idea: Idea) -> None:
        super().__init__(panel, "ideas-form-action")
        self.words = paragraph(ACTION_LIMIT, default=idea.title)
        self.owner: discord.ui.UserSelect[Any] = discord.ui.UserSelect(min_values=1)
        self.partner: discord.ui.UserSelect[Any] = discord.ui.UserSelect(min_values=0, required=False)
        self.due: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=DUE_LIMIT)
        self.add_item(field("actions-field-action", self.words))
        self.add_item(field("actions-label-owner", self.owner))
        self.add_item(field("actions-label-partner", self.partner))
        self.add_item(field("actions-label-due", self.due, helped=True))

    async def done(self, interaction: discord.Interaction[Any]) -> str:
        actor, services = await actor_of(interaction), services_of(interaction)
        owner = await _chosen(interaction, self.owner)
        if owner is None:
            raise NobodyChosen
        action = await services.ideas.make_action(
            actor,
            self.idea_id,
            self.words.value,
            owner_id=owner,
            partner_id=await _chosen(interaction, self.partner),
            due=read_date(self.due.value),
        )
        return say("ideas-action-made", action=plain(action.text, 100), name=plain(action.owner_name, 100))

    def typed(self) -> str:
        return "\n".join(text for text in (self.words.value, self.due.value) if text)


async def _chosen(interaction: discord.Interaction[Any], field: discord.ui.UserSelect[Any]) -> int | None:
    """None where nobody was chosen. Raises NobodyChosen for a bot, or somebody who left the server."""
    member = next(iter(field.values), None)
    if member is None:
        return None
    if not isinstance(member, discord.Member) or member.bot:
        raise NobodyChosen
    return (await actor_for(interaction, member)).person_id
