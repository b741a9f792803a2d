"""The use cases of the agenda."""

from __future__ import annotations

from collections.abc import Sequence

from bot.agenda.rules import AgendaView, Item, ItemState, Level, SupportKind
from bot.core.clock import Clock
from bot.core.database import Database
from bot.core.roles import Actor
from bot.groups.service import GroupService
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from config.policy import Policy


class AgendaService:
    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        *,
        groups: GroupService,
        people: PeopleService,
        notices: NoticeService,
        meetings: MeetingService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._people = people
        self._notices = notices
        self._meetings = meetings

    # Reading

    async def view(self, group_id: int, meeting_id: int) -> AgendaView:
        """Raises NotFound, also for another group's meeting."""
        raise NotImplementedError

    async def item(self, group_id: int, item_id: int) -> Item:
        """Raises NotFound, also for another group's item."""
        raise NotImplementedError

    async def mine(self, actor: Actor) -> Sequence[Item]:
        """What this person suggested, named or not, newest first."""
        raise NotImplementedError

    # Suggesting and supporting (everyone)

    async def suggest(
        self,
        actor: Actor,
        meeting_id: int,
        *,
        title: str,
        why: str,
        named: bool,
        level: Level | None = None,
        for_person: int | None = None,
    ) -> Item:
        """A suggestion for the co-chairs. `for_person` is whose it is, where a helper types it in.

        After the suggestions close it is kept all the same, and the item's view says it came late.
        """
        raise NotImplementedError

    async def withdraw(self, actor: Actor, item_id: int) -> None:
        """Take one's own suggestion back while it waits for the co-chairs."""
        raise NotImplementedError

    async def support(self, actor: Actor, item_id: int, kind: SupportKind) -> tuple[Item, bool]:
        """Add this person's support, or take it back if it was there; the flag says which. Counts once a person."""
        raise NotImplementedError

    # Shaping (this meeting's two co-chairs)

    async def accept(self, actor: Actor, item_id: int, *, minutes: int | None = None) -> Item:
        """Put it on the agenda, last. One co-chair is enough to say yes."""
        raise NotImplementedError

    async def propose_outcome(
        self, actor: Actor, item_id: int, outcome: ItemState, *, reason: str, merge_into: int | None = None
    ) -> Item:
        """Propose merged, later or not this time, with a reason. Nothing changes until the other co-chair confirms."""
        raise NotImplementedError

    async def confirm_outcome(self, actor: Actor, item_id: int) -> Item:
        """By the other co-chair. Everyone who suggested or supported it is told, with the reason."""
        raise NotImplementedError

    async def refuse_outcome(self, actor: Actor, item_id: int) -> Item:
        """By either co-chair: the proposal is dropped and the item waits again."""
        raise NotImplementedError

    async def lapse_proposals(self) -> int:
        """Drop every proposal whose time is over, in all groups; returns how many. Safe to repeat."""
        raise NotImplementedError

    async def arrange(
        self,
        actor: Actor,
        item_id: int,
        *,
        minutes: int | None = None,
        lead: str | None = None,
        partner: str | None = None,
        level: Level | None = None,
        quality_statement: str | None = None,
    ) -> Item:
        """Say who leads with whom, about how long, and its tags. None leaves a field as it is."""
        raise NotImplementedError

    async def move(self, actor: Actor, item_id: int, place: int) -> AgendaView:
        """Move an accepted item to the 1-based `place` among the items (breaks not counted)."""
        raise NotImplementedError

    async def publish(self, actor: Actor, meeting_id: int) -> tuple[AgendaView, tuple[str, ...]]:
        """Put breaks in by rule and show the agenda to everyone; repeatable. Warnings are message ids."""
        raise NotImplementedError

    # In the meeting (facilitators and co-chairs)

    async def start_meeting(self, actor: Actor, meeting_id: int) -> AgendaView:
        """The meeting goes live at its first item."""
        raise NotImplementedError

    async def next_item(self, actor: Actor, meeting_id: int) -> AgendaView:
        """On to the next item or break; after the last one the meeting has no current item but is still live."""
        raise NotImplementedError

    async def previous_item(self, actor: Actor, meeting_id: int) -> AgendaView:
        raise NotImplementedError

    async def more_time(self, actor: Actor, meeting_id: int, minutes: int) -> AgendaView:
        raise NotImplementedError

    async def end_meeting(self, actor: Actor, meeting_id: int) -> AgendaView:
        """End it. What was not reached carries over: it is suggested again for the next planned meeting."""
        raise NotImplementedError

    async def tell_time(self) -> int:
        """Announce TimeIsNearlyUp once an item that has run its time, in all live meetings; returns how many."""
        raise NotImplementedError
