"""What the room screen shows of a poll. Pure. No name, and no free text that a facilitator has not let there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.wording import say
from bot.ideas.seen import IdeaRef
from bot.polls.rules import Poll, PollState, PollView
from bot.polls.words import time_left, voted_so_far, who_can_see
from bot.web.poll_words import Outcome, announced_time, is_underway, outcome

MOST_LINES = 6
"""Short lines that can be read from the back of a room at once. (Source: requirement D2.)"""

SHORT_TITLE = 34
MIDDLE_TITLE = 64


class TitleSize(StrEnum):
    """How large a title can be set without filling the screen."""

    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"
    LONGEST = "longest"


def title_size(title: str) -> TitleSize:
    sizes = ((SHORT_TITLE, TitleSize.SHORT), (MIDDLE_TITLE, TitleSize.MIDDLE), (140, TitleSize.LONG))
    return next((size for most, size in sizes if len(title) <= most), TitleSize.LONGEST)


_LINES = {TitleSize.SHORT: MOST_LINES, TitleSize.MIDDLE: MOST_LINES, TitleSize.LONG: 5, TitleSize.LONGEST: 3}
"""A long question takes the room of answers."""


@dataclass(frozen=True)
class RoomPoll:
    question: str
    closed: bool
    closing: bool
    paused: bool
    answers: tuple[str, ...]
    """Its answers while it is open; no more than fit on the screen."""
    more: int
    time: str
    turn_out: str
    who: str
    outcome: Outcome | None
    spoken: str
    came_from: str = ""
    """The idea that led to it, while the question is what is shown."""

    @property
    def headline(self) -> str:
        """The question; once there is a result, its first sentence."""
        return self.outcome.sentences[0] if self.closed and self.outcome else self.question

    @property
    def headline_size(self) -> str:
        return title_size(self.headline).value


def poll_on_show(polls: Sequence[PollView], item_began_at: datetime | None) -> PollView | None:
    """The poll that was opened last; its result stays until the meeting goes on to another item.

    A poll that is held back is not shown at all. `polls` are newest first.
    """
    shown = [view for view in polls if not view.poll.held and (is_underway(view.poll) or _has_result(view))]
    newest = max(shown, key=lambda view: (is_underway(view.poll), _opened(view.poll)), default=None)
    if newest is None or is_underway(newest.poll) or item_began_at is None:
        return newest
    return newest if newest.poll.closed_at and newest.poll.closed_at >= item_began_at else None


def room_poll(view: PollView, groups: Collection[str], now: datetime, ideas: Sequence[IdeaRef] = ()) -> RoomPoll:
    poll = view.poll
    closed = not is_underway(poll)
    answers = [option.text if option.on_screen else say("web-polls-added-by-voter") for option in poll.options]
    lines = _LINES[title_size(poll.question)] - bool(ideas)
    fits = len(answers) if len(answers) <= lines else lines - 1
    most_bars = max(lines - 1 - closed, 2)  # beside them a result has its words
    shown = outcome(poll, view.result, groups=groups, most=most_bars, screen=True) if view.result else None
    return RoomPoll(
        question=poll.question,
        closed=closed,
        closing=poll.state is PollState.CLOSING,
        paused=poll.state is PollState.PAUSED,
        answers=tuple(answers[:fits]),
        more=len(answers) - fits,
        time=time_left(poll, now),
        turn_out=voted_so_far(view.voted),
        who=who_can_see(poll),
        outcome=shown,
        spoken=_spoken(poll, shown if closed else None, now),
        came_from=_from_idea(ideas),
    )


def _from_idea(ideas: Sequence[IdeaRef]) -> str:
    """Of several the first is named: the page of the poll has them all."""
    if not ideas:
        return ""
    title = ideas[0].title
    return say("web-polls-from-idea", title=title if len(title) <= MIDDLE_TITLE else f"{title[: MIDDLE_TITLE - 1]}…")


def _spoken(poll: Poll, result: Outcome | None, now: datetime) -> str:
    """The counts are left out while it is open: they change with every vote."""
    if result is not None:
        return say("web-polls-spoken-result", question=poll.question, result=" ".join(result.sentences))
    return say("web-polls-spoken", question=poll.question, time=announced_time(poll, now))


def _has_result(view: PollView) -> bool:
    return view.poll.state is PollState.CLOSED and view.result is not None


def _opened(poll: Poll) -> float:
    return poll.opened_at.timestamp() if poll.opened_at else 0.0
