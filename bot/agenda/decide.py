"""Who may decide what about an agenda item, and what follows. Pure: each returns what is to be stored, or refuses."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from bot.agenda.rules import (
    DECLINING,
    LONGEST_MINUTES,
    MOST_EXTRA_MINUTES,
    OPEN,
    SHORTEST_MINUTES,
    AlreadyAccepted,
    AlreadyAnswered,
    AlreadyReached,
    AlreadyWithdrawn,
    AtTheEnd,
    AtTheStart,
    Item,
    ItemKind,
    ItemState,
    MovedOn,
    NoMoreTime,
    NoProposal,
    NoSuchPlace,
    NotAccepted,
    NotCoChair,
    NothingToJoin,
    NotYours,
    OthersJoined,
    OwnProposal,
    OwnSuggestion,
    Progress,
    Proposal,
    ProposalWaits,
    SupportKind,
    WrongMinutes,
)
from bot.core.errors import BadInput

Support = tuple[int, SupportKind]
"""A person id and how they support."""


def require_open(item: Item) -> None:
    """Raise unless the item waits for the co-chairs or is on the agenda."""
    if item.state is ItemState.WITHDRAWN:
        raise AlreadyWithdrawn
    if item.state not in OPEN:
        raise AlreadyAnswered


def require_suggested(item: Item) -> None:
    """Raise unless the item waits for the co-chairs."""
    require_open(item)
    if item.state is ItemState.ACCEPTED:
        raise AlreadyAccepted


def require_co_chair(person_id: int, co_chairs: Collection[int]) -> None:
    if person_id not in co_chairs:
        raise NotCoChair


def checked_minutes(minutes: int, *, most: int = LONGEST_MINUTES) -> int:
    if not SHORTEST_MINUTES <= minutes <= most:
        raise WrongMinutes(least=SHORTEST_MINUTES, most=most)
    return minutes


def check_withdrawal(item: Item, person_id: int, *, joined: bool) -> None:
    """`joined` says whether another suggestion was merged into this one."""
    if person_id not in (item.suggested_by, item.entered_by):
        raise NotYours
    require_suggested(item)
    if joined:
        raise OthersJoined


def check_support(item: Item, person_id: int) -> None:
    require_open(item)
    if person_id == item.suggested_by:
        raise OwnSuggestion
    if item.progress is Progress.DONE:
        raise AlreadyReached


def propose(
    item: Item,
    co_chairs: Collection[int],
    by: int,
    outcome: ItemState,
    *,
    reason: str,
    merge_target: Item | None,
    now: datetime,
    confirm_hours: int,
) -> Proposal:
    """What waits for the other co-chair. The item's state does not change by it."""
    require_co_chair(by, co_chairs)
    if outcome not in DECLINING:
        raise BadInput
    require_open(item)
    if item.progress is not Progress.WAITING:
        raise AlreadyReached
    if item.proposal is not None:
        raise ProposalWaits
    merge_into = checked_merge(item, merge_target).id if outcome is ItemState.MERGED else None
    return Proposal(item.id, outcome, reason, merge_into, by, now, now + timedelta(hours=confirm_hours))


def checked_merge(item: Item, target: Item | None) -> Item:
    """The target, where it is another open item of the same meeting.

    What is merged is never open again, so merges cannot run in a circle.
    """
    if target is None or target.id == item.id or target.kind is ItemKind.BREAK:
        raise NothingToJoin
    if target.meeting_id != item.meeting_id or target.state not in OPEN:
        raise NothingToJoin
    return target


def confirm(item: Item, co_chairs: Collection[int], by: int) -> Proposal:
    """The proposal that takes effect now. Both the one who proposed it and the one who confirms are co-chairs."""
    require_co_chair(by, co_chairs)
    require_open(item)
    if item.proposal is None:
        raise NoProposal
    if item.progress is not Progress.WAITING:
        raise AlreadyReached
    if item.proposal.proposed_by == by:
        raise OwnProposal
    return item.proposal


def refuse(item: Item, co_chairs: Collection[int], by: int) -> Proposal:
    """The proposal that is dropped now."""
    require_co_chair(by, co_chairs)
    require_open(item)
    if item.proposal is None:
        raise NoProposal
    return item.proposal


def supports_after_merge(
    target_of: int | None, target: Collection[Support], merged_of: int | None, merged: Collection[Support]
) -> frozenset[Support]:
    """Everyone who wants either, once a kind; `target_of` and `merged_of` are whose suggestions they are.

    Who suggested the merged item supports the target from now on. Who suggested the target counts already.
    """
    everyone = {*target, *merged}
    if merged_of is not None:
        everyone.add((merged_of, SupportKind.SUPPORT))
    return frozenset((person, kind) for person, kind in everyone if person != target_of)


def moved(items: Sequence[Item], item_id: int, place: int) -> tuple[int, ...]:
    """Ids of the accepted `items` (no breaks) in their order once `item_id` is at the 1-based `place`."""
    order = [item.id for item in items]
    if item_id not in order:
        raise NotAccepted
    if not 1 <= place <= len(order):
        raise NoSuchPlace(most=len(order))
    reached = [item.id for item in items if item.progress is not Progress.WAITING]
    if item_id in reached or place <= len(reached):
        raise AlreadyReached
    order.remove(item_id)
    order.insert(place - 1, item_id)
    return tuple(order)


def next_step(steps: Sequence[Item]) -> Item | None:
    """What the meeting goes on to; None from the last step. Raises AtTheEnd where it was past that already."""
    waiting = [step for step in steps if step.progress is Progress.WAITING]
    if waiting:
        return waiting[0]
    if current_step(steps) is None:
        raise AtTheEnd
    return None


def previous_step(steps: Sequence[Item]) -> Item:
    """What the meeting goes back to, also from past the last step."""
    done = [step for step in steps if step.progress is Progress.DONE]
    if not done:
        raise AtTheStart
    return done[-1]


def check_still_at(steps: Sequence[Item], from_item: int | None) -> None:
    """Raise MovedOn unless the meeting is at `from_item`; 0 stands for no item, None for wherever it is."""
    current = current_step(steps)
    if from_item is not None and from_item != (current.id if current else 0):
        raise MovedOn


def current_step(steps: Sequence[Item]) -> Item | None:
    return next((step for step in steps if step.progress is Progress.NOW), None)


def longer(item: Item, extra: int) -> int:
    """The item's minutes with `extra`, never over the longest an item can be."""
    checked_minutes(extra, most=MOST_EXTRA_MINUTES)
    if item.minutes >= LONGEST_MINUTES:
        raise NoMoreTime(most=LONGEST_MINUTES)
    return min(item.minutes + extra, LONGEST_MINUTES)


def nearly_up(item: Item, now: datetime) -> bool:
    """Whether all but about two minutes of its time have passed, or half of it where it is very short."""
    if item.started_at is None:
        return False
    enough = timedelta(minutes=max(item.minutes - 2, item.minutes / 2))
    return now - item.started_at >= enough
