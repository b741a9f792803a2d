"""What live screens cost, and whether a vote and 500 screens get in each other's way.

    python -m benchmarks.screens

The same number of changes is drawn for 20 screens and for 500. Then everyone votes, several times over, without
screens; 500 screens are shown changes without a rush; and both at once.
"""

from __future__ import annotations

import statistics
from typing import Any

from benchmarks.web import PEOPLE, ROUNDS, TAKEN, Stage, stage

FEW, MANY = 20, 500
PACE = 200
"""Votes a second where they are changes to show: far more than drawings, of which there are four a second."""
RUSH = 15
"""How often everyone votes in a rush, so that it lasts for a dozen drawings."""


def _changes(on: Stage, screens: int, pace: int) -> tuple[float, float]:
    """Seconds of the site's CPU until the last screen shows the last of 1,000 votes, and pictures a screen a second."""
    on.screens(screens)
    poll = on.site.ask("next_poll")
    on.load.ask("settle", showing="")
    before = on.site.cpu_seconds()
    seen = on.load.ask("vote", port=on.site.hello["port"], pace=pace, **poll)
    final = on.load.ask("settle", showing=f"{PEOPLE:,}")
    cost = on.site.cpu_seconds() - before
    assert seen["statuses"] == {TAKEN: PEOPLE}, seen["statuses"]
    assert final["right"] == screens, f"the total is on {final['right']} of {screens}: {final['picture']}"
    on.require_every_vote(poll)
    return cost, seen["pictures"] / screens / seen["seconds"]


def _rush(on: Stage, screens: int) -> tuple[float, float]:
    """Votes a second, and pictures a screen a second meanwhile."""
    on.screens(screens)
    poll = on.site.ask("next_poll")
    if screens:
        on.load.ask("settle", showing="")
    seen: dict[str, Any] = on.load.ask("vote", port=on.site.hello["port"], times=RUSH, **poll)
    assert seen["statuses"] == {TAKEN: PEOPLE * RUSH}, seen["statuses"]
    on.require_every_vote(poll, times=RUSH)
    return PEOPLE * RUSH / seen["seconds"], seen["pictures"] / max(screens, 1) / seen["seconds"]


def main() -> None:
    at_once: dict[int, list[float]] = {FEW: [], MANY: []}
    spread_out: dict[int, list[float]] = {FEW: [], MANY: []}
    pictures_alone, pictures_both = [], []
    votes_alone, votes_both = [], []
    with stage() as on:
        for _ in range(ROUNDS):
            votes_alone.append(_rush(on, 0)[0])
            for screens in (FEW, MANY):
                at_once[screens].append(_changes(on, screens, 0)[0])
                cost, pictures = _changes(on, screens, PACE)
                spread_out[screens].append(cost)
            pictures_alone.append(pictures)
            votes, pictures = _rush(on, MANY)
            votes_both.append(votes)
            pictures_both.append(pictures)
    median = statistics.median
    print(f"CPU of the site for {PEOPLE:,} votes shown on every screen, medians of {ROUNDS}")
    print(f"{'votes':<26}{FEW:>4} screens{MANY:>5} screens{'ratio':>7}{'target':>8}")
    for name, costs in (("all at once", at_once), (f"{PACE} a second", spread_out)):
        few, many = median(costs[FEW]), median(costs[MANY])
        print(f"{name:<26}{few:>10.2f} s{many:>10.2f} s{many / few:>8.2f}{'< 2.0':>8}")
    print(f"a rush of {PEOPLE * RUSH:,} votes and {MANY} screens")
    print(f"{'':<26}{'alone':>12}{'together':>12}{'ratio':>8}{'target':>8}")
    for name, alone, both in (
        ("votes/s", votes_alone, votes_both),
        ("pictures/s a screen", pictures_alone, pictures_both),
    ):
        ratio = median(both) / median(alone)
        print(f"{name:<26}{median(alone):>12.1f}{median(both):>12.1f}{ratio:>8.2f}{'>= 0.75':>8}")


if __name__ == "__main__":
    main()
