"""The use cases of date polls: propose times, answer, see what suits, and make the meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.access.service import AccessService
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.errors import NotFound, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.dates import rows
from bot.dates.rules import (
    TITLE_LIMIT,
    DateAnswer,
    DatePolicy,
    DatePoll,
    DatePollView,
    DatesChanged,
    PollState,
    Said,
    TimeView,
    breaks_of,
    check_times,
    require_open,
)
from bot.groups.service import GroupService
from bot.meetings import rules as meeting_rules
from bot.meetings.calendar import working_days_after
from bot.meetings.rules import MeetingView, NewMeeting
from bot.meetings.service import MeetingService
from config.policy import Policy

PLACE_LIMIT = 200
LINK_LIMIT = 500


class DateService:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        *,
        groups: GroupService,
        meetings: MeetingService,
        access: AccessService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._meetings = meetings
        self._access = access
        self._hours = DatePolicy(policy.earliest_start, policy.latest_end, policy.support_from, policy.support_until)

    async def open(
        self,
        actor: Actor,
        title: str,
        times: Sequence[tuple[datetime, datetime]],
        *,
        place: str,
        joining_link: str,
    ) -> DatePollView:
        """Ask when people can come. Place and link are those of the meeting that is made of it.

        Raises NoTimes, TooManyTimes, SameTimeTwice, what a meeting's times and link raise, Empty or TooLong.
        """
        actor.require(Right.ARRANGE_MEETING)
        check_times(times)
        now = self._clock()
        for starts_at, ends_at in times:
            meeting_rules.check_times(starts_at, ends_at, now)
        values = {
            "title": required_text(title, what=say("dates-field-title"), limit=TITLE_LIMIT),
            "place": required_text(place, what=say("dates-field-place"), limit=PLACE_LIMIT),
            "joining_link": required_text(joining_link, what=say("dates-field-link"), limit=LINK_LIMIT),
        }
        meeting_rules.check_link(values["joining_link"])
        opened = {"opened_by": actor.person_id, "opened_at": now, "state": PollState.OPEN.value}
        async with self._database.write() as write:
            poll_id = await rows.add_poll(write.connection, times, group_id=actor.group_id, **values, **opened)
            await write.record(actor, now, "dates.open", f"dates:{poll_id}", ("title", "times"))
            write.announce(DatesChanged(actor.group_id, poll_id))
        return await self.view(actor.group_id, poll_id)

    async def view(self, group_id: int, poll_id: int) -> DatePollView:
        """Counts for each time, and what it breaks: rules, never whose need it is. Raises NotFound."""
        group = await self._groups.group(group_id)
        needs = await self._needs(group_id)
        first_days = self._first_days({need.lead_working_days for need in needs})
        async with self._database.read() as connection:
            poll = await rows.poll(connection, group_id, poll_id)
            if poll is None:
                raise NotFound
            times = await rows.times_of(connection, poll_id)
            counted, answered = await rows.counts(connection, poll_id)
        shown = [
            TimeView(
                each,
                {answer: counted[each.id, answer] for answer in DateAnswer},
                breaks_of(each.starts_at, each.ends_at, group.zone, needs, self._hours, first_day_for=first_days),
            )
            for each in times
        ]
        return DatePollView(poll, shown, answered)

    async def open_polls(self, group_id: int) -> Sequence[DatePoll]:
        """The newest first."""
        async with self._database.read() as connection:
            return await rows.open_polls(connection, group_id)

    async def mine(self, actor: Actor, poll_id: int) -> Mapping[int, DateAnswer]:
        """Time to answer, of this person."""
        async with self._database.read() as connection:
            return await rows.answers_of(connection, poll_id, actor.person_id)

    async def answer(self, actor: Actor, time_id: int, answer: DateAnswer) -> DatePollView:
        """Can this person come then. In place of what they said before. Raises NotFound or DatesAreClosed."""
        async with self._database.read() as connection:
            time = await rows.time_by_id(connection, time_id)
        if time is None:
            raise NotFound
        return await self.answer_all(actor, time.poll_id, {time_id: answer})

    async def answer_all(self, actor: Actor, poll_id: int, answers: Mapping[int, DateAnswer]) -> DatePollView:
        """The same for several times at once; what is said of the others stays. Raises NotFound or DatesAreClosed."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            poll = await rows.poll(write.connection, actor.group_id, poll_id)
            if poll is None:
                raise NotFound
            require_open(poll)
            if not answers.keys() <= {time.id for time in await rows.times_of(write.connection, poll_id)}:
                raise NotFound
            for time_id, answer in answers.items():
                await rows.put_answer(write.connection, time_id, actor.person_id, answer, self._clock())
            await write.record(actor, self._clock(), "dates.answer", f"dates:{poll_id}", ("answer",))
            write.announce(DatesChanged(actor.group_id, poll_id))
        return await self.view(actor.group_id, poll_id)

    async def choose(self, actor: Actor, time_id: int) -> tuple[MeetingView, tuple[str, ...]]:
        """Make the meeting of this time; the poll is over. Returns what `meetings.create` returns."""
        actor.require(Right.ARRANGE_MEETING)
        async with self._database.read() as connection:
            time = await rows.time_by_id(connection, time_id)
            poll = await rows.poll(connection, actor.group_id, time.poll_id) if time else None
        if time is None or poll is None:
            raise NotFound
        require_open(poll)
        new = NewMeeting(poll.title, time.starts_at, time.ends_at, poll.place, poll.joining_link)
        made, warnings = await self._meetings.create(actor, new)
        async with self._database.write() as write:
            await rows.change_poll(write.connection, poll.id, state=PollState.CHOSEN.value, meeting_id=made.meeting.id)
            await write.record(actor, self._clock(), "dates.choose", f"dates:{poll.id}", ("state",))
            write.announce(DatesChanged(actor.group_id, poll.id))
        return made, warnings

    async def close(self, actor: Actor, poll_id: int) -> None:
        """End it without a meeting. Raises NotFound or DatesAreClosed."""
        actor.require(Right.ARRANGE_MEETING)
        async with self._database.write() as write:
            poll = await rows.poll(write.connection, actor.group_id, poll_id)
            if poll is None:
                raise NotFound
            require_open(poll)
            await rows.change_poll(write.connection, poll_id, state=PollState.CLOSED.value)
            await write.record(actor, self._clock(), "dates.close", f"dates:{poll_id}", ("state",))
            write.announce(DatesChanged(actor.group_id, poll_id))

    async def remember_card(self, group_id: int, poll_id: int, channel_id: int, message_id: int) -> None:
        """Where the card of this question stands now."""
        async with self._database.write() as write:
            where = {"card_channel_id": channel_id, "card_message_id": message_id}
            await rows.change_poll(write.connection, poll_id, **where)
            system = Actor.system(group_id)
            await write.record(system, self._clock(), "dates.remember_card", f"dates:{poll_id}", tuple(where))

    async def _needs(self, group_id: int) -> list[Said]:
        kinds, leads = self._access.catalogue.kinds, self._policy.lead_times_working_days
        return [
            Said(said.key, said.detail, leads.get(kinds[said.key].lead or "", 0) if said.key in kinds else 0)
            for said in await self._access.always_said(group_id)
        ]

    def _first_days(self, working_days: set[int]) -> dict[int, date]:
        """The first day by which so many working days from today have gone by."""
        today, part = self._clock().date(), self._policy.bank_holidays
        return {count: working_days_after(today, count, part) for count in working_days}
