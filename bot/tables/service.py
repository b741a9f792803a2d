"""The use cases of tables: mix, move, name a facilitator, set a timer, write notes."""

from __future__ import annotations

from datetime import timedelta

from bot.checkin.rules import Side
from bot.checkin.service import CheckInService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound, limited_text
from bot.core.roles import Actor, Right, Role
from bot.core.wording import say
from bot.floor.service import FloorService
from bot.meetings.rules import MeetingState
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService
from bot.tables import rows
from bot.tables.rules import (
    LONGEST_MINUTES,
    NOTES_LIMIT,
    NoSuchTable,
    NotAtThisTable,
    Seat,
    TablesChanged,
    TablesInUse,
    TablesOver,
    TableView,
    WrongMinutes,
    mix,
)


class TableService:
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

    async def make(self, actor: Actor, meeting_id: int, count: int, *, mixed: bool) -> list[TableView]:
        """Seat everybody who is here. Co-chairs and first-timers are spread; nobody sees who is here first.

        Raises NotAllowed, NotFound, TooFewForTables, WrongCount, or TablesInUse where a table has notes or a thread.
        """
        actor.require(Right.RUN_MEETING)
        view = await self._meetings.view(actor.group_id, meeting_id)
        chairs = {chair.person_id for chair in view.co_chairs}
        first = await self._floor.first_timers(actor.group_id, meeting_id)
        seats = [
            Seat(
                person_id=here.person_id,
                side="room" if here.side is Side.ROOM else "home",
                role=Role.CO_CHAIR.value if here.person_id in chairs else "",
                first_timer=here.person_id in first,
            )
            for here in await self._check_ins.here(actor.group_id, meeting_id)
        ]
        planned = mix(seats, count, mixed=mixed)
        async with self._database.write() as write:
            before = await rows.tables_of(write.connection, actor.group_id, meeting_id)
            if any(table.notes or table.thread_id for table in before):
                raise TablesInUse
            await rows.replace_tables(write.connection, actor.group_id, meeting_id, planned)
            await self._note(write, actor, meeting_id, "make")
        return await self.of_meeting(actor.group_id, meeting_id)

    async def move(self, actor: Actor, table_id: int, person_id: int) -> None:
        """Seat one person at this table, wherever they sat: they asked to, or came late."""
        actor.require(Right.RUN_MEETING)
        await self._people.person(actor.group_id, person_id)
        async with self._database.write() as write:
            meeting_id = await self._meeting_of(write, actor, table_id)
            await rows.move_person(write.connection, meeting_id, person_id, table_id)
            await self._note(write, actor, meeting_id, "move")

    async def name_facilitator(self, actor: Actor, table_id: int, person_id: int) -> None:
        actor.require(Right.RUN_MEETING)
        await self._people.person(actor.group_id, person_id)
        async with self._database.write() as write:
            meeting_id = await self._meeting_of(write, actor, table_id)
            await rows.change_table(write.connection, table_id, facilitator_id=person_id)
            await self._note(write, actor, meeting_id, "name_facilitator")

    async def set_timer(self, actor: Actor, meeting_id: int, minutes: int) -> None:
        """All tables end together, so many minutes from now; 0 stops the timer. Raises WrongMinutes."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        if not 0 <= minutes <= LONGEST_MINUTES:
            raise WrongMinutes(most=LONGEST_MINUTES)
        ends_at = self._clock() + timedelta(minutes=minutes) if minutes else None
        async with self._database.write() as write:
            await rows.change_tables(write.connection, meeting_id, ends_at=ends_at, over_told=False)
            await self._note(write, actor, meeting_id, "set_timer")

    async def write_notes(self, actor: Actor, table_id: int, notes: str) -> None:
        """By people of the table or who run the meeting. The last ones replace those before."""
        actor.require(Right.TAKE_PART)
        said = limited_text(notes, what=say("tables-field-notes"), limit=NOTES_LIMIT)
        async with self._database.write() as write:
            meeting_id = await self._meeting_of(write, actor, table_id)
            tables = await rows.tables_of(write.connection, actor.group_id, meeting_id)
            table = next(table for table in tables if table.id == table_id)
            if actor.person_id not in {*table.people, table.facilitator_id} and not actor.may(Right.RUN_MEETING):
                raise NotAtThisTable
            await rows.change_table(write.connection, table_id, notes=said)
            await self._note(write, actor, meeting_id, "write_notes")

    async def tell_over(self) -> int:
        """Say of every table whose time is over that it is, once. Of a meeting that has ended it is not said."""
        async with self._database.read() as connection:
            over = await rows.over_untold(connection, self._clock())
        for group_id, meeting_id in over:
            live = (await self._meetings.view(group_id, meeting_id)).meeting.state is MeetingState.LIVE
            async with self._database.write() as write:
                await rows.change_tables(write.connection, meeting_id, over_told=True)
                await self._note(write, Actor.system(group_id), meeting_id, "tell_over")
                if live:
                    write.announce(TablesOver(group_id, meeting_id))
        return len(over)

    async def numbered(self, group_id: int, meeting_id: int, number: int) -> TableView:
        """Raises NoSuchTable."""
        found = await self.of_meeting(group_id, meeting_id)
        table = next((table for table in found if table.number == number), None)
        if table is None:
            raise NoSuchTable(number=number)
        return table

    async def in_room(self, group_id: int, meeting_id: int) -> dict[int, bool]:
        """Everybody who is here, and whether in the room. Raises NotFound."""
        return {each.person_id: each.side is Side.ROOM for each in await self._check_ins.here(group_id, meeting_id)}

    async def forget_thread(self, actor: Actor, table_id: int) -> None:
        """It is closed in Discord. The notes stay."""
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            meeting_id = await self._meeting_of(write, actor, table_id)
            await rows.change_table(write.connection, table_id, thread_id=None, in_voice=False)
            await self._note(write, actor, meeting_id, "forget_thread")

    async def remember_thread(self, group_id: int, table_id: int, thread_id: int, *, in_voice: bool = False) -> None:
        """The thread, or voice channel, where the table talks in Discord."""
        system = Actor.system(group_id)
        async with self._database.write() as write:
            meeting_id = await self._meeting_of(write, system, table_id)
            await rows.change_table(write.connection, table_id, thread_id=thread_id, in_voice=in_voice)
            await self._note(write, system, meeting_id, "remember_thread")

    async def _meeting_of(self, write: Write, actor: Actor, table_id: int) -> int:
        found = await rows.meeting_of_table(write.connection, actor.group_id, table_id)
        if found is None:
            raise NotFound
        return found

    async def _note(self, write: Write, actor: Actor, meeting_id: int, verb: str) -> None:
        await write.record(actor, self._clock(), f"tables.{verb}", f"meeting:{meeting_id}", ("tables",))
        write.announce(TablesChanged(actor.group_id, meeting_id))
