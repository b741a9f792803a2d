"""What every use case of tables leans on."""

from __future__ import annotations

from bot.checkin.service import CheckInService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor
from bot.floor.service import FloorService
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService
from bot.tables import rows
from bot.tables.rules import TablesChanged, TableView


class TableRecords:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        meetings: MeetingService,
        people: PeopleService,
        check_ins: CheckInService,
        floor: FloorService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._meetings = meetings
        self._people = people
        self._check_ins = check_ins
        self._floor = floor

    async def of_meeting(self, group_id: int, meeting_id: int) -> list[TableView]:
        """In their order. Raises NotFound."""
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.tables_of(connection, group_id, meeting_id)

    async def _meeting_of(self, write: Write, actor: Actor, table_id: int) -> int:
        found = await rows.meeting_of_table(write.connection, actor.group_id, table_id)
        if found is None:
            raise NotFound
        return found

    async def _note(self, write: Write, actor: Actor, meeting_id: int, verb: str) -> None:
        await write.record(actor, self._clock(), f"tables.{verb}", f"meeting:{meeting_id}", ("tables",))
        write.announce(TablesChanged(actor.group_id, meeting_id))
