"""While the connection to Discord is lost, people at home cannot vote: polls stand still until it is back.

A short break changes nothing. The time that a poll stood still is given back.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.detached import detached_call_later, detached_task
from bot.core.logs import log_failure

PATIENCE = timedelta(seconds=15)
"""How long it may be lost before polls are paused. discord.py usually has it back in a few seconds."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Connection:
    """What is known of the connection."""

    lost_at: datetime | None = None
    paused: bool = False
    """Whether polls were paused because of it."""

    def lost(self, now: datetime) -> Connection:
        """discord.py says so again for each attempt that fails: the first time counts."""
        return self if self.lost_at else Connection(now, self.paused)

    def back(self) -> Connection:
        return Connection()

    def too_long(self, now: datetime) -> bool:
        """Whether polls have to be paused now."""
        return self.lost_at is not None and not self.paused and now - self.lost_at >= PATIENCE


class ConnectionWatch:
    """Calls `pause` once the connection was lost for longer than PATIENCE, and `go_on` when it is back."""

    def __init__(self, clock: Clock, pause: Callable[[], Awaitable[object]], go_on: Callable[[], Awaitable[object]]):
        self._clock = clock
        self._pause = pause
        self._go_on = go_on
        self._now = Connection()
        self._timer: asyncio.TimerHandle | None = None
        self._looking: asyncio.Task[None] | None = None

    async def lost(self) -> None:
        known = self._now.lost_at is not None
        self._now = self._now.lost(self._clock())
        if not known:
            self._arm()

    async def back(self) -> None:
        """Also at start, for polls that an earlier process left paused."""
        self._disarm()
        self._now = self._now.back()
        await self._go_on()

    async def look(self) -> None:
        """Pause where it is time. Safe to repeat."""
        if self._now.too_long(self._clock()):
            self._now = Connection(self._now.lost_at, paused=True)
            await self._pause()

    async def close(self) -> None:
        self._disarm()
        if self._looking is not None:
            await self._looking

    def _arm(self) -> None:
        self._timer = detached_call_later(PATIENCE.total_seconds() + 0.1, self._ring)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _ring(self) -> None:
        self._looking = detached_task(self._look_safely())

    async def _look_safely(self) -> None:
        try:
            await self.look()
        except Exception as error:
            log_failure(log, "polls could not be paused", error)
