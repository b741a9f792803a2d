"""What is read at every press and seldom changes, kept in memory beside the database.

One process owns the database, so whoever changes it says so here. Let `forget` hear the event of the change with
`EventBus.subscribe_at_once`: then nobody who waited for the change sees what was there before it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """Calls `load` for a key that is not in memory. What `load` does not find is asked for again each time."""

    def __init__(self, load: Callable[[Key], Awaitable[Value | None]]) -> None:
        self._load = load
        self._held: dict[Key, Value] = {}
        self._one_load = asyncio.Lock()
        self._forgotten = 0

    async def get(self, key: Key) -> Value | None:
        while (held := self._held.get(key)) is None:
            async with self._one_load:
                if key in self._held:
                    continue
                before = self._forgotten
                loaded = await self._load(key)
                if before != self._forgotten:
                    continue  # it may have been read before the change
                if loaded is None:
                    return None
                self._held[key] = loaded
        return held

    def held(self, key: Key) -> Value | None:
        """What is in memory now, without loading."""
        return self._held.get(key)

    def forget(self, _change: Any = None) -> None:
        self._held.clear()
        self._forgotten += 1

    def forget_one(self, key: Key) -> None:
        """As `forget`, where a change is of this key only."""
        self._held.pop(key, None)
        self._forgotten += 1
