"""Ideas as they pile up: a search, a page of the list, a support and a look for twins. `python -m benchmarks.ideas`

From 100 ideas with 20 supports each to 10,000 with 200,000. Each deed is timed by itself, as one person waits for it,
through the service and SQLite with `synchronous=FULL`.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from sqlalchemy import insert

from benchmarks.stand_in import payloads
from benchmarks.tables import Line, at_most, show
from bot.app import open_services
from bot.core.columns import metadata
from bot.core.roles import Actor
from bot.ideas.rules import Status, SupportKind
from bot.ideas.seen import Filters
from bot.services import Services
from config.settings import Settings

SIZES = (100, 1_000, 10_000)
SUPPORTS_EACH = 20
PEOPLE = 500
DEEDS = 200
MOST_SECONDS = 0.05
"""At p95, of each deed but the look for twins."""
NOUNS = "bus room lunch letter door chair menu garden lift phone film kitchen light ramp map sign taxi tea form bell"
DOINGS = "later quieter bigger warmer clearer shared safer cheaper nearer simpler brighter longer softer kinder faster"


def words(chance: random.Random, count: int) -> str:
    nouns, doings = NOUNS.split(), DOINGS.split()
    return " ".join(f"{chance.choice(doings)} {chance.choice(nouns)}{chance.randrange(40)}" for _ in range(count))


async def fill(services: Services, ideas: int) -> list[Actor]:
    """A group of people, and the ideas they posted and supported, written straight into the tables."""
    chance = random.Random(ideas)  # noqa: S311 - the same ideas at each run
    people = [
        await services.people.from_discord(
            guild_id=payloads.GUILD, guild_name="Town group", user_id=payloads.OWNER + n, name=f"Person {n}"
        )
        for n in range(PEOPLE)
    ]
    now, tables = services.clock(), metadata.tables
    rows, supports = [], []
    for number in range(1, ideas + 1):
        at = now - timedelta(minutes=ideas - number)
        rows.append(
            {
                "id": number, "root_id": number, "group_id": people[0].group_id, "title": words(chance, 2),
                "what": words(chance, 12), "why": words(chance, 8), "who": "", "level": None,
                "status": chance.choice([Status.NEW, Status.SEEN, Status.PLANNED]).value, "standing": "shown",
                "locked": False, "author_id": people[number % (PEOPLE - 1)].person_id, "named": True, "posted_at": at,
                "news_at": at,
            }
        )  # fmt: skip
        for person in chance.sample(people[: PEOPLE - 1], SUPPORTS_EACH):
            support = {"idea_id": number, "person_id": person.person_id, "kind": "support", "words": "", "named": False}
            supports.append({**support, "source": "discord", "at": at})
    async with services.database.write() as write:
        await write.connection.execute(insert(tables["ideas"]), rows)
        await write.connection.execute(insert(tables["idea_supports"]), supports)
    return people


async def p95(deed: Callable[[int], Awaitable[object]], times: int = DEEDS) -> float:
    waits = []
    for number in range(times):
        began = time.perf_counter()
        await deed(number)
        waits.append(time.perf_counter() - began)
    return sorted(waits)[int(times * 0.95)]


async def measure(services: Services, ideas: int) -> dict[str, float]:
    people = await fill(services, ideas)
    chance, reader, supporter = random.Random(1), people[0], people[-1]  # noqa: S311 - as above
    chosen = [chance.randrange(1, ideas + 1) for _ in range(DEEDS)]
    looked_for = [words(chance, 1) for _ in range(DEEDS)]
    await services.ideas.page(reader, Filters(), 1)
    return {
        "search": await p95(lambda n: services.ideas.page(reader, Filters(text=looked_for[n]))),
        "list page": await p95(lambda n: services.ideas.page(reader, Filters(status=Status.PLANNED), 1 + n % 10)),
        "support": await p95(lambda n: services.ideas.support(supporter, chosen[n], SupportKind.SUPPORT)),
        "look for twins": await p95(lambda n: services.ideas.likely_twins(reader.group_id, looked_for[n], ""), 50),
    }


async def grow() -> dict[int, dict[str, float]]:
    measured = {}
    for ideas in SIZES:
        with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
            url = f"sqlite+aiosqlite:///{Path(folder) / 'alongside.db'}"
            async with open_services(Settings(database_url=url, web_port=0)) as services:
                measured[ideas] = await measure(services, ideas)
    return measured


def main() -> bool:
    measured = asyncio.run(grow())
    least, most = measured[SIZES[0]], measured[SIZES[-1]]
    lines = []
    for deed, seconds in most.items():
        growth = " ".join(f"{measured[size][deed] * 1000:.1f}" for size in SIZES)
        what = f"{deed}: ms at p95 with {', '.join(f'{size:,}' for size in SIZES)} ideas: {growth}"
        of_first = Line(f"{deed}: with {SIZES[-1]:,} of with {SIZES[0]:,}", f"{seconds / least[deed]:.1f}")
        line = at_most(what, seconds, MOST_SECONDS) if deed != "look for twins" else Line(what, f"{seconds:.2f}")
        lines += [line, of_first]
    return show(f"Ideas, {SUPPORTS_EACH} supports each", lines)


if __name__ == "__main__":
    sys.exit(not main())
