"""Breaks by rule, and what is worth a warning before an agenda is published. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.agenda.rules import Item, ItemKind


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
