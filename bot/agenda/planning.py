"""Planning: who leads, about how long, in which order, with breaks by rule. By the two co-chairs."""

from __future__ import annotations

from datetime import timedelta

from bot.access.rules import RunsTooLong
from bot.agenda import decide, rows
from bot.agenda.plan import too_long, warnings
from bot.agenda.records import TALK_TOO_LONG, AgendaRecords
from bot.agenda.rules import (
    NAME_LIMIT,
    AgendaView,
    AlreadyReached,
    Item,
    ItemKind,
    ItemState,
    Level,
    NotAccepted,
    NothingAccepted,
    Progress,
)
from bot.core.database import Write
from bot.core.errors import limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import Meeting


class Planning(AgendaRecords):
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
        """Say who leads with whom, about how long, and its tags. None leaves a field as it is, "" empties it."""
        actor.require(Right.SHAPE_AGENDA)
        said = {
            "minutes": minutes if minutes is None else decide.checked_minutes(minutes),
            "lead": _short(lead, say("agenda-field-lead")),
            "partner": _short(partner, say("agenda-field-partner")),
            "level": level.value if level else None,
            "quality_statement": _short(quality_statement, say("agenda-field-statement")),
        }
        changes = {name: value for name, value in said.items() if value is not None}
        async with self._database.write() as write:
            item = await self._load(write, actor.group_id, item_id)
            meeting = (await self._shaped_by(actor, item.meeting_id)).meeting
            decide.require_open(item)
            if item.progress is Progress.DONE:
                raise AlreadyReached
            if changes:
                again = {"time_told": False} if minutes is not None else {}
                await rows.change_item(write.connection, item_id, **changes, **again)
            if minutes is not None and item.state is ItemState.ACCEPTED:
                await self._lay_out(write, meeting, breaks=meeting.published_at is not None)
            await self._note(write, actor, "agenda.arrange", item, changes)
        return await self.item(actor.group_id, item_id)

    async def move(self, actor: Actor, item_id: int, place: int) -> AgendaView:
        """Move an accepted item to the 1-based `place` among the items (breaks not counted).

        What the meeting has reached stays where it is. On a published agenda the breaks follow by rule.
        """
        actor.require(Right.SHAPE_AGENDA)
        async with self._database.write() as write:
            item = await self._load(write, actor.group_id, item_id)
            meeting = (await self._shaped_by(actor, item.meeting_id)).meeting
            if item.state is not ItemState.ACCEPTED:
                raise NotAccepted
            steps = await rows.steps_of_meeting(write.connection, meeting.id, self._clock())
            order = decide.moved([step for step in steps if step.kind is ItemKind.ITEM], item_id, place)
            await self._lay_out(write, meeting, order, breaks=meeting.published_at is not None)
            await self._note(write, actor, "agenda.move", item, ("position",))
        return await self.view(actor.group_id, meeting.id)

    async def publish(
        self, actor: Actor, meeting_id: int, *, breaks_by_rule: bool = False, reason: str = ""
    ) -> tuple[AgendaView, tuple[str, ...]]:
        """Put breaks in by policy and show the agenda to everyone; repeatable. Warnings are message ids.

        Either co-chair publishes. Where people in the meeting need breaks more often than that, RunsTooLong is
        raised: `breaks_by_rule` puts them in, and a `reason`, which everyone can read, publishes all the same.
        From then on every change of the plan keeps its breaks by the rule too.
        """
        actor.require(Right.SHAPE_AGENDA)
        if breaks_by_rule:
            await self._restore_rule(actor, meeting_id)
        async with self._database.write() as write:
            meeting = (await self._shaped_by(actor, meeting_id)).meeting
            if not await rows.steps_of_meeting(write.connection, meeting_id, self._clock()):
                raise NothingAccepted
            if reason.strip():
                await self._access.set_aside(write, actor, meeting_id, TALK_TOO_LONG, reason)
            by_rule = not reason.strip() and (breaks_by_rule or meeting.published_at is not None)
            await self._lay_out(write, meeting, breaks=True, by_rule=by_rule)
            if not reason.strip():
                await self._require_breaks(write, meeting)
            await self._meetings.mark_published(write, meeting_id, self._clock())
            await self._note_meeting(write, actor, "agenda.publish", meeting, ("published_at",))
        view = await self.view(actor.group_id, meeting_id)
        length = (meeting.ends_at - meeting.starts_at) // timedelta(minutes=1)
        return view, warnings(view.planned, self._policy, meeting_minutes=length)

    async def _restore_rule(self, actor: Actor, meeting_id: int) -> None:
        """First, in a transaction of its own: the breaks are laid out by what is stored."""
        await self._shaped_by(actor, meeting_id)
        async with self._database.write() as write:
            await self._access.restore(write, actor, meeting_id, TALK_TOO_LONG)

    async def _require_breaks(self, write: Write, meeting: Meeting) -> None:
        """Raise RunsTooLong where there is more talk without a break than this meeting's rule."""
        longest = (await self._access.adjustments(meeting.group_id, meeting.id)).longest_run_minutes
        if longest is None or await self._rule_was_set_aside(meeting):
            return
        steps = await rows.steps_of_meeting(write.connection, meeting.id, self._clock())
        first = too_long(steps, longest)
        if isinstance(first, Item):
            raise RunsTooLong(minutes=longest, title=first.title)


def _short(text: str | None, what: str) -> str | None:
    return text if text is None else limited_text(text, what=what, limit=NAME_LIMIT)
