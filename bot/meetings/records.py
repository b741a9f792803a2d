"""Meetings as everybody may read them; what every use case of meetings leans on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import NotFound
from bot.core.remembered import Remembered
from bot.core.roles import Actor
from bot.groups.service import GroupService
from bot.meetings import rows
from bot.meetings.calendar import calendar_dates
from bot.meetings.rules import (
    CalendarDate,
    HowIComeTo,
    Meeting,
    MeetingChanged,
    MeetingState,
    MeetingView,
    NoMeetingPlanned,
)
from bot.meetings.steps import local_day, view_of
from bot.people.rules import PersonRenamed
from bot.privacy.rules import Forgotten, OldCleared
from config.policy import Policy


class MeetingRecords:
    def __init__(self, database: Database, clock: Clock, policy: Policy, *, groups: GroupService) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._views: Remembered[tuple[int, int], MeetingView] = Remembered(self._load_view)
        self._coming: Remembered[tuple[int, int], frozenset[int]] = Remembered(self._load_coming)
        # A view has names; and whoever is forgotten, or came long ago, is in it no more.
        for change in (MeetingChanged, PersonRenamed, Forgotten, OldCleared):
            database.events.subscribe_at_once(change, self._views.forget)
            database.events.subscribe_at_once(change, self._coming.forget)

    async def view(self, group_id: int, meeting_id: int) -> MeetingView:
        """Raises NotFound, also for another group's meeting. Cheap: it is held in memory."""
        view = await self._views.get((group_id, meeting_id))
        if view is None:
            raise NotFound
        return view

    async def _load_view(self, meeting: tuple[int, int]) -> MeetingView | None:
        async with self._database.read() as connection:
            return await view_of(connection, *meeting)

    async def by_key(self, key: str) -> MeetingView:
        """The meeting of a room screen's or joining page's address. Raises NotFound."""
        async with self._database.read() as connection:
            view = await rows.meeting_by_key(connection, key)
        if view is None:
            raise NotFound
        return view

    async def coming_up(self, group_id: int) -> Sequence[MeetingView]:
        """Live and planned meetings that have not ended, soonest first."""
        async with self._database.read() as connection:
            return await rows.coming_up(connection, group_id, self._clock())

    async def ended_since(self, group_id: int, since: datetime) -> Sequence[MeetingView]:
        """Meetings that are over and started after `since`, oldest first."""
        async with self._database.read() as connection:
            return await rows.in_state_since(connection, group_id, MeetingState.ENDED, since)

    async def called_off_since(self, group_id: int, since: datetime) -> Sequence[MeetingView]:
        """Meetings that were called off and would have started after `since`, oldest first."""
        async with self._database.read() as connection:
            return await rows.in_state_since(connection, group_id, MeetingState.CANCELLED, since)

    async def titles(self, group_id: int) -> dict[int, str]:
        """Titles of every meeting that the group ever had, by id."""
        async with self._database.read() as connection:
            return await rows.titles(connection, group_id)

    async def key_near(self, group_id: int, moment: datetime) -> str:
        """The joining key of the first meeting that ends after `moment`, else of the last one before.

        It stays the same once there is a later meeting. Empty where the group never had one.
        """
        async with self._database.read() as connection:
            return await rows.key_near(connection, group_id, moment)

    async def next_up(self, group_id: int) -> MeetingView:
        """The live meeting (the latest to start), else the soonest planned one. Raises NoMeetingPlanned."""
        found = await self.coming_up(group_id)
        live = [view for view in found if view.meeting.state is MeetingState.LIVE]
        if not found:
            raise NoMeetingPlanned
        return live[-1] if live else found[0]

    async def planned(self) -> Sequence[Meeting]:
        """Of every group, soonest first. For what happens by itself when its time comes."""
        async with self._database.read() as connection:
            return [view.meeting for view in await rows.planned_meetings(connection)]

    async def lately_ended(self, since: datetime) -> Sequence[Meeting]:
        """Of every group: meetings that are over, and whose time ended after then."""
        async with self._database.read() as connection:
            return [view.meeting for view in await rows.lately_ended(connection, since)]

    async def calendar(self, group_id: int, meeting_id: int) -> Sequence[CalendarDate]:
        """The dates that lead up to the meeting, in order, the meeting itself last."""
        view = await self.view(group_id, meeting_id)
        zone = await self._zone(group_id)
        return calendar_dates(local_day(view.meeting.starts_at, zone), local_day(self._clock(), zone), self._policy)

    async def how_i_come(self, actor: Actor, meeting_id: int) -> HowIComeTo | None:
        """What this person said last, None where they have not said."""
        await self.view(actor.group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.how_somebody_comes(connection, meeting_id, actor.person_id)

    async def people_coming(self, group_id: int, meeting_id: int) -> frozenset[int]:
        """Those who said that they come: in the room, from home or by phone. Raises NotFound."""
        coming = await self._coming.get((group_id, meeting_id))
        assert coming is not None
        return coming

    async def _load_coming(self, meeting: tuple[int, int]) -> frozenset[int]:
        group_id, meeting_id = meeting
        await self.view(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.people_coming(connection, meeting_id)

    async def people_in_the_room(self, group_id: int, meeting_id: int) -> frozenset[int]:
        """Those who said that they come to the room. Raises NotFound."""
        await self.view(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.people_in_the_room(connection, meeting_id)

    async def is_co_chair(self, person_id: int, meeting_id: int) -> bool:
        async with self._database.read() as connection:
            return await rows.is_co_chair(connection, meeting_id, person_id)

    async def _zone(self, group_id: int) -> ZoneInfo:
        return (await self._groups.group(group_id)).zone
