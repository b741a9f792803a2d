"""People in the order of what they need, so that who somebody is decides nothing. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.seating.rules import HARD, Fit, SeatNeed

Beside = Mapping[int, int]
"""The named supporter of each person that should sit beside one."""


def in_order(needs: Sequence[SeatNeed]) -> tuple[dict[int, int], list[SeatNeed]]:
    """The sort of each person, and all of them: those who need most first, and next to whoever sits beside them.

    Two people of one sort are alike in every way that a plan knows, so which of them comes first makes no difference
    to where people like them sit.
    """
    by_person = {need.person_id: need for need in needs}
    beside = {
        need.person_id: need.supporter_id
        for need in needs
        if Fit.TOGETHER in need.fits and need.supporter_id in by_person and need.supporter_id != need.person_id
    }
    supported: dict[int, list[int]] = {person_id: [] for person_id in by_person}
    for person_id, supporter_id in beside.items():
        supported[supporter_id].append(person_id)
    sorts = _sorts(by_person, beside, supported)
    ordered: dict[int, SeatNeed] = {}
    for person_id in sorted(by_person, key=lambda each: (sorts[each], each)):
        waiting = [person_id]
        while waiting:
            here = waiting.pop()
            if here not in ordered:
                ordered[here] = by_person[here]
                with_them = [*supported[here], *([beside[here]] if here in beside else [])]
                waiting += sorted(with_them, key=lambda each: (sorts[each], each), reverse=True)
    return sorts, list(ordered.values())


def _sorts(by_person: Mapping[int, SeatNeed], beside: Beside, supported: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """By what people need, then again and again by the sorts of those beside them, until that tells no more apart."""
    sorts = _numbered({person_id: _own(need) for person_id, need in by_person.items()})
    while True:
        finer = _numbered(
            {
                person_id: (own, sorts.get(beside.get(person_id, 0), -1), sorted(sorts[each] for each in theirs))
                for (person_id, own), theirs in zip(sorts.items(), supported.values(), strict=True)
            }
        )
        if len(set(finer.values())) == len(set(sorts.values())):
            return finer
        sorts = finer


def _own(need: SeatNeed) -> tuple[Any, ...]:
    return -sum(fit in HARD for fit in need.fits), -len(need.fits), sorted(need.fits)


def _numbered(said: Mapping[int, tuple[Any, ...]]) -> dict[int, int]:
    places = {repr(words): words for words in said.values()}
    order = {name: place for place, name in enumerate(sorted(places, key=lambda each: places[each]))}
    return {person_id: order[repr(words)] for person_id, words in said.items()}
