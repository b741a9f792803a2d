"""A facilitator enters one named person's vote, with how it was given."""

from __future__ import annotations

import re
from typing import Any

import discord

from bot.core.errors import BadInput
from bot.core.wording import say
from bot.polls.refusals import AnswerMissing, NotAnOption
from bot.polls.rules import Answer, Poll, PollKind
from bot.polls.voting import HOW_GIVEN_LIMIT
from bot.polls.words import answer_in_words
from cogs.polls.option_text import SELECT_LIMIT, select_lists
from cogs.polls.voting import ANSWER_LIMIT, MORE_INFORMATION, NOT_SURE, answer_from, whole_number
from cogs.shared.answering import tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.plain_text import plain

FROM_A_LIST = frozenset(
    {PollKind.ONE_CHOICE, PollKind.SEVERAL_CHOICES, PollKind.YES_NO, PollKind.CONSENT, PollKind.FIST_OF_FIVE}
)


class NotAPerson(BadInput):
    """A bot, or somebody who has left."""

    message = "polls-not-a-person"


def typed_answer(poll: Poll, typed: str) -> Answer:
    """What was typed for somebody, by the numbers of the answers on the ballot. Raises a BadInput.

    Ranked: "3 1 2" puts the third answer first. Scores and dots: "5 0 3" gives the first answer 5 and the third 3.
    """
    if poll.kind is PollKind.SHORT_ANSWER:
        return Answer(text=typed)
    numbers = [whole_number(part) for part in re.split(r"[\s,;]+", typed.strip()) if part]
    if not numbers:
        raise AnswerMissing
    if poll.kind is PollKind.RANKED:
        if any(not 1 <= number <= len(poll.options) for number in numbers):
            raise NotAnOption
        return Answer(ranking=tuple(poll.options[number - 1].id for number in numbers))
    if len(numbers) > len(poll.options):
        raise NotAnOption
    return Answer(scores={option.id: number for option, number in zip(poll.options, numbers, strict=False)})


class EnterForm(Form, title=say("polls-form-enter")):
    def __init__(self, poll: Poll) -> None:
        super().__init__()
        self.poll = poll
        self.who: discord.ui.UserSelect[Any] = discord.ui.UserSelect()
        self.add_item(discord.ui.Label(text=say("polls-label-whose"), component=self.who))
        self.typed: discord.ui.TextInput[Any] | None = None
        self.lists: list[discord.ui.Select[Any]] = []
        if poll.kind not in FROM_A_LIST:
            self._add_typed()
        for lines in self._list_lines():
            most = min(poll.most, len(lines)) if poll.kind is PollKind.SEVERAL_CHOICES else 1
            field: discord.ui.Select[Any] = discord.ui.Select(
                options=lines, min_values=0, max_values=most, required=False
            )
            self.lists.append(field)
            label = "polls-label-their-answer" if poll.kind in FROM_A_LIST else "polls-label-or"
            self.add_item(discord.ui.Label(text=say(label, list=len(self.lists)), component=field))
        self.how: discord.ui.TextInput[Any] = discord.ui.TextInput(max_length=HOW_GIVEN_LIMIT)
        help_text = say("polls-how-given-help")
        self.add_item(discord.ui.Label(text=say("polls-label-how-given"), description=help_text, component=self.how))

    def _add_typed(self) -> None:
        self.typed = discord.ui.TextInput(required=False, max_length=200)
        help_text = say(f"polls-typed-{self.poll.kind.value}-help")
        self.add_item(discord.ui.Label(text=say("polls-label-answer"), description=help_text, component=self.typed))

    def _list_lines(self) -> list[list[discord.SelectOption]]:
        lists = list(select_lists(self.poll.options)) if self.poll.kind in FROM_A_LIST else []
        if self.poll.no_unsure_because:
            return lists
        unsure = [
            discord.SelectOption(label=say("polls-answer-not-sure"), value=NOT_SURE),
            discord.SelectOption(label=say("polls-answer-more-information"), value=MORE_INFORMATION),
        ]
        if lists and len(lists[-1]) + len(unsure) <= SELECT_LIMIT:
            return [*lists[:-1], lists[-1] + unsure]
        return [*lists, unsure]

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        member = next(iter(self.who.values), None)
        if not isinstance(member, discord.Member) or member.bot:
            raise NotAPerson
        actor, voter = await actor_of(interaction), await actor_for(interaction, member)
        polls = services_of(interaction).polls
        receipt = await polls.enter_vote(actor, self.poll.id, voter.person_id, self._answer(), self.how.value)
        answer = plain(answer_in_words(receipt.poll, receipt.answer), ANSWER_LIMIT)
        await tell(interaction, say("polls-entered", name=plain(member.display_name), answer=answer))

    def _answer(self) -> Answer:
        values = [value for field in self.lists for value in field.values]
        if self.typed is not None and self.typed.value.strip():
            return typed_answer(self.poll, self.typed.value)
        if not values:
            raise AnswerMissing
        if len(values) == 1 or set(values) & {NOT_SURE, MORE_INFORMATION}:
            return answer_from(values[0] if len(values) == 1 else NOT_SURE if NOT_SURE in values else MORE_INFORMATION)
        return Answer(choices=tuple(int(value) for value in values))
