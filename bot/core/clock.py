"""The one source of the present moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present moment as an aware datetime in UTC."""


def real_clock() -> datetime:
    return datetime.now(UTC)
