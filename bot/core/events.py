"""What changed, told to whoever redraws, after the change is stored.

An event is a frozen dataclass, declared in the rules of the feature it belongs to. It names records by id and
carries no text, so that nothing private travels with it.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from bot.core.logs import log_failure

Event = TypeVar("Event")
Listener = Callable[[Any], Awaitable[None]]

log = logging.getLogger(__name__)


class EventBus:
    """Tells listeners of an event's exact type. Order between listeners is not promised."""

    def __init__(self) -> None:
        self._listeners: defaultdict[type, list[Listener]] = defaultdict(list)
        self._at_once: defaultdict[type, list[Callable[[Any], None]]] = defaultdict(list)
        self._running: set[asyncio.Task[None]] = set()

    def subscribe(self, kind: type[Event], listener: Callable[[Event], Awaitable[None]]) -> None:
        self._listeners[kind].append(listener)

    def unsubscribe(self, kind: type[Event], listener: Callable[[Event], Awaitable[None]]) -> None:
        self._listeners[kind].remove(listener)

    def subscribe_at_once(self, kind: type[Event], listener: Callable[[Event], None]) -> None:
        """For what is kept in memory: called right after the commit, before whoever waits for the change goes on.

        `listener` must not fail.
        """
        self._at_once[kind].append(listener)

    def publish(self, event: object) -> None:
        """Start every listener and return at once. A listener that fails is logged and stops nobody else."""
        for at_once in self._at_once[type(event)]:
            at_once(event)
        for listener in self._listeners[type(event)]:
            task = asyncio.get_running_loop().create_task(self._run(listener, event))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def drain(self) -> None:
        """Wait until every listener started so far, and whatever they published, has finished."""
        while self._running:
            await asyncio.gather(*self._running)

    async def _run(self, listener: Listener, event: object) -> None:
        try:
            await listener(event)
        except Exception as error:
            log_failure(log, "listener failed", error, kind=type(event).__name__)
