"""Whether these needs can be met at once, where no two seats have to be side by side. Pure, and quick.

People are matched to seats, one each, by looking for somebody who can move over (Kuhn's way of matching).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.seating.rules import Fit, Want
from bot.seating.task import Task


def too_many_for_the_seats(task: Task, wants: Iterable[Want]) -> bool:
    """Proves that these cannot all be met. False proves nothing where somebody needs a seat beside another."""
    demanded: dict[int, set[Fit]] = {}
    for want in wants:
        demanded.setdefault(want.person_id, set()).add(want.fit)
    choices = {person_id: _seats(task, person_id, fits) for person_id, fits in demanded.items()}
    seated: dict[int, int] = {}
    return not all(_find_seat(person_id, choices, seated) for person_id in choices)


def matching_is_enough(task: Task, wants: Iterable[Want]) -> bool:
    """Whether nothing but these needs matters: no pairs, nobody put by hand, and chairs for everyone."""
    chairs = len(task.room.seats) - len(task.spaces)
    apart = all(want.fit is not Fit.TOGETHER for want in wants)
    return apart and not task.fixed and chairs >= len(task.sitting)


def _seats(task: Task, person_id: int, fits: Iterable[Fit]) -> Sequence[int]:
    wanted = frozenset(fits) - {Fit.TOGETHER}
    wheels = Fit.SPACE in task.by_person[person_id].fits
    return [seat for seat, offered in task.offers.items() if wanted <= offered and (wheels or seat not in task.spaces)]


def _find_seat(person_id: int, choices: dict[int, Sequence[int]], seated: dict[int, int]) -> bool:
    """Whether this person finds a seat too, when those on others may move over. `seated` is who sits on each seat."""
    tried: set[int] = set()

    def sit(somebody: int) -> bool:
        for seat in choices[somebody]:
            if seat not in tried:
                tried.add(seat)
                if seat not in seated or sit(seated[seat]):
                    seated[seat] = somebody
                    return True
        return False

    return sit(person_id)
