"""What every use case of the agenda leans on: load, check whose it is, tell people, note what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from bot.access.service import AccessService
from bot.agenda import rows
from bot.agenda.decide import current_step, require_co_chair
from bot.agenda.plan import Break, Breaks, for_everyone, plan, talked_since_break
from bot.agenda.rules import AgendaChanged, AgendaView, Item, ItemKind, ItemState, Progress
from bot.core.clock import Clock
from bot.core.database import Database, Write
from bot.core.errors import NotFound
from bot.core.roles import Actor
from bot.core.wording import say
from bot.groups.service import GroupService
from bot.meetings.rules import Meeting, MeetingState, MeetingView, require_not_over
from bot.meetings.service import MeetingService
from bot.notices.service import NoticeService
from bot.people.service import PeopleService
from config.policy import Policy

TALK_TOO_LONG = "talk_too_long"
"""What is kept of an agenda that was published against the meeting's rule on breaks."""

_ANSWERED = frozenset({ItemState.MERGED, ItemState.LATER, ItemState.NOT_THIS_TIME, ItemState.CARRIED_OVER})
_UNDERWAY = frozenset({MeetingState.PLANNED, MeetingState.LIVE})


class AgendaRecords:
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
        access: AccessService,
    ) -> None:
        self._database = database
        self._clock = clock
        self._policy = policy
        self._groups = groups
        self._people = people
        self._notices = notices
        self._meetings = meetings
        self._access = access

    async def view(self, group_id: int, meeting_id: int) -> AgendaView:
        """Raises NotFound, also for another group's meeting."""
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        async with self._database.read() as connection:
            stored = await rows.items_of_meeting(connection, meeting_id, self._clock())
        aside = await self._access.overrides(group_id, meeting_id)
        reasons = [one.reason for one in aside if one.what == TALK_TOO_LONG]
        return replace(_as_view(meeting, await self._with_names(stored)), set_aside=reasons[-1] if reasons else "")

    async def item(self, group_id: int, item_id: int) -> Item:
        """Raises NotFound, also for another group's item and for one that was taken back."""
        async with self._database.read() as connection:
            item = await rows.item_by_id(connection, group_id, item_id, self._clock())
        if item is None or item.state is ItemState.WITHDRAWN:
            raise NotFound
        return (await self._with_names([item]))[0]

    async def _with_names(self, items: Sequence[Item]) -> list[Item]:
        """The only place that puts a name on an item, and only where that may be shown."""
        shown = {item.suggested_by for item in items if item.named and item.suggested_by is not None}
        names = await self._people.names(shown) if shown else {}
        return [
            replace(item, proposer_name=names.get(item.suggested_by or 0)) if item.named else item for item in items
        ]

    async def _load(self, write: Write, group_id: int, item_id: int) -> Item:
        """The item as this transaction sees it. Raises NotFound; breaks are nobody's to shape."""
        item = await rows.item_by_id(write.connection, group_id, item_id, self._clock())
        if item is None or item.kind is ItemKind.BREAK:
            raise NotFound
        return item

    async def _shaped_by(self, actor: Actor, meeting_id: int) -> MeetingView:
        """The meeting, where the actor sits in one of its co-chair slots and it is not over."""
        view = await self._meetings.view(actor.group_id, meeting_id)
        require_co_chair(actor.person_id, co_chairs(view))
        require_not_over(view.meeting)
        return view

    async def _breaks(self, meeting: Meeting, *, by_rule: bool) -> Breaks:
        """How often this meeting breaks: by the policy, and `by_rule` as often as anybody in it needs.

        Where the co-chairs set the meeting's rule aside, with a reason, the policy alone counts.
        """
        rules = await self._access.adjustments(meeting.group_id, meeting.id)
        if not by_rule or rules.longest_run_minutes is None:
            return for_everyone(self._policy, None, None)
        if await self._rule_was_set_aside(meeting):
            return for_everyone(self._policy, None, None)
        return for_everyone(self._policy, rules.longest_run_minutes, rules.break_minutes)

    async def _rule_was_set_aside(self, meeting: Meeting) -> bool:
        return any(o.what == TALK_TOO_LONG for o in await self._access.overrides(meeting.group_id, meeting.id))

    async def _lay_out(
        self, write: Write, meeting: Meeting, order: Sequence[int] = (), *, breaks: bool, by_rule: bool = True
    ) -> None:
        """Give every step its place, 1, 2, 3..., and put `breaks` in by rule among those not reached yet.

        `order` names the items in their new order; without it they stay as they are, new ones last. `by_rule` is
        as in `_breaks`.
        """
        await rows.remove_waiting_breaks(write.connection, meeting.id)
        steps = await rows.steps_of_meeting(write.connection, meeting.id, self._clock())
        reached = [step for step in steps if step.progress is not Progress.WAITING]
        waiting = [step for step in steps if step.progress is Progress.WAITING]
        if order:
            waiting.sort(key=lambda step: order.index(step.id))
        talked = talked_since_break(reached)
        planned = plan(waiting, await self._breaks(meeting, by_rule=by_rule), talked=talked) if breaks else waiting
        for position, step in enumerate([*reached, *planned], start=1):
            if isinstance(step, Break):
                await self._add_break(write, meeting, step, position)
            elif step.position != position:
                await rows.change_item(write.connection, step.id, position=position)

    async def _add_break(self, write: Write, meeting: Meeting, pause: Break, position: int) -> None:
        await rows.add_item(
            write.connection,
            meeting_id=meeting.id,
            group_id=meeting.group_id,
            kind=ItemKind.BREAK.value,
            title=say("agenda-break"),
            state=ItemState.ACCEPTED.value,
            minutes=pause.minutes,
            position=position,
            created_at=self._clock(),
        )

    async def _drop_proposal(self, write: Write, item: Item) -> None:
        """Also take back the other co-chair's notice, where it has not gone out yet."""
        await rows.drop_proposal(write.connection, item.id)
        await self._notices.drop(write, f"agenda:{item.id}:proposed:")

    async def _note(
        self, write: Write, actor: Actor, action: str, item: Item, fields: Iterable[str] = (), *, veiled: bool = False
    ) -> None:
        """Audit the change of an item and say that its meeting's agenda changed.

        `veiled` leaves the person out, where the entry would say whose an unnamed suggestion is.
        """
        by = actor.veiled() if veiled else actor
        await write.record(by, self._clock(), action, f"item:{item.id}", fields)
        write.announce(AgendaChanged(item.group_id, item.meeting_id))

    async def _note_meeting(
        self, write: Write, actor: Actor, action: str, meeting: Meeting, fields: Iterable[str] = ()
    ) -> None:
        await write.record(actor, self._clock(), action, f"meeting:{meeting.id}", fields)
        write.announce(AgendaChanged(meeting.group_id, meeting.id))

    async def _tell(
        self,
        write: Write,
        item: Item,
        person_ids: Iterable[int],
        message: str,
        key: str,
        *,
        facts: Mapping[str, str] = MappingProxyType({}),
        good_until: datetime | None = None,
    ) -> None:
        """One notice each. `key` says what happened to the item; every notice knows the item's `title`."""
        for person_id in sorted(set(person_ids)):
            await self._notices.queue(
                write,
                group_id=item.group_id,
                person_id=person_id,
                message=message,
                facts={"title": item.title, **facts},
                once_key=f"agenda:{item.id}:{key}:{person_id}",
                good_until=good_until,
            )

    async def _everyone_who_wants(self, write: Write, item: Item) -> set[int]:
        """Who suggested it and everyone who supports it."""
        wanting = {person_id for person_id, _kind in await rows.supports(write.connection, item.id)}
        return wanting | ({item.suggested_by} if item.suggested_by is not None else set())


def co_chairs(view: MeetingView) -> frozenset[int]:
    return frozenset(chair.person_id for chair in view.co_chairs)


def _as_view(meeting: Meeting, items: Sequence[Item]) -> AgendaView:
    planned = tuple(item for item in items if item.state is ItemState.ACCEPTED)
    suggested = [item for item in items if item.state is ItemState.SUGGESTED]
    waiting = (step for step in planned if step.progress is Progress.WAITING)
    return AgendaView(
        meeting_id=meeting.id,
        published=meeting.published_at is not None,
        planned=planned,
        suggested=tuple(sorted(suggested, key=_most_wanted_first)),
        answered=tuple(item for item in items if item.state in _ANSWERED),
        from_members=sum(item.kind is ItemKind.ITEM and item.from_member for item in planned),
        current=current_step(planned),
        upcoming=next(waiting, None) if meeting.state in _UNDERWAY else None,
    )


def _most_wanted_first(item: Item) -> tuple[int, int, datetime, int]:
    return -item.supports, -item.would_come, item.created_at, item.id
