"""The use cases of meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right
from bot.groups.service import GroupService
from bot.meetings import fields, rows
from bot.meetings.records import MeetingRecords
from bot.meetings.rules import (
    AlreadyRepeats,
    HowIComeTo,
    MeetingIsCancelled,
    MeetingState,
    MeetingView,
    NewMeeting,
    NotACoChair,
    SameTime,
    check_change,
    check_co_chair,
    check_times,
    repeat_starts,
    require_live,
    require_not_over,
    require_open_for_answers,
    require_planned,
)
from bot.meetings.steps import Answering, Changing, Ending, MeetingSteps, load
from bot.meetings.telling import MeetingTelling
from bot.notices.service import NoticeService
from bot.people.rules import OwnRole
from bot.people.service import PeopleService
from config.policy import Policy


class MeetingService(MeetingRecords):
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        *,
        groups: GroupService,
        people: PeopleService,
        notices: NoticeService,
    ) -> None:
        super().__init__(database, clock, policy, groups=groups)
        self._people = people
        self._steps = MeetingSteps(clock, policy, MeetingTelling(notices, policy))

    def at_the_end(self, ending: Ending) -> None:
        """Have this done too whenever a meeting that ran ends, in the same transaction."""
        self._steps.endings.append(ending)

    def at_a_change(self, changing: Changing) -> None:
        """Have this done too whenever a meeting is changed, moved or called off, in the same transaction."""
        self._steps.changings.append(changing)

    def at_an_answer(self, answering: Answering) -> None:
        """Have this done too whenever somebody says that they cannot come, or takes that back, in the same
        transaction."""
        self._steps.answerings.append(answering)

    # Arranging (organisers)

    async def create(self, actor: Actor, new: NewMeeting) -> tuple[MeetingView, tuple[str, ...]]:
        """The meeting, and warnings (message ids without variables) such as a notice that is too short."""
        actor.require(Right.ARRANGE_MEETING)
        new, now, zone = fields.checked(new), self._clock(), await self._zone(actor.group_id)
        check_times(new.starts_at, new.ends_at, now)
        async with self._database.write() as write:
            meeting_id = await self._steps.add(write, actor, new)
            view = await load(write.connection, actor.group_id, meeting_id)
            return view, await self._steps.warnings(write, view.meeting, zone)

    async def change(self, actor: Actor, meeting_id: int, new: NewMeeting) -> tuple[MeetingView, tuple[str, ...]]:
        """Replace what was said of a planned meeting; those who said they come are told what changed.

        A live meeting takes everything but another start. Nothing happens where nothing differs.
        """
        actor.require(Right.ARRANGE_MEETING)
        new, now, zone = fields.checked(new), self._clock(), await self._zone(actor.group_id)
        async with self._database.write() as write:
            view = await load(write.connection, actor.group_id, meeting_id)
            before = view.meeting
            check_change(before, new, now)
            changed = fields.changed_fields(before, new)
            if changed:
                view = await self._steps.revise(write, actor, before, "meetings.change", **asdict(new))
                what = fields.in_words(changed)
                await self._steps.tell_everyone(write, before, view.meeting, zone, "meetings-notice-changed", what=what)
                await self._steps.remind_everyone(write, view.meeting, zone)
            return view, await self._steps.warnings(write, view.meeting, zone)

    async def postpone(
        self, actor: Actor, meeting_id: int, starts_at: datetime, reason: str
    ) -> tuple[MeetingView, tuple[str, ...]]:
        """Move a planned meeting, keeping its length; everyone who said how they come is told why."""
        actor.require(Right.ARRANGE_MEETING)
        reason, now, zone = fields.checked_reason(reason), self._clock(), await self._zone(actor.group_id)
        async with self._database.write() as write:
            meeting = (await load(write.connection, actor.group_id, meeting_id)).meeting
            require_planned(meeting)
            if starts_at == meeting.starts_at:
                raise SameTime
            ends_at = starts_at + (meeting.ends_at - meeting.starts_at)
            check_times(starts_at, ends_at, now)
            view = await self._steps.revise(
                write, actor, meeting, "meetings.postpone", starts_at=starts_at, ends_at=ends_at, reason=reason
            )
            told = "meetings-notice-postponed"
            await self._steps.tell_everyone(write, meeting, view.meeting, zone, told, reason=reason)
            await self._steps.remind_everyone(write, view.meeting, zone)
            return view, await self._steps.warnings(write, view.meeting, zone)

    async def cancel(self, actor: Actor, meeting_id: int, reason: str) -> MeetingView:
        """Call a planned meeting off; everyone who said how they come is told why."""
        actor.require(Right.ARRANGE_MEETING)
        reason, zone = fields.checked_reason(reason), await self._zone(actor.group_id)
        async with self._database.write() as write:
            meeting = (await load(write.connection, actor.group_id, meeting_id)).meeting
            require_planned(meeting)
            state = MeetingState.CANCELLED.value
            view = await self._steps.revise(write, actor, meeting, "meetings.cancel", state=state, reason=reason)
            told = "meetings-notice-cancelled"
            await self._steps.tell_everyone(write, meeting, view.meeting, zone, told, reason=reason)
            return view

    async def repeat(
        self, actor: Actor, meeting_id: int, *, every: int, unit: str, times: int
    ) -> tuple[Sequence[MeetingView], tuple[str, ...]]:
        """Make `times` more meetings, `every` "weeks" or "months" apart, at the same local time of day.

        A meeting that is over can be repeated too; of a series, only the last. The co-chairs stay the same
        people, and each says anew whether they have lived experience.
        """
        actor.require(Right.ARRANGE_MEETING)
        now, zone = self._clock(), await self._zone(actor.group_id)
        async with self._database.write() as write:
            view = await load(write.connection, actor.group_id, meeting_id)
            meeting = view.meeting
            if meeting.state is MeetingState.CANCELLED:
                raise MeetingIsCancelled
            starts = repeat_starts(meeting.starts_at, zone, every=every, unit=unit, times=times)
            if meeting.series_id is not None and await rows.has_later_in_series(write.connection, meeting):
                raise AlreadyRepeats
            series_id = await rows.keep_series(write.connection, meeting, every, unit, now)
            made = [
                await self._steps.add_like(write, actor, view, starts_at=at, series_id=series_id, zone=zone)
                for at in starts
            ]
            await self._steps.changed(write, actor, "meetings.repeat", meeting_id, ("series_id",))
            found = [await self._steps.warnings(write, each.meeting, zone) for each in made]
            return made, tuple(dict.fromkeys(warning for each in found for warning in each))

    async def set_co_chair(self, actor: Actor, meeting_id: int, slot: int, person_id: int) -> MeetingView:
        """Put a person in slot 1 or 2, in place of whoever was there. They gain the co-chair role, and are told.

        Raises OwnRole where an organiser names themself. Repeating it gives back only a role that was ended.
        """
        actor.require(Right.ARRANGE_MEETING)
        actor.require(Right.GRANT_ROLES)
        if person_id == actor.person_id:
            raise OwnRole
        await self._people.person(actor.group_id, person_id)
        zone = await self._zone(actor.group_id)
        async with self._database.write() as write:
            view = await load(write.connection, actor.group_id, meeting_id)
            require_not_over(view.meeting)
            check_co_chair(slot, person_id, view.co_chairs)
            await self._steps.grant_co_chair(write, actor, person_id)
            if any(chair.person_id == person_id for chair in view.co_chairs):
                return view
            await self._steps.forget_co_chair(write, view, slot)
            await rows.put_co_chair(write.connection, meeting_id, slot, person_id)
            await self._steps.telling.co_chair(write, view.meeting, zone, person_id)
            await self._steps.remind(write, view.meeting, zone, (person_id,))
            await self._steps.changed(write, actor, "meetings.set_co_chair", meeting_id, (f"co_chair_{slot}",))
            return await load(write.connection, actor.group_id, meeting_id)

    async def declare_lived_experience(self, actor: Actor, meeting_id: int, lived: bool) -> MeetingView:
        """Said by a co-chair of themself only."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            view = await load(write.connection, actor.group_id, meeting_id)
            if not await rows.is_co_chair(write.connection, meeting_id, actor.person_id):
                raise NotACoChair
            require_not_over(view.meeting)
            await rows.set_lived_experience(write.connection, meeting_id, actor.person_id, lived)
            await self._steps.changed(write, actor, "meetings.declare", meeting_id, ("lived_experience",))
            return await load(write.connection, actor.group_id, meeting_id)

    # Taking part (everyone)

    async def say_how_i_come(self, actor: Actor, meeting_id: int, how: HowIComeTo) -> MeetingView:
        """Also on the day and during the meeting. The last answer counts; the same answer again changes nothing."""
        actor.require(Right.TAKE_PART)
        now, zone = self._clock(), await self._zone(actor.group_id)
        async with self._database.write() as write:
            view = await load(write.connection, actor.group_id, meeting_id)
            require_open_for_answers(view.meeting, now)
            before = await rows.how_somebody_comes(write.connection, meeting_id, actor.person_id)
            if before is how:
                return view
            await rows.say_how_somebody_comes(write.connection, meeting_id, actor.person_id, how, now)
            await self._steps.answered(write, view.meeting, zone, actor.person_id, (before, how))
            await self._steps.changed(write, actor, "meetings.say_how_i_come", meeting_id, ("how",))
            return await load(write.connection, actor.group_id, meeting_id)

    # Running (facilitators and co-chairs). The agenda service moves through the items.

    async def start(self, actor: Actor, meeting_id: int) -> MeetingView:
        """Goes ahead whatever `rules.readiness` says is missing; the door shows that."""
        async with self._database.write() as write:
            return await self.start_within(write, actor, meeting_id)

    async def end(self, actor: Actor, meeting_id: int) -> MeetingView:
        async with self._database.write() as write:
            return await self.end_within(write, actor, meeting_id)

    # For other services, inside their transaction

    async def start_within(self, write: Write, actor: Actor, meeting_id: int) -> MeetingView:
        """`start`, as part of the caller's transaction."""
        actor.require(Right.RUN_MEETING)
        view = await load(write.connection, actor.group_id, meeting_id)
        require_planned(view.meeting)
        await self._steps.telling.drop_reminders(write, meeting_id)
        return await self._steps.set_state(write, actor, "meetings.start", meeting_id, MeetingState.LIVE)

    async def end_within(self, write: Write, actor: Actor, meeting_id: int) -> MeetingView:
        """`end`, as part of the caller's transaction. The meeting has no current item afterwards."""
        actor.require(Right.RUN_MEETING)
        view = await load(write.connection, actor.group_id, meeting_id)
        require_live(view.meeting)
        await rows.change_meeting(write.connection, meeting_id, current_item_id=None)
        return await self._steps.set_state(write, actor, "meetings.end", meeting_id, MeetingState.ENDED)

    async def end_forgotten(self) -> int:
        """End every meeting, in all groups, that nobody ended long after its time; returns how many. Repeatable.

        So what waits in it carries over. Nobody is told: it is long over for everyone.
        """
        late = self._clock() - timedelta(hours=self._policy.ends_by_itself_hours)
        async with self._database.read() as connection:
            if not await rows.forgotten(connection, late):
                return 0
        async with self._database.write() as write:
            found = [view.meeting for view in await rows.forgotten(write.connection, late)]
            for meeting in found:
                clock = Actor.system(meeting.group_id)
                await self._steps.telling.drop_reminders(write, meeting.id)
                await rows.change_meeting(write.connection, meeting.id, current_item_id=None)
                await self._steps.set_state(write, clock, "meetings.end_forgotten", meeting.id, MeetingState.ENDED)
        return len(found)

    async def mark_published(self, write: Write, meeting_id: int, at: datetime | None) -> None:
        """The caller records who published it."""
        await self._steps.set_for_agenda(write, meeting_id, published_at=at)

    async def set_current_item(self, write: Write, meeting_id: int, item_id: int | None) -> None:
        """The caller records who moved on."""
        await self._steps.set_for_agenda(write, meeting_id, current_item_id=item_id)

    # Reminders

    async def queue_reminders(self) -> int:
        """Queue every reminder of every planned meeting, all groups; returns how many stand. Safe to repeat.

        Run it at start and daily: it adds what a new day in the policy asks for, and drops what a meeting that
        has begun no longer needs. What waits already stays as it is.
        """
        async with self._database.read() as connection:
            planned = await rows.planned_meetings(connection)
        return sum([await self._requeue(view.meeting.group_id, view.meeting.id) for view in planned])

    async def _requeue(self, group_id: int, meeting_id: int) -> int:
        zone = await self._zone(group_id)
        async with self._database.write() as write:
            meeting = (await load(write.connection, group_id, meeting_id)).meeting
            if meeting.starts_at <= self._clock():
                await self._steps.telling.drop_reminders(write, meeting_id)
            return await self._steps.remind_everyone(write, meeting, zone)

    # Where the meeting stands in Discord. These announce nothing: what is shown did not change.

    async def remember_announcement(self, meeting_id: int, channel_id: int, message_id: int) -> None:
        await self._remember(meeting_id, announcement_channel_id=channel_id, announcement_message_id=message_id)

    async def remember_agenda_card(self, meeting_id: int, channel_id: int, message_id: int) -> None:
        await self._remember(meeting_id, agenda_channel_id=channel_id, agenda_message_id=message_id)

    async def remember_discord_event(self, meeting_id: int, event_id: int | None) -> None:
        await self._remember(meeting_id, discord_event_id=event_id)

    async def _remember(self, meeting_id: int, **values: int | None) -> None:
        async with self._database.write() as write:
            meeting = await rows.meeting_by_id(write.connection, meeting_id)
            if meeting is None:
                raise NotFound
            await rows.change_meeting(write.connection, meeting_id, **values)
            system = Actor.system(meeting.group_id)
            await write.record(system, self._clock(), "meetings.remember", f"meeting:{meeting_id}", tuple(values))
        self._views.forget()
