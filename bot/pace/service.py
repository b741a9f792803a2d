"""The use cases of pace: said by each person of themself, used for everyone."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.logs import log_failure
from bot.core.roles import Actor, Right
from bot.core.vault import CannotUnseal, Vault
from bot.pace.rows import PaceRows
from bot.pace.rules import Pace, at_pace

log = logging.getLogger(__name__)


class PaceService:
    def __init__(self, database: Database, clock: Clock, vault: Vault) -> None:
        self._database = database
        self._clock = clock
        self._rows = PaceRows(vault)

    async def set_mine(self, actor: Actor, pace: Pace) -> None:
        """Store how much time this person needs; the usual pace takes away what was stored."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            await self._rows.set_pace(write.connection, actor.person_id, pace)
            await write.record(actor, self._clock(), "pace.set", f"person:{actor.person_id}", ("pace",))

    async def mine(self, actor: Actor) -> Pace:
        """Raises CannotUnseal where the key is lost."""
        async with self._database.read() as connection:
            stored = await self._rows.paces_of(connection, {actor.person_id})
        return stored[0] if stored else Pace.USUAL

    async def stretched(self, usual: timedelta, person_ids: Collection[int]) -> timedelta:
        """The usual time, long enough for each of these people. Where the key is lost, it is as long as any needs."""
        try:
            async with self._database.read() as connection:
                return at_pace(usual, await self._rows.paces_of(connection, person_ids))
        except CannotUnseal as unreadable:
            log_failure(log, "paces cannot be read", unreadable)
            return at_pace(usual, Pace)

    async def seal_what_is_open(self) -> int:
        """At start: seal what was stored before paces were sealed. Returns how many there were."""
        async with self._database.write() as write:
            there = await self._rows.still_open(write.connection)
            for person_id, pace in there.items():
                await self._rows.seal(write.connection, person_id, pace)
            if there:
                await write.record(Actor.system(0), self._clock(), "pace.seal", "paces", ("sealed",))
        return len(there)
