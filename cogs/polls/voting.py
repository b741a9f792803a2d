"""A vote by Discord: cast, and acknowledged by exactly one private answer once it is stored."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.dates import spoken_time
from bot.core.errors import BadInput, Refusal
from bot.core.wording import say
from bot.groups.rules import Group
from bot.polls.answers import CHANGE, REASON_LIMIT, SHORT_ANSWER_LIMIT
from bot.polls.refusals import AlreadyVoted, NotAnOption
from bot.polls.rules import Answer, Cast, Door, Mode, Poll, PollKind, ReasonMode, Reveal
from bot.polls.service import Receipt
from bot.polls.states import takes_votes
from bot.polls.words import answer_in_words, who_can_see
from cogs.polls.finding import poll_of
from cogs.polls.results import SeeResult
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton, RecordSelect
from cogs.shared.layout import card
from cogs.shared.plain_text import plain

NOT_SURE, MORE_INFORMATION = "unsure", "more"
"""In a custom id or a list, where an option's id would stand."""
ANSWER_LIMIT = 600
"""Characters of an answer in a receipt, which Discord takes 2000 of with everything escaped."""


class NothingToAddTo(Refusal):
    """A reason was written, but there is no vote of this person that it could go with."""

    message = "polls-reason-without-vote"


async def cast(interaction: discord.Interaction[Any], poll_id: int, answer: Answer) -> None:
    """Store the vote, then say so. Two presses by one person are ordered by Discord's own interaction ids."""
    actor, services = await actor_of(interaction), services_of(interaction)
    order = interaction.id
    receipt = await services.polls.vote(actor, Cast(poll_id, actor.person_id, answer, Door.DISCORD, order))
    group = await services.groups.group(actor.group_id)
    buttons = _receipt_buttons(receipt)
    words = receipt_words(receipt, group)
    if buttons:
        await show(interaction, card(words, buttons))
    else:
        await tell(interaction, words)


def receipt_words(receipt: Receipt, group: Group) -> str:
    poll = receipt.poll
    stored = say("polls-receipt-changed" if receipt.changed else "polls-receipt-in")
    return " ".join([stored, chose_words(poll, receipt.answer), who_can_see(poll), _until(poll, group)]).strip()


def chose_words(poll: Poll, answer: Answer) -> str:
    said = say("polls-receipt-chose", answer=plain(answer_in_words(poll, answer), ANSWER_LIMIT))
    return f"{said} {say('polls-receipt-reason', reason=plain(answer.reason))}" if answer.reason else said


def _until(poll: Poll, group: Group) -> str:
    if poll.mode is Mode.SECRET or poll.closes_at is None:
        return ""
    return say("polls-receipt-until", time=spoken_time(poll.closes_at, group.zone))


def _receipt_buttons(receipt: Receipt) -> list[discord.ui.Item[Any]]:
    poll, buttons = receipt.poll, list[discord.ui.Item[Any]]()
    if poll.mode is Mode.SECRET:
        return buttons
    if poll.reasons is not ReasonMode.OFF or _needs_change(poll, receipt.answer):
        asked = poll.reasons is ReasonMode.ASKED
        label = say("polls-button-change-reason" if receipt.answer.reason else "polls-button-add-reason")
        style = discord.ButtonStyle.primary if asked else discord.ButtonStyle.secondary
        buttons.append(AddReason(poll.id, label=label, style=style))
    if poll.reveal is Reveal.AFTER_VOTING:
        buttons.append(SeeResult(poll.id, label=say("polls-button-see-result")))
    return buttons


def _needs_change(poll: Poll, answer: Answer) -> bool:
    """Whether the answer is consent's "I need to change it", which goes with words."""
    return poll.kind is PollKind.CONSENT and answer.choices == (poll.options[CHANGE].id,)


def answer_from(word: str) -> Answer:
    """The answer behind a button or a line of a list."""
    if word == NOT_SURE:
        return Answer(not_sure=True)
    if word == MORE_INFORMATION:
        return Answer(more_information=True)
    if not word.isdecimal() or len(word) > 12:
        raise NotAnOption
    return Answer(choices=(int(word),))


async def choose(interaction: discord.Interaction[Any], poll_id: int, word: str) -> None:
    """Vote for one answer. Words are asked for first where they cannot be added afterwards, or matter most."""
    answer = answer_from(word)
    interaction.message = None  # not needed, and a thousand of them at once are a lot to keep
    actor, poll = await poll_of(interaction, poll_id)
    secret_with_words = poll.mode is Mode.SECRET and poll.reasons is not ReasonMode.OFF
    concern = _needs_change(poll, answer)
    if not (concern or secret_with_words):
        await cast(interaction, poll_id, answer)
        return
    takes_votes(poll, services_of(interaction).clock())
    if poll.mode is Mode.SECRET and await services_of(interaction).polls.has_voted(actor, poll_id):
        raise AlreadyVoted
    await interaction.response.send_modal(ReasonForm(poll, answer, concern=concern))


class VoteFor(RecordButton, verb="polls:vote", arg=True):
    """One answer of a poll, "I am not sure" or "I need more information"."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await choose(interaction, self.record_id, self.arg)


class ChooseFrom(RecordSelect, verb="polls:choose", arg=True):
    """Up to 25 answers of a poll; `arg` numbers the lists of one card."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await choose(interaction, self.record_id, self.chosen)


class AddReason(RecordButton, verb="polls:reason"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, poll = await poll_of(interaction, self.record_id)
        answer = await services_of(interaction).polls.my_answer(actor, self.record_id)
        if answer is None:
            raise NothingToAddTo
        await interaction.response.send_modal(ReasonForm(poll, answer))


class ReasonForm(Form, title=say("polls-form-reason")):
    """Votes with the words. Where they come first, leaving the form without sending it votes for nothing."""

    def __init__(self, poll: Poll, answer: Answer, *, concern: bool = False) -> None:
        super().__init__()
        self.poll_id, self.answer = poll.id, answer
        about = say("polls-reason-about", answer=plain(answer_in_words(poll, answer), 500), who=who_can_see(poll))
        self.add_item(discord.ui.TextDisplay(about))
        self.reason: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            max_length=REASON_LIMIT,
            required=concern or poll.reasons is ReasonMode.ASKED,
            default=answer.reason or None,
        )
        label = say("polls-label-concern" if concern else "polls-label-reason")
        self.add_item(discord.ui.Label(text=label, component=self.reason))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await cast(interaction, self.poll_id, self.answer._replace(reason=self.reason.value))


class ShortAnswerForm(Form, title=say("polls-form-vote")):
    def __init__(self, poll: Poll) -> None:
        super().__init__()
        self.poll_id = poll.id
        self.answer: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=SHORT_ANSWER_LIMIT
        )
        self.add_item(discord.ui.TextDisplay(form_heading(poll)))
        self.add_item(discord.ui.Label(text=say("polls-label-answer"), component=self.answer))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await cast(interaction, self.poll_id, Answer(text=self.answer.value))


def form_heading(poll: Poll) -> str:
    """The question and who can see, which stand on every ballot."""
    return f"**{plain(poll.question)}**\n{who_can_see(poll)}"


class NotANumber(BadInput):
    """Something that is no whole number; facts: `typed`."""

    message = "polls-not-a-number"


def whole_number(typed: str) -> int:
    """ "" is 0. Raises NotANumber."""
    stripped = typed.strip()
    if not stripped:
        return 0
    if not (stripped.isascii() and stripped.isdecimal() and len(stripped) < 7):
        raise NotANumber(typed=stripped[:40])
    return int(stripped)
