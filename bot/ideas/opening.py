""" "You said, we did" opens the next meeting: once a meeting, with what was answered since the one before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime
from bot.core.roles import Actor
from bot.ideas.listing import Listing
from bot.ideas.rules import AnswersOpened, Idea
from bot.ideas.tables import idea_openings
from bot.meetings.rules import MeetingChanged, MeetingState

FIRST_LOOKS_BACK = timedelta(days=90)
"""How far the first meeting of a group looks back."""


class Opening(Listing):
    def follow_meetings(self) -> None:
        """Hear when a meeting starts. Call it once, where the services are put together."""
        self._database.events.subscribe(MeetingChanged, self._meeting_changed)

    async def _meeting_changed(self, changed: MeetingChanged) -> None:
        meeting = (await self._meetings.view(changed.group_id, changed.meeting_id)).meeting
        if meeting.state is MeetingState.LIVE:
            await self.open_meeting(changed.group_id, changed.meeting_id)

    async def open_meeting(self, group_id: int, meeting_id: int) -> Sequence[Idea] | None:
        """What was answered since the group's last opening; None where this meeting was opened already."""
        now = self._clock()
        async with self._database.read() as connection:
            if await _known(connection, meeting_id):
                return None
        async with self._database.write() as write:
            if await _known(write.connection, meeting_id):
                return None
            since = await _last_opening(write.connection, group_id) or now - FIRST_LOOKS_BACK
            values = {"meeting_id": meeting_id, "group_id": group_id, "since": since, "at": now}
            await write.connection.execute(insert(idea_openings).values(**values))
            await write.record(Actor.system(group_id), now, "ideas.open_meeting", f"meeting:{meeting_id}")
            write.announce(AnswersOpened(group_id, meeting_id))
        return await self.answered(group_id, since, now)

    async def opening_of(self, group_id: int, meeting_id: int) -> Sequence[Idea]:
        """What the meeting opened with; before it starts, what it would open with now."""
        async with self._database.read() as connection:
            known = await _known(connection, meeting_id)
            since = await _last_opening(connection, group_id)
        if known:
            return await self.opened_with(group_id, meeting_id)
        return await self.answered(group_id, since or self._clock() - FIRST_LOOKS_BACK)

    async def opened_with(self, group_id: int, meeting_id: int) -> Sequence[Idea]:
        """The same list again, for a screen that opens later. Empty before the meeting was opened."""
        async with self._database.read() as connection:
            found = await connection.execute(
                select(idea_openings.c.since, idea_openings.c.at).where(
                    idea_openings.c.meeting_id == meeting_id, idea_openings.c.group_id == group_id
                )
            )
            row = found.one_or_none()
        if row is None:
            return ()
        times: tuple[datetime, datetime] = (row.since, row.at)
        return await self.answered(group_id, *times)


async def _known(connection: AsyncConnection, meeting_id: int) -> bool:
    found = await connection.execute(select(idea_openings.c.meeting_id).where(idea_openings.c.meeting_id == meeting_id))
    return found.first() is not None


async def _last_opening(connection: AsyncConnection, group_id: int) -> datetime | None:
    last = select(func.max(idea_openings.c.at, type_=UTCDateTime())).where(idea_openings.c.group_id == group_id)
    found: datetime | None = (await connection.execute(last)).scalar_one()
    return found
