"""Plans of seats are cleared: of somebody who is forgotten, and when the meeting is long over."""

from __future__ import annotations

from bot.core.database import Write
from bot.core.roles import Actor
from bot.seating import rows
from bot.seating.grid import read_room
from bot.seating.records import SeatRecords
from bot.seating.sealing import from_sealed


class Clearing(SeatRecords):
    async def forget(self, write: Write, group_id: int, meeting_id: int, person_id: int) -> None:
        """Take this person out of a plan, inside the caller's transaction, which notes what it is for."""
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        stored = await rows.plan(write.connection, meeting_id)
        if stored is not None:
            seated = from_sealed(self._vault.unseal(stored.sealed)).without(person_id)
            room = read_room(stored.room)
            await self._keep(write, meeting, room, seated, after=stored.revision, proven=stored.proven)

    async def drop_old(self) -> int:
        """Delete plans whose meeting is long over: who sat where is nobody's business then. Daily."""
        dropped = 0
        async with self._database.read() as connection:
            kept = await rows.kept_plans(connection)
        for group_id, meeting_id in kept:
            meeting = (await self._meetings.view(group_id, meeting_id)).meeting
            if meeting.ends_at + self._kept_for < self._clock():
                async with self._database.write() as write:
                    await rows.drop_plans(write.connection, [meeting_id])
                    system = Actor.system(group_id)
                    await write.record(system, self._clock(), "seating.drop", f"meeting:{meeting_id}", ("seats",))
                dropped += 1
        return dropped
