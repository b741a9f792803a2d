"""50,000 claims: the approvers' queue, a person's list, and an export of 5,000. `python -m benchmarks.claims`.

A database of its own, made anew each time: 500 people with 100 claims each, spread over five years. 5,000 are
approved and wait to be paid, 2,000 wait for an answer. The rows are put in directly; what is measured goes through
the services, as every door does.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import insert, select

from benchmarks.tables import Line, show
from bot.app import open_services
from bot.core.roles import Actor, Role
from bot.core.wording import catalogue
from bot.expenses.tables import claim_lines, claims
from bot.people.rows import people
from bot.services import Services
from config.settings import Settings

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
EVERY, TO_PAY, WAITING, PEOPLE = 50_000, 5_000, 2_000, 500
TIMES = 200
AT_ONCE = 2_000


async def fill(services: Services) -> tuple[Actor, Actor, Actor]:
    """Returns an approver, a payer, and one of the claimants."""

    async def arrive(number: int) -> Actor:
        return await services.people.from_discord(guild_id=1, guild_name="Bench", user_id=number, name=f"P{number}")

    approver, payer, first = await arrive(1), await arrive(2), await arrive(3)
    group_id = first.group_id
    async with services.database.write() as write:
        names = [
            {"group_id": group_id, "discord_user_id": 100 + n, "name": f"Person {n}", "created_at": NOW}
            for n in range(PEOPLE)
        ]
        await write.connection.execute(insert(people), names)
        ids = list((await write.connection.execute(select(people.c.id).where(people.c.id > first.person_id))).scalars())
    chance = random.Random(1)  # noqa: S311 - the same made-up claims each time
    for begin in range(0, EVERY, AT_ONCE):
        async with services.database.write() as write:
            rows = [
                _claim(number, group_id, ids, approver.person_id, chance) for number in range(begin, begin + AT_ONCE)
            ]
            await write.connection.execute(insert(claims), rows)
            await write.connection.execute(
                insert(claim_lines), [line for row in rows for line in _lines(row, services, chance)]
            )
        _progress("claims", begin + AT_ONCE, EVERY)
    granted = {Role.PARTICIPANT}
    return (
        Actor(approver.person_id, group_id, frozenset(granted | {Role.EXPENSES_APPROVER})),
        Actor(payer.person_id, group_id, frozenset(granted | {Role.PAYER})),
        Actor(ids[0], group_id, frozenset(granted)),
    )


def _claim(number: int, group_id: int, ids: list[int], approver: int, chance: random.Random) -> dict[str, object]:
    sent = NOW - timedelta(minutes=number * 50)
    state = "approved" if number < TO_PAY else "submitted" if number < TO_PAY + WAITING else "declined"
    return {
        "id": number + 1,
        "group_id": group_id,
        "person_id": ids[number % len(ids)],
        "entered_by": None,
        "meeting_id": None,
        "state": state,
        "advance": False,
        "late": False,
        "created_at": sent,
        "changed_at": sent,
        "submitted_at": sent,
        "decide_by": (sent + timedelta(days=14)).date(),
        "pay_by": (sent + timedelta(days=28)).date(),
        "approver_id": None if state == "submitted" else approver,
        "decided_at": None if state == "submitted" else sent + timedelta(days=chance.randint(1, 9)),
    }


def _lines(row: dict[str, object], services: Services, chance: random.Random) -> list[dict[str, object]]:
    words = _SEALED.setdefault("words", services.vault.seal("From home to the town hall and back"))
    made = []
    for _ in range(chance.randint(1, 3)):
        pence = chance.randint(300, 9000)
        made.append(
            {
                "claim_id": row["id"],
                "person_id": row["person_id"],
                "category": chance.choice(["taxi", "parking_tolls", "meal_lunch"]),
                "kind": "expense",
                "day": (NOW - timedelta(days=chance.randint(1, 1800))).date(),
                "quantity": 100,
                "each_pence": pence,
                "amount_pence": pence,
                "approved_pence": pence if row["state"] == "approved" else None,
                "details": words,
                "reason": "",
            }
        )
    return made


_SEALED: dict[str, str] = {}


async def p95(ask: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds within which 95 of 100 are answered, after some that are not counted."""
    took = []
    for number in range(TIMES + 20):
        begin = time.perf_counter()
        await ask()
        if number >= 20:
            took.append((time.perf_counter() - begin) * 1000)
    return statistics.quantiles(took, n=20)[-1]


def _progress(what: str, done: int, every: int) -> None:
    end = "\n" if done >= every else ""
    print(f"\r  {what}: {done:,} of {every:,}", end=end, file=sys.stderr, flush=True)


async def measure(url: str) -> list[Line]:
    async with open_services(Settings(database_url=url, web_port=0), lambda: NOW) as services:
        approver, payer, person = await fill(services)
        catalogue()  # a running bot has read its words long ago
        queue = await p95(lambda: services.expenses.queue(approver))
        mine = await p95(lambda: services.expenses.mine(person))
        begin = time.perf_counter()
        batch = await services.finance.batches.make(payer, progress=partial(_progress, "export"))
        file = await services.finance.batches.file(payer, batch.id)
        export = time.perf_counter() - begin
        again = await services.finance.batches.file(payer, batch.id)
        begin = time.perf_counter()
        read = await services.finance.batches.import_paid(payer, batch.id, file.content)
        paid = time.perf_counter() - begin
    assert (batch.count, len(read.paid), again) == (TO_PAY, TO_PAY, file)
    return [
        Line("approvers' queue, p95", f"{queue:.1f} ms", "< 50 ms", queue < 50),
        Line("a person's list, p95", f"{mine:.1f} ms", "< 50 ms", mine < 50),
        Line("a batch of 5,000 claims and its file", f"{export:.2f} s", "< 5 s", export < 5),
        Line("5,000 claims read back as paid", f"{paid:.2f} s"),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database-url", default="", help="a new, empty database; SQLite in a temporary folder if not")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as folder:
        url = asked.database_url or f"sqlite+aiosqlite:///{Path(folder) / 'claims.db'}"
        lines = asyncio.run(measure(url))
    return 0 if show(f"{EVERY:,} claims", lines) else 1


if __name__ == "__main__":
    sys.exit(main())
