"""What can be pressed about an action or a decision, and the forms it opens."""

from __future__ import annotations

from typing import Any

import discord

from bot.actions.rules import TEXT_LIMIT, Action, Outcome
from bot.core.errors import Refusal
from bot.core.wording import say
from bot.meetings.when import read_date
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton


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


class WordsForm(Form):
    """A form about one record. What was typed is given back with a refusal."""

    def __init__(self, record_id: int, title: str) -> None:
        super().__init__(title=title)
        self.record_id = record_id
        self.texts: list[discord.ui.TextInput[Any]] = []

    def ask(
        self, label: str, *, needed: bool = True, help_text: str = "", long: bool = True, limit: int = TEXT_LIMIT
    ) -> discord.ui.TextInput[Any]:
        style = discord.TextStyle.paragraph if long else discord.TextStyle.short
        field: discord.ui.TextInput[Any] = discord.ui.TextInput(style=style, max_length=limit, required=needed)
        self.texts.append(field)
        self.add_item(discord.ui.Label(text=label, description=help_text or None, component=field))
        return field

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        try:
            said = await self.save(interaction)
        except Refusal as refusal:
            typed = "\n".join(field.value for field in self.texts if field.value)
            words = [say(refusal.message, **refusal.facts), say("actions-typed-back", typed=typed)]
            await tell(interaction, "\n".join(words)[:2000])
            return
        await tell(interaction, said)

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        """Do it; returns the words that say what is stored now."""
        raise NotImplementedError


class NewsForm(WordsForm):
    def __init__(self, action_id: int) -> None:
        super().__init__(action_id, say("actions-form-news"))
        self.news = self.ask(say("actions-field-news"))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor = await actor_of(interaction)
        await services_of(interaction).actions.add_news(actor, self.record_id, self.news.value)
        return say("actions-said-news")


class NotYetForm(WordsForm):
    def __init__(self, action_id: int) -> None:
        super().__init__(action_id, say("actions-form-not-yet"))
        self.why = self.ask(say("actions-label-missing"))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor = await actor_of(interaction)
        await services_of(interaction).actions.not_yet(actor, self.record_id, self.why.value)
        return say("actions-said-not-yet")


class MoveForm(WordsForm):
    def __init__(self, action_id: int) -> None:
        super().__init__(action_id, say("actions-form-move"))
        self.due = self.ask(say("actions-label-due"), help_text=say("actions-label-due-help"), long=False, limit=40)
        self.why = self.ask(say("actions-field-why"))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor = await actor_of(interaction)
        due = read_date(self.due.value)
        await services_of(interaction).actions.move(actor, self.record_id, due, self.why.value)
        return say("actions-said-moved")


class OutcomeForm(WordsForm):
    def __init__(self, action_id: int) -> None:
        super().__init__(action_id, say("actions-form-outcome"))
        self.outcome: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say(f"actions-label-{outcome.value}"), value=outcome.value)
                for outcome in Outcome
            ]
        )
        self.add_item(discord.ui.Label(text=say("actions-label-outcome"), component=self.outcome))
        self.words = self.ask(say("actions-label-words"))
        self.next = self.ask(say("actions-label-next"), needed=False, help_text=say("actions-label-next-help"))

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor, outcome = await actor_of(interaction), Outcome(self.outcome.value or Outcome.DID.value)
        await services_of(interaction).actions.offer_outcome(
            actor, self.record_id, outcome, self.words.value, self.next.value
        )
        return say("actions-said-offered")


class ReviewForm(WordsForm):
    def __init__(self, decision_id: int) -> None:
        super().__init__(decision_id, say("decisions-form-review"))
        self.stands: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say("decisions-label-stands"), value="stands"),
                discord.RadioGroupOption(label=say("decisions-label-changed"), value="changed"),
            ]
        )
        self.add_item(discord.ui.Label(text=say("actions-field-review"), component=self.stands))
        self.words = self.ask(say("actions-field-why"))
        self.again = self.ask(
            say("decisions-label-review"), needed=False, help_text=say("actions-label-due-help"), long=False, limit=40
        )

    async def save(self, interaction: discord.Interaction[Any]) -> str:
        actor = await actor_of(interaction)
        again = read_date(self.again.value) if self.again.value.strip() else None
        await services_of(interaction).actions.review(
            actor, self.record_id, stands=self.stands.value == "stands", words=self.words.value, review_on=again
        )
        return say("decisions-said-reviewed")


def said_added(action: Action) -> str:
    return say("actions-said-added", owner=action.owner_name)
