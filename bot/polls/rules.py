"""What a poll is, the states it goes through, and who may see what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

FEWEST_TO_SHOW = 5
"""A secret poll with fewer ballots shows only what leads, as its ballot says before anyone votes.

So does a private poll that is open show nothing: the first votes, seen as they come, would say how each person voted.
"""


class PollKind(StrEnum):
    ONE_CHOICE = "one_choice"
    SEVERAL_CHOICES = "several_choices"
    YES_NO = "yes_no"
    CONSENT = "consent"  # agree, can live with it, need to change it (with words)
    FIST_OF_FIVE = "fist_of_five"  # 0 to 5
    SCORE = "score"  # each option 0 to 5
    RANKED = "ranked"  # put in order; instant run-off
    DOTS = "dots"  # share out dots
    SHORT_ANSWER = "short_answer"  # written; grouped by the facilitator


class Mode(StrEnum):
    """Who can see how somebody voted. Fixed when the poll opens, said on every ballot, true in storage."""

    NAMED = "named"
    PRIVATE = "private"
    SECRET = "secret"  # noqa: S105 - a way of voting, not a password


class Reveal(StrEnum):
    """When people see how the votes stand. A secret poll always waits until it is closed."""

    AFTER_VOTING = "after_voting"
    AT_CLOSE = "at_close"
    LIVE = "live"


class ReasonMode(StrEnum):
    OFF = "off"
    OPTIONAL = "optional"
    ASKED = "asked"


class TieRule(StrEnum):
    """What happens when the first place is shared. Said before the poll opens."""

    NO_WINNER = "no_winner"
    TALK_AGAIN = "talk_again"
    CO_CHAIRS_DECIDE = "co_chairs_decide"


class PollState(StrEnum):
    PREPARED = "prepared"
    OPEN = "open"
    CLOSING = "closing"  # 60 seconds' notice; votes still count
    PAUSED = "paused"  # people cannot take part from one side; the time is given back
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Door(StrEnum):
    """How a vote came in."""

    DISCORD = "discord"
    PHONE = "phone"
    TABLET = "tablet"
    ENTERED = "entered"  # by a facilitator, for one named person
    PAPER = "paper"  # a slip from the room, typed in by a facilitator, also after the close
    HANDS = "hands"  # counted in the room, no names


@dataclass(frozen=True)
class Option:
    id: int
    text: str
    position: int
    on_screen: bool = True
    """False while it was added by somebody who votes and no facilitator has let it onto the room screen."""


@dataclass(frozen=True)
class Poll:
    id: int
    group_id: int
    meeting_id: int
    question: str
    kind: PollKind
    mode: Mode
    reveal: Reveal
    reasons: ReasonMode
    tie_rule: TieRule
    state: PollState
    options: tuple[Option, ...]
    least: int
    """Fewest choices, several_choices only."""
    most: int
    """Most choices (several_choices) or the dots to share out (dots)."""
    shuffle: bool
    may_add_options: bool
    no_unsure_because: str
    """Why "I am not sure" and "I need more information" are not offered; empty where they are."""
    quorum: int
    """How many people must vote for the result to stand; 0 for no quorum."""
    pass_percent: int
    """Share of the votes the first place needs, 0 for none."""
    needs_check_in: bool
    minutes: int
    """How long it is to be open."""
    run_of: int | None
    """The poll that this one runs again."""
    opened_at: datetime | None
    closes_at: datetime | None
    """When it closes by itself; moves later when it is extended or paused."""
    notice_seconds: int
    """How long before it closes everyone is told."""
    stays_open_until: datetime | None
    """By a rule of its meeting: closed by hand it still stays open until then, while anybody has not voted."""
    paused_at: datetime | None
    paused_because: str
    closed_at: datetime | None
    result_shown: bool
    held: bool
    """Held back from the room screen by a facilitator."""
    frozen: bool
    """The shown tally stands still for everyone until a facilitator lets it move."""
    could_vote: int
    """How many people could vote, counted at close; 0 before."""
    channel_id: int | None
    message_id: int | None
    card_posted_at: datetime | None


class Answer(NamedTuple):
    """What one ballot says. Exactly one of the kinds of content is filled, the others are empty.

    A tuple, as `Cast` is: a thousand people may vote in one moment, and a frozen dataclass takes four times as long
    to make.
    """

    choices: tuple[int, ...] = ()
    """Option ids. Yes/no, consent and fist of five have fixed options, made with the poll."""
    scores: Mapping[int, int] | None = None
    """Option id to score or dots."""
    ranking: tuple[int, ...] = ()
    """Option ids, best first; options left out share the last place."""
    text: str = ""
    not_sure: bool = False
    more_information: bool = False
    reason: str = ""
    """Words with it, where reasons are on; the concern of "need to change it"."""


class Cast(NamedTuple):
    """One vote on its way in."""

    poll_id: int
    person_id: int
    answer: Answer
    door: Door
    order: int
    """Later is larger: a Discord interaction id, or the same scale made from the clock for other doors."""
    entered_by: int | None = None
    how_given: str = ""
    """For an entered vote: "by phone", "pointed", "by symbol" ..."""


@dataclass(frozen=True)
class HandCount:
    """Hands counted in the room by one person; decides nothing until somebody else confirms it."""

    id: int
    poll_id: int
    counts: Mapping[str, int]
    """Option id as text, "not_sure" or "more_information", to a number of hands."""
    counted_by: int
    confirmed_by: int | None


@dataclass(frozen=True)
class OptionTally:
    option_id: int
    text: str
    count: int
    """Votes, points, dots or first preferences, by the kind."""


@dataclass(frozen=True)
class Round:
    """One round of an instant run-off."""

    counts: Mapping[int, int]
    out: tuple[int, ...]
    """Options that left after this round; empty in the last."""


@dataclass(frozen=True)
class Result:
    """What the votes came to. `winners` has one option, several for a tie, none where nothing won."""

    rows: tuple[OptionTally, ...]
    winners: tuple[int, ...]
    votes: int
    """Ballots that count towards the result, those that are not sure left out."""
    not_sure: int
    more_information: int
    voted: int
    """All who voted, whatever they said."""
    by_door: Mapping[Door, int]
    """Empty for a secret poll; otherwise adds up to `voted`."""
    could_vote: int
    quorum_met: bool
    passed: bool | None
    """Whether the winner reached pass_percent; None where no share was asked for."""
    suppressed: bool
    """A secret poll with under five ballots shows only the leading answer, as said before it opened."""
    late_paper: int = 0
    """Slips of paper among those who voted that were typed in after the close."""
    unnamed: int = 0
    """Votes by phones and tablets of people without a name, once it is closed; 0 for a secret poll."""
    rounds: tuple[Round, ...] = ()
    condorcet: int | None = None
    """The option that would beat each other one alone, where there is one; ranked polls only."""
    average: Fraction | None = None
    """Fist of five only."""
    answers: tuple[tuple[str, int], ...] = ()
    """Short answers: group name to count."""
    concerns: tuple[str, ...] = ()
    """Words given with "need to change it" and reasons, in no order that tells who."""


@dataclass(frozen=True)
class PollView:
    """Everything a card or page may show of a poll to everyone: never more than its mode and reveal allow."""

    poll: Poll
    voted: int
    result: Result | None
    """None while the result is not to be seen by everyone."""


@dataclass(frozen=True)
class PollChanged:
    """The poll's state, options or settings changed: opened, extended, paused, closed, shown."""

    group_id: int
    meeting_id: int
    poll_id: int


@dataclass(frozen=True)
class BallotCounted:
    """One or more ballots were stored. Told once a batch."""

    group_id: int
    meeting_id: int
    poll_id: int
