"""A plan of seats worked out with OR-Tools CP-SAT: as many needs as can be met, then as many wishes.

It gives the same plan for the same needs on every machine: one worker, a fixed seed, and a limit counted in steps of
the solver and not in seconds. Who somebody is plays no part: people are put in order of what they need.

Run it in a worker thread: it can hold a processor for a few seconds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.seating.checking import broken
from bot.seating.explaining import explained
from bot.seating.model import SeatModel
from bot.seating.rules import Distances, Room, SeatNeed, SeatPlan, Sitter
from bot.seating.task import Task


def plan_seats(
    room: Room, needs: Sequence[SeatNeed], near: Distances, *, fixed: Mapping[Sitter, int] | None = None
) -> SeatPlan:
    """A seat for everybody. `fixed` seats stay as they are, whatever they break.

    Raises TooFewSeats where the room has fewer chairs, or fewer seats in all, than people.
    """
    task = Task.of(room, needs, near, fixed or {})
    task.check_numbers()
    seats, proven = SeatModel(task).best()
    missing = broken(task.needs, seats, task.fitting, task.next_to)
    return SeatPlan(
        seats=seats,
        unmet=tuple(explained(task, missing)),
        missed=tuple(want for want in missing if not want.hard),
        proven=proven,
        by_hand=frozenset(task.fixed),
    )
