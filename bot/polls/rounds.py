"""Every round of a run-off in words, the same at every door."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.wording import say
from bot.polls.rules import Result


def rounds_said(result: Result, names: Mapping[int, str]) -> tuple[str, ...]:
    """A sentence a round, each option by its name; none where the first round decided."""
    if len(result.rounds) < 2:
        return ()
    said = []
    for number, each in enumerate(result.rounds, start=1):
        counts = ", ".join(f"{names[option]} {votes}" for option, votes in each.counts.items())
        words = say("polls-round", number=number, counts=counts)
        left = ", ".join(names[option].removesuffix(":") for option in each.out)
        said.append(f"{words} {say('polls-round-out', names=left)}" if left else words)
    return tuple(said)
