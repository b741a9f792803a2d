"""What a poll came to: words first, then the counts as a list, every round, and the words people gave with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.wording import say
from bot.polls.rounds import rounds_said
from bot.polls.rules import Poll, PollKind, PollView, Result
from bot.polls.words import result_sentences, who_can_see
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton
from cogs.shared.layout import card
from cogs.shared.plain_text import plain, shortened

COUNTS_BUDGET, ROUNDS_BUDGET, WORDS_BUDGET, NAMED_BUDGET = 1300, 500, 500, 700
"""Characters of each part, so that a card stays under Discord's 4000; the files have everything."""


NAMED_IN_ROUNDS = 10
"""With more answers than this, rounds name them by their numbers."""


class SeeResult(RecordButton, verb="polls:result"):
    """Shows it to the person who pressed, where they may see it."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_result(interaction, self.record_id)


async def show_result(interaction: discord.Interaction[Any], poll_id: int) -> None:
    """Raises NotFound. Where it may not be seen yet, it says so and when it may."""
    actor, polls = await actor_of(interaction), services_of(interaction).polls
    view = await polls.view_for(actor, poll_id)
    await show(interaction, result_card(view, await polls.named_votes(actor.group_id, poll_id)))


def result_card(view: PollView, named: Sequence[tuple[str, str]] = ()) -> discord.ui.LayoutView:
    """`named`: each name with their vote, where everyone may see it."""
    poll = view.poll
    heading = f"## {plain(poll.question)}"
    if view.result is None:
        not_yet = say(f"polls-reveal-{poll.reveal.value}")
        return card(f"{heading}\n{not_yet}", who_can_see(poll))
    return card(heading, *result_parts(poll, view.result), *_named(named), who_can_see(poll))


def result_parts(poll: Poll, result: Result) -> list[str]:
    """The sentences, then lists; each part within its budget."""
    words = "\n".join(plain(sentence, 700) for sentence in result_sentences(poll, result))
    return [part for part in (words, _counts(poll, result), _rounds(poll, result), _words(result)) if part]


def spoken_result(poll: Poll, result: Result) -> str:
    """The sentences on one line: what a picture of the result shows."""
    return shortened(" ".join(result_sentences(poll, result)), 1000)


def _counts(poll: Poll, result: Result) -> str:
    """Numbered like the ballot; long answers are cut until all fit."""
    if result.answers:
        return _fit([f"- {plain(text, 200)}: {number}" for text, number in result.answers], COUNTS_BUDGET)
    heading = say("polls-counts-first-choices") if poll.kind is PollKind.RANKED and result.rows else ""
    for limit in (500, 150, 70, 40):
        lines = [
            f"**{place}.** {plain(row.text, limit)}: {row.count}" for place, row in enumerate(result.rows, start=1)
        ]
        if sum(map(len, lines)) + len(lines) <= COUNTS_BUDGET:
            break
    return "\n".join(filter(None, [heading, _fit(lines, COUNTS_BUDGET)]))


def _rounds(poll: Poll, result: Result) -> str:
    """Every round of a run-off that took more than one; the counts above are the first."""
    by_name = len(poll.options) <= NAMED_IN_ROUNDS
    texts = {
        option.id: plain(option.text, 40) if by_name else f"{number}:"
        for number, option in enumerate(poll.options, start=1)
    }
    return _fit(rounds_said(result, texts), ROUNDS_BUDGET)


def _words(result: Result) -> str:
    if not result.concerns:
        return ""
    lines = [f"- {plain(words, 250)}" for words in result.concerns]
    return f"**{say('polls-words-given')}**\n{_fit(lines, WORDS_BUDGET)}"


def _named(votes: Sequence[tuple[str, str]]) -> list[str]:
    if not votes:
        return []
    lines = [f"- {plain(name, 60)}: {plain(vote, 150)}" for name, vote in votes]
    return [f"**{say('polls-named-votes')}**\n{_fit(lines, NAMED_BUDGET)}"]


def _fit(lines: Sequence[str], budget: int) -> str:
    """As many lines as fit, and how many more there are."""
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(kept) + len(line) > budget:
            return "\n".join([*kept, say("polls-more-lines", count=len(lines) - len(kept))])
        kept.append(line)
    return "\n".join(kept)
