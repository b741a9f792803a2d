"""How a meeting's say was shared between the room and home. Counts only, never a name. Pure.

A side is flagged where its share of something is under half its share of the people. Sides of fewer than five people
are merged, so that a number never points at somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.checkin.rules import Side

FEWEST = 5


class Group(StrEnum):
    ROOM = "room"
    REMOTE = "remote"
    PHONE = "phone"
    HOME = "home"
    """From home, by whatever way."""
    EVERYONE = "everyone"


class What(StrEnum):
    SUGGESTIONS = "suggestions"
    """Suggestions that came on the agenda."""
    TURNS = "turns"
    SECONDS = "seconds"
    VOTES = "votes"
    CHANGES = "changes"
    """Wishes that gave a key point other words."""


@dataclass(frozen=True)
class Counted:
    """What one meeting's rows come to, by side."""

    people: Mapping[Side, int]
    counts: Mapping[What, Mapping[Side, int]]
    waits: Mapping[Side, Sequence[int]]
    """Seconds that each turn waited, by side."""
    not_reached: Mapping[Side, int] = field(default_factory=dict)
    """Turns that were asked for and never called: nobody's wait, and not to be lost sight of."""


@dataclass(frozen=True)
class Share:
    """One side's part of one thing."""

    group: Group
    number: int
    percent: int
    """Of all, to the nearest whole number; 0 where there is none at all."""
    flagged: bool


@dataclass(frozen=True)
class Line:
    what: What
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Report:
    groups: tuple[Group, ...]
    """Sides after merging; only `everyone` where they cannot be told apart."""
    people: tuple[Share, ...]
    lines: tuple[Line, ...]
    waits: Mapping[Group, int]
    """Seconds that a turn waited on average; sides without a turn are left out."""
    not_reached: Mapping[Group, int]
    """Turns that were asked for and never called; sides without one are left out."""

    @property
    def flags(self) -> tuple[tuple[What, Group], ...]:
        return tuple((line.what, share.group) for line in self.lines for share in line.shares if share.flagged)

    @property
    def by_side(self) -> bool:
        return self.groups != (Group.EVERYONE,)


def merged(people: Mapping[Side, int]) -> dict[Group, tuple[Side, ...]]:
    """Which sides make up each group that is shown. Sides without anybody are left out."""
    room, remote, phone = (people.get(side, 0) for side in (Side.ROOM, Side.REMOTE, Side.PHONE))
    groups: dict[Group, tuple[Side, ...]] = {Group.ROOM: (Side.ROOM,)}
    if remote >= FEWEST and phone >= FEWEST:
        groups |= {Group.REMOTE: (Side.REMOTE,), Group.PHONE: (Side.PHONE,)}
    else:
        groups[Group.HOME] = (Side.REMOTE, Side.PHONE)
    sizes = {group: sum(people.get(side, 0) for side in sides) for group, sides in groups.items()}
    if room < FEWEST or any(size < FEWEST for size in sizes.values()):
        return {Group.EVERYONE: tuple(Side)}
    return groups


def report(counted: Counted) -> Report:
    groups = merged(counted.people)
    people = _shares(counted.people, groups)
    of_people = {share.group: share.number for share in people}
    lines = tuple(Line(what, _shares(counted.counts.get(what, {}), groups, of_people)) for what in What)
    waits = {group: [wait for side in sides for wait in counted.waits.get(side, ())] for group, sides in groups.items()}
    averages = {group: round(sum(found) / len(found)) for group, found in waits.items() if found}
    unheard = {group: sum(counted.not_reached.get(side, 0) for side in sides) for group, sides in groups.items()}
    return Report(
        tuple(groups), people, lines, averages, {group: number for group, number in unheard.items() if number}
    )


def _shares(
    counts: Mapping[Side, int], groups: Mapping[Group, Iterable[Side]], people: Mapping[Group, int] | None = None
) -> tuple[Share, ...]:
    """Without `people` nothing is flagged. Whole numbers only, so that a share on the line is decided exactly."""
    numbers = {group: sum(counts.get(side, 0) for side in sides) for group, sides in groups.items()}
    total, here = sum(numbers.values()), sum((people or {}).values())
    return tuple(
        Share(
            group=group,
            number=number,
            percent=_percent(number, total),
            # number / total < (people / here) / 2, in whole numbers
            flagged=bool(people) and len(groups) > 1 and number * here * 2 < (people or {}).get(group, 0) * total,
        )
        for group, number in numbers.items()
    )


def _percent(number: int, total: int) -> int:
    return (number * 200 + total) // (total * 2) if total else 0
