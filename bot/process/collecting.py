"""Python's search for objects that only hold each other, kept out of bursts.

A thousand presses at once make a million objects, and each is in use until its answer is given. With Python's own
settings the collector looks at nearly all of them again and again meanwhile, and finds nothing: half of what a vote
costs. So it looks in quiet moments instead.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

AT_LAST = (1_000_000, 5, 10)
"""New objects after which it looks however busy we are, so that memory stays bounded."""
WORTH_A_LOOK = 20_000
"""New objects since the last look."""
QUIET = 5_000
"""As many new objects a second, at most, are a quiet moment."""


@contextmanager
def loading() -> Iterator[None]:
    """Around the imports of a whole program: what they make stays, and a fifth of their time went into looking."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@asynccontextmanager
async def collecting_in_quiet_moments() -> AsyncIterator[None]:
    """Enter once everything is loaded: that is not looked at again."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*AT_LAST)
    looking = asyncio.create_task(_look_when_quiet())
    try:
        yield
    finally:
        looking.cancel()
        gc.set_threshold(*before)
        gc.unfreeze()


async def _look_when_quiet() -> None:
    earlier = 0
    while True:
        await asyncio.sleep(1)
        new = gc.get_count()[0]
        if new > WORTH_A_LOOK and abs(new - earlier) < QUIET:
            gc.collect()
        earlier = gc.get_count()[0]
