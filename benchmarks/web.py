"""How fast the phone page takes votes, as ratios to an aiohttp handler that does nothing.

    python -m benchmarks.web

1,000 phones that have joined vote by the page's own form while 20 room screens watch. Every vote is on the disk
(`synchronous=FULL`) before it is answered. The site runs on one core, the phones and screens on another. Both servers
take turns, and the median of each is compared. Where other programs use the same core, believe the CPU more.
"""

from __future__ import annotations

import hashlib
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.processes import BOT_CORE, DISCORD_CORE, Child

PEOPLE = 1000
SCREENS = 20
ROUNDS = 5
TAKEN = "303"
"""The status of a vote that was stored: see the receipt."""


class Stage:
    """The site with its phones joined, and the do-nothing handler beside it."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.database = folder / "alongside.db"
        self.site = stack.enter_context(
            Child("benchmarks.web_site", core=BOT_CORE, output=folder / "site.log", database=str(self.database))
        )
        self.noop = stack.enter_context(Child("benchmarks.web_noop", core=BOT_CORE, output=folder / "noop.log"))
        self.load = stack.enter_context(Child("benchmarks.web_load", core=DISCORD_CORE, output=folder / "load.log"))
        invited = self.site.ask("invite", people=PEOPLE)
        self._room: str = invited["room"]
        self._cookies: list[str] = self.load.ask("join", port=self.site.hello["port"], tokens=invited["tokens"])

    def screens(self, number: int) -> None:
        self.load.ask("screens", port=self.site.hello["port"], path=self._room, number=number)

    def vote(self, server: Child, poll: dict[str, Any], **how: Any) -> tuple[dict[str, Any], float]:
        """What the phones saw, and the seconds of CPU that it cost the server."""
        before = server.cpu_seconds()
        seen = self.load.ask("vote", port=server.hello["port"], **poll, **how)
        return seen, server.cpu_seconds() - before

    def require_every_vote(self, poll: dict[str, Any], *, times: int = 1) -> None:
        """Each phone's last answer is in the file, once. Read from the file and not from the site."""
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as connection:
            stored = connection.execute(
                "SELECT key_hash, answer FROM ballots JOIN phones ON phones.person_id = ballots.person_id"
                " WHERE poll_id = ?",
                (poll["poll"],),
            ).fetchall()
        options = poll["options"]
        said = {
            hashlib.sha256(cookie.partition("=")[2].encode()).hexdigest():
            f'{{"choices":[{options[(place + times - 1) % len(options)]}]}}'
            for place, cookie in enumerate(self._cookies)
        }  # fmt: skip
        assert len(stored) == len(said), f"{len(stored)} votes stored, {len(said)} cast"
        assert dict(stored) == said, "a vote is not what its phone sent"


@contextmanager
def stage() -> Iterator[Stage]:
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as name, ExitStack() as stack:
        yield Stage(Path(name), stack)


@dataclass
class Measured:
    """What each round gave: votes a second, and microseconds of CPU a vote."""

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, seen: dict[str, Any], cpu: float, votes: int = PEOPLE) -> None:
        assert seen["statuses"] == {TAKEN: votes}, seen["statuses"]
        self.rates.append(votes / seen["seconds"])
        self.cpu.append(cpu / votes * 1e6)

    @property
    def rate(self) -> float:
        return statistics.median(self.rates)

    @property
    def cost(self) -> float:
        return statistics.median(self.cpu)

    @property
    def spread(self) -> str:
        return f"{min(self.rates) / self.rate:.2f}-{max(self.rates) / self.rate:.2f}"


def main() -> None:
    ours = {False: Measured(), True: Measured()}
    noop = {False: Measured(), True: Measured()}
    finals: list[float] = []
    with stage() as on:
        on.screens(SCREENS)
        for _ in range(ROUNDS):
            for new in (False, True):
                poll = on.site.ask("next_poll")
                noop[new].add(*on.vote(on.noop, poll, new=new))
                ours[new].add(*on.vote(on.site, poll, new=new))
                final = on.load.ask("settle", showing=f"{PEOPLE:,}")
                assert final["right"] == SCREENS, f"the total is on {final['right']} screens: {final['picture']}"
                finals.append(final["seconds"])
                on.require_every_vote(poll)
    _print(ours, noop, finals)


def _print(ours: dict[bool, Measured], noop: dict[bool, Measured], finals: list[float]) -> None:
    print(
        f"{PEOPLE:,} phones vote, {SCREENS} screens watch, medians of {ROUNDS}; ratios to a handler that does nothing"
    )
    print(
        f"{'connections':<14}{'votes/s':>9}{'nothing/s':>11}{'ratio':>7}{'target':>8}{'CPU/vote':>10}{'ratio':>7}"
        "  least and most of the median"
    )
    for new, name, target in ((False, "kept alive", 0.6), (True, f"{PEOPLE:,} new", 0.8)):
        mine, theirs = ours[new], noop[new]
        print(
            f"{name:<14}{mine.rate:>9.0f}{theirs.rate:>11.0f}{mine.rate / theirs.rate:>7.2f}{target:>8.1f}"
            f"{mine.cost:>8.0f}us{theirs.cost / mine.cost:>7.2f}  {mine.spread} against {theirs.spread}"
        )
    print(f"none lost, none double: {len(finals)} polls of {PEOPLE:,} votes read from the file")
    print(
        f"final totals on {SCREENS} screens after the last answer: median {statistics.median(finals):.3f} s,"
        f" worst {max(finals):.3f} s (target 0.3 s)"
    )


if __name__ == "__main__":
    main()
