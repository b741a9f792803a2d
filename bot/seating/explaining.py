"""Why a need is not met: the smallest set of needs that no plan of this room meets at once.

It is a proof, and one that people can check: leave out any one of the needs it names, and the rest can be met.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.seating.matching import matching_is_enough, too_many_for_the_seats
from bot.seating.model import SeatModel
from bot.seating.rules import Fit, Sitter, Unmet, Want, Why
from bot.seating.task import Task


def explained(task: Task, missing: Sequence[Want]) -> Iterable[Unmet]:
    """Each hard need of `missing`. People who need the very same go without for the same reason."""
    met = [want for want in task.wants if want.hard and want not in missing]
    told: dict[tuple[Fit, int, bool], Unmet] = {}
    for want in missing:
        if not want.hard:
            continue
        by_hand = bool({Sitter(want.person_id), task.companions.get(want.person_id)} & task.fixed.keys())
        alike = (want.fit, task.sorts[want.person_id], by_hand)
        if alike not in told:
            told[alike] = _explain(task, want, met, by_hand=by_hand)
        like = told[alike]
        yield Unmet(want, like.why, like.against, like.needed_by, like.seats)


def _explain(task: Task, want: Want, met: Sequence[Want], *, by_hand: bool) -> Unmet:
    needed_by = sum(want.fit in need.fits for need in task.needs)
    seats = seats_offering(task, want.fit)
    if by_hand:
        return Unmet(want, Why.BY_HAND, (), needed_by, seats)
    if not seats:
        return Unmet(want, Why.NO_SUCH_SEAT, (), needed_by)
    core = smallest(task, want, met)
    if core is None:
        return Unmet(want, Why.NOT_PROVEN, (), needed_by, seats)
    against = tuple(other for other in core if other != want)
    alone = all(other.person_id == want.person_id for other in against)
    if not against:
        return Unmet(want, Why.BY_HAND if task.fixed else Why.TOO_FEW, (), needed_by, seats)
    return Unmet(want, Why.CLASH if alone else Why.TOO_FEW, against, needed_by, seats)


def seats_offering(task: Task, fit: Fit) -> int:
    if fit is not Fit.TOGETHER:
        return len(task.fitting[fit])
    chairs = {seat.number for seat in task.room.seats} - task.spaces
    return sum(bool(task.next_to[seat.number] & chairs) for seat in task.room.seats)


def smallest(task: Task, want: Want, met: Sequence[Want]) -> list[Want] | None:
    """A set of needs, `want` among them, that cannot be met at once though any smaller part of it can.

    None where that could not be proved. Looked for first among needs that are close to it, who are few.
    """
    own = [other for other in met if other.person_id == want.person_id]
    same = [other for other in met if other.fit is want.fit]
    for among in (_apart(own), _apart([*own, *same]), _apart(met), own, [*own, *same], list(met)):
        if impossible(task, [*among, want]):
            return _without_idle(task, want, among)
    return None


def _apart(wants: Sequence[Want]) -> list[Want]:
    """Without pairs the question is a quick one, and mostly it is enough."""
    return [want for want in wants if want.fit is not Fit.TOGETHER]


def impossible(task: Task, wants: Sequence[Want]) -> bool:
    """Whether it is proved that these needs cannot all be met in one plan."""
    if too_many_for_the_seats(task, wants):
        return True
    return not matching_is_enough(task, wants) and SeatModel(task, wants).impossible()


def _without_idle(task: Task, want: Want, core: list[Want]) -> list[Want]:
    """Leave out whatever the contradiction does not need: in big parts first, then one by one."""
    size = max(1, len(core) // 2)
    while True:
        start = 0
        while start < len(core):
            rest = core[:start] + core[start + size :]
            if impossible(task, [*rest, want]):
                core = rest
            else:
                start += size
        if size == 1:
            return [want, *core]
        size = max(1, size // 2)
