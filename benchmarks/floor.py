"""From a press to the change on 300 open pages, and a long meeting without growth in memory.

    python -m benchmarks.floor                 # the presses, then eight hours' changes divided by 60
    python -m benchmarks.floor --soak 480      # a shorter meeting
    python -m benchmarks.floor --soak 480 --only-soak   # without the presses, which need a machine to themselves

A press is on a card's button in Discord, which is what has to be seen fastest: the stand-in for Discord sends it to the
bot through its gateway. The pages are connections of a process of their own, one in ten a room screen, the others
phones. The time is from before the press is sent until a page has read the message that shows it, by the clock that the
processes share.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from benchmarks.bench import Ours, setting
from benchmarks.our_bot import Organising
from benchmarks.stand_in.payloads import FIRST_PERSON
from benchmarks.tables import Line, none, show
from benchmarks.watching import Watching, pages_of
from bot.app import open_services, serve_web
from bot.checkin.rules import Side
from bot.core.roles import Actor
from bot.floor.cards import CardKind
from bot.floor.rules import TurnKind
from bot.services import Services
from config.settings import Settings

PAGES = 300
PRESSES = 30
REST = 2.0
"""Seconds between presses, so that each is a change of its own."""
AIM = 0.300
"""Seconds, for 95 of 100 pages."""
CHANGES = 8 * 3600 * 5
"""Eight hours at five a second."""
GROWTH = 8.0
"""Mebibytes that a run may grow by after its first third: the allocator's noise."""


# The presses


async def presses() -> list[Line]:
    with setting() as where, ExitStack() as stack:
        bot = Ours(where, stack)
        opened = bot.process.ask("open_floor", pages=PAGES)
        up, down = (f"floor:{verb}:{opened['meeting']}:{CardKind.SLOW.value}" for verb in ("card", "card-down"))
        message = bot.discord.ask("wait_message", containing=up)
        async with Watching(bot.process.hello["port"], opened["pages"]) as watching:
            await asyncio.sleep(5)  # until the pages have connected and are shown the meeting
            begun, unanswered = [], 0
            for number in range(PRESSES):  # up and down by turns: each is a change on every page
                pressed = [(number // 2, down if number % 2 else up)]
                told = bot.discord.ask("press", message=message, presses=pressed)
                begun.append(told["began"])
                unanswered += told["lost"] + told["late"]
                await asyncio.sleep(REST)
            return [*_waited(begun, await watching.times()), none("presses without an answer in time", unanswered)]


def _waited(begun: list[float], sent: list[float]) -> list[Line]:
    """Of each press, how long each page waited; a page that was not told within its rest counts as late."""
    waits = [at - start for start in begun for at in sent if start <= at < start + REST]
    missing = len(begun) * PAGES - len(waits)
    waits = sorted([*waits, *([REST] * max(missing, 0))])
    p95 = waits[int(len(waits) * 0.95)]
    return [
        Line("half of the pages after a press", f"{statistics.median(waits) * 1000:.0f} ms"),
        Line("95 of 100 pages", f"{p95 * 1000:.0f} ms", f"< {AIM * 1000:.0f} ms", p95 < AIM),
        Line("pages that were not told in time", str(max(missing, 0)), "0", missing <= 0),
    ]


# The long meeting


async def soak(factor: int) -> list[Line]:
    changes = CHANGES // factor
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite+aiosqlite:///{folder}/soak.db", web_port=0)
        async with open_services(settings) as services, serve_web(services) as site:
            organising = Organising(services)
            meeting_id, fay = await organising.run_meeting()
            people = [await organising.arrive(FIRST_PERSON + number, f"Person {number}") for number in range(40)]
            for number, person in enumerate(people):
                await services.check_ins.check_in(person, meeting_id, Side.ROOM if number % 2 else Side.REMOTE)
            third = changes // 3
            async with Watching(site.port, await pages_of(services, fay, meeting_id, 20)):
                thirds = (range(part * third, (part + 1) * third) for part in range(3))
                memory = [await _memory_after(services, fay, meeting_id, people, numbers) for numbers in thirds]
    grown = memory[-1] - memory[0]
    return [
        Line(f"changes, a {factor}th of eight hours at five a second", str(changes)),
        Line("memory after a third, and at the end", f"{memory[0]:.0f}, {memory[-1]:.0f} MiB"),
        Line("growth in between", f"{grown:.1f} MiB", f"< {GROWTH:.0f} MiB", grown < GROWTH),
    ]


async def _memory_after(
    services: Services, fay: Actor, meeting_id: int, people: list[Actor], numbers: Iterable[int]
) -> float:
    """Cards go up and down, people ask, are called and finish. Returns the memory in use, in MiB."""
    floor, kinds = services.floor, list(CardKind)
    for number in numbers:
        person, step = people[number // 8 % len(people)], number % 8
        if step < 2:
            await floor.raise_card(person, meeting_id, kinds[number // 8 % len(kinds)])
        elif step < 3:
            await floor.answer_cards(fay, meeting_id, kinds[number // 8 % len(kinds)])
        elif step < 5:
            await floor.ask(person, meeting_id, TurnKind.READ_OUT, text=f"Words {number}")
        elif step < 6:
            await floor.call_next(fay, meeting_id)
        elif step < 7:
            await floor.finish(fay, meeting_id)
        else:
            await floor.pause(person, meeting_id, pausing=number % 16 == 7)
            await floor.pause(person, meeting_id, pausing=False)
    await services.events.drain()
    gc.collect()
    status = await asyncio.to_thread(Path("/proc/self/status").read_text, encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


async def measure(factor: int, *, only_soak: bool) -> list[Line]:
    return [*([] if only_soak else await presses()), *await soak(factor)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--soak", type=int, default=60, help="divide the changes of eight hours by this")
    parser.add_argument("--only-soak", action="store_true", help="leave out the presses")
    asked = parser.parse_args()
    lines = asyncio.run(measure(asked.soak, only_soak=asked.only_soak))
    raise SystemExit(0 if show("The floor", lines) else 1)


if __name__ == "__main__":
    main()
