""" "You said, we did" on the room screen: before the first item, and whenever a facilitator puts it there. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.wording import say
from bot.ideas.rules import Idea, Outcome

MOST_ANSWERS = 2
"""As many as can be read from the back of a room at once; all of them stand in Discord and on the page of answers."""
LONGEST = 90


@dataclass(frozen=True)
class Answered:
    title: str
    words: str
    """ "We did: two benches", cut short where it is long."""


@dataclass(frozen=True)
class RoomAnswers:
    shown: tuple[Answered, ...]
    more: int

    @property
    def spoken(self) -> str:
        return say("web-spoken-answers", count=len(self.shown) + self.more)


def room_answers(ideas: Sequence[Idea]) -> RoomAnswers | None:
    """None where there is nothing to tell."""
    if not ideas:
        return None
    shown = tuple(Answered(idea.title, _briefly(_first_words(idea.outcome))) for idea in ideas[:MOST_ANSWERS])
    return RoomAnswers(shown, len(ideas) - len(shown))


def _first_words(outcome: Outcome) -> str:
    if outcome.we_did:
        return say("ideas-said-we-did", words=outcome.we_did)
    if outcome.could_not:
        return say("ideas-said-could-not", words=outcome.could_not)
    return say("ideas-said-next-step", words=outcome.next_step)


def _briefly(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
