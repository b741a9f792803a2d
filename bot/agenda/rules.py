"""What an agenda item is, and every way in which the agenda says no."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.errors import BadInput, NotAllowed, Refusal

TITLE_LIMIT = 100
TEXT_LIMIT = 1000
"""The most characters of why a suggestion matters, and of a reason."""
NAME_LIMIT = 100
SHORTEST_MINUTES = 1
LONGEST_MINUTES = 240
MOST_EXTRA_MINUTES = 60


class ItemState(StrEnum):
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    MERGED = "merged"
    LATER = "later"
    NOT_THIS_TIME = "not_this_time"
    CARRIED_OVER = "carried_over"
    WITHDRAWN = "withdrawn"
    """Taken back by the person whose it was. Kept as a trace and shown nowhere."""


DECLINING = frozenset({ItemState.MERGED, ItemState.LATER, ItemState.NOT_THIS_TIME})
"""Outcomes that need a reason and both co-chairs."""
OPEN = frozenset({ItemState.SUGGESTED, ItemState.ACCEPTED})


class ItemKind(StrEnum):
    ITEM = "item"
    BREAK = "break"


class Progress(StrEnum):
    WAITING = "waiting"
    NOW = "now"
    DONE = "done"


class Level(StrEnum):
    INDIVIDUAL = "individual"
    SERVICE = "service"
    ORGANISATION = "organisation"


class SupportKind(StrEnum):
    SUPPORT = "support"
    WOULD_COME = "would_come"


@dataclass(frozen=True)
class Proposal:
    """An outcome that one co-chair proposed and the other has not confirmed yet."""

    item_id: int
    outcome: ItemState
    reason: str
    merge_into: int | None
    proposed_by: int
    proposed_at: datetime
    lapses_at: datetime


@dataclass(frozen=True)
class Item:
    id: int
    meeting_id: int
    group_id: int
    kind: ItemKind
    title: str
    why: str
    suggested_by: int | None = field(repr=False)
    """The person whose suggestion it is; None for a break. Never shown: show `proposer_name`."""
    entered_by: int | None = field(repr=False)
    """The helper who typed it in, where that was somebody else."""
    named: bool
    """Whether the group may see who suggested it."""
    proposer_name: str | None
    """Their name where `named`; otherwise always None, so that nothing that shows an item can leak it."""
    state: ItemState
    reason: str
    """Why it was merged, put off or not taken; empty otherwise."""
    merged_into: int | None
    level: Level | None
    quality_statement: str
    lead: str
    partner: str
    minutes: int
    """About how long, extra time included."""
    position: int | None
    progress: Progress
    started_at: datetime | None
    created_at: datetime
    supports: int
    """People who support it. The person who suggested it counts as wanting it and is not in this number."""
    would_come: int
    proposal: Proposal | None
    """None too once it has lapsed."""
    late: bool = False
    """Suggested after the suggestions for its meeting had closed, as its date then stood; never if carried over."""
    from_member: bool = True
    """Whether it came from somebody who was not an organiser when they suggested it."""
    began_as: int | None = None
    """The item of an earlier meeting that was carried over into this one."""
    earlier_reason: str = ""
    """Why the co-chairs of the earlier meeting put it off; empty where it was only not reached."""
    card_channel_id: int | None = None
    card_message_id: int | None = None
    """Where its card stands in Discord."""


@dataclass(frozen=True)
class AgendaView:
    """Everything a card, a page or the room screen shows of a meeting's agenda."""

    meeting_id: int
    published: bool
    planned: tuple[Item, ...]
    """Accepted items and breaks in order."""
    suggested: tuple[Item, ...]
    """Waiting for the co-chairs, most supported first, then oldest."""
    answered: tuple[Item, ...]
    """Merged, later, not this time and carried over, each with its reason."""
    from_members: int
    """How many of the planned items were suggested by members (not breaks)."""
    current: Item | None
    """Where the meeting is; None before it starts and after it ends."""
    upcoming: Item | None
    """What comes after `current`, or first while the meeting has not started."""
    set_aside: str = ""
    """Why it has fewer breaks than the meeting's rule, in the co-chairs' words; empty where it has them."""


@dataclass(frozen=True)
class AgendaChanged:
    """Anything shown of this meeting's agenda changed."""

    group_id: int
    meeting_id: int


@dataclass(frozen=True)
class TimeIsNearlyUp:
    """The present item has run for about as long as it was given. For the facilitator, not the crowd."""

    group_id: int
    meeting_id: int
    item_id: int


class NotCoChair(NotAllowed):
    """Only the two co-chairs in this meeting's slots shape its agenda; the co-chair role alone is not enough."""

    message = "agenda-refused-not-co-chair"


class NotYours(NotAllowed):
    """Only the person whose suggestion it is, or who typed it in for them, takes it back."""

    message = "agenda-refused-not-yours"


class AlreadyAnswered(Refusal):
    """Merged, put off, not taken or carried over."""

    message = "agenda-refused-already-answered"


class AlreadyWithdrawn(Refusal):
    message = "agenda-refused-already-withdrawn"


class AlreadyAccepted(Refusal):
    message = "agenda-refused-already-accepted"


class NotAccepted(Refusal):
    """It has no place on the agenda yet, so it cannot be moved."""

    message = "agenda-refused-not-accepted"


class OthersJoined(Refusal):
    """Another suggestion was merged into this one, so it is no longer one person's to take back."""

    message = "agenda-refused-others-joined"


class OwnSuggestion(Refusal):
    """Who suggests something counts as wanting it already."""

    message = "agenda-refused-own-suggestion"


class ProposalWaits(Refusal):
    """An outcome of this item waits for the other co-chair already."""

    message = "agenda-refused-proposal-waits"


class OwnProposal(Refusal):
    """One co-chair alone cannot decline."""

    message = "agenda-refused-own-proposal"


class NoProposal(Refusal):
    """Nothing waits for a second co-chair: it lapsed, was dropped, or was never there."""

    message = "agenda-refused-no-proposal"


class NothingToJoin(BadInput):
    """A merge needs another open item of the same meeting."""

    message = "agenda-refused-nothing-to-join"


class WrongMinutes(BadInput):
    """Facts: `least` and `most`."""

    message = "agenda-refused-wrong-minutes"


class NoSuchPlace(BadInput):
    """Facts: `most`, the number of items on the agenda."""

    message = "agenda-refused-no-such-place"


class AlreadyReached(Refusal):
    """The meeting has come to this item or place, so it stays where it is."""

    message = "agenda-refused-already-reached"


class NothingAccepted(Refusal):
    message = "agenda-refused-nothing-accepted"


class AtTheEnd(Refusal):
    message = "agenda-refused-at-the-end"


class AtTheStart(Refusal):
    message = "agenda-refused-at-the-start"


class MovedOn(Refusal):
    """Somebody else moved the meeting on between the look and the press."""

    message = "agenda-refused-moved-on"


class NothingRunning(Refusal):
    """More time is for the present item, and there is none."""

    message = "agenda-refused-nothing-running"


class NoMoreTime(Refusal):
    """The item has the longest time an item can have; facts: `most`."""

    message = "agenda-refused-no-more-time"
