"""When a poll's card is edited while a thousand people vote, and what it says last. `python -m benchmarks.edits`"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from benchmarks.bench import PEOPLE, Ours, setting
from benchmarks.tables import Line, none, show

BURSTS = 3
A_SECOND = 50
TAIL = 7.0
"""Seconds watched after the last acknowledgement; also lets Discord's window of five seconds pass."""
COUNT = re.compile(r"\*\*(\d+)\.\*\* [^\n]*?: (\d+)(?=\n|$)")


@dataclass(frozen=True)
class Watched:
    edits: list[float]
    """Of this card; seconds after the first press."""
    channel: list[float]
    """Of every message in the channel, this card too."""
    last_answer: float
    acknowledged: int
    refused: int
    """Edits that Discord answered with 429."""
    wrong_totals: int
    """Options whose count in the last edit is not what was acknowledged and stored."""

    @property
    def behind(self) -> float:
        """Seconds from the last acknowledgement to the last edit."""
        return max(self.edits, default=float("inf")) - self.last_answer

    @property
    def least_gap(self) -> float:
        return min((later - earlier for earlier, later in pairwise(self.edits)), default=float("inf"))


def watch(ours: Ours, *, first_person: int, rate: float | None) -> Watched:
    message, buttons = ours.new_poll()
    time.sleep(TAIL)  # the edits of what went before are over
    refused = ours.discord.ask("account")["edits_refused"]
    presses = [(person, buttons[person % 3]) for person in range(first_person, first_person + PEOPLE)]
    told = ours.discord.ask("press", message=message, presses=presses, rate=rate)
    time.sleep(TAIL)
    account = ours.discord.ask("account")
    edits = [(at - told["began"], number) for at, number in account["edits"] if at >= told["began"]]
    return Watched(
        edits=[at for at, number in edits if number == message],
        channel=[at for at, _number in edits],
        last_answer=told["last"] - told["began"],
        acknowledged=len(told["acknowledged"]),
        refused=account["edits_refused"] - refused,
        wrong_totals=_wrong_totals(ours, account["messages"][str(message)], buttons, told["acknowledged"]),
    )


def _wrong_totals(ours: Ours, card: dict[str, Any], buttons: list[str], acknowledged: list[tuple[int, str]]) -> int:
    shown = {int(place): int(count) for text in _texts(card["components"]) for place, count in COUNT.findall(text)}
    meant = Counter(button for _person, button in acknowledged)
    stored = Counter(ours.stored(ours.polls[-1]).values())
    return sum(
        not shown.get(place) == meant[button] == stored[int(button.split(":")[3])]
        for place, button in enumerate(buttons, start=1)
    )


def _texts(components: list[dict[str, Any]]) -> Iterator[str]:
    for component in components:
        if isinstance(said := component.get("content"), str):
            yield said
        yield from _texts(component.get("components") or [])


def most_within(seconds: float, times: list[float]) -> int:
    """The most that fall into any such stretch of time."""
    return max((sum(start <= at < start + seconds for at in times) for start in times), default=0)


def lines(watched: list[Watched]) -> Iterator[Line]:
    second = max(most_within(1, one.edits) for one in watched)
    five = max(most_within(5, one.channel) for one in watched)
    behind = max(one.behind for one in watched)
    yield Line("edits of the card", ", ".join(str(len(one.edits)) for one in watched))
    yield Line("seconds until the last was answered", ", ".join(f"{one.last_answer:.1f}" for one in watched))
    yield Line("least seconds between two edits of it", f"{min(one.least_gap for one in watched):.3f}")
    yield Line("most edits of it in any second", str(second), "<= 1", second <= 1)
    yield Line("most edits in the channel in any five seconds", str(five), "<= 5", five <= 5)
    yield none("edits that Discord refused", sum(one.refused for one in watched))
    yield Line("seconds the last edit came after the last answer", f"{behind:.2f}", "<= 1.2", behind <= 1.2)
    yield none("presses not answered", sum(PEOPLE - one.acknowledged for one in watched))
    yield none("wrong totals in the last edit", sum(one.wrong_totals for one in watched))


def main() -> bool:
    with setting() as where, ExitStack() as stack:
        ours = Ours(where, stack)
        bursts = [watch(ours, first_person=number * PEOPLE, rate=None) for number in range(BURSTS)]
        steady = [watch(ours, first_person=0, rate=A_SECOND)]
    met = show(f"Edits of the card, 1,000 people at once, {BURSTS} times", lines(bursts))
    return show(f"Edits of the card, {PEOPLE} people, {A_SECOND} a second", lines(steady)) and met


if __name__ == "__main__":
    sys.exit(not main())
