"""A process that takes claims from the first cost to the money until it is killed, and says each step it acknowledged.

At its start it does again what a payer does after a crash: it says of every batch that it is paid.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import Any

from sqlalchemy import select

from bot.app import open_services
from bot.core.roles import Actor, Role
from bot.expenses.rules import NewLine
from bot.expenses.tables import claims
from bot.services import Services
from config.settings import Settings
from tests.process.writer import serve

AT_ONCE = 3


class ClaimsWriter:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._expenses = services.expenses

    def _acknowledge(self, *change: Any) -> None:
        os.write(sys.stdout.fileno(), f"{json.dumps(change)}\n".encode())

    async def write(self, number: int) -> None:
        ed, ama = await self._arrive(1, Role.EXPENSES_APPROVER), await self._arrive(2, Role.PAYER)
        for batch_id in await self._batches():
            await self._pay(ama, batch_id)
        await asyncio.gather(*(self._claim(ed, ama, number, lane) for lane in range(AT_ONCE)))

    async def _arrive(self, account: int, role: Role) -> Actor:
        actor = await self._services.people.from_discord(
            guild_id=1, guild_name="Group", user_id=account, name=f"Person {account}"
        )
        return Actor(actor.person_id, actor.group_id, frozenset({role}))

    async def _batches(self) -> list[int]:
        async with self._services.database.read() as connection:
            found = await connection.execute(select(claims.c.batch_id).where(claims.c.batch_id.is_not(None)).distinct())
            return [int(batch_id) for batch_id in found.scalars()]

    async def _claim(self, ed: Actor, ama: Actor, number: int, lane: int) -> None:
        """For ever: a draft that the last round left is gone on with."""
        asha = await self._arrive(10 + lane, Role.PARTICIPANT)
        batch_id = number * 1_000_000 + lane
        while True:
            batch_id += AT_ONCE
            claim_id = (await self._expenses.start(asha)).claim.id
            new = NewLine("taxi", await self._expenses.today(asha.group_id), pence=12_00)
            await self._expenses.add_line(asha, claim_id, new)
            await self._expenses.submit(asha, claim_id)
            self._acknowledge("submitted", claim_id)
            await self._expenses.approve(ed, claim_id)
            self._acknowledge("approved", claim_id)
            async with self._services.database.write() as write:
                await self._expenses.mark_exported(write, ama, [claim_id], batch_id)
            self._acknowledge("exported", claim_id)
            await self._pay(ama, batch_id)

    async def _pay(self, ama: Actor, batch_id: int) -> None:
        async with self._services.database.write() as write:
            paid = await self._expenses.mark_paid(write, ama, batch_id)
        for claim_id in paid:
            self._acknowledge("paid", claim_id)


async def _write(database: str, number: int) -> None:
    async with open_services(Settings(database_url=database)) as services:
        await ClaimsWriter(services).write(number)


if __name__ == "__main__":
    serve(_write)
