"""A process that claims, decides, exports and pays until it is killed, and says what it was told is done."""

from __future__ import annotations

import asyncio
import json
import os
import sys

from bot.app import open_services
from bot.expenses.rules import NewLine
from bot.services import Services
from config.settings import Settings
from tests.conftest import FixedClock
from tests.finance.claims import THEN, Payout, make_payout

CLAIMS_A_BATCH = 3


async def pay_until_killed(url: str) -> None:
    clock = FixedClock()
    async with open_services(Settings(database_url=url), clock) as services:
        payout = await make_payout(services, clock)
        _acknowledge("ready", 0)
        while True:
            await _one_batch(services, payout)


async def _one_batch(services: Services, payout: Payout) -> None:
    for number in range(CLAIMS_A_BATCH):
        claim_id = (await services.expenses.start(payout.asha)).claim.id
        await services.expenses.add_line(payout.asha, claim_id, NewLine("taxi", THEN, 1000 + number, details="to town"))
        await services.expenses.submit(payout.asha, claim_id)
        _acknowledge("submitted", claim_id)
        await services.expenses.approve(payout.ben, claim_id)
        _acknowledge("approved", claim_id)
    batches = services.finance.batches
    batch = await batches.make(payout.dev)
    _acknowledge("exported", batch.id)
    file = await batches.file(payout.dev, batch.id)
    await batches.import_paid(payout.dev, batch.id, file.content)
    _acknowledge("paid", batch.id)


def _acknowledge(what: str, number: int) -> None:
    print(json.dumps([what, number]), flush=True)


def main() -> None:
    """For each address that it is told: say the number of a new process that pays there, and when that is gone."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(pay_until_killed(line.strip()))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
