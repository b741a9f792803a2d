"""The use cases of pace: said by each person of themself, used for everyone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor, Right
from bot.pace import rows
from bot.pace.rules import Pace, at_pace


class PaceService:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def set_mine(self, actor: Actor, pace: Pace) -> None:
        """Store how much time this person needs; the usual pace takes away what was stored."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            await rows.set_pace(write.connection, actor.person_id, pace)
            await write.record(actor, self._clock(), "pace.set", f"person:{actor.person_id}", ("pace",))

    async def mine(self, actor: Actor) -> Pace:
        async with self._database.read() as connection:
            stored = await rows.paces_of(connection, {actor.person_id})
        return stored[0] if stored else Pace.USUAL

    async def stretched(self, usual: timedelta, person_ids: Collection[int]) -> timedelta:
        """The usual time, long enough for each of these people."""
        async with self._database.read() as connection:
            return at_pace(usual, await rows.paces_of(connection, person_ids))
