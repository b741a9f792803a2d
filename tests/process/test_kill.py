"""kill -9 at any moment leaves a database that opens, with every acknowledged change in it."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.audit import first_broken
from bot.core.database import Database
from bot.core.events import EventBus

ROUNDS = 25
ROUNDS_A_DATABASE = 5
OPENING = 0.3  # seconds within which a process opens its database and migrates it
WRITING = 0.02  # seconds within which it makes a change or two
FOUND = {
    "person": "SELECT count(*) FROM people WHERE id = :a",
    "organiser": "SELECT count(*) FROM role_grants WHERE person_id = :a AND role = 'organiser'",
    "meeting": "SELECT count(*) FROM meetings WHERE id = :a",
    "coming": "SELECT count(*) FROM coming WHERE person_id = :a AND meeting_id = :b",
    "item": "SELECT count(*) FROM agenda_items WHERE id = :a",
}


@contextmanager
def _process(module: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", module], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


@pytest.fixture
def writer() -> Iterator[subprocess.Popen[str]]:
    with _process("tests.process.writer") as process:
        yield process


@pytest.fixture
def claims_writer() -> Iterator[subprocess.Popen[str]]:
    with _process("tests.process.claims_writer") as process:
        yield process


def _write_and_kill(writer: subprocess.Popen[str], *told: object, changes: int, after: float) -> list[list[Any]]:
    """Let it write until `changes` are acknowledged and `after` seconds more; return what it acknowledged."""
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write(f"{json.dumps(told)}\n")
    writer.stdin.flush()
    child = int(writer.stdout.readline())
    acknowledged = [json.loads(writer.stdout.readline()) for _ in range(changes)]
    time.sleep(after)  # the random moment is what this test is about
    os.kill(child, signal.SIGKILL)
    return acknowledged + [json.loads(line) for line in iter(writer.stdout.readline, "gone\n")]


async def _check(url: str, acknowledged: list[list[Any]]) -> None:
    database = await Database.open(url, EventBus())
    async with database.read() as connection:
        assert (await connection.execute(text("PRAGMA integrity_check"))).scalar_one() == "ok"
        assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []
        assert await first_broken(connection) is None
        assert [change for change in acknowledged if not await _is_there(connection, *change)] == []
    await database.close()


async def _is_there(connection: AsyncConnection, kind: str, a: int, b: int = 0) -> bool:
    values = {"a": a, "b": b} if ":b" in FOUND[kind] else {"a": a}
    found: int = (await connection.execute(text(FOUND[kind]), values)).scalar_one()
    return found == 1


def test_every_acknowledged_change_outlives_a_kill(writer: subprocess.Popen[str], tmp_path: Path) -> None:
    chance = random.Random(20261122)  # the same moments each time, as far as a busy machine allows
    acknowledged: list[list[Any]] = []
    kinds = set()
    for number in range(ROUNDS):
        if number % ROUNDS_A_DATABASE == 0:
            url, acknowledged = f"sqlite+aiosqlite:///{tmp_path / str(number)}.db", []
        early = chance.random() < 0.3
        changes, after = (
            (0, chance.uniform(0, OPENING)) if early else (chance.randint(1, 40), chance.uniform(0, WRITING))
        )
        acknowledged += _write_and_kill(writer, url, number + 1, changes=changes, after=after)
        asyncio.run(_check(url, acknowledged))
        kinds |= {change[0] for change in acknowledged}
    assert kinds == set(FOUND)


STEPS = ("submitted", "approved", "exported", "paid")
STATES = "SELECT id, state, batch_id FROM claims"
DONE = "SELECT count(*), count(DISTINCT record) FROM audit_log WHERE action = :action"
TOLD = "SELECT count(*), count(DISTINCT once_key) FROM notices WHERE message = 'expenses-notice-paid'"


async def _check_claims(url: str, acknowledged: list[list[Any]]) -> None:
    database = await Database.open(url, EventBus())
    async with database.read() as connection:
        assert await first_broken(connection) is None
        found = {row.id: row for row in await connection.execute(text(STATES))}
        lost = [(step, number) for step, number in acknowledged if STEPS.index(found[number].state) < STEPS.index(step)]
        assert lost == []
        for action in ("expenses.export", "expenses.pay"):
            times, claims = (await connection.execute(text(DONE), {"action": action})).one()
            assert times == claims
        paid = [row for row in found.values() if row.state == "paid"]
        assert all(row.batch_id is not None for row in paid)
        assert (await connection.execute(text(TOLD))).one() == (len(paid), len(paid))
    await database.close()


def test_no_claim_is_paid_twice_or_lost(claims_writer: subprocess.Popen[str], tmp_path: Path) -> None:
    """Between any two steps: each round goes on with what the killed one left, as people and payers would."""
    chance = random.Random(20261125)
    url = f"sqlite+aiosqlite:///{tmp_path / 'claims.db'}"
    acknowledged: list[list[Any]] = []
    for number in range(1, 9):
        after = chance.uniform(0, WRITING)
        acknowledged += _write_and_kill(claims_writer, url, number, changes=chance.randint(1, 9), after=after)
        asyncio.run(_check_claims(url, acknowledged))
    assert {step for step, _ in acknowledged} == set(STEPS)
    assert len({number for step, number in acknowledged if step == "paid"}) == sum(
        step == "paid" for step, _ in acknowledged
    )
