"""What can be pressed about an action or a decision, and the forms it opens."""

from __future__ import annotations

from typing import Any

import discord

from bot.actions.rules import TEXT_LIMIT, Action, Outcome
from bot.core.wording import say
from bot.meetings.when import read_date
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton
from cogs.shared.forms import WordsForm


class Accept(RecordButton, verb="actions:accept"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        action = await services_of(interaction).actions.accept(actor, self.record_id)
        closed = action.closed_at is not None
        await tell(interaction, say("actions-said-closed" if closed else "actions-said-accepted"))


class NotYet(RecordButton, verb="actions:not-yet"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(NotYetForm(self.record_id))


class TellNews(RecordButton, verb="actions:news"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(NewsForm(self.record_id))


class Finish(RecordButton, verb="actions:finish"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(OutcomeForm(self.record_id))


class Move(RecordButton, verb="actions:move"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(MoveForm(self.record_id))


class Review(RecordButton, verb="decisions:review"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(ReviewForm(self.record_id))


class AboutOne(WordsForm):
    """A form about one action, decision or meeting."""

    def __init__(self, record_id: int, title: str) -> None:
        super().__init__(title)
        self.record_id = record_id

    def ask_words(self, label: str, *, needed: bool = True, help_text: str = "") -> discord.ui.TextInput[Any]:
        return self.ask(label, limit=TEXT_LIMIT, needed=needed, help_text=help_text)

    def ask_day(self, label: str, *, needed: bool = True) -> discord.ui.TextInput[Any]:
        return self.ask(label, limit=40, needed=needed, help_text=say("actions-label-due-help"), long=False)


class NewsForm(AboutOne):
    def __init__(self, action_id: int) -> None:
        super().__init__(action_id, say("actions-form-news"))
        self.news = self.ask_words(say("actions-field-news"))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor = await actor_of(interaction)
        await services_of(interaction).actions.add_news(actor, self.record_id, self.news.value)
        return say("actions-said-news")


class NotYetForm(AboutOne):
    def __init__(self, action_id: int) -> None:
        super().__init__(action_id, say("actions-form-not-yet"))
        self.why = self.ask_words(say("actions-label-missing"))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor = await actor_of(interaction)
        await services_of(interaction).actions.not_yet(actor, self.record_id, self.why.value)
        return say("actions-said-not-yet")


class MoveForm(AboutOne):
    def __init__(self, action_id: int) -> None:
        super().__init__(action_id, say("actions-form-move"))
        self.due = self.ask_day(say("actions-label-due"))
        self.why = self.ask_words(say("actions-field-why"))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor = await actor_of(interaction)
        due = read_date(self.due.value)
        await services_of(interaction).actions.move(actor, self.record_id, due, self.why.value)
        return say("actions-said-moved")


class OutcomeForm(AboutOne):
    def __init__(self, action_id: int) -> None:
        super().__init__(action_id, say("actions-form-outcome"))
        self.outcome: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say(f"actions-label-{outcome.value}"), value=outcome.value)
                for outcome in Outcome
            ]
        )
        self.add_item(discord.ui.Label(text=say("actions-label-outcome"), component=self.outcome))
        self.words = self.ask_words(say("actions-label-words"))
        self.next = self.ask_words(say("actions-label-next"), needed=False, help_text=say("actions-label-next-help"))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor, outcome = await actor_of(interaction), Outcome(self.outcome.value or Outcome.DID.value)
        await services_of(interaction).actions.offer_outcome(
            actor, self.record_id, outcome, self.words.value, self.next.value
        )
        return say("actions-said-offered")


class ReviewForm(AboutOne):
    def __init__(self, decision_id: int) -> None:
        super().__init__(decision_id, say("decisions-form-review"))
        self.stands: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say("decisions-label-stands"), value="stands"),
                discord.RadioGroupOption(label=say("decisions-label-changed"), value="changed"),
            ]
        )
        self.add_item(discord.ui.Label(text=say("actions-field-review"), component=self.stands))
        self.words = self.ask_words(say("actions-field-why"))
        self.again = self.ask_day(say("decisions-label-review"), needed=False)

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor = await actor_of(interaction)
        again = read_date(self.again.value) if self.again.value.strip() else None
        await services_of(interaction).actions.review(
            actor, self.record_id, stands=self.stands.value == "stands", words=self.words.value, review_on=again
        )
        return say("decisions-said-reviewed")


def said_added(action: Action) -> str:
    return say("actions-said-added", owner=action.owner_name)
