"""Steps that several use cases of meetings share, each inside the caller's transaction."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Collection, Iterable
from dataclasses import asdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.clock import Clock
from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Role
from bot.meetings import calendar, rows
from bot.meetings.rules import HowIComeTo, Meeting, MeetingChanged, MeetingState, MeetingView, NewMeeting, check_times
from bot.meetings.telling import MeetingTelling, haste_of
from bot.people import rows as people_rows
from bot.people.rules import RolesChanged
from config.policy import Policy

Ending = Callable[[Write, Meeting], Awaitable[None]]

Changing = Callable[[Write, Meeting, Meeting], Awaitable[Collection[int]]]
"""Does what follows from a change of the meeting, as it was and as it is; returns who else is told of it."""

_LARGEST_ID = 2**31 - 1
"""The database's own limit; a larger number typed into an address is simply not found."""


async def view_of(connection: AsyncConnection, group_id: int, meeting_id: int) -> MeetingView | None:
    """The meeting with that id, where it is this group's."""
    return await rows.meeting_view(connection, group_id, meeting_id) if 0 < meeting_id <= _LARGEST_ID else None


async def load(connection: AsyncConnection, group_id: int, meeting_id: int) -> MeetingView:
    """As `view_of`. Raises NotFound."""
    view = await view_of(connection, group_id, meeting_id)
    if view is None:
        raise NotFound
    return view


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


Answering = Callable[[Write, Meeting, int, bool], Awaitable[None]]
"""Does what follows when this person says that they cannot come (True), or that they may come after all."""


