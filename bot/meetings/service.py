"""The use cases of meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.roles import Actor
from bot.groups.service import GroupService
from bot.meetings.rules import CalendarDate, HowIComeTo, MeetingView, NewMeeting
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from config.policy import Policy


class MeetingService:
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
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._people = people
        self._notices = notices

    # Reading

    async def view(self, group_id: int, meeting_id: int) -> MeetingView:
        """Raises NotFound, also for another group's meeting."""
        raise NotImplementedError

    async def by_key(self, key: str) -> MeetingView:
        """The meeting of a room screen's or joining page's address. Raises NotFound."""
        raise NotImplementedError

    async def coming_up(self, group_id: int) -> Sequence[MeetingView]:
        """Live and planned meetings that have not ended, soonest first."""
        raise NotImplementedError

    async def next_up(self, group_id: int) -> MeetingView:
        """The live meeting, else the soonest planned one. Raises NoMeetingPlanned."""
        raise NotImplementedError

    async def calendar(self, group_id: int, meeting_id: int) -> Sequence[CalendarDate]:
        """The dates that lead up to the meeting, in order, the meeting itself last."""
        raise NotImplementedError

    async def how_i_come(self, actor: Actor, meeting_id: int) -> HowIComeTo | None:
        """What this person said last, None where they have not said."""
        raise NotImplementedError

    async def is_co_chair(self, person_id: int, meeting_id: int) -> bool:
        raise NotImplementedError

    # Arranging (organisers)

    async def create(self, actor: Actor, new: NewMeeting) -> tuple[MeetingView, tuple[str, ...]]:
        """The meeting, and warnings (message ids without variables) such as a notice that is too short."""
        raise NotImplementedError

    async def change(self, actor: Actor, meeting_id: int, new: NewMeeting) -> tuple[MeetingView, tuple[str, ...]]:
        """Replace what was said of a planned meeting; those who said they come are told what changed."""
        raise NotImplementedError

    async def postpone(
        self, actor: Actor, meeting_id: int, starts_at: datetime, reason: str
    ) -> tuple[MeetingView, tuple[str, ...]]:
        """Move a planned meeting, keeping its length; everyone who said how they come is told why."""
        raise NotImplementedError

    async def cancel(self, actor: Actor, meeting_id: int, reason: str) -> MeetingView:
        """Call a planned meeting off; everyone who said how they come is told why."""
        raise NotImplementedError

    async def repeat(
        self, actor: Actor, meeting_id: int, *, every: int, unit: str, times: int
    ) -> tuple[Sequence[MeetingView], tuple[str, ...]]:
        """Make `times` more meetings, `every` "weeks" or "months" apart, at the same local time of day."""
        raise NotImplementedError

    async def set_co_chair(self, actor: Actor, meeting_id: int, slot: int, person_id: int) -> MeetingView:
        """Put a person in slot 1 or 2, in place of whoever was there. They also gain the co-chair role."""
        raise NotImplementedError

    async def declare_lived_experience(self, actor: Actor, meeting_id: int, lived: bool) -> MeetingView:
        """Said by a co-chair of themself only."""
        raise NotImplementedError

    # Taking part (everyone)

    async def say_how_i_come(self, actor: Actor, meeting_id: int, how: HowIComeTo) -> MeetingView:
        """Also on the day and during the meeting. The last answer counts."""
        raise NotImplementedError

    # Running (facilitators and co-chairs). The agenda service moves through the items.

    async def start(self, actor: Actor, meeting_id: int) -> MeetingView:
        raise NotImplementedError

    async def end(self, actor: Actor, meeting_id: int) -> MeetingView:
        raise NotImplementedError

    # For other services, inside their transaction

    async def mark_published(self, write: Write, meeting_id: int, at: datetime | None) -> None:
        raise NotImplementedError

    async def set_current_item(self, write: Write, meeting_id: int, item_id: int | None) -> None:
        raise NotImplementedError

    # Where the meeting stands in Discord

    async def remember_announcement(self, meeting_id: int, channel_id: int, message_id: int) -> None:
        raise NotImplementedError

    async def remember_agenda_card(self, meeting_id: int, channel_id: int, message_id: int) -> None:
        raise NotImplementedError

    async def remember_discord_event(self, meeting_id: int, event_id: int | None) -> None:
        raise NotImplementedError
