"""Python's search for objects that only hold each other, set for bursts.

A thousand presses at once make a million objects, and each is in use until its answer is given. With Python's own
settings the collector then looks at nearly everything again and again, and finds nothing: half of what a vote costs.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 5, 10)
"""A look at what is new for every so many objects, at more every fifth time, at all every fiftieth."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Enter once everything is loaded: that is not looked at again."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
