"""A thousand people press at once: Alongside beside a bot that does nothing. `python -m benchmarks.press`"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median

from benchmarks.bench import PEOPLE, Bot, Noop, Ours, Setting, setting
from benchmarks.tables import Line, at_least, at_most, none, show

ROUNDS = 5
TLS_DELAY = 0.1


@dataclass(frozen=True)
class Wave:
    """One burst of presses by a thousand people."""

    per_second: float
    cpu: float
    """Seconds of processor time an acknowledgement, from the first press until the last is answered."""
    half: float
    """Seconds until half of them were answered."""
    nearly_all: float
    """Seconds until 99 of 100 were."""
    lost: int
    late: int
    wrong: int
    """People whose acknowledged vote is not the one that is stored."""


def press_at_once(bot: Bot, first_person: int) -> Wave:
    """On a new poll and on new connections, as after a quiet time."""
    message, buttons = bot.new_poll()
    people = range(first_person, first_person + PEOPLE)
    bot.discord.ask("close_idle")
    cpu = bot.process.cpu_seconds()
    told = bot.discord.ask("press", message=message, presses=[(person, buttons[person % 3]) for person in people])
    cpu = bot.process.cpu_seconds() - cpu
    waits = told["waits"]
    answered = max(len(waits), 1)
    return Wave(
        per_second=len(waits) / max(told["last"] - told["began"], 0.001),
        cpu=cpu / answered,
        half=waits[answered // 2] if waits else float("inf"),
        nearly_all=waits[answered * 99 // 100] if waits else float("inf"),
        lost=told["lost"],
        late=told["late"],
        wrong=bot.wrong(told["acknowledged"]),
    )


@dataclass
class Account:
    """All of one bot's waves."""

    newcomers: list[Wave] = field(default_factory=list)
    """By people whom it had never seen."""
    known: list[Wave] = field(default_factory=list)
    """By the same people on another poll."""
    at_rest: int = 0
    """The most bytes of memory that it held before the first press."""
    memory: int = 0
    """The most that it ever held."""

    def middle(self, name: str) -> float:
        return median(float(getattr(wave, name)) for wave in self.known)

    def total(self, name: str) -> int:
        return sum(getattr(wave, name) for wave in self.newcomers + self.known)


def compare(where: Setting) -> tuple[Account, Account]:
    """No-op's and ours, measured in turns."""
    accounts = (Account(), Account())
    with ExitStack() as stack:
        bots: tuple[Bot, ...] = (Noop(where, stack), Ours(where, stack))
        for bot, account in zip(bots, accounts, strict=True):
            account.at_rest = bot.process.most_memory()
            press_at_once(bot, 0)  # whatever happens only once a process
        for number in range(1, ROUNDS + 1):
            for bot, account in zip(bots, accounts, strict=True):
                account.newcomers.append(press_at_once(bot, number * PEOPLE))
            for bot, account in zip(bots, accounts, strict=True):
                account.known.append(press_at_once(bot, number * PEOPLE))
        for bot, account in zip(bots, accounts, strict=True):
            account.memory = bot.process.most_memory()
    return accounts


def lines(noop: Account, ours: Account, *, fastest: float, memory: float | None) -> Iterator[Line]:
    def ratio(name: str) -> float:
        return ours.middle(name) / noop.middle(name)

    newcomers = [median(wave.per_second for wave in account.newcomers) for account in (noop, ours)]
    held = ours.memory / noop.memory
    yield at_least("acknowledged a second, of no-op's", ratio("per_second"), fastest)
    yield at_most("processor time an acknowledgement, of no-op's", ratio("cpu"), 1.0)
    yield Line("time until half are answered, of no-op's", f"{ratio('half'):.2f}")
    yield Line("time until 99 of 100 are, of no-op's", f"{ratio('nearly_all'):.2f}")
    yield Line("acknowledged a second, people never seen before", f"{newcomers[1] / newcomers[0]:.2f}")
    yield none(f"lost, of {2 * ROUNDS * PEOPLE}", ours.total("lost"))
    yield none("answered after three seconds", ours.total("late"))
    yield none("acknowledged but not stored so, or twice", ours.total("wrong"))
    yield Line("lost by no-op", str(noop.total("lost")))
    for_presses = (ours.memory - ours.at_rest) / (noop.memory - noop.at_rest)
    yield Line("memory that the presses take, of no-op's", f"{for_presses:.2f}")
    what = "most memory, of no-op's"
    yield Line(what, f"{held:.2f}") if memory is None else at_most(what, held, memory)


def main() -> bool:
    with setting() as where:
        plain = show("1,000 people press at once", lines(*compare(where), fastest=1.0, memory=None))
    with setting(tls=True, delay=TLS_DELAY) as where:
        title = "1,000 people press at once, over TLS, answers held 100 ms"
        return show(title, lines(*compare(where), fastest=1.3, memory=0.33)) and plain


if __name__ == "__main__":
    main()
