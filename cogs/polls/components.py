"""The ballot's public buttons and lists. They work for as long as the message stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.wording import say
from bot.polls.asking import OPTION_LIMIT
from bot.polls.rules import Answer, Option, Poll, PollKind
from bot.polls.states import takes_votes
from bot.polls.voting import ONE_ANSWER_EACH
from cogs.polls.ballots import NumbersForm, NumbersPanel, RankPanel, SeveralForm, numbers_fit_a_form
from cogs.polls.finding import poll_of
from cogs.polls.option_text import button_label, fitting_lines, in_order_for, option_lines, select_lists
from cogs.polls.voting import (
    MORE_INFORMATION,
    NOT_SURE,
    ChooseFrom,
    ShortAnswerForm,
    VoteFor,
    chose_words,
    form_heading,
)
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton
from cogs.shared.layout import card

BUTTONS_AT_MOST = 6
"""One press on a button is easier than a list, while they can be seen at once: two rows of three."""

Row = list[discord.ui.Item[Any]]


def answer_rows(poll: Poll, options: Sequence[Option]) -> list[Row]:
    """A press on one of these is the vote."""
    if len(options) > BUTTONS_AT_MOST:
        return [
            [ChooseFrom(poll.id, str(number), placeholder=say("polls-choose-here", list=number), options=lines)]
            for number, lines in enumerate(select_lists(options), start=1)
        ]
    a_row = len(options) if len(options) <= 5 else 3
    buttons: Row = [
        VoteFor(
            poll.id,
            str(option.id),
            label=button_label(number, option),
            style=discord.ButtonStyle.primary,
        )
        for number, option in enumerate(options, start=1)
    ]
    return [buttons[start : start + a_row] for start in range(0, len(buttons), max(a_row, 1))]


def voting_rows(poll: Poll) -> list[Row]:
    """Everything to press on the public card while votes count."""
    if poll.kind in ONE_ANSWER_EACH and not poll.shuffle:
        rows = answer_rows(poll, poll.options)
    else:
        rows = [[OpenBallot(poll.id, label=say("polls-button-vote"), style=discord.ButtonStyle.primary)]]
    return [*rows, unsure_row(poll), _more_row(poll)]


def unsure_row(poll: Poll) -> Row:
    """Always offered, unless the poll says why not."""
    if poll.no_unsure_because:
        return []
    return [
        VoteFor(poll.id, NOT_SURE, label=say("polls-answer-not-sure")),
        VoteFor(poll.id, MORE_INFORMATION, label=say("polls-answer-more-information")),
    ]


def _more_row(poll: Poll) -> Row:
    row: Row = [MyVote(poll.id, label=say("polls-button-my-vote"))]
    if poll.may_add_options:
        row.append(AddAnswer(poll.id, label=say("polls-button-add-answer")))
    return row


class OpenBallot(RecordButton, verb="polls:ballot"):
    """The private ballot of this person, with what they voted before filled in."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, poll = await poll_of(interaction, self.record_id)
        services = services_of(interaction)
        takes_votes(poll, services.clock())
        mine = await services.polls.my_answer(actor, poll.id) or Answer()
        options = in_order_for(poll, actor.person_id)
        if poll.kind is PollKind.SHORT_ANSWER:
            await interaction.response.send_modal(ShortAnswerForm(poll))
        elif poll.kind is PollKind.SEVERAL_CHOICES:
            await interaction.response.send_modal(SeveralForm(poll, options, mine.choices))
        elif poll.kind is PollKind.RANKED:
            await show(interaction, RankPanel(poll, options, mine.ranking))
        elif poll.kind in (PollKind.SCORE, PollKind.DOTS) and numbers_fit_a_form(poll):
            await interaction.response.send_modal(NumbersForm(poll, options, mine.scores or {}))
        elif poll.kind in (PollKind.SCORE, PollKind.DOTS):
            await show(interaction, NumbersPanel(poll, options, mine.scores or {}))
        else:
            lines, _whole = fitting_lines(options, 2800)
            await show(interaction, card(form_heading(poll), "\n".join(lines), *answer_rows(poll, options)))


class MyVote(RecordButton, verb="polls:mine"):
    """What is stored, and nothing more: in a secret poll only that something is."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, poll = await poll_of(interaction, self.record_id)
        polls = services_of(interaction).polls
        answer = await polls.my_answer(actor, poll.id)
        if answer is not None:
            await show(interaction, card(f"{say('polls-mine-in')} {chose_words(poll, answer)}"))
        elif await polls.has_voted(actor, poll.id):
            await tell(interaction, say("polls-mine-secret"))
        else:
            await tell(interaction, say("polls-mine-nothing"))


class ReadAnswers(RecordButton, verb="polls:read", arg=True):
    """Every answer whole, some at a time, where they are too long for the card. `arg` is the page, from 1."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        _actor, poll = await poll_of(interaction, self.record_id)
        pages = answer_pages(poll)
        page = min(max(int(self.arg) if self.arg.isdecimal() else 1, 1), len(pages))
        row: Row = []
        if page < len(pages):
            row.append(ReadAnswers(poll.id, str(page + 1), label=say("polls-button-read-on")))
        words = say("polls-read-page", page=page, pages=len(pages))
        await show(interaction, card(words, "\n".join(pages[page - 1]), row))


def answer_pages(poll: Poll, budget: int = 3000) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    for line in option_lines(poll.options, numbered=not poll.shuffle, limit=OPTION_LIMIT):
        if pages[-1] and sum(map(len, pages[-1])) + len(line) > budget:
            pages.append([])
        pages[-1].append(line)
    return pages


class AddAnswer(RecordButton, verb="polls:add"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        _actor, poll = await poll_of(interaction, self.record_id)
        takes_votes(poll, services_of(interaction).clock())
        await interaction.response.send_modal(AddAnswerForm(poll))


class AddAnswerForm(Form, title=say("polls-form-add-answer")):
    def __init__(self, poll: Poll) -> None:
        super().__init__()
        self.poll_id = poll.id
        self.text: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=OPTION_LIMIT
        )
        help_text = say("polls-add-answer-help")
        self.add_item(discord.ui.Label(text=say("polls-label-new-answer"), description=help_text, component=self.text))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        polls = services_of(interaction).polls
        await polls.add_option(await actor_of(interaction), self.poll_id, " ".join(self.text.value.split()))
        await tell(interaction, say("polls-answer-added"))
