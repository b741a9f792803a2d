"""Decisions and actions: what each one is, when an action is closed, and every way of saying no.

An action is closed only with an outcome (we did, or we could not, because; and next) that the person who asked for it
accepts, or two people who do not carry it out, one of them a co-chair. (Source: requirement M10.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.core.errors import BadInput, NotAllowed, Refusal

TEXT_LIMIT = 400
"""The most characters of a decision, an action, or one part of an outcome."""
PANEL_SIZE = 2


class DecisionState(StrEnum):
    STANDS = "stands"
    UNDER_REVIEW = "under_review"
    CHANGED = "changed"


class ActionState(StrEnum):
    OPEN = "open"
    OFFERED = "offered"
    """An outcome is offered; somebody has to accept it."""
    CLOSED = "closed"


class Outcome(StrEnum):
    DID = "did"
    COULD_NOT = "could_not"


class SourceKind(StrEnum):
    ITEM = "item"
    POLL = "poll"
    POINT = "point"
    DECISION = "decision"
    ACTION = "action"


CAME_FROM = (SourceKind.ITEM, SourceKind.POLL, SourceKind.POINT, SourceKind.DECISION)
"""What a decision or an action can come from; a decision does not come from a decision."""


@dataclass(frozen=True)
class Links:
    """What a decision or an action came from; None where it came from no such thing."""

    item_id: int | None = None
    poll_id: int | None = None
    idea_id: int | None = None
    point_id: int | None = None
    decision_id: int | None = None

    def of(self, kind: SourceKind) -> int | None:
        found: int | None = getattr(self, f"{kind.value}_id")
        return found


@dataclass(frozen=True)
class Source:
    """Another record that this one came from, or that came of it."""

    kind: SourceKind
    record_id: int
    text: str
    number: int
    """Of a key point, in its meeting; 0 for what has none."""
    channel_id: int | None
    message_id: int | None
    """Where Discord shows it."""


@dataclass(frozen=True)
class Decision:
    id: int
    group_id: int
    meeting_id: int
    text: str
    before: str
    """How things were; empty where nobody said."""
    after: str
    """What is different from now on."""
    state: DecisionState
    review_on: date | None
    review_words: str
    """What the last review said; empty before the first."""
    made_at: datetime
    links: Links
    channel_id: int | None
    message_id: int | None
    sources: tuple[Source, ...] = ()
    """What it came from, as far as everybody may see it."""


@dataclass(frozen=True)
class News:
    at: datetime
    text: str
    person_id: int
    name: str = ""


@dataclass(frozen=True)
class Action:
    id: int
    group_id: int
    meeting_id: int | None
    text: str
    owner_id: int
    partner_id: int | None
    asked_by: int | None = field(repr=False)
    """Who asked for it. Never shown: show `asker_name`."""
    asker_shown: bool
    due: date
    state: ActionState
    outcome: Outcome | None
    outcome_words: str
    """What we did, or why we could not."""
    next_words: str
    """What happens next; may be empty where it was done."""
    offered_by: int | None
    created_at: datetime
    closed_at: datetime | None
    channel_id: int | None
    message_id: int | None
    reminded: str
    """The last reminder that was given, by its name."""
    links: Links
    accepted_by: frozenset[int] = frozenset()
    news: tuple[News, ...] = ()
    owner_name: str = ""
    partner_name: str = ""
    sources: tuple[Source, ...] = ()
    """What it came from, as far as everybody may see it."""
    asker_name: str = ""
    """Empty where nobody asked, or who asked is not to be shown."""

    @property
    def carried_out_by(self) -> frozenset[int]:
        return frozenset({self.owner_id} | ({self.partner_id} if self.partner_id else set()))

    def is_overdue(self, today: date) -> bool:
        """Once its outcome is offered, it waits for others and not for who does it."""
        return self.state is ActionState.OPEN and self.due < today


@dataclass(frozen=True)
class NewAction:
    """An action as it was asked for."""

    text: str
    owner_id: int
    due: date
    partner_id: int | None = None
    asked_by: int | None = None
    asker_shown: bool = True
    meeting_id: int | None = None
    links: Links = Links()


@dataclass(frozen=True)
class ActionChanged:
    group_id: int
    action_id: int
    meeting_id: int | None = None


@dataclass(frozen=True)
class DecisionChanged:
    group_id: int
    decision_id: int
    meeting_id: int


class ActionClosed(Refusal):
    """The action has its outcome already."""

    message = "actions-refused-closed"


class NoOutcomeYet(Refusal):
    """There is nothing to accept: nobody said what came of it."""

    message = "actions-refused-no-outcome"


class NotTheirAction(NotAllowed):
    """Only the owner, the partner, or whoever runs meetings says how it goes."""

    message = "actions-refused-not-theirs"


class OwnOutcome(NotAllowed):
    """Nobody accepts the outcome of what they did themself."""

    message = "actions-refused-own-outcome"


class DueInThePast(BadInput):
    """Facts: `day`."""

    message = "actions-refused-past"


class SourceNotThere(BadInput):
    """What a decision or an action is said to come from is not there, or not for everybody to see."""

    message = "actions-refused-source"


class NotUnderReview(Refusal):
    """The decision does not wait for a review."""

    message = "actions-refused-no-review"


def links_from(typed: str) -> Links:
    """What a list of sources sends back: "poll-7", or nothing. Raises SourceNotThere."""
    if not typed:
        return Links()
    kind, _, number = typed.partition("-")
    if kind not in {each.value for each in CAME_FROM} or not (number.isascii() and number.isdecimal()):
        raise SourceNotThere
    return Links(**{f"{kind}_id": int(number[:9])})


def require_open(action: Action) -> None:
    if action.state is ActionState.CLOSED:
        raise ActionClosed


def require_may_accept(action: Action, person_id: int) -> None:
    """Raises NoOutcomeYet, ActionClosed or OwnOutcome."""
    require_open(action)
    if action.state is not ActionState.OFFERED:
        raise NoOutcomeYet
    if person_id in action.carried_out_by or person_id == action.offered_by:
        raise OwnOutcome


def may_accept(action: Action, person_id: int) -> bool:
    """Whether this person asked for it and did not do it, so that it is theirs to say if it is finished."""
    return asker_decides(action) and person_id == action.asked_by


def asker_decides(action: Action) -> bool:
    """Whether there is somebody who asked, and they did not do it themself."""
    return action.asked_by is not None and action.asked_by not in {*action.carried_out_by, action.offered_by}


def is_accepted(action: Action, accepted: Iterable[int], co_chairs: Iterable[int]) -> bool:
    """Whether these acceptances close it: the asker's, or a panel of two with a co-chair in it.

    Those of people who carry it out, or who offered the outcome, never count.
    """
    count = frozenset(accepted) - action.carried_out_by - {action.offered_by}
    if asker_decides(action) and action.asked_by in count:
        return True
    return len(count) >= PANEL_SIZE and bool(count & frozenset(co_chairs))


def reminders(due: date, days_before: Iterable[int]) -> list[tuple[str, date]]:
    """Name and day of each reminder: before it is due, and the day after."""
    before = [(f"before-{days}", due - timedelta(days=days)) for days in days_before]
    return [*before, ("over", due + timedelta(days=1))]


def reminder_name(due: date, kind: str) -> str:
    """What is kept of a reminder that was given: another due date starts them anew."""
    return f"{due.isoformat()}:{kind}"
