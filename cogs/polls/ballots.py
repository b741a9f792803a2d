"""The private ballots of polls that one press cannot answer: forms where Discord's five fields do, else panels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord

from bot.core.wording import say
from bot.polls.answers import HIGHEST_SCORE
from bot.polls.rules import Answer, Option, Poll, PollKind
from cogs.polls.option_text import field_label, select_lists
from cogs.polls.voting import cast, form_heading
from cogs.shared.components import Form, Panel
from cogs.shared.layout import Part, container
from cogs.shared.panels import Pick, Press
from cogs.shared.plain_text import plain, shortened

FIELDS = 4
"""A form takes five parts; the first is the question with who can see."""
TICKS = 10
"""Boxes to tick in one group, where everything can be seen at once; more go into lists."""
LONGEST_NUMBER_LIST = 24
"""A list of numbers from 0 has 25 lines at most."""


def numbers_fit_a_form(poll: Poll) -> bool:
    return len(poll.options) <= FIELDS and highest(poll) <= LONGEST_NUMBER_LIST


def highest(poll: Poll) -> int:
    """The most that one answer can be given."""
    return HIGHEST_SCORE if poll.kind is PollKind.SCORE else poll.most


class SeveralForm(Form, title=say("polls-form-vote")):
    """Boxes to tick, or lists where there are more than ten answers."""

    def __init__(self, poll: Poll, options: Sequence[Option], chosen: Sequence[int]) -> None:
        super().__init__()
        self.poll_id = poll.id
        self.add_item(discord.ui.TextDisplay(form_heading(poll)))
        self.fields = _ticks(poll, options, chosen) if len(options) <= TICKS else _lists(poll, options, chosen)
        for number, field in enumerate(self.fields, start=1):
            label = say("polls-label-choose", least=poll.least, most=poll.most, list=number)
            self.add_item(discord.ui.Label(text=label, component=field))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        chosen = tuple(int(value) for field in self.fields for value in field.values)
        await cast(interaction, self.poll_id, Answer(choices=chosen))


def _ticks(poll: Poll, options: Sequence[Option], chosen: Sequence[int]) -> list[Any]:
    boxes = [
        discord.CheckboxGroupOption(
            label=shortened(f"{number}. {option.text}", 100), value=str(option.id), default=option.id in chosen
        )
        for number, option in enumerate(options, start=1)
    ]
    return [discord.ui.CheckboxGroup(options=boxes, min_values=poll.least, max_values=min(poll.most, len(boxes)))]


def _lists(poll: Poll, options: Sequence[Option], chosen: Sequence[int]) -> list[Any]:
    fields: list[discord.ui.Select[Any]] = []
    for lines in select_lists(options):
        for line in lines:
            line.default = int(line.value) in chosen
        most = min(poll.most, len(lines))
        fields.append(discord.ui.Select(options=lines, min_values=0, max_values=most, required=False))
    return fields


class NumbersForm(Form, title=say("polls-form-vote")):
    """A score or a number of dots for each of a few answers."""

    def __init__(self, poll: Poll, options: Sequence[Option], given: Mapping[int, int]) -> None:
        super().__init__()
        self.poll_id = poll.id
        heading = form_heading(poll)
        if poll.kind is PollKind.DOTS:
            heading = f"{heading}\n{say('polls-dots-to-share', dots=poll.most)}"
        self.add_item(discord.ui.TextDisplay(heading))
        self.fields: dict[int, discord.ui.Select[Any]] = {}
        for number, option in enumerate(options, start=1):
            present = given.get(option.id, 0 if poll.kind is PollKind.DOTS else None)
            lines = [
                discord.SelectOption(label=str(points), value=str(points), default=present == points)
                for points in range(highest(poll) + 1)
            ]
            self.fields[option.id] = discord.ui.Select(options=lines, required=False)
            self.add_item(discord.ui.Label(text=field_label(number, option), component=self.fields[option.id]))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        scores = {option: int(field.values[0]) for option, field in self.fields.items() if field.values}
        await cast(interaction, self.poll_id, Answer(scores=scores))


class BallotPanel(Panel):
    """A private ballot filled in step by step. Sending it leaves it there, so that it can be sent again."""

    def __init__(self, poll: Poll, options: Sequence[Option]) -> None:
        super().__init__()
        self.poll, self.options = poll, options
        self.numbers = {option.id: number for number, option in enumerate(options, start=1)}
        self.texts = {option.id: option for option in options}

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        self.lay_out()
        await interaction.response.edit_message(view=self)

    def lay_out(self) -> None:
        """Lay the panel out anew from what was chosen so far."""
        raise NotImplementedError

    def show_parts(self, *parts: Part) -> None:
        self.clear_items()
        self.add_item(container(*parts))

    def pick_lists(self, options: Sequence[Option], say_what: str, choose: Any) -> list[list[Pick]]:
        """Lists of these answers, each with the number it has in the whole ballot."""
        lines = [line for group in select_lists(self.options) for line in group]
        wanted = {str(option.id) for option in options}
        left = [line for line in lines if line.value in wanted]
        return [[Pick(say_what, left[start : start + 25], choose)] for start in range(0, len(left), 25)]


class RankPanel(BallotPanel):
    """Favourite first, then second, and so on. Some may be left out."""

    def __init__(self, poll: Poll, options: Sequence[Option], ranking: Sequence[int]) -> None:
        super().__init__(poll, options)
        self.ranking = list(ranking)
        self.lay_out()

    def lay_out(self) -> None:
        left = [option for option in self.options if option.id not in self.ranking]
        place = len(self.ranking) + 1
        buttons = [
            Press(say("polls-button-send"), self._send, style=discord.ButtonStyle.primary, disabled=not self.ranking),
            Press(say("polls-button-start-again"), self._start_again, disabled=not self.ranking),
        ]
        lists = self.pick_lists(left, say("polls-rank-choose", place=place), self._choose)
        self.show_parts(form_heading(self.poll), self._so_far(), *lists, buttons)

    def _so_far(self) -> str:
        if not self.ranking:
            return say("polls-rank-nothing")
        lines = [f"**{place}.** {plain(self.texts[one].text, 45)}" for place, one in enumerate(self.ranking, start=1)]
        return "\n".join([f"**{say('polls-rank-so-far')}**", *lines])

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        if int(value) not in self.ranking:
            self.ranking.append(int(value))
        await self.redraw(interaction)

    async def _start_again(self, interaction: discord.Interaction[Any]) -> None:
        self.ranking.clear()
        await self.redraw(interaction)

    async def _send(self, interaction: discord.Interaction[Any]) -> None:
        await cast(interaction, self.poll.id, Answer(ranking=tuple(self.ranking)))


class NumbersPanel(BallotPanel):
    """Scores or dots for many answers: choose an answer, then give it a number."""

    def __init__(self, poll: Poll, options: Sequence[Option], given: Mapping[int, int]) -> None:
        super().__init__(poll, options)
        self.given = dict(given)
        self.at: int | None = None
        self.lay_out()

    def lay_out(self) -> None:
        parts: list[Part] = [form_heading(self.poll), self._so_far()]
        parts += self.pick_lists(self.options, say("polls-numbers-choose"), self._choose)
        if self.at is not None:
            parts += [say("polls-numbers-for", answer=plain(self.texts[self.at].text, 300)), *self._number_buttons()]
        parts.append(
            [
                Press(say("polls-button-send"), self._send, style=discord.ButtonStyle.primary, disabled=not self.given),
                Press(say("polls-button-start-again"), self._start_again, disabled=not self.given),
            ]
        )
        self.show_parts(*parts)

    def _so_far(self) -> str:
        lines = [
            f"**{self.numbers[option]}.** {plain(self.texts[option].text, 35)}: {number}"
            for option, number in sorted(self.given.items(), key=lambda pair: self.numbers[pair[0]])
        ]
        if self.poll.kind is PollKind.DOTS:
            lines.append(say("polls-dots-left", dots=self.poll.most - sum(self.given.values())))
        return "\n".join(lines) or say("polls-numbers-nothing")

    def _number_buttons(self) -> list[list[Press]]:
        if self.poll.kind is PollKind.DOTS:
            spare = self.poll.most - sum(self.given.values())
            return [
                [
                    Press(say("polls-button-one-more"), self._step(+1), disabled=spare <= 0),
                    Press(say("polls-button-one-less"), self._step(-1), disabled=not self.given.get(self.at or 0)),
                ]
            ]
        buttons = [Press(str(points), self._score(points)) for points in range(HIGHEST_SCORE + 1)]
        return [buttons[:3], buttons[3:]]

    def _step(self, by: int) -> Any:
        async def step(interaction: discord.Interaction[Any]) -> None:
            assert self.at is not None
            number = self.given.get(self.at, 0) + by
            self.given.pop(self.at, None)
            if number:
                self.given[self.at] = number
            await self.redraw(interaction)

        return step

    def _score(self, points: int) -> Any:
        async def score(interaction: discord.Interaction[Any]) -> None:
            assert self.at is not None
            self.given[self.at] = points
            await self.redraw(interaction)

        return score

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        self.at = int(value)
        await self.redraw(interaction)

    async def _start_again(self, interaction: discord.Interaction[Any]) -> None:
        self.given.clear()
        self.at = None
        await self.redraw(interaction)

    async def _send(self, interaction: discord.Interaction[Any]) -> None:
        await cast(interaction, self.poll.id, Answer(scores=dict(self.given)))
