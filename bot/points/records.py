"""What every use case of key points leans on: load, who is here on which side, note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.checkin.rules import Side
from bot.checkin.service import CheckInService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Door
from bot.floor.service import FloorService
from bot.meetings.service import MeetingService
from bot.points import rows
from bot.points.rules import HOME, ROOM, Point, PointChanged, PointState, PointView, Said, view_of


class PointRecords:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        meetings: MeetingService,
        check_ins: CheckInService,
        floor: FloorService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._meetings = meetings
        self._check_ins = check_ins
        self._floor = floor

    async def view(self, group_id: int, point_id: int) -> PointView:
        """Raises NotFound, also for another group's and for one that was taken back."""
        async with self._database.read() as connection:
            point = await rows.point_by_id(connection, group_id, point_id)
            if point is None or point.state is PointState.WITHDRAWN:
                raise NotFound
            answers = await rows.answers(connection, [point_id])
        return view_of(point, answers[point_id], await self.here(group_id, point.meeting_id))

    async def of_meeting(self, group_id: int, meeting_id: int) -> list[PointView]:
        """In their order, drafts too. Raises NotFound."""
        here = await self.here(group_id, meeting_id)
        async with self._database.read() as connection:
            points = await rows.points_of_meeting(connection, meeting_id)
            answers = await rows.answers(connection, [point.id for point in points])
        return [view_of(point, answers[point.id], here) for point in points]

    async def here(self, group_id: int, meeting_id: int) -> dict[int, str]:
        """Person to side, "room" or "home", for everyone who is here now. Raises NotFound."""
        here = await self._check_ins.here(group_id, meeting_id)
        return {each.person_id: ROOM if each.side is Side.ROOM else HOME for each in here}

    async def side_of(self, actor: Actor, meeting_id: int) -> str:
        """Where this person is; for somebody who has not said so, what their door suggests."""
        here = await self.here(actor.group_id, meeting_id)
        return here.get(actor.person_id, HOME if actor.door is Door.DISCORD else ROOM)

    async def _load(self, write: Write, group_id: int, point_id: int) -> Point:
        found = await rows.point_by_id(write.connection, group_id, point_id)
        if found is None or found.state is PointState.WITHDRAWN:
            raise NotFound
        return found

    async def _answers(self, write: Write, point: Point) -> Sequence[Said]:
        return (await rows.answers(write.connection, [point.id]))[point.id]

    async def _note(self, write: Write, actor: Actor, verb: str, point: Point, fields: Iterable[str] = ()) -> None:
        await write.record(actor, self._clock(), f"points.{verb}", f"point:{point.id}", fields)
        write.announce(PointChanged(point.group_id, point.meeting_id, point.id))
