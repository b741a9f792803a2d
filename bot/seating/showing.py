"""Everybody finds their own seat; the wall has numbers; the organisers' copy has names, and each opening is noted."""

from __future__ import annotations

from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.seating.records import OwnSeat, SeatRecords, WallPlan
from bot.seating.rules import (
    NoPlanYet,
    NotSeated,
    Sitter,
)
from bot.seating.words import seat_words


class Showing(SeatRecords):
    async def own_seat(self, actor: Actor, meeting_id: int) -> OwnSeat:
        """Raises NoPlanYet or NotSeated."""
        actor.require(Right.TAKE_PART)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        room, seated, _ = await self._stored(meeting)
        number = seated.seats.get(Sitter(actor.person_id))
        if number is None:
            raise NotSeated
        beside = seated.seats.get(Sitter(actor.person_id, supporter=True))
        return OwnSeat(meeting, room.seat(number), room.seat(beside) if beside else None)

    async def wall_plan(self, actor: Actor, meeting_id: int) -> WallPlan:
        """The room with the numbers of its seats, for the wall: no names. Raises NoRoomDescribed."""
        actor.require(Right.TAKE_PART)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        try:
            room, _, _ = await self._stored(meeting)
        except NoPlanYet:
            room = await self.room_at(actor.group_id, meeting.place)
        return WallPlan(meeting, room)

    async def organisers_copy(self, actor: Actor, meeting_id: int) -> WallPlan:
        """The same with names, which the wall never has; that it was opened is noted. Raises NoPlanYet."""
        actor.require(Right.ARRANGE_SEATS)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        room, seated, _ = await self._stored(meeting)
        names = await self._people.names({sitter.person_id for sitter in seated.seats})
        async with self._database.write() as write:
            await write.record(actor, self._clock(), "seating.open_names", f"meeting:{meeting_id}")
        shown = {
            number: say("seating-supporter-of", name=names[sitter.person_id]) if sitter.supporter
            else names[sitter.person_id]
            for sitter, number in seated.seats.items()
        }  # fmt: skip
        return WallPlan(meeting, room, shown)

    async def places(self, group_id: int, meeting_id: int) -> dict[int, str]:
        """Person to seat and table, in words for a list; nobody where there is no plan."""
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        try:
            room, seated, _ = await self._stored(meeting)
        except NoPlanYet:
            return {}
        return {
            sitter.person_id: seat_words(room.seat(number))
            for sitter, number in seated.seats.items()
            if not sitter.supporter
        }
