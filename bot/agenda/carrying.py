"""Carrying over: nothing that people suggested is lost when a meeting ends or is cancelled.

What was not reached, what still waited and what was put off is suggested again for the group's next planned meeting.
Where none is planned yet, it waits and is carried as soon as one is.
"""

from __future__ import annotations

from typing import Any

from bot.agenda import rows
from bot.agenda.records import AgendaRecords
from bot.agenda.rules import Item, ItemKind, ItemState, Progress
from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor
from bot.meetings.rules import Meeting, MeetingChanged, MeetingState

_OVER = frozenset({MeetingState.ENDED, MeetingState.CANCELLED})


class Carrying(AgendaRecords):
    def follow_meetings(self) -> None:
        """From now on carry over by itself when a meeting is cancelled or ended, or the next one is planned."""
        self._database.events.subscribe(MeetingChanged, self._meeting_changed)

    async def _meeting_changed(self, event: MeetingChanged) -> None:
        """Repeats change nothing, so it may come late or twice."""
        try:
            meeting = (await self._meetings.view(event.group_id, event.meeting_id)).meeting
        except NotFound:
            return
        async with self._database.read() as connection:
            waiting = await rows.items_to_carry(connection, event.group_id, self._clock())
        if not waiting and meeting.state not in _OVER:
            return
        async with self._database.write() as write:
            if meeting.state in _OVER:
                await self._close(write, Actor.system(event.group_id), meeting)
            await self._carry_over(write, event.group_id)

    async def _close(self, write: Write, actor: Actor, meeting: Meeting) -> None:
        """Settle every item of a meeting that is over: reached is done, the rest waits to be carried. Repeatable."""
        items = await rows.items_of_meeting(write.connection, meeting.id, self._clock())
        already = await rows.carried_ids(write.connection, meeting.id)
        settled = [(item, _settled(item)) for item in items if item.id not in already]
        changed = [(item, values) for item, values in settled if values]
        if not changed:
            return
        await rows.remove_waiting_breaks(write.connection, meeting.id)
        for item, values in changed:
            await rows.change_item(write.connection, item.id, **values)
            await self._drop_proposal(write, item)
        await self._note_meeting(write, actor, "agenda.close", meeting, ("state",))

    async def _carry_over(self, write: Write, group_id: int) -> None:
        """Suggest what waits again for the group's next planned meeting, each once."""
        waiting = await rows.items_to_carry(write.connection, group_id, self._clock())
        meeting = await self._next_planned(group_id) if waiting else None
        if meeting is not None:
            for item in waiting:
                await self._suggest_again(write, item, meeting)

    async def _next_planned(self, group_id: int) -> Meeting | None:
        coming = [view.meeting for view in await self._meetings.coming_up(group_id)]
        return next((meeting for meeting in coming if meeting.state is MeetingState.PLANNED), None)

    async def _suggest_again(self, write: Write, item: Item, meeting: Meeting) -> None:
        """A new row for the new meeting; the old one stays as the history of it."""
        await rows.change_item(write.connection, item.id, carry_waiting=False)
        new_id = await rows.add_item(write.connection, **_again(item), meeting_id=meeting.id, created_at=self._clock())
        supports = await rows.supports(write.connection, item.id)
        await rows.add_supports(write.connection, new_id, supports, self._clock())
        again = await self._load(write, item.group_id, new_id)
        await self._note(write, Actor.system(item.group_id), "agenda.carry_over", again, ("meeting",))
        whose = [item.suggested_by] if item.suggested_by is not None else []
        await self._tell(write, again, whose, "agenda-notice-carried", "carried", facts={"meeting": meeting.title})


def _settled(item: Item) -> dict[str, Any]:
    """What changes about an item when its meeting is over; nothing where it has its answer."""
    if item.progress is Progress.NOW:
        return {"progress": Progress.DONE.value}
    if item.kind is ItemKind.BREAK or item.progress is Progress.DONE:
        return {}
    if item.state in {ItemState.SUGGESTED, ItemState.ACCEPTED}:
        return {"state": ItemState.CARRIED_OVER.value, "position": None, "carry_waiting": True}
    return {"carry_waiting": True} if item.state is ItemState.LATER else {}


def _again(item: Item) -> dict[str, Any]:
    return {
        "group_id": item.group_id,
        "kind": item.kind.value,
        "title": item.title,
        "why": item.why,
        "suggested_by": item.suggested_by,
        "entered_by": item.entered_by,
        "named": item.named,
        "from_member": item.from_member,
        "state": ItemState.SUGGESTED.value,
        "level": item.level.value if item.level else None,
        "quality_statement": item.quality_statement,
        "minutes": item.minutes,
        "lead": item.lead,
        "partner": item.partner,
        "began_as": item.id,
        "earlier_reason": item.reason or item.earlier_reason,
    }
