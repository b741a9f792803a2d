"""What a plan of seats meets and what it breaks. Pure, and it knows nothing of how the plan was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.seating.fitting import Fitting
from bot.seating.rules import Fit, SeatNeed, Sitter, Want


def sitters(needs: Iterable[SeatNeed]) -> list[Sitter]:
    """Everybody who needs a seat: each person, and an unnamed supporter where one comes along."""
    people = list(needs)
    here = {need.person_id for need in people}
    unnamed = [Sitter(need.person_id, supporter=True) for need in people if _brings_somebody(need, here)]
    return [Sitter(need.person_id) for need in people] + unnamed


def companion(need: SeatNeed, here: Collection[int]) -> Sitter | None:
    """Who sits beside this person, where somebody should."""
    if Fit.TOGETHER not in need.fits:
        return None
    return Sitter(need.person_id, supporter=True) if _brings_somebody(need, here) else Sitter(need.supporter_id or 0)


def _brings_somebody(need: SeatNeed, here: Collection[int]) -> bool:
    named = need.supporter_id is not None and need.supporter_id in here and need.supporter_id != need.person_id
    return Fit.TOGETHER in need.fits and not named


def broken(
    needs: Sequence[SeatNeed],
    seats: Mapping[Sitter, int],
    fitting: Fitting,
    next_to: Mapping[int, frozenset[int]],
) -> list[Want]:
    """What people need of their seats and do not get in this plan, hard needs first."""
    here = {need.person_id for need in needs}
    found = []
    for need in needs:
        seat = seats.get(Sitter(need.person_id))
        beside = companion(need, here)
        for fit in need.fits:
            if fit is Fit.TOGETHER:
                other = seats.get(beside) if beside else None
                met = seat is not None and other in next_to.get(seat, ())
            else:
                met = seat in fitting[fit]
            if not met:
                found.append(Want(need.person_id, fit))
    return sorted(found, key=lambda want: (not want.hard, want.person_id, want.fit))
