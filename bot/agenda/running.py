"""In the meeting: start, next, back, more time, end. By facilitators and co-chairs."""

from __future__ import annotations

from bot.agenda import decide, rows
from bot.agenda.carrying import Carrying
from bot.agenda.rules import AgendaView, Item, NothingRunning, Progress, TimeIsNearlyUp
from bot.core.database import Write
from bot.core.roles import Actor, Right
from bot.meetings.rules import Meeting, require_live


class Running(Carrying):
    async def start_meeting(self, actor: Actor, meeting_id: int) -> AgendaView:
        """The meeting goes live at its first item; without any item it is live all the same."""
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            meeting = (await self._meetings.start_within(write, actor, meeting_id)).meeting
            steps = await rows.steps_of_meeting(write.connection, meeting_id, self._clock())
            if steps:
                await self._go_to(write, meeting, decide.next_step(steps))
            await self._note_meeting(write, actor, "agenda.start_meeting", meeting, ("current_item",))
        return await self.view(actor.group_id, meeting_id)

    async def next_item(self, actor: Actor, meeting_id: int, *, from_item: int | None = None) -> AgendaView:
        """On to the next item or break; after the last one the meeting has no current item but is still live.

        `from_item` is where the person saw the meeting, 0 for at no item. Where it has moved since, MovedOn is
        raised, so that two who press at once do not skip an item.
        """
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            meeting = await self._live(actor, meeting_id)
            steps = await rows.steps_of_meeting(write.connection, meeting_id, self._clock())
            decide.check_still_at(steps, from_item)
            step = decide.next_step(steps)
            await self._leave(write, decide.current_step(steps), Progress.DONE)
            await self._go_to(write, meeting, step)
            await self._note_meeting(write, actor, "agenda.next_item", meeting, ("current_item",))
        return await self.view(actor.group_id, meeting_id)

    async def previous_item(self, actor: Actor, meeting_id: int, *, from_item: int | None = None) -> AgendaView:
        """Back to the item or break before; its time begins again. `from_item` as in `next_item`."""
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            meeting = await self._live(actor, meeting_id)
            steps = await rows.steps_of_meeting(write.connection, meeting_id, self._clock())
            decide.check_still_at(steps, from_item)
            step = decide.previous_step(steps)
            await self._leave(write, decide.current_step(steps), Progress.WAITING)
            await self._go_to(write, meeting, step)
            await self._note_meeting(write, actor, "agenda.previous_item", meeting, ("current_item",))
        return await self.view(actor.group_id, meeting_id)

    async def more_time(self, actor: Actor, meeting_id: int, minutes: int) -> AgendaView:
        """Give the present item 1 to 60 minutes more, never over the longest an item can have.

        Breaks stay where they are: whoever runs the meeting sees the room, and co-chairs can publish again.
        """
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            await self._live(actor, meeting_id)
            steps = await rows.steps_of_meeting(write.connection, meeting_id, self._clock())
            current = decide.current_step(steps)
            if current is None:
                raise NothingRunning
            longer = decide.longer(current, minutes)
            await rows.change_item(write.connection, current.id, minutes=longer, time_told=False)
            await self._note(write, actor, "agenda.more_time", current, ("minutes",))
        return await self.view(actor.group_id, meeting_id)

    async def end_meeting(self, actor: Actor, meeting_id: int) -> AgendaView:
        """End it. What was not reached carries over: it is suggested again for the next planned meeting."""
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            meeting = (await self._meetings.end_within(write, actor, meeting_id)).meeting
            await self._close(write, actor, meeting)
            await self._carry_over(write, actor.group_id)
            await self._note_meeting(write, actor, "agenda.end_meeting", meeting, ("current_item",))
        return await self.view(actor.group_id, meeting_id)

    async def tell_time(self) -> int:
        """Announce TimeIsNearlyUp once an item that has run its time, in all live meetings; returns how many.

        What was announced is stored, so a restart neither forgets nor repeats it. More time starts it anew.
        """
        now = self._clock()
        async with self._database.read() as connection:
            if not any(decide.nearly_up(item, now) for item in await rows.items_running_untold(connection, now)):
                return 0
        async with self._database.write() as write:
            running = await rows.items_running_untold(write.connection, now)
            due = [item for item in running if decide.nearly_up(item, now)]
            for item in due:
                await rows.change_item(write.connection, item.id, time_told=True)
                await write.record(Actor.system(item.group_id), now, "agenda.tell_time", f"item:{item.id}")
                write.announce(TimeIsNearlyUp(item.group_id, item.meeting_id, item.id))
        return len(due)

    async def _live(self, actor: Actor, meeting_id: int) -> Meeting:
        meeting = (await self._meetings.view(actor.group_id, meeting_id)).meeting
        require_live(meeting)
        return meeting

    async def _leave(self, write: Write, step: Item | None, progress: Progress) -> None:
        if step is not None:
            await rows.change_item(write.connection, step.id, progress=progress.value)

    async def _go_to(self, write: Write, meeting: Meeting, step: Item | None) -> None:
        if step is not None:
            await rows.change_item(
                write.connection, step.id, progress=Progress.NOW.value, started_at=self._clock(), time_told=False
            )
        await self._meetings.set_current_item(write, meeting.id, step.id if step else None)
