"""What a page says of how a poll stands: time left, and the result as words and bars. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from bot.core.dates import spoken_time
from bot.core.wording import say
from bot.polls.rounds import rounds_said
from bot.polls.rules import Poll, PollKind, PollState, Result
from bot.polls.states import NOTICE, notice_of
from bot.polls.words import result_sentences, time_left

UNDERWAY = frozenset({PollState.OPEN, PollState.CLOSING, PollState.PAUSED})
LONGEST_ON_SCREEN = 80
"""Characters of an answer's words on the room screen; phones and Discord have them all."""
SOON = timedelta(milliseconds=20)
"""How long after a moment its words are said, so that it has surely come."""


@dataclass(frozen=True)
class Bar:
    """One answer of a result: its words, its number, and how long its bar is from 0 to 100."""

    text: str
    number: int
    words: str
    length: int
    won: bool


@dataclass(frozen=True)
class Outcome:
    """A result as a page shows it: the words first."""

    sentences: tuple[str, ...]
    """None while it is open: nothing has won yet."""
    bars: tuple[Bar, ...]
    more: int
    """Answers that are not among the bars."""
    rounds: tuple[str, ...] = ()
    """Each round of a run-off that took more than one."""
    concerns: tuple[str, ...] = ()
    """Reasons, and what people need to change, in their own words."""


def is_underway(poll: Poll) -> bool:
    return poll.state in UNDERWAY


def outcome(
    poll: Poll, result: Result, *, groups: Collection[str] = (), most: int = 50, screen: bool = False
) -> Outcome:
    """The result in words and bars, with all that people wrote, as in Discord.

    On the room `screen` nobody's words stand before a facilitator let them there: written answers are shown only under
    `groups`, the names a facilitator gave them, an option that a voter added without its words, and no reasons.
    """
    if result.suppressed:
        return Outcome(result_sentences(poll, result), (), 0)
    if poll.kind is PollKind.SHORT_ANSWER:
        named = [(text, number, False) for text, number in result.answers if not screen or text in groups]
        other = sum(number for text, number in result.answers) - sum(number for _, number, _ in named)
        rows = [*named, (say("web-polls-other-answers"), other, False)] if other else named
    else:
        texts = {option.id: _text(poll, option.id, screen=screen) for option in poll.options}
        rows = [(texts[row.option_id], row.count, row.option_id in result.winners) for row in result.rows]
    longest = max((number for _, number, _ in rows), default=0)
    is_open = is_underway(poll)
    bars = [
        Bar(text, number, _number(poll, number), _length(number, longest), won and not is_open)
        for text, number, won in rows
    ]
    sentences = () if is_open else result_sentences(_as_shown(poll, screen=screen), result)
    shown = Outcome(sentences, tuple(bars[:most]), max(len(bars) - most, 0))
    if screen:
        return shown
    names = {option.id: option.text for option in poll.options}
    return replace(shown, rounds=rounds_said(result, names), concerns=result.concerns)


def _as_shown(poll: Poll, *, screen: bool) -> Poll:
    if not screen:
        return poll
    return replace(
        poll, options=tuple(replace(option, text=_text(poll, option.id, screen=True)) for option in poll.options)
    )


def _text(poll: Poll, option_id: int, *, screen: bool) -> str:
    option = next(option for option in poll.options if option.id == option_id)
    if not screen:
        return option.text
    if not option.on_screen:
        return say("web-polls-added-by-voter")
    return option.text if len(option.text) <= LONGEST_ON_SCREEN else f"{option.text[:LONGEST_ON_SCREEN].rstrip()}…"


def _number(poll: Poll, number: int) -> str:
    kind = {PollKind.SCORE: "web-polls-points", PollKind.DOTS: "web-polls-dots", PollKind.RANKED: "web-polls-first"}
    return say(kind.get(poll.kind, "web-polls-votes"), count=number)


def _length(number: int, longest: int) -> int:
    return round(Fraction(number * 100, longest)) if longest else 0


def time_said(poll: Poll, now: datetime, zone: ZoneInfo) -> str:
    """The time left, and when that is by the clock: nobody has to work it out, or to have read it in time."""
    left = time_left(poll, now)
    if next_words_at(poll, now) is None or poll.closes_at is None:
        return left
    return f"{left} {say('web-polls-closes-at', time=spoken_time(poll.closes_at, zone))}"


def announced_time(poll: Poll, now: datetime) -> str:
    """The time left as it is said aloud: new words at the start, at half, at one minute and at the close only."""
    if poll.opened_at is None or poll.closes_at is None or poll.state not in {PollState.OPEN, PollState.CLOSING}:
        return time_left(poll, now)
    half = poll.opened_at + (poll.closes_at - poll.opened_at) / 2
    moments = [poll.opened_at, half, poll.closes_at - notice_of(poll), poll.closes_at - NOTICE, poll.closes_at]
    return time_left(poll, max((moment for moment in moments if moment <= now), default=poll.opened_at))


def next_words_at(poll: Poll, now: datetime) -> datetime | None:
    """When the words for the time left change next: each whole minute, and at the close. None while no clock runs."""
    if poll.state not in {PollState.OPEN, PollState.CLOSING} or poll.closes_at is None or poll.closes_at <= now:
        return None
    left = poll.closes_at - now
    # time_left rounds to the nearest minute, so its words change half a minute before each whole one.
    halves = (left - timedelta(seconds=30)) // timedelta(minutes=1)
    steps = [timedelta(minutes=halves) + timedelta(seconds=30), NOTICE, timedelta(0)]
    return poll.closes_at - max(step for step in steps if timedelta(0) <= step < left) + SOON
