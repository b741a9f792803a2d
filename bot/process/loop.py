"""The event loop of the process: uvloop, which needs less processor time a vote, where it is installed."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from importlib import import_module
from importlib.util import find_spec
from typing import Any, TypeVar

Result = TypeVar("Result")


def run_to_the_end(work: Coroutine[Any, Any, Result]) -> Result:
    """As `asyncio.run`, on the fastest loop there is. uvloop is an extra, and there is none for Windows."""
    runner = import_module("uvloop") if find_spec("uvloop") else asyncio
    result: Result = runner.run(work)
    return result
