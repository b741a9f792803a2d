"""Keeps what is shown in step with what is stored, without drawing every step between.

Discord takes about five edits in five seconds a channel and queues the rest in order, so an edit a change would
show the past. Here the last state wins: a thousand changes are a few drawings, and the last is always drawn.

A drawing that failed is tried again by itself, also where nothing changes any more, such as after the last vote.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

from bot.core.detached import detached_call_later, detached_task
from bot.core.logs import log_failure

Key = TypeVar("Key", bound=Hashable)
log = logging.getLogger(__name__)

FIRST_REST, LONGEST_REST = 5.0, 60.0
"""Seconds after a drawing that failed. The rest doubles from the first to the longest."""
TOO_MANY = 429
"""The status of an error that says: too many at once."""
MOST_TRIES = 60
"""About an hour. After that the next change draws it, or the next connection to Discord."""


class Redrawer(Generic[Key]):
    """Calls `draw(key)` soon after `mark(key)`: at once the first time, then at most every `interval` seconds.

    The interval is a rest after each drawing. `steady`, it is from the moment one was due to the next, so that neither
    a long drawing nor a busy loop makes fewer of them.
    Whatever `draw` raises is logged, and it is called again after a longer rest, except where that changes nothing:
    an error with a status from 400 to 499 says that it was refused for what it is. Only "too many" passes.
    """

    def __init__(
        self,
        draw: Callable[[Key], Awaitable[None]],
        *,
        interval: float,
        steady: bool = False,
        first_rest: float = FIRST_REST,
    ) -> None:
        self._draw = draw
        self._interval = interval
        self._steady = steady
        self._first_rest = first_rest
        self._resting: dict[Key, asyncio.TimerHandle | None] = {}
        self._dirty: set[Key] = set()
        self._failures: dict[Key, int] = {}
        """How often in a row the drawing failed, where it is to be tried again."""
        self._drawing: set[asyncio.Task[None]] = set()

    def mark(self, key: Key) -> None:
        """Say that what `key` shows is out of date. Cheap; call it for every change."""
        if key in self._resting:
            self._dirty.add(key)
            return
        self._resting[key] = None
        loop = asyncio.get_running_loop()
        self._keep(loop.create_task(self._draw_and_rest(key, loop.time())))

    async def settled(self) -> None:
        """Wait until nothing is being drawn. What rests until its interval is over is not waited for."""
        while self._drawing:
            await asyncio.gather(*self._drawing)

    async def close(self) -> None:
        """Draw whatever is still waiting, then stop. What failed the last time is left for the next start."""
        for handle in self._resting.values():
            if handle is not None:
                handle.cancel()
        await self.settled()
        for key in self._dirty - self._failures.keys():  # those would fail again, and hold up the end
            await self._draw_safely(key)
        self._dirty.clear()
        self._resting.clear()

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._drawing.add(task)
        task.add_done_callback(self._drawing.discard)

    async def _draw_and_rest(self, key: Key, due: float) -> None:
        await self._draw_safely(key)
        while self._interval == 0 and key in self._dirty and key not in self._failures:
            self._dirty.discard(key)
            await self._draw_safely(key)
        rest = self._rest_after(key)
        if rest == 0:
            self._resting.pop(key, None)
        else:
            now = asyncio.get_running_loop().time()
            next_due = max(due + rest, now) if self._steady else now + rest
            self._resting[key] = detached_call_later(next_due - now, lambda: self._wake(key, next_due))

    def _rest_after(self, key: Key) -> float:
        failures = self._failures.get(key, 0)
        if failures == 0:
            return self._interval
        self._dirty.add(key)
        return max(self._interval, min(self._first_rest * 2.0 ** (failures - 1), LONGEST_REST))

    def _wake(self, key: Key, due: float) -> None:
        if key in self._dirty:
            self._dirty.discard(key)
            self._resting[key] = None
            self._keep(detached_task(self._draw_and_rest(key, due)))
        else:
            self._resting.pop(key, None)

    async def _draw_safely(self, key: Key) -> None:
        try:
            await self._draw(key)
        except Exception as error:
            log_failure(log, "redraw failed", error, key=str(key))
            failures = self._failures.pop(key, 0) + 1
            if _may_pass(error) and failures < MOST_TRIES:
                self._failures[key] = failures
        else:
            self._failures.pop(key, None)


def _may_pass(error: Exception) -> bool:
    status = getattr(error, "status", None)
    return not isinstance(status, int) or not 400 <= status < 500 or status == TOO_MANY
