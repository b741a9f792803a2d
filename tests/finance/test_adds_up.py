"""Whatever is claimed, approved, exported and paid: the batches, the claims and the ledger say the same."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, func, select

from bot.app import open_services
from bot.core.errors import Refusal
from bot.expenses.rules import ClaimState
from bot.expenses.tables import claim_lines, claims
from bot.finance.csv_file import Row
from bot.finance.rules import BatchLine, pounds, reading
from bot.finance.tables import finance_batches, finance_lines
from bot.services import Services
from config.settings import Settings
from tests.conftest import MONDAY, FixedClock
from tests.finance.claims import Payout, make_payout

CLAIM = st.lists(st.tuples(st.integers(1, 20_000), st.integers(0, 100)), min_size=1, max_size=3)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("claim"), CLAIM),
        st.tuples(st.just("export"), st.integers(0, 1)),
        st.tuples(st.just("pay"), st.integers(0, 1)),
        st.tuples(st.just("pay some"), st.integers(0, 1)),
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_every_penny_is_in_one_place(steps: Sequence[tuple[str, object]]) -> None:
    asyncio.run(_live_through(steps))


async def _live_through(steps: Sequence[tuple[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(MONDAY)
        url = f"sqlite+aiosqlite:///{Path(folder) / 'a.db'}"
        async with open_services(Settings(database_url=url, web_port=0), clock) as services:
            payout = await make_payout(services, clock)
            for kind, what in steps:
                await _do(payout, kind, what)
                await _adds_up(services)


async def _do(payout: Payout, kind: str, what: object) -> None:
    batches = payout.services.finance.batches
    try:
        if kind == "claim":
            assert isinstance(what, list)
            view = await payout.claim(*(pence for pence, _ in what))
            await payout.decide(view, *(pence * percent // 100 for pence, percent in what))
            return
        payer = payout.dev if what == 0 else payout.cara
        if kind == "export":
            await batches.make(payer)
            return
        for batch in await batches.batches(payer):
            if kind == "pay":
                await batches.mark_all_paid(payer, batch.id)
            else:
                content = (await batches.file(payer, batch.id)).content.split(b"\r\n")
                await batches.import_paid(payer, batch.id, b"\r\n".join(content[:2]))
    except Refusal:
        pass  # nothing to pay, or another payer's


async def _adds_up(services: Services) -> None:
    async with services.database.read() as connection:

        async def one(asked: Select[int]) -> int:
            return (await connection.execute(asked)).scalar_one() or 0

        out = (ClaimState.EXPORTED.value, ClaimState.PAID.value)
        approved = select(func.sum(claim_lines.c.approved_pence)).join(claims, claims.c.id == claim_lines.c.claim_id)
        sent = await one(approved.where(claims.c.state.in_(out)))
        paid = await one(approved.where(claims.c.state == ClaimState.PAID.value))
        lines = select(func.sum(finance_lines.c.pence))
        assert sent == await one(lines) == await one(select(func.sum(finance_batches.c.pence)))
        assert paid == await one(lines.where(finance_lines.c.paid_at.is_not(None)))
        assert await one(select(func.count()).select_from(finance_lines)) == await one(
            select(func.count()).where(claims.c.state.in_(out))
        )


LINES = st.dictionaries(st.integers(1, 9), st.integers(1, 10_000_000), min_size=1)


@given(LINES, st.data())
def test_a_reading_leaves_no_claim_out_and_none_twice(pence: dict[int, int], data: st.DataObject) -> None:
    lines = {number: BatchLine(number, 1, "A", amount, "m", MONDAY.date()) for number, amount in pence.items()}
    said = data.draw(st.lists(st.sampled_from(sorted(lines)), unique=True))
    rows = [
        Row(at, {"batch": "3", "claim": str(number), "amount": pounds(pence[number])})
        for at, number in enumerate(said, 2)
    ]
    read = reading(3, lines, rows)
    assert (read.odd, read.paid, read.before) == ((), tuple(said), ())
    assert sorted(read.paid + read.left) == sorted(lines)
