"""kill -9 between any two steps, or inside one: no claim is paid twice, and none is lost."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.app import open_services
from bot.core.audit import first_broken
from bot.expenses.rules import ClaimState
from bot.expenses.tables import claim_lines, claims
from bot.finance.tables import finance_batches, finance_lines
from bot.notices.rows import notices
from bot.services import Services
from config.settings import Settings
from tests.conftest import FixedClock
from tests.finance.claims import make_payout

KILLED_AFTER = (1, 6, 7, 8)
"""Steps: a claim sent, a claim approved, and so on three times; then the batch, and what came back as paid."""
INSIDE_A_STEP = 0.02  # seconds within which a step is somewhere in its middle

Said = list[tuple[str, int]]


@pytest.fixture
def payer() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.finance.payer"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


def _run_and_kill(payer: subprocess.Popen[str], url: str, steps: int, after: float) -> Said:
    """Let it do `steps` and a little more; return what it said was done."""
    assert payer.stdin is not None
    assert payer.stdout is not None
    payer.stdin.write(f"{url}\n")
    payer.stdin.flush()
    child = int(payer.stdout.readline())
    said = [json.loads(payer.stdout.readline()) for _ in range(steps + 1)]
    time.sleep(after)  # the random moment is what this test is about
    os.kill(child, signal.SIGKILL)
    said += [json.loads(line) for line in iter(payer.stdout.readline, "gone\n")]
    return [(what, number) for what, number in said if what != "ready"]


async def _check(services: Services, said: Said) -> None:
    async with services.database.read() as connection:
        assert await first_broken(connection) is None
        states = {row.id: row.state for row in await connection.execute(select(claims.c.id, claims.c.state))}
        paid = {ClaimState.PAID.value}
        exported = paid | {ClaimState.EXPORTED.value}
        approved = exported | {ClaimState.APPROVED.value}
        allowed = {"submitted": approved | {ClaimState.SUBMITTED.value}, "approved": approved}
        lost = [(what, number) for what, number in said if what in allowed and states.get(number) not in allowed[what]]
        assert lost == []
        lines = (await connection.execute(select(finance_lines))).mappings().all()
        batches = (await connection.execute(select(finance_batches))).mappings().all()
        assert {number for what, number in said if what == "exported"} <= {batch["id"] for batch in batches}
        unpaid = {line["batch_id"] for line in lines if line["paid_at"] is None}
        assert not unpaid & {number for what, number in said if what == "paid"}
        assert sorted(line["claim_id"] for line in lines) == sorted(
            n for n, state in states.items() if state in exported
        )
        assert {line["claim_id"] for line in lines if line["paid_at"]} == {n for n, s in states.items() if s in paid}
        for batch in batches:
            inside = [line for line in lines if line["batch_id"] == batch["id"]]
            assert (batch["count"], batch["pence"]) == (len(inside), sum(line["pence"] for line in inside))
        pence = select(func.sum(claim_lines.c.approved_pence)).join(claims, claims.c.id == claim_lines.c.claim_id)
        sent = (await connection.execute(pence.where(claims.c.state.in_(exported)))).scalar_one() or 0
        assert sent == sum(line["pence"] for line in lines)
        told = select(func.count()).where(notices.c.message == "expenses-notice-paid")
        assert (await connection.execute(told)).scalar_one() == sum(state in paid for state in states.values())


async def _pay_what_is_left(url: str, said: Said) -> Sequence[str]:
    """Open it again as after a crash, and go on: every approved claim ends up paid, once."""
    clock = FixedClock()
    async with open_services(Settings(database_url=url), clock) as services:
        await _check(services, said)
        payout = await make_payout(services, clock)
        batches = services.finance.batches
        if (await batches.ready(payout.dev)).count:
            await batches.make(payout.dev)
        for batch in await batches.batches(payout.dev):
            await batches.mark_all_paid(payout.dev, batch.id)
        await _check(services, said)
        async with services.database.read() as connection:
            return list((await connection.execute(select(claims.c.state))).scalars())


def test_no_kill_loses_a_claim_or_pays_it_twice(payer: subprocess.Popen[str], tmp_path: Path) -> None:
    chance = random.Random(20261125)
    url = f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"
    said: Said = []
    for number in KILLED_AFTER:
        said += _run_and_kill(payer, url, steps=number, after=chance.uniform(0, INSIDE_A_STEP))
    states = asyncio.run(_pay_what_is_left(url, said))
    left = {ClaimState.PAID.value, ClaimState.DRAFT.value, ClaimState.SUBMITTED.value}
    assert {what for what, _ in said} == {"submitted", "approved", "exported", "paid"}
    assert set(states) <= left
