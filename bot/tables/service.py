"""The use cases of tables: mix, move, name a facilitator, set a timer, write notes."""

from __future__ import annotations

from datetime import timedelta

from bot.checkin.rules import Side
from bot.core.errors import limited_text
from bot.core.roles import Actor, Right, Role
from bot.core.wording import say
from bot.tables import rows
from bot.tables.mixing import Mixing
from bot.tables.rules import (
    LONGEST_MINUTES,
    NOTES_LIMIT,
    NoSuchTable,
    NotAtThisTable,
    Seat,
    TablesInUse,
    TableView,
    TalkIn,
    WrongMinutes,
    mix,
)
from bot.tables.talking import Talking


class TableService(Talking, Mixing):
    async def make(
        self, actor: Actor, meeting_id: int, count: int, *, mixed: bool, talk_in: TalkIn | None = None
    ) -> list[TableView]:
        """Seat everybody who is here, co-chairs, first-timers and roles that people said for this spread fairly.

        Nobody sees who is here first, or in which role.

        Raises NotAllowed, NotFound, TooFewForTables, WrongCount, or TablesInUse where a table has notes or a thread.
        """
        actor.require(Right.RUN_MEETING)
        view = await self._meetings.view(actor.group_id, meeting_id)
        chairs = {chair.person_id for chair in view.co_chairs}
        first = await self._floor.first_timers(actor.group_id, meeting_id)
        present = await self._check_ins.here(actor.group_id, meeting_id)
        roles = await self._roles({here.person_id for here in present})
        seats = [
            Seat(
                person_id=here.person_id,
                side="room" if here.side is Side.ROOM else "home",
                role=roles.get(here.person_id) or (Role.CO_CHAIR.value if here.person_id in chairs else ""),
                first_timer=here.person_id in first,
            )
            for here in present
        ]
        planned = mix(seats, count, mixed=mixed)
        async with self._database.write() as write:
            before = await rows.tables_of(write.connection, actor.group_id, meeting_id)
            if any(table.notes or table.talks_in or table.thread_id for table in before):
                raise TablesInUse
            await rows.replace_tables(write.connection, actor.group_id, meeting_id, planned)
            if talk_in is not None:
                asked = {"talks_in": talk_in.value, "asked_at": self._clock()}
                await rows.change_tables(write.connection, meeting_id, **asked)
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
