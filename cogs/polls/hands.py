"""Hands in the room: typed in by one person, confirmed by another who saw them."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from bot.polls.counting import MORE_INFORMATION, NOT_SURE
from bot.polls.refusals import NothingToConfirm
from bot.polls.rules import HandCount, Poll
from bot.polls.voting import require_hands
from cogs.polls.finding import poll_of
from cogs.polls.option_text import field_label
from cogs.polls.voting import whole_number
from cogs.shared.answering import replace_or_show, show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton
from cogs.shared.layout import card
from cogs.shared.plain_text import plain

FIELDS = 5


class TooManyForAForm(Refusal):
    """Discord's form has five fields; facts: `most`."""

    message = "polls-hands-too-many-answers"


def hands_form(poll: Poll, most: int) -> HandsForm:
    """`most` is how many hands there can be. Raises TooManyForAForm, and what `require_hands` does."""
    require_hands(poll)
    if len(poll.options) > FIELDS:
        raise TooManyForAForm(most=FIELDS)
    return HandsForm(poll, most)


class HandsForm(Form, title=say("polls-form-hands")):
    """A number for each answer; an empty field is none."""

    def __init__(self, poll: Poll, most: int) -> None:
        super().__init__()
        self.poll_id = poll.id
        labels = {str(option.id): field_label(number, option) for number, option in enumerate(poll.options, start=1)}
        if not poll.no_unsure_because:
            labels |= {
                NOT_SURE: say("polls-answer-not-sure"),
                MORE_INFORMATION: say("polls-answer-more-information"),
            }
        self.fields: dict[str, discord.ui.TextInput[Any]] = {}
        for key, label in list(labels.items())[:FIELDS]:
            self.fields[key] = discord.ui.TextInput(required=False, max_length=4)
            help_text = None if len(self.fields) > 1 else say("polls-hands-help", most=most)
            self.add_item(discord.ui.Label(text=label, description=help_text, component=self.fields[key]))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        counts = {key: whole_number(field.value) for key, field in self.fields.items()}
        await services_of(interaction).polls.count_hands(await actor_of(interaction), self.poll_id, counts)
        await tell(interaction, say("polls-hands-counted", hands=sum(counts.values())))


def count_in_words(poll: Poll, hands: HandCount) -> str:
    texts = {str(option.id): plain(option.text, 100) for option in poll.options}
    texts |= {NOT_SURE: say("polls-answer-not-sure"), MORE_INFORMATION: say("polls-answer-more-information")}
    return "\n".join(f"- {texts[key]}: {number}" for key, number in hands.counts.items() if key in texts)


class CheckHands(RecordButton, verb="polls:check-hands"):
    """Anyone who saw the hands may look at the count, and confirm it where it is right."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, poll = await poll_of(interaction, self.record_id)
        hands = await services_of(interaction).polls.hands(actor, poll.id)
        if hands is None or hands.confirmed_by is not None:
            raise NothingToConfirm
        button = ConfirmHands(poll.id, label=say("polls-button-confirm-hands"), style=discord.ButtonStyle.primary)
        await show(interaction, card(say("polls-hands-check"), count_in_words(poll, hands), [button]))


class ConfirmHands(RecordButton, verb="polls:confirm-hands"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).polls.confirm_hands(await actor_of(interaction), self.record_id)
        await replace_or_show(interaction, card(say("polls-hands-confirmed")))
