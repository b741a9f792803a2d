"""Tasks and timers that belong to the process, not to whoever happened to start them.

A task inherits the context variables of its creator. Long-lived work started from inside a request or an
interaction would carry that request's context for as long as it lives.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Coroutine
from typing import Any


def detached_task(work: Coroutine[Any, Any, Any], *, name: str | None = None) -> asyncio.Task[Any]:
    """Start `work` with no inherited context. The caller keeps the task alive and awaits its end."""
    loop = asyncio.get_running_loop()
    return contextvars.Context().run(lambda: loop.create_task(work, name=name))


def detached_call_later(delay: float, call: Callable[[], object]) -> asyncio.TimerHandle:
    """Call `call` after `delay` seconds with no inherited context."""
    loop = asyncio.get_running_loop()
    return contextvars.Context().run(lambda: loop.call_later(delay, call))
