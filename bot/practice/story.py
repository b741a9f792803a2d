"""The clock of the made-up group: what has happened in it happened earlier, and then it is now."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.core.clock import Clock


class StoryClock:
    """The present moment, set back while the story is told."""

    def __init__(self, clock: Clock, *, back: timedelta) -> None:
        self._clock = clock
        self._back = back

    def __call__(self) -> datetime:
        return self._clock() - self._back

    def forward(self, **time: float) -> None:
        """Go on in the story, never past the present."""
        self._back = max(self._back - timedelta(**time), timedelta(0))

    def catch_up(self) -> None:
        """From here on it is now."""
        self._back = timedelta(0)
