"""How long a plan of seats takes: 200 people in a hall of 240 seats, 60 of them with needs. Run it alone:

    python -m benchmarks.seating

The first hall can meet every hard need; in the second there is much that no plan can meet, and each of those is proved.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Sequence

from benchmarks.tables import Line, show
from bot.seating.checking import broken
from bot.seating.fitting import neighbours, what_seats_offer
from bot.seating.grid import read_room
from bot.seating.planning import plan_seats
from bot.seating.rules import Distances, Room, SeatNeed

PEOPLE, WITH_NEEDS = 200, 60
SECONDS = 5.0
NEAR = Distances()

USUAL = {
    "seat_wheelchair": 8, "seat_near_door": 7, "seat_interpreter": 5, "seat_lipread": 4, "room_loop": 5,
    "sup_dog": 2, "seat_screen": 6, "seat_quiet": 8, "seat_light": 5, "seat_back_wall": 3, "seat_with_support": 12,
}  # fmt: skip
"""How many of the people with needs have each."""


def hall(*, down: int = 6, across: int = 4, spaces: int = 24) -> Room:
    """Tables of ten places; the first `spaces` of their ends are for wheelchairs."""
    wide = across * 6 + 3
    lines, left = ["#" * (wide // 2 - 2) + "SSSSI" + "#" * (wide - wide // 2 - 3)], spaces
    for _ in range(down):
        ends = ["W" if number < left else "C" for number in range(across)]
        left -= across
        lines += [f"G{'.' * (wide - 2)}#", "G." + ".CCCC." * across + "#"]
        lines += ["G." + "".join(f"{end}TTTTC" for end in ends) + "#", "G." + ".CCCC." * across + "#"]
    lines += [f"G{'.' * (wide - 2)}#", "#####DD" + "#" * (wide - 12) + "DD###", "quiet: back", "loop: left"]
    return read_room("\n".join(lines))


def usual_needs() -> list[SeatNeed]:
    keys = [key for key, count in USUAL.items() for _ in range(count)]
    random.Random(3).shuffle(keys)  # noqa: S311 - a made-up group, keeps no secret
    return [SeatNeed(n + 1, frozenset({keys[n]}) if n < WITH_NEEDS else frozenset()) for n in range(PEOPLE)]


def hard_needs() -> list[SeatNeed]:
    """Up to three each, at random: many ask for what no seat has, or what too few have."""
    chance = random.Random(5)  # noqa: S311 - a made-up group, keeps no secret
    return [
        SeatNeed(
            n + 1, frozenset(chance.sample([*USUAL, "seat_toilet"], chance.randint(1, 3)) if n < WITH_NEEDS else ())
        )
        for n in range(PEOPLE)
    ]


def measure(title: str, room: Room, needs: Sequence[SeatNeed]) -> bool:
    started, busy = time.perf_counter(), time.process_time()
    plan = plan_seats(room, needs, NEAR)
    took, busy = time.perf_counter() - started, time.process_time() - busy
    missing = broken(needs, plan.seats, what_seats_offer(room, NEAR), neighbours(room))
    unsaid = {want for want in missing if want.hard} - {unmet.want for unmet in plan.unmet}
    return show(
        f"{title}: {len(needs)} people, {sum(bool(need.fits) for need in needs)} with needs, {len(room.seats)} seats",
        [
            Line("seconds", f"{took:.2f}", f"< {SECONDS:g}", took < SECONDS),
            Line("seconds of one processor", f"{busy:.2f}"),
            Line("hard needs that cannot be met, each proved", str(len(plan.unmet))),
            Line("hard needs broken without a word", str(len(unsaid)), "0", not unsaid),
            Line("wishes not met", str(len(plan.missed))),
            Line("proved that no plan is better", "yes" if plan.proven else "no", "yes", plan.proven),
            Line("memory at the most, MB", str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)),
        ],
    )


def main() -> int:
    met = [
        measure("What a hall can meet", hall(), usual_needs()),
        measure("Much that it cannot", hall(spaces=4), hard_needs()),
    ]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
