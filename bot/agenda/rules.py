"""What an agenda item is, and who may decide what about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ItemState(StrEnum):
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    MERGED = "merged"
    LATER = "later"
    NOT_THIS_TIME = "not_this_time"
    CARRIED_OVER = "carried_over"


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
    suggested_by: int | None
    """The person whose suggestion it is; None for a break."""
    entered_by: int | None
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
    would_come: int
    proposal: Proposal | None


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