class MeetingSteps:
    def __init__(self, clock: Clock, policy: Policy, telling: MeetingTelling) -> None:
        self._clock = clock
        self._policy = policy
        self.telling = telling
        self.endings: list[Ending] = []
        self.changings: list[Changing] = []
        self.answerings: list[Answering] = []

    async def changed(self, write: Write, actor: Actor, action: str, meeting_id: int, names: Iterable[str]) -> None:
        """Record who did it, and announce that the meeting looks different."""
        await write.record(actor, self._clock(), action, f"meeting:{meeting_id}", names)
        write.announce(MeetingChanged(actor.group_id, meeting_id))

    async def add(self, write: Write, actor: Actor, new: NewMeeting, series_id: int | None = None) -> int:
        """Store a planned meeting; returns its id."""
        now = self._clock()
        meeting_id = await rows.add_meeting(
            write.connection,
            **asdict(new),
            group_id=actor.group_id,
            key=secrets.token_urlsafe(16),
            state=MeetingState.PLANNED.value,
            series_id=series_id,
            revised_at=now,
            created_at=now,
        )
        await self.changed(write, actor, "meetings.create", meeting_id, asdict(new))
        return meeting_id

    async def add_like(
        self, write: Write, actor: Actor, view: MeetingView, *, starts_at: datetime, series_id: int, zone: ZoneInfo
    ) -> MeetingView:
        """Another meeting like this one. What its co-chairs declared stays with the meeting they said it for."""
        like = view.meeting
        ends_at = starts_at + (like.ends_at - like.starts_at)
        check_times(starts_at, ends_at, self._clock())
        new = NewMeeting(like.title, starts_at, ends_at, like.place, like.joining_link, like.phone_in, like.purpose)
        meeting_id = await self.add(write, actor, new, series_id)
        for chair in view.co_chairs:
            await rows.put_co_chair(write.connection, meeting_id, chair.slot, chair.person_id)
        made = await load(write.connection, actor.group_id, meeting_id)
        await self.remind_everyone(write, made.meeting, zone)
        return made

    async def revise(self, write: Write, actor: Actor, meeting: Meeting, action: str, **values: object) -> MeetingView:
        """Store a change that people are told of. Reminders of the meeting as it was are dropped."""
        changed = tuple(name for name, value in values.items() if value != getattr(meeting, name))
        revised = {**values, "revision": meeting.revision + 1, "revised_at": self._clock()}
        await rows.change_meeting(write.connection, meeting.id, **revised)
        await self.telling.drop_reminders(write, meeting.id)
        await self.changed(write, actor, action, meeting.id, changed)
        return await load(write.connection, meeting.group_id, meeting.id)

    async def tell_everyone(
        self, write: Write, before: Meeting, after: Meeting, zone: ZoneInfo, message: str, **facts: str
    ) -> None:
        """One notice a revision to each person who said how they come, to the co-chairs, and to whoever a follower of
        changes names. Somebody may be on their way to what the meeting was before."""
        people = set(await rows.people_to_tell(write.connection, after.id))
        for changing in self.changings:
            people |= set(await changing(write, before, after))
        haste = haste_of(before, self._clock())
        await self.telling.changed(write, after, zone, sorted(people), message, haste=haste, **facts)

    async def set_state(
        self, write: Write, actor: Actor, action: str, meeting_id: int, state: MeetingState
    ) -> MeetingView:
        await rows.change_meeting(write.connection, meeting_id, state=state.value)
        await self.changed(write, actor, action, meeting_id, ("state",))
        view = await load(write.connection, actor.group_id, meeting_id)
        if view.meeting.is_over:
            for ending in self.endings:
                await ending(write, view.meeting)
        return view

    async def set_for_agenda(self, write: Write, meeting_id: int, **values: object) -> None:
        """Raises NotFound."""
        meeting = await rows.meeting_by_id(write.connection, meeting_id)
        if meeting is None:
            raise NotFound
        await rows.change_meeting(write.connection, meeting_id, **values)
        write.announce(MeetingChanged(meeting.group_id, meeting_id))

    async def forget_co_chair(self, write: Write, view: MeetingView, slot: int) -> None:
        """Whoever leaves the slot is not reminded of the meeting any more, unless they said that they come."""
        for chair in view.co_chairs:
            comes = await rows.how_somebody_comes(write.connection, view.meeting.id, chair.person_id)
            if chair.slot == slot and comes is None:
                await self.telling.drop_reminders_to(write, view.meeting, chair.person_id)

    async def answered(
        self, write: Write, meeting: Meeting, zone: ZoneInfo, person_id: int, how: tuple[HowIComeTo | None, HowIComeTo]
    ) -> None:
        """Whoever cannot come is not reminded any more, and those who reckoned with them hear of it. `how` is what
        the person said before, and what they say now."""
        before, now = (each is HowIComeTo.NOT_COMING for each in how)
        if now:
            await self.telling.drop_reminders_to(write, meeting, person_id)
        else:
            await self.remind(write, meeting, zone, (person_id,))
        for answering in self.answerings if before is not now else ():
            await answering(write, meeting, person_id, now)

    async def grant_co_chair(self, write: Write, actor: Actor, person_id: int) -> None:
        """The role that the slot needs, where the person does not hold it yet."""
        if Role.CO_CHAIR in await people_rows.granted_roles(write.connection, person_id):
            return
        await people_rows.add_grant(write.connection, person_id, Role.CO_CHAIR, actor.person_id, self._clock())
        await write.record(actor, self._clock(), "people.grant", f"person:{person_id}", (Role.CO_CHAIR.value,))
        write.announce(RolesChanged(actor.group_id, person_id))

    async def warnings(self, write: Write, meeting: Meeting, zone: ZoneInfo) -> tuple[str, ...]:
        """What to think of before the meeting is announced, as message ids."""
        on, today = local_day(meeting.starts_at, zone), local_day(self._clock(), zone)
        found = calendar.warnings(on, today, self._policy)
        clash = await rows.overlaps(write.connection, meeting)
        return (*found, "meetings-warning-same-time") if clash else found

    async def remind(self, write: Write, meeting: Meeting, zone: ZoneInfo, person_ids: Iterable[int]) -> int:
        """Queue what the policy promises these people. Nothing for a meeting that is not planned or has begun."""
        now = self._clock()
        if meeting.state is not MeetingState.PLANNED or meeting.starts_at <= now:
            return 0
        return await self.telling.remind(write, meeting, zone, now, person_ids)

    async def remind_everyone(self, write: Write, meeting: Meeting, zone: ZoneInfo) -> int:
        people = await rows.people_to_remind(write.connection, meeting.id)
        return await self.remind(write, meeting, zone, people)
