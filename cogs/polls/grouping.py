"""Written answers put together by a facilitator, as lines of text: the group, and an answer that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot.core.errors import BadInput, Refusal
from bot.core.wording import say
from cogs.polls.console import show_console
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.plain_text import shortened

BETWEEN = " = "
FORM_LIMIT = 4000


class NoAnswers(Refusal):
    """Nobody wrote anything yet."""

    message = "polls-no-answers"


class TooManyAnswers(Refusal):
    """More than a form takes."""

    message = "polls-too-many-written"


class NotAGroupLine(BadInput):
    """A line whose answer is not one of those written; facts: `line`."""

    message = "polls-not-a-group-line"


def as_lines(written: Mapping[str, str]) -> str:
    """One line an answer: "Buses = Transport", with nothing after the sign where it stands for itself."""
    return "\n".join(f"{' '.join(text.split())}{BETWEEN}{group}".rstrip() for text, group in written.items())


def from_lines(typed: str, written: Mapping[str, str]) -> dict[str, str]:
    """Answer to group, for the lines that name a group. Raises NotAGroupLine."""
    known = {" ".join(text.split()).casefold(): text for text in written}
    groups = {}
    for line in filter(None, map(str.strip, typed.splitlines())):
        # An answer may hold the sign itself, so the last one counts; a line that ends in it names no group.
        answer, _sign, group = f"{line} ".rpartition(BETWEEN)
        text = known.get((answer or line.removesuffix(BETWEEN.rstrip())).strip().casefold())
        if text is None:
            raise NotAGroupLine(line=shortened(line, 80))
        if group.strip():
            groups[text] = group.strip()
    return groups


class GroupingForm(Form, title=say("polls-form-grouping")):
    def __init__(self, poll_id: int, written: Mapping[str, str]) -> None:
        super().__init__()
        if not written:
            raise NoAnswers
        lines = as_lines(written)
        if len(lines) > FORM_LIMIT:
            raise TooManyAnswers
        self.poll_id, self.written = poll_id, written
        self.lines: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=FORM_LIMIT, default=lines
        )
        help_text = say("polls-grouping-help")
        self.add_item(discord.ui.Label(text=say("polls-label-grouping"), description=help_text, component=self.lines))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        polls = services_of(interaction).polls
        groups = from_lines(self.lines.value, self.written)
        await polls.group_answers(await actor_of(interaction), self.poll_id, groups)
        await show_console(interaction, self.poll_id, say("polls-grouped"))
