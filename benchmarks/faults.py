"""Discord has errors of its own, delivers twice, and breaks the connection. `python -m benchmarks.faults`"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from benchmarks.bench import PEOPLE, Bot, Noop, Ours, setting
from benchmarks.tables import Line, none, show

SHARE = 0.1
RATE = 300.0
"""Presses a second while something goes wrong."""
BREAKS_AFTER = 1.0
FAULTS = ("429", "500", "cut off", "cut off after")
BREAKS = ("op 7", "close 4000", "reset")
IN_TIME = 0.995
BACK_WITHIN = 1.5


@dataclass(frozen=True)
class Load:
    told: dict[str, Any]
    wrong: int

    @property
    def in_time(self) -> float:
        return len(self.told["acknowledged"]) / PEOPLE


def load(bot: Bot, **how: Any) -> Load:
    """A thousand presses on a new poll, each by somebody else."""
    message, buttons = bot.new_poll()
    presses = [(person, buttons[person % 3]) for person in range(PEOPLE)]
    told = bot.discord.ask("press", message=message, presses=presses, **how)
    return Load(told, bot.wrong(told["acknowledged"]))


def faults(noop: Noop, ours: Ours) -> Iterator[Line]:
    wrong = 0
    for kind in FAULTS:
        shares = []
        for bot in (noop, ours):
            bot.discord.ask("set_faults", kind=kind, share=SHARE)
            done = load(bot, rate=RATE)
            shares.append(done.in_time)
            wrong += done.wrong
            bot.discord.ask("set_faults")
        what = f"10 % of answers: {kind}, acknowledged in time"
        yield Line(f"{what} (no-op {shares[0]:.2%})", f"{shares[1]:.2%}", f">= {IN_TIME:.1%}", shares[1] >= IN_TIME)
    yield none("acknowledged but not stored so, or twice", wrong)


def twice(ours: Ours) -> Iterator[Line]:
    before = errors(ours)
    done = load(ours, rate=RATE, times=2)
    yield none("each press delivered twice: not acknowledged", done.told["lost"])
    yield none("each press delivered twice: stored wrongly", done.wrong)
    yield Line("each press delivered twice: people counted", str(len(ours.stored(ours.polls[-1]))), str(PEOPLE),
               len(ours.stored(ours.polls[-1])) == PEOPLE)  # fmt: skip
    yield none("each press delivered twice: errors logged", errors(ours) - before)


def out_of_order(ours: Ours) -> Iterator[Line]:
    """Everybody presses twice, and the second press is delivered first."""
    message, buttons = ours.new_poll()
    people = range(PEOPLE // 2)
    presses = [(person, buttons[0]) for person in people] + [(person, buttons[1]) for person in people]
    told = ours.discord.ask("press", message=message, presses=presses, backwards=True)
    later = int(buttons[1].split(":")[3])
    stored = ours.stored(ours.polls[-1])
    yield none("two presses in the wrong order: the earlier counted", sum(stored[person] != later for person in stored))
    yield none("two presses in the wrong order: not acknowledged", told["lost"])


def breaks(ours: Ours) -> Iterator[Line]:
    for how in BREAKS:
        done = load(ours, rate=RATE, interrupt=(how, BREAKS_AFTER))
        yield none(f"{how}: lost or late", done.told["lost"] + done.told["late"])
        yield none(f"{how}: stored wrongly", done.wrong)
    done = load(ours, rate=RATE, interrupt=("op 9", BREAKS_AFTER))
    account = ours.discord.ask("account")
    back = account["identified"][-1] - account["invalidated"][-1]
    yield Line("op 9: seconds until it is back", f"{back:.2f}", f"<= {BACK_WITHIN}", 0 < back <= BACK_WITHIN)
    yield Line("op 9: presses that Discord never delivered", str(done.told["lost"]))
    yield none("op 9: stored wrongly", done.wrong)


def errors(ours: Ours) -> int:
    return sum(json.loads(line)["level"] == "ERROR" for line in ours.log_file.read_text().splitlines())


def main() -> bool:
    with setting() as where, ExitStack() as stack:
        noop, ours = Noop(where, stack), Ours(where, stack)
        load(ours, rate=RATE)  # newcomers are another matter
        met = show(f"Answers that fail, {PEOPLE} presses at {RATE:.0f} a second", list(faults(noop, ours)))
        met &= show("The same press twice, and two out of order", [*twice(ours), *out_of_order(ours)])
        return show("The connection breaks", list(breaks(ours))) and met


if __name__ == "__main__":
    sys.exit(not main())
