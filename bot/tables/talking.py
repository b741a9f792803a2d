"""Where tables talk in Discord, and that their time is over: the rows say what is to be, Discord is brought to it.

Whoever makes and closes the threads and voice channels asks what is `unsettled`, also at its start, and says what it
did. So a process that ends in between loses nothing: the next one finishes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.core.roles import Actor, Right
from bot.meetings.rules import MeetingState
from bot.tables import rows
from bot.tables.records import TableRecords
from bot.tables.rules import NoTablesYet, TablesChanged, TablesOver, TalkIn, Trouble


class Talking(TableRecords):
    # By those who run the meeting

    async def talk_in(self, actor: Actor, meeting_id: int, talk_in: TalkIn) -> None:
        """Give each table a thread or a voice channel, in place of what it has. Repeatable; also after trouble.

        Raises NotAllowed, NotFound or NoTablesYet.
        """
        actor.require(Right.RUN_MEETING)
        if not await self.of_meeting(actor.group_id, meeting_id):
            raise NoTablesYet
        async with self._database.write() as write:
            asked = {"talks_in": talk_in.value, "asked_at": self._clock(), "trouble": ""}
            await rows.change_tables(write.connection, meeting_id, **asked)
            await self._note(write, actor, meeting_id, "talk_in")

    async def close(self, actor: Actor, meeting_id: int) -> None:
        """Stop the timer; threads are put away, voice channels go. Notes stay. Repeatable."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            nowhere = {"talks_in": "", "trouble": "", "ends_at": None, "over_told": False}
            await rows.change_tables(write.connection, meeting_id, **nowhere)
            await self._note(write, actor, meeting_id, "close")

    # By who makes and closes the places

    async def unsettled(self) -> list[tuple[int, int]]:
        """Group and meeting of tables for which something is to be made or closed in Discord."""
        async with self._database.read() as connection:
            return await rows.unsettled(connection)

    async def places_known(self) -> set[int]:
        """Every thread and voice channel that is some table's already."""
        async with self._database.read() as connection:
            return await rows.places_known(connection)

    async def place_made(self, group_id: int, table_id: int, place_id: int, talk_in: TalkIn) -> None:
        """Raises NotFound where everybody was seated anew meanwhile: nobody wants the place any more."""
        in_voice = talk_in is TalkIn.VOICE
        await self._settle(group_id, table_id, "place_made", thread_id=place_id, in_voice=in_voice, trouble="")

    async def place_closed(self, group_id: int, table_id: int) -> None:
        """The notes stay."""
        await self._settle(group_id, table_id, "place_closed", thread_id=None, in_voice=False)

    async def had_trouble(self, group_id: int, table_id: int, trouble: Trouble) -> None:
        """Discord does not let us: it is not tried again by itself, and a person is told what to look at."""
        nothing = {"thread_id": None, "in_voice": False} if trouble is Trouble.CLOSE else {}
        await self._settle(group_id, table_id, "had_trouble", trouble=trouble.value, talks_in="", **nothing)

    async def finish_places(self) -> int:
        """Announce again what is unsettled, and close what meetings left behind that are over."""
        async with self._database.read() as connection:
            placed = await rows.placed(connection)
        for group_id, meeting_id in placed:
            if (await self._meetings.view(group_id, meeting_id)).meeting.is_over:
                await self._leave(group_id, meeting_id)
        unsettled = await self.unsettled()
        for group_id, meeting_id in unsettled:
            self._database.events.publish(TablesChanged(group_id, meeting_id))
        return len(unsettled)

    async def _leave(self, group_id: int, meeting_id: int) -> None:
        async with self._database.write() as write:
            await rows.change_tables(write.connection, meeting_id, talks_in="", trouble="")
            await self._note(write, Actor.system(group_id), meeting_id, "leave")

    async def _settle(self, group_id: int, table_id: int, verb: str, **values: Any) -> None:
        system = Actor.system(group_id)
        async with self._database.write() as write:
            meeting_id = await self._meeting_of(write, system, table_id)
            await rows.change_table(write.connection, table_id, **values)
            await self._note(write, system, meeting_id, verb)

    # That their time is over

    async def tell_over(self) -> int:
        """Announce it of every meeting of which some table was not told, until it was. Returns how many.

        Of a meeting that has ended it is not said.
        """
        async with self._database.read() as connection:
            over = await rows.over_untold(connection, self._clock())
        live = 0
        for group_id, meeting_id in sorted(over):
            if (await self._meetings.view(group_id, meeting_id)).meeting.state is MeetingState.LIVE:
                self._database.events.publish(TablesOver(group_id, meeting_id))
                live += 1
            else:
                await self.told_over(group_id, meeting_id, await self.untold(meeting_id))
        return live

    async def untold(self, meeting_id: int) -> dict[int, datetime]:
        """The tables that are still to be told that their time is over, each with when it was."""
        async with self._database.read() as connection:
            return await rows.untold(connection, meeting_id, self._clock())

    async def told_over(self, group_id: int, meeting_id: int, told: dict[int, datetime]) -> None:
        """These were told. A table that was given more time meanwhile is told again at its new end."""
        async with self._database.write() as write:
            for table_id, ended_at in told.items():
                await rows.mark_told(write.connection, table_id, ended_at)
            await self._note(write, Actor.system(group_id), meeting_id, "told_over")
