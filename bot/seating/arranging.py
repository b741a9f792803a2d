"""Whoever arranges seats: the room is drawn, the plan worked out, and changed by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.core.errors import required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import Meeting
from bot.seating import rows
from bot.seating.checking import broken, sitters
from bot.seating.explaining import explained
from bot.seating.fitting import neighbours, what_seats_offer
from bot.seating.grid import read_room
from bot.seating.planning import plan_seats
from bot.seating.records import Moved, Planned, SeatRecords, same_place
from bot.seating.rules import (
    PLACE_LIMIT,
    Fit,
    NeedsChairs,
    NoPlanYet,
    NotSeated,
    PlanHasChanged,
    Room,
    SeatNeed,
    SeatPlan,
    Sitter,
)
from bot.seating.sealing import Seated
from bot.seating.task import Task

ROOM_TEXT_LIMIT = 4000


class Arranging(SeatRecords):
    async def draw_room(self, actor: Actor, place: str, text: str) -> Room:
        """Remember what the room at this place looks like. Raises what `read_room` raises."""
        actor.require(Right.ARRANGE_SEATS)
        place = required_text(place, what=say("seating-field-place"), limit=PLACE_LIMIT)
        room = read_room(required_text(text, what=say("seating-field-room"), limit=ROOM_TEXT_LIMIT))
        now = self._clock()
        values = {"group_id": actor.group_id, "place": place, "same_place": same_place(place), "text": room.text}
        async with self._database.write() as write:
            await rows.keep_room(write.connection, {**values, "drawn_by": actor.person_id, "drawn_at": now})
            await write.record(actor, now, "seating.draw_room", f"group:{actor.group_id}", ("room",))
        return room

    async def work_out(self, actor: Actor, meeting_id: int, *, keep_by_hand: bool = True) -> Planned:
        """A plan for everyone who comes to the room, in place of the one before.

        Raises NoRoomDescribed, NobodyComes or TooFewSeats.
        """
        actor.require(Right.READ_NEEDS)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        room = await self.room_at(actor.group_id, meeting.place)
        before = await self._seated_before(meeting)
        needs = await self._needs_now(actor, meeting, before)
        fixed = {sitter: seat for sitter, seat in before.seats.items() if sitter in before.by_hand and keep_by_hand}
        fixed = {sitter: seat for sitter, seat in fixed.items() if seat <= len(room.seats)}
        plan = await asyncio.to_thread(plan_seats, room, needs, self._near, fixed=fixed)
        seated = Seated(plan.seats, plan.by_hand, before.beside)
        async with self._database.write() as write:
            stored = await rows.plan(write.connection, meeting_id)
            after = stored.revision if stored else 0
            revision = await self._keep(write, meeting, room, seated, after=after, proven=plan.proven)
            await write.record(actor, self._clock(), "seating.work_out", f"meeting:{meeting_id}", ("seats",))
        return Planned(meeting, room, plan, revision)

    async def planned(self, actor: Actor, meeting_id: int) -> Planned:
        """The plan as it is, held against what people need today. Raises NoPlanYet."""
        actor.require(Right.READ_NEEDS)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        room, seated, stored = await self._stored(meeting)
        needs = await self._needs_now(actor, meeting, seated)
        return await asyncio.to_thread(self._held_against, meeting, room, seated, stored, needs)

    async def move(self, actor: Actor, meeting_id: int, sitter: Sitter, number: int, *, revision: int) -> Moved:
        """Put somebody on another seat by hand; whoever sits there gets theirs. It is done whatever it breaks.

        `revision` is the plan's that the person looked at. Raises PlanHasChanged, NoSuchSeat, NotSeated, or
        NeedsChairs where one of the two would be left without a chair.
        """
        actor.require(Right.READ_NEEDS)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        room, seated, stored = await self._stored(meeting)
        needs = await self._needs_now(actor, meeting, seated)
        before = broken(needs, seated.seats, what_seats_offer(room, self._near), neighbours(room))
        moved, swapped = _with_move(room, seated, sitter, number, needs)
        async with self._database.write() as write:
            current = await rows.plan(write.connection, meeting_id)
            if current is None or current.revision != revision:
                raise PlanHasChanged
            new_revision = await self._keep(write, meeting, room, moved, after=current.revision, proven=False)
            await write.record(actor, self._clock(), "seating.move", f"meeting:{meeting_id}", ("seats",))
        planned = await asyncio.to_thread(
            self._held_against, meeting, room, moved, replace(stored, revision=new_revision, proven=False), needs
        )
        after = [*(unmet.want for unmet in planned.plan.unmet), *planned.plan.missed]
        breaks = [want for want in after if want not in before]
        return Moved(planned, swapped, breaks, [want for want in before if want not in after])

    async def sit_beside(self, actor: Actor, meeting_id: int, person_id: int, supporter_id: int | None) -> None:
        """Say who the supporter of this person is, of those who come; None for somebody who has no seat of their own.

        The seats stay as they are until the plan is worked out again.
        """
        actor.require(Right.READ_NEEDS)
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        room, seated, stored = await self._stored(meeting)
        people = {sitter.person_id for sitter in seated.seats}
        if person_id not in people or (supporter_id is not None and supporter_id not in people - {person_id}):
            raise NotSeated
        beside = {**seated.beside, person_id: supporter_id or 0}
        async with self._database.write() as write:
            kept = replace(seated, beside={who: whom for who, whom in beside.items() if whom})
            await self._keep(write, meeting, room, kept, after=stored.revision, proven=stored.proven)
            await write.record(actor, self._clock(), "seating.beside", f"meeting:{meeting_id}", ("beside",))

    def _held_against(
        self, meeting: Meeting, room: Room, seated: Seated, stored: rows.StoredPlan, needs: Sequence[SeatNeed]
    ) -> Planned:
        """In a worker thread: a proof can take a moment."""
        here = set(sitters(needs))
        seats = {sitter: seat for sitter, seat in seated.seats.items() if sitter in here}
        by_hand = {sitter: seats[sitter] for sitter in seated.by_hand if sitter in seats}
        task = Task.of(room, needs, self._near, by_hand)
        missing = broken(needs, seats, task.fitting, task.next_to)
        wishes = tuple(want for want in missing if not want.hard)
        plan = SeatPlan(seats, tuple(explained(task, missing)), wishes, stored.proven, frozenset(by_hand))
        late = [need.person_id for need in needs if Sitter(need.person_id) not in seats]
        return Planned(meeting, room, plan, stored.revision, late)

    async def _seated_before(self, meeting: Meeting) -> Seated:
        try:
            return (await self._stored(meeting))[1]
        except NoPlanYet:
            return Seated({})


def _with_move(
    room: Room, seated: Seated, sitter: Sitter, number: int, needs: Sequence[SeatNeed]
) -> tuple[Seated, Sitter | None]:
    seat = room.seat(number)
    if sitter not in seated.seats:
        raise NotSeated
    other = next((each for each, taken in seated.seats.items() if taken == number and each != sitter), None)
    wheels = {Sitter(need.person_id) for need in needs if Fit.SPACE in need.fits}
    old = room.seat(seated.seats[sitter])
    if (seat.is_space and sitter not in wheels) or (other and old.is_space and other not in wheels):
        raise NeedsChairs(number=number)
    seats = {**seated.seats, sitter: number} | ({other: old.number} if other else {})
    return replace(seated, seats=seats, by_hand=seated.by_hand | {sitter}), other
