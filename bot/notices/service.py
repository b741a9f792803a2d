"""Queue a notice in the transaction that makes it true; send it when it is due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.groups.service import GroupService
from bot.notices.rules import Notice
from config.policy import Policy

Deliver = Callable[[Notice, str], Awaitable[bool]]
"""Sends the notice's text to its person; False where their direct messages are closed."""


class NoticeService:
    def __init__(self, database: Database, clock: Clock, groups: GroupService, policy: Policy) -> None:
        self._database = database
        self._clock = clock
        self._groups = groups
        self._policy = policy

    async def queue(
        self,
        write: Write,
        *,
        group_id: int,
        person_id: int,
        message: str,
        facts: Mapping[str, str | int],
        once_key: str,
        due_at: datetime | None = None,
    ) -> None:
        """Queue one notice inside the caller's transaction; a repeated `once_key` is ignored.

        `due_at` defaults to now; quiet hours of the group move it to their end.
        """
        raise NotImplementedError

    async def drop(self, write: Write, once_key_prefix: str) -> None:
        """Drop pending notices whose once key starts so: what they say is no longer true."""
        raise NotImplementedError

    async def run_due(self, deliver: Deliver) -> int:
        """Send everything due, oldest first; each once, even when two runs overlap. Returns how many were sent."""
        raise NotImplementedError

    async def not_reached(self, person_id: int) -> list[Notice]:
        """What could not be sent by direct message and has not been shown yet; marks it shown."""
        raise NotImplementedError

    async def next_due(self) -> datetime | None:
        raise NotImplementedError
