"""The answers of a poll in words, numbered the same wherever one person meets them. Pure."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import discord

from bot.polls.rules import Option, Poll
from cogs.shared.plain_text import plain, shortened

SELECT_LIMIT = 25
BUTTON_WORDS = 38
"""A longer label is cut on a phone."""


def in_order_for(poll: Poll, person_id: int) -> tuple[Option, ...]:
    """The answers in the order in which this person sees them: always the same, and their own where it is shuffled."""
    if not poll.shuffle:
        return poll.options
    mixed = list(poll.options)
    random.Random(f"{poll.id}:{person_id}").shuffle(mixed)  # noqa: S311 - an order to read in, not a secret
    return tuple(mixed)


def button_label(number: int, option: Option) -> str:
    return shortened(f"{number}. {option.text}", BUTTON_WORDS)


def field_label(number: int, option: Option) -> str:
    """For a field of a form, where Discord takes 45 characters."""
    return shortened(f"{number}. {option.text}", 45)


def select_option(number: int, option: Option) -> discord.SelectOption:
    """Its first 100 characters, and the next 100 under them."""
    text = shortened(f"{number}. {option.text}", 1000)
    rest = shortened(text[99:], 100) if len(text) > 100 else None
    label = f"{text[:99]}…" if rest else text
    return discord.SelectOption(label=label, description=rest, value=str(option.id))


def select_lists(options: Sequence[Option]) -> Iterator[list[discord.SelectOption]]:
    """As many lists as Discord needs: it takes 25 in one."""
    numbered = [select_option(number, option) for number, option in enumerate(options, start=1)]
    for start in range(0, len(numbered), SELECT_LIMIT):
        yield numbered[start : start + SELECT_LIMIT]


def option_lines(options: Sequence[Option], *, numbered: bool = True, limit: int = 500) -> list[str]:
    """One line each; without numbers where everyone sees them in an order of their own."""
    return [
        f"**{number}.** {plain(option.text, limit)}" if numbered else f"- {plain(option.text, limit)}"
        for number, option in enumerate(options, start=1)
    ]


def fitting_lines(options: Sequence[Option], budget: int, *, numbered: bool = True) -> tuple[list[str], bool]:
    """The lines in at most `budget` characters, and whether each is whole: long answers are cut until all fit."""
    for limit in (500, 250, 150, 100, 70, 40):
        lines = option_lines(options, numbered=numbered, limit=limit)
        if sum(map(len, lines)) + len(lines) <= budget:
            return lines, all(len(option.text) <= limit for option in options)
    return option_lines(options, numbered=numbered, limit=20), False
