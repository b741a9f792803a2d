"""Calling on people: who is next, who has finished, and in which order people speak."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import Write
from bot.core.errors import limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor import rows
from bot.floor.queue import is_thinking
from bot.floor.queueing import Queueing
from bot.floor.rules import (
    MOST_TURN_MINUTES,
    REASON_LIMIT,
    Called,
    NeedsReason,
    NobodySpeaks,
    NobodyWaits,
    NotWaiting,
    NotYourTurn,
    QueueMoved,
    QueueOrder,
    StillThinking,
    Turn,
    TurnState,
    WrongTurnMinutes,
)
from bot.meetings.rules import Meeting, require_not_over


class Speaking(Queueing):
    """By facilitators and co-chairs, and who speaks says that they have finished."""

    async def call_next(self, actor: Actor, meeting_id: int, *, seen: int | None = None) -> Turn:
        """Whoever is first has the floor; who spoke is done. `seen` is the turn that was first when they looked.

        Raises NobodyWaits, QueueMoved, or StillThinking: a place that is held is never passed over by itself.
        """
        actor.require(Right.RUN_MEETING)
        meeting = await self._live(actor.group_id, meeting_id)
        sides = await self._sides(actor.group_id, meeting_id)
        async with self._database.write() as write:
            line = await self._line(write.connection, meeting_id, sides)
            if not line.placed:
                raise NobodyWaits
            first = line.placed[0].turn
            if seen is not None and seen != first.id:
                raise QueueMoved
            if is_thinking(first, self._clock()):
                names = await self._people.names({first.person_id})
                raise StillThinking(name=names[first.person_id])
            await self._give_floor(write, actor, first, line.speaking, reason="", item_id=meeting.current_item_id)
        return first

    async def call(self, actor: Actor, turn_id: int, reason: str = "") -> Turn:
        """Somebody who waits has the floor, out of turn where they are not first: then the reason is kept.

        Raises NotFound, NotWaiting, NeedsReason or TooLong.
        """
        actor.require(Right.RUN_MEETING)
        reason = limited_text(reason, what=say("floor-field-reason"), limit=REASON_LIMIT)
        turn = await self.turn(actor.group_id, turn_id)
        meeting = await self._live(actor.group_id, turn.meeting_id)
        sides = await self._sides(actor.group_id, turn.meeting_id)
        async with self._database.write() as write:
            line = await self._line(write.connection, turn.meeting_id, sides)
            everyone = [*(each.turn for each in line.placed), *line.resting]
            found = next((each for each in everyone if each.id == turn_id), None)
            if found is None:
                raise NotWaiting
            in_turn = bool(line.placed) and line.placed[0].turn.id == turn_id
            if not reason and not (in_turn and not is_thinking(found, self._clock())):
                raise NeedsReason
            await self._give_floor(write, actor, found, line.speaking, reason=reason, item_id=meeting.current_item_id)
        return found

    async def finish(self, actor: Actor, meeting_id: int) -> Turn:
        """Who speaks has spoken: said by them, or by who runs the meeting. Raises NobodySpeaks or NotYourTurn."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            speaking = await self._speaking(write.connection, meeting_id, actor.group_id)
            if speaking.person_id != actor.person_id and not actor.may(Right.RUN_MEETING):
                raise NotYourTurn
            await self._end(write, speaking)
            await self._note(write, actor, "floor.finish", meeting_id, record=f"turn:{speaking.id}", fields=("state",))
        return speaking

    async def put_back(self, actor: Actor, meeting_id: int) -> Turn:
        """Who was called is not ready after all: back to their place, and nothing is counted. Raises NobodySpeaks."""
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            speaking = await self._speaking(write.connection, meeting_id, actor.group_id)
            await rows.change_turn(
                write.connection, speaking.id, state=TurnState.WAITING.value, called_at=None, called_by=None, why=""
            )
            await self._note(
                write, actor, "floor.put_back", meeting_id, record=f"turn:{speaking.id}", fields=("state",)
            )
        return speaking

    async def set_order(
        self, actor: Actor, meeting_id: int, order: QueueOrder, *, turn_minutes: int | None = None
    ) -> None:
        """Also during the meeting; everyone who waits is told their new place by what is shown."""
        actor.require(Right.RUN_MEETING)
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        if turn_minutes is not None and not 1 <= turn_minutes <= MOST_TURN_MINUTES:
            raise WrongTurnMinutes(most=MOST_TURN_MINUTES)
        minutes = {} if turn_minutes is None else {"turn_minutes": turn_minutes}
        async with self._database.write() as write:
            usual = self._usual(meeting_id)
            await rows.change_settings(write.connection, meeting_id, usual, queue_order=order.value, **minutes)
            await self._note(write, actor, "floor.set_order", meeting_id, fields=("order",))

    async def finish_with_meeting(self, write: Write, meeting: Meeting) -> None:
        """Whoever speaks when the meeting ends has had their turn, and it counts.

        Where nobody ended it in time, nobody was heard for longer than the meeting was to last, or the longest turn.
        """
        for turn in await rows.turns_of(write.connection, meeting.id, TurnState.SPEAKING):
            called_at = turn.called_at or turn.asked_at
            at_most = max(meeting.ends_at, called_at + timedelta(minutes=MOST_TURN_MINUTES))
            await self._end(write, turn, at_most=at_most)
            system, record = Actor.system(meeting.group_id), f"turn:{turn.id}"
            await self._note(write, system, "floor.finish", meeting.id, record=record, fields=("state",))

    async def turn(self, group_id: int, turn_id: int) -> Turn:
        """Raises NotFound, also for another group's."""
        async with self._database.read() as connection:
            return await self._turn(connection, group_id, turn_id)

    # Inside

    async def _give_floor(
        self, write: Write, actor: Actor, turn: Turn, speaking: Turn | None, *, reason: str, item_id: int | None
    ) -> None:
        if speaking is not None:
            await self._end(write, speaking)
        await rows.change_turn(
            write.connection,
            turn.id,
            state=TurnState.SPEAKING.value,
            side=turn.side.value,
            called_at=self._clock(),
            called_by=actor.person_id,
            why=reason,
            item_id=item_id,
        )
        await self._note(write, actor, "floor.call", turn.meeting_id, record=f"turn:{turn.id}", fields=("state", "why"))
        write.announce(Called(turn.group_id, turn.meeting_id, turn.id, turn.person_id))

    async def _end(self, write: Write, turn: Turn, *, at_most: datetime | None = None) -> None:
        """Now, and no later than `at_most`."""
        now = self._clock()
        ended_at = now if at_most is None else min(now, at_most)
        await rows.change_turn(write.connection, turn.id, state=TurnState.DONE.value, ended_at=ended_at)

    async def _speaking(self, connection: AsyncConnection, meeting_id: int, group_id: int) -> Turn:
        found = await rows.turns_of(connection, meeting_id, TurnState.SPEAKING)
        if not found or found[0].group_id != group_id:
            raise NobodySpeaks
        return found[0]
