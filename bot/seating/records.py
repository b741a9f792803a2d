"""What every use case of seats leans on: the room of a place, a plan as it is kept, and what people need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.access.service import AccessService
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.roles import Actor
from bot.core.vault import Vault
from bot.meetings.rules import Meeting
from bot.meetings.service import MeetingService
from bot.people.service import PeopleService
from bot.seating import rows
from bot.seating.grid import read_room
from bot.seating.rules import (
    Distances,
    NobodyComes,
    NoPlanYet,
    NoRoomDescribed,
    Room,
    Seat,
    SeatNeed,
    SeatPlan,
    SeatsChanged,
    Sitter,
    Want,
)
from bot.seating.sealing import Seated, from_sealed, to_sealed
from config.policy import Policy


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


class SeatRecords:
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

    async def room_at(self, group_id: int, place: str) -> Room:
        """Raises NoRoomDescribed."""
        async with self._database.read() as connection:
            text = await rows.room_text(connection, group_id, same_place(place))
        if text is None:
            raise NoRoomDescribed
        return read_room(text)

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

    async def _stored(self, meeting: Meeting) -> tuple[Room, Seated, rows.StoredPlan]:
        """Raises NoPlanYet."""
        async with self._database.read() as connection:
            stored = await rows.plan(connection, meeting.id)
        if stored is None:
            raise NoPlanYet
        return read_room(stored.room), from_sealed(self._vault.unseal(stored.sealed)), stored

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


def same_place(place: str) -> str:
    return " ".join(place.casefold().split())
