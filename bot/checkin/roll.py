"""The roll: who is here, held in memory beside the database, because every vote asks for it.

One process owns the database, so what is in memory is what is stored, once a change has been committed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.checkin import rows
from bot.checkin.rules import CheckIn
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.meetings.service import MeetingService
from bot.privacy.rules import OldCleared


@dataclass
class _Meeting:
    group_id: int
    here: dict[int, CheckIn] = field(default_factory=dict)


class RollChange:
    """Changes of one meeting's roll inside a transaction. What is in memory follows after the commit."""

    def __init__(self, write: Write, meeting_id: int) -> None:
        self.write = write
        self.meeting_id = meeting_id
        self.arrived: dict[int, CheckIn] = {}
        self.left: set[int] = set()

    async def put(self, here: CheckIn) -> None:
        await rows.put_check_in(self.write.connection, here)
        self.left.discard(here.person_id)
        self.arrived[here.person_id] = here

    async def leave(self, person_id: int, at: datetime) -> None:
        """They were there, and are not any more."""
        await rows.leave(self.write.connection, self.meeting_id, person_id, at)
        self._take_off(person_id)

    async def hand_on(self, person_id: int, at: datetime) -> None:
        """They gave a shared tablet to the next person, who is here in their place."""
        await rows.leave(self.write.connection, self.meeting_id, person_id, at, handed_on=True)
        self._take_off(person_id)

    async def drop(self, person_id: int) -> None:
        """There was no such person: it was somebody else's phone."""
        await rows.drop_check_in(self.write.connection, self.meeting_id, person_id)
        self._take_off(person_id)

    def _take_off(self, person_id: int) -> None:
        self.arrived.pop(person_id, None)
        self.left.add(person_id)


class Roll:
    def __init__(self, database: Database, meetings: MeetingService) -> None:
        self._database = database
        self._meetings = meetings
        self._held: dict[int, _Meeting] = {}
        database.events.subscribe_at_once(OldCleared, lambda _cleared: self._held.clear())

    async def of(self, group_id: int, meeting_id: int) -> Mapping[int, CheckIn]:
        """Person to check-in. Raises NotFound, also for another group's meeting."""
        return (await self._of(group_id, meeting_id)).here

    @asynccontextmanager
    async def changing(self, group_id: int, meeting_id: int) -> AsyncIterator[RollChange]:
        """A transaction that changes the roll. It is in memory before anyone hears of the change."""
        await self._of(group_id, meeting_id)
        try:
            async with self._database.write() as write:
                change = RollChange(write, meeting_id)
                yield change
        except BaseException:
            # Whether a change that was broken off is stored is not known here, so the next to ask looks it up.
            self._held.pop(meeting_id, None)
            raise
        here = (await self._of(group_id, meeting_id)).here
        here.update(change.arrived)
        for person_id in change.left:
            here.pop(person_id, None)

    async def _of(self, group_id: int, meeting_id: int) -> _Meeting:
        if meeting_id not in self._held:
            await self._meetings.view(group_id, meeting_id)
            async with self._database.read() as connection:
                loaded = await rows.check_ins_of(connection, meeting_id)
            # Who was slower to look it up takes over what the other has, which may be newer.
            self._held.setdefault(meeting_id, _Meeting(group_id, {each.person_id: each for each in loaded}))
        held = self._held[meeting_id]
        if held.group_id != group_id:
            raise NotFound
        return held
