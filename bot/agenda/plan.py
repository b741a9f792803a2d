"""Breaks by rule, and what is worth a warning before an agenda is published. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.agenda.rules import Item, ItemKind, Progress


class BreakPolicy(Protocol):
    """The part of the group's policy that breaks follow, all in minutes."""

    @property
    def break_after_minutes(self) -> int: ...
    @property
    def break_minutes(self) -> int: ...
    @property
    def longest_run_minutes(self) -> int: ...


class Timed(Protocol):
    @property
    def minutes(self) -> int: ...


@dataclass(frozen=True)
class Breaks:
    """The rule of one meeting, in minutes."""

    break_after_minutes: int
    break_minutes: int
    longest_run_minutes: int


@dataclass(frozen=True)
class Break:
    """A break that the rule puts in."""

    minutes: int


Talk = TypeVar("Talk", bound=Timed)


def plan(items: Sequence[Talk], policy: BreakPolicy, *, talked: int = 0) -> tuple[Talk | Break, ...]:
    """The items in their order, with breaks so that no run of talk is longer than the policy says.

    An item that is longer by itself is not cut: it stands alone between breaks. `talked` is how many minutes
    were talked since the last break when the first of these items begins. Never ends with a break.
    """
    steps: list[Talk | Break] = []
    for item in items:
        if talked and talked + item.minutes > policy.break_after_minutes:
            steps.append(Break(policy.break_minutes))
            talked = 0
        steps.append(item)
        talked += item.minutes
    return tuple(steps)


def for_everyone(policy: BreakPolicy, longest_run: int | None, break_minutes: int | None) -> Breaks:
    """The policy, with breaks as often and as long as people in the meeting need them."""
    after = policy.break_after_minutes if longest_run is None else min(policy.break_after_minutes, longest_run)
    most = policy.longest_run_minutes if longest_run is None else min(policy.longest_run_minutes, longest_run)
    return Breaks(after, max(policy.break_minutes, break_minutes or 0), most)


def too_long(steps: Sequence[Timed], longest_run: int) -> Timed | None:
    """The first item with which a run of talk is longer than it may be; None where no run is."""
    talked = 0
    for step in steps:
        is_break = isinstance(step, Break) or getattr(step, "kind", None) is ItemKind.BREAK
        talked = 0 if is_break else talked + step.minutes
        if talked > longest_run:
            return step
    return None


def talking_since(steps: Sequence[Item]) -> datetime | None:
    """When the run of talk that goes on now began: with the first item after the last break that was taken.

    None in a break, and where the meeting is at no item.
    """
    since: datetime | None = None
    for step in steps:
        if step.progress is Progress.WAITING:
            continue
        if step.kind is ItemKind.BREAK:
            since = None
        elif since is None:
            since = step.started_at
        if step.progress is Progress.NOW:
            return since
    return None


def talked_since_break(steps: Sequence[Item]) -> int:
    """Minutes of talk after the last break among `steps`, as planned."""
    talked = 0
    for step in steps:
        talked = 0 if step.kind is ItemKind.BREAK else talked + step.minutes
    return talked


def warnings(planned: Sequence[Item], policy: BreakPolicy, *, meeting_minutes: int) -> tuple[str, ...]:
    """Message ids of what the co-chairs should know; none of them stops the agenda."""
    items = [step for step in planned if step.kind is ItemKind.ITEM]
    found = {
        "agenda-warning-long-item": any(item.minutes > policy.longest_run_minutes for item in items),
        "agenda-warning-no-partner": any(item.lead and not item.partner for item in items),
        "agenda-warning-too-long": sum(step.minutes for step in planned) > meeting_minutes,
    }
    return tuple(message for message, true in found.items() if true)
