"""The use cases of seats: draw the room once, work a plan out, change it by hand, and tell each person their own."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.access.service import AccessService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import required_text
from bot.core.roles import Actor, Right
from bot.core.vault import Vault
from bot.core.wording import say
from bot.meetings.rules import Meeting
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService
from bot.seating import rows
from bot.seating.checking import broken, sitters
from bot.seating.explaining import explained
from bot.seating.fitting import neighbours, what_seats_offer
from bot.seating.grid import read_room
from bot.seating.planning import plan_seats
from bot.seating.rules import (
    PLACE_LIMIT,
    Distances,
    Fit,
    NeedsChairs,
    NobodyComes,
    NoPlanYet,
    NoRoomDescribed,
    NotSeated,
    PlanHasChanged,
    Room,
    Seat,
    SeatNeed,
    SeatPlan,
    SeatsChanged,
    Sitter,
    Want,
)
from bot.seating.sealing import Seated, from_sealed, to_sealed
from bot.seating.task import Task
from bot.seating.words import seat_words
from config.policy import Policy

ROOM_TEXT_LIMIT = 4000


@dataclass(frozen=True)
class Planned:
    """A plan beside the needs as they are now, for the access lead."""

    meeting: Meeting
    room: Room
    plan: SeatPlan
    revision: int
    without_seat: Sequence[int] = ()
    """People who said that they come to the room since the plan was made."""


@dataclass(frozen=True)
class Moved:
    planned: Planned
    swapped: Sitter | None
    """Who sat there, and now has the other seat."""
    breaks: Sequence[Want]
    """What was met before and is not any more."""
    mends: Sequence[Want]


@dataclass(frozen=True)
class OwnSeat:
    meeting: Meeting
    seat: Seat
    supporter: Seat | None
    """The seat beside it that is kept for their supporter."""


@dataclass(frozen=True)
class WallPlan:
    meeting: Meeting
    room: Room
    names: Mapping[int, str] = field(default_factory=dict)
    """Seat to person, on the organisers' copy only."""


class SeatService:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        vault: Vault,
        *,
        meetings: MeetingService,
        people: PeopleService,
        access: AccessService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._vault = vault
        self._meetings = meetings
        self._people = people
        self._access = access
        self._near = Distances(**policy.seat_distances)
        self._kept_for = timedelta(days=policy.seat_plan_days)

    # The room

    async def draw_room(self, actor: Actor, place: str, text: str) -> Room:
        """Remember what the room at this place looks like. Raises what `read_room` raises."""
        actor.require(Right.ARRANGE_SEATS)
        place = required_text(place, what=say("seating-field-place"), limit=PLACE_LIMIT)
        room = read_room(required_text(text, what=say("seating-field-room"), limit=ROOM_TEXT_LIMIT))
        now = self._clock()
        values = {"group_id": actor.group_id, "place": place, "same_place": _same(place), "text": room.text}
        async with self._database.write() as write:
            await rows.keep_room(write.connection, {**values, "drawn_by": actor.person_id, "drawn_at": now})
            await write.record(actor, now, "seating.draw_room", f"group:{actor.group_id}", ("room",))
        return room

    async def room_at(self, group_id: int, place: str) -> Room:
        """Raises NoRoomDescribed."""
        async with self._database.read() as connection:
            text = await rows.room_text(connection, group_id, _same(place))
        if text is None:
            raise NoRoomDescribed
        return read_room(text)

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

    # The plan

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

    # For everyone

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

    # When somebody goes, and when the time is over

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

    async def _needs_now(self, actor: Actor, meeting: Meeting, seated: Seated) -> list[SeatNeed]:
        """Everyone who comes to the room, with their keys. Raises NobodyComes."""
        people = await self._meetings.people_in_the_room(actor.group_id, meeting.id)
        if not people:
            raise NobodyComes
        async with self._database.write() as write:
            keys = await self._access.keys_of_people(write, actor, meeting.id, people)
            await write.record(actor, self._clock(), "seating.read_needs", f"meeting:{meeting.id}")
        return [
            SeatNeed(person_id, keys.get(person_id, frozenset()), seated.beside.get(person_id))
            for person_id in sorted(people)
        ]

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

    async def _stored(self, meeting: Meeting) -> tuple[Room, Seated, rows.StoredPlan]:
        """Raises NoPlanYet."""
        async with self._database.read() as connection:
            stored = await rows.plan(connection, meeting.id)
        if stored is None:
            raise NoPlanYet
        return read_room(stored.room), from_sealed(self._vault.unseal(stored.sealed)), stored

    async def _seated_before(self, meeting: Meeting) -> Seated:
        try:
            return (await self._stored(meeting))[1]
        except NoPlanYet:
            return Seated({})

    async def _keep(
        self, write: Write, meeting: Meeting, room: Room, seated: Seated, *, after: int, proven: bool
    ) -> int:
        """The new revision, one more than `after`."""
        values = {"meeting_id": meeting.id, "group_id": meeting.group_id, "room": room.text, "proven": proven}
        sealed = self._vault.seal(to_sealed(seated))
        made = {"sealed": sealed, "revision": after + 1, "made_at": self._clock()}
        await rows.keep_plan(write.connection, values | made)
        write.announce(SeatsChanged(meeting.group_id, meeting.id))
        return after + 1


def _same(place: str) -> str:
    return " ".join(place.casefold().split())


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
