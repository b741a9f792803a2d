"""kill -9 in the middle of a thousand presses, ten times: what was acknowledged is stored. `python -m benchmarks.kill`

Each moment is drawn from a fixed seed, as a part of the time that such a load took before. What is stored is read
from the file before the bot starts again, and once more after.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks.bench import PEOPLE, Ours, setting
from benchmarks.tables import Line, none, show

ROUNDS = 10
MOST_TRIES = 3 * ROUNDS
FEWEST_PRESSES = 300
PRESSES_AFTER = 30
WAIT_FOR_THE_REST = 0.5
"""Seconds after which an answer that the dead bot had sent has arrived."""
TALLY = """
    SELECT (SELECT COUNT(*) FROM superseded_ballots WHERE poll_id = :poll),
           (SELECT COUNT(*) - COUNT(DISTINCT discord_user_id) FROM people WHERE discord_user_id IS NOT NULL)
"""


@dataclass(frozen=True)
class Round:
    pressed: int
    acknowledged: int
    moment: float
    """Seconds after the first press."""
    broken: int
    """1 where SQLite finds fault with its file."""
    lost: int
    """Acknowledged, but not stored so when the bot was dead, or not when it was back."""
    double: int
    """Votes of one press that count as two, and people who are there twice."""
    invented: int
    """Stored, but never pressed."""
    deaf: int
    """Presses of the old buttons after the restart that were not acknowledged or not stored."""

    @property
    def in_the_middle(self) -> bool:
        return 0 < self.acknowledged < self.pressed


class Killing:
    def __init__(self, ours: Ours) -> None:
        self._ours = ours
        self._chance = random.Random(26)  # noqa: S311 - repeatable on purpose
        self._next_person = 0
        self._seconds_a_press = self._load_left_alone() / PEOPLE

    def _load_left_alone(self) -> float:
        told: dict[str, float] = {}
        for _ in range(2):  # the first wave has what happens only once a process
            message, buttons = self._ours.new_poll()
            presses = [(person, buttons[person % 3]) for person in self._people(PEOPLE)]
            told = self._ours.discord.ask("press", message=message, presses=presses)
        return told["last"] - told["began"]

    def _people(self, number: int) -> range:
        """So many who have never pressed before."""
        first, self._next_person = self._next_person, self._next_person + number
        return range(first, self._next_person)

    def round(self) -> Round:
        ours = self._ours
        message, buttons = ours.new_poll()
        presses = [
            (person, buttons[person % 3]) for person in self._people(self._chance.randint(FEWEST_PRESSES, PEOPLE))
        ]
        moment = self._chance.uniform(0.2, 0.9) * len(presses) * self._seconds_a_press
        ours.discord.tell("press", message=message, presses=presses, within=WAIT_FOR_THE_REST + moment)
        time.sleep(moment)
        ours.process.kill()
        acknowledged = [(person, button) for person, button in ours.discord.answer()["acknowledged"]]
        broken, (double, twice) = self._integrity(ours.polls[-1])
        lost = ours.wrong(acknowledged)
        invented = len(ours.stored(ours.polls[-1]).items() - _as_stored(presses).items())
        ours.start()
        deaf = self._press_old_buttons(message, buttons)
        lost = max(lost, ours.wrong(acknowledged))
        return Round(len(presses), len(acknowledged), moment, broken, lost, double + twice, invented, deaf)

    def _integrity(self, poll: int) -> tuple[int, tuple[int, int]]:
        """Read only, so that the bot itself has to recover the file."""
        with sqlite3.connect(f"file:{self._ours.database}?mode=ro", uri=True) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchone()[0]
            wrong_links = connection.execute("PRAGMA foreign_key_check").fetchone()
            tally = connection.execute(TALLY, {"poll": poll}).fetchone()
        return int(said != "ok" or wrong_links is not None), tally

    def _press_old_buttons(self, message: int, buttons: list[str]) -> int:
        presses = [(person, buttons[person % 3]) for person in self._people(PRESSES_AFTER)]
        told = self._ours.discord.ask("press", message=message, presses=presses)
        return PRESSES_AFTER - len(told["acknowledged"]) + self._ours.wrong(told["acknowledged"])


def _as_stored(presses: list[tuple[int, str]]) -> dict[int, int]:
    return {person: int(button.split(":")[3]) for person, button in presses}


def lines(rounds: list[Round]) -> Iterator[Line]:
    middle = [one for one in rounds if one.in_the_middle]
    for number, one in enumerate(middle, start=1):
        what = f"killed {number}: acknowledged of {one.pressed}, after {one.moment * 1000:.0f} ms"
        yield Line(what, str(one.acknowledged))
    yield Line("killed in the middle of the load", str(len(middle)), f">= {ROUNDS}", len(middle) >= ROUNDS)
    yield Line("killed before the first or after the last", str(len(rounds) - len(middle)))
    yield none("files that SQLite finds fault with", sum(one.broken for one in rounds))
    yield none(f"lost, of {sum(one.acknowledged for one in rounds)} acknowledged", sum(one.lost for one in rounds))
    yield none("counted twice", sum(one.double for one in rounds))
    yield none("stored but never pressed", sum(one.invented for one in rounds))
    again = PRESSES_AFTER * len(rounds)
    yield none(f"old buttons that failed after a restart, of {again}", sum(one.deaf for one in rounds))


def main() -> bool:
    with setting() as where, ExitStack() as stack:
        killing = Killing(Ours(where, stack))
        rounds: list[Round] = []
        while sum(one.in_the_middle for one in rounds) < ROUNDS and len(rounds) < MOST_TRIES:
            rounds.append(killing.round())
    return show("kill -9 in the middle of a load", lines(rounds))


if __name__ == "__main__":
    sys.exit(not main())
