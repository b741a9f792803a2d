"""Many changes at the same moment, one transaction: what arrived during the last one goes into the next.

There is no timer. A single change is stored at once; a thousand are a handful of transactions, because while changes
keep coming in, a transaction waits for those that are already on their way. Each caller waits until the transaction
that holds its change has committed, so "acknowledged" still means "stored".
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from bot.core.database import Database, Write

LARGE = 200
"""Changes that make a transaction large enough to begin, whatever else is on its way."""
QUIET_TURNS = 3
"""Turns of the event loop without a new change after which none is on its way: reading a request takes two."""

Change = TypeVar("Change")
_Waiting = list[tuple[Change, "asyncio.Future[None]"]]


class GroupCommit(Generic[Change]):
    """`save` writes a batch, in order of arrival; `stored` is told of it right after the commit, before anyone
    who waits is answered and before any event of the transaction is heard."""

    def __init__(
        self,
        database: Database,
        save: Callable[[Write, Sequence[Change]], Awaitable[None]],
        stored: Callable[[Sequence[Change]], None],
    ) -> None:
        self._database = database
        self._save = save
        self._stored = stored
        self._waiting: _Waiting[Change] = []
        self._draining: asyncio.Task[None] | None = None

    async def store(self, change: Change) -> None:
        """Return once `change` is durable, or raise what its saving raised."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()
        self._waiting.append((change, done))
        if self._draining is None:
            self._draining = loop.create_task(self._drain())
        await done

    async def _drain(self) -> None:
        try:
            while self._waiting:
                await self._all_that_is_on_its_way()
                batch, self._waiting = self._waiting, []
                await self._store_together(batch)
        finally:
            self._draining = None

    async def _all_that_is_on_its_way(self) -> None:
        seen, quiet = len(self._waiting), 0
        while quiet < QUIET_TURNS and seen < LARGE:
            await asyncio.sleep(0)
            quiet = 0 if len(self._waiting) > seen else quiet + 1
            seen = len(self._waiting)

    async def _store_together(self, batch: _Waiting[Change]) -> None:
        try:
            async with self._database.write() as write:
                await self._save(write, [change for change, _ in batch])
        except Exception as error:
            if len(batch) == 1:
                _settle(batch, error)
                return
            for one in batch:  # one bad change must not cost the others theirs
                await self._store_together([one])
            return
        self._stored([change for change, _ in batch])
        _settle(batch, None)


def _settle(batch: _Waiting[Change], error: Exception | None) -> None:
    for _, done in batch:
        if done.done():  # the caller gave up waiting; the change is stored all the same
            continue
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)
