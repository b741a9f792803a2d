"""Every press that was sent, and when its answer came: what is lost, late or double is counted here exactly."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

IN_TIME = 3.0
"""Seconds that Discord waits for the first answer."""


@dataclass
class Press:
    person: int
    custom_id: str
    sent: float
    times: int = 1
    """How often it was delivered."""
    acknowledged: float | None = None
    again: int = 0
    """Answers after the first, which Discord refuses with code 40060."""
    late: int = 0
    """Answers after three seconds, which Discord refuses with code 10062."""
    said: str = ""


@dataclass
class Presses:
    known: dict[int, Press] = field(default_factory=dict)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _waiting: int = 0

    def sent(self, interaction_id: int, person: int, custom_id: str, *, times: int = 1) -> None:
        """`times` says how often it is delivered: each delivery is waited for, and all but one are refused."""
        if interaction_id not in self.known:
            self.known[interaction_id] = Press(person, custom_id, time.monotonic(), times)
            self._waiting += times

    def answered(self, interaction_id: int, said: str) -> int:
        """0, or the code of the error with which Discord refuses this answer."""
        press = self.known.get(interaction_id)
        now = time.monotonic()
        if press is None:
            return 10062
        if press.acknowledged is not None:
            press.again += 1
            if press.again < press.times:  # more are tries of an answer that was cut off
                self._one_less()
            return 40060
        if now - press.sent > IN_TIME:
            press.late += 1
            return 10062
        press.acknowledged, press.said = now, said
        self._one_less()
        return 0

    def _one_less(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._changed.set()

    async def all_answered(self, within: float) -> None:
        """Return when every press is answered, or after `within` seconds."""
        self._changed.clear()
        if self._waiting:
            try:
                async with asyncio.timeout(within):
                    await self._changed.wait()
            except TimeoutError:
                pass

    def account(self) -> list[Press]:
        """What happened since the last account; forgets it."""
        presses, self.known, self._waiting = list(self.known.values()), {}, 0
        return presses
