"""The speaking queue: one, whichever door somebody knocks at."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import Write
from bot.core.errors import NotFound, limited_text, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor import rows
from bot.floor.queue import is_thinking, said_to_others
from bot.floor.records import FloorRecords, usual_side
from bot.floor.rules import (
    LONGEST_THINK,
    MOST_TURN_MINUTES,
    READ_OUT_LIMIT,
    REASON_LIMIT,
    Called,
    NeedsReason,
    NobodySpeaks,
    NobodyWaits,
    NotWaiting,
    NotYourTurn,
    Place,
    QueueMoved,
    QueueOrder,
    StillThinking,
    Turn,
    TurnKind,
    TurnState,
    WrongTurnMinutes,
)
from bot.meetings.rules import require_not_over


class Speaking(FloorRecords):
    # Asking for a turn

    async def ask(
        self,
        actor: Actor,
        meeting_id: int,
        kind: TurnKind = TurnKind.SPEAK,
        *,
        text: str = "",
        think: timedelta | None = None,
    ) -> Place:
        """Join the queue; asking again keeps the place and takes the new words.

        `think` holds the place while they think; without it their own need for time decides.
        Raises MeetingIsNotLive, and for words to be read out Empty or TooLong.
        """
        actor.require(Right.TAKE_PART)
        await self._queue_up(actor, meeting_id, actor.person_id, kind, text=text, think=think)
        return await self._my_place(actor, meeting_id, actor.person_id, kind)

    async def ask_for(
        self, actor: Actor, meeting_id: int, person_id: int, kind: TurnKind = TurnKind.SPEAK, *, text: str = ""
    ) -> Place:
        """A supporter or a facilitator asks for somebody. Both names are kept; the person is told and can undo it."""
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        await self._people.person(actor.group_id, person_id)
        await self._queue_up(actor, meeting_id, person_id, kind, text=text, think=None)
        place = await self._my_place(actor, meeting_id, person_id, kind)
        return place if actor.person_id == person_id else replace(place, why=said_to_others(place.why))

    async def ready(self, actor: Actor, meeting_id: int) -> Place:
        """Their thinking is done before its time. Raises NotWaiting."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            turn = await self._waiting_turn(write.connection, meeting_id, actor.person_id)
            await rows.change_turn(write.connection, turn.id, ready_at=None)
            await self._note(write, actor, "floor.ready", meeting_id, record=f"turn:{turn.id}", fields=("ready_at",))
        return await self._my_place(actor, meeting_id, actor.person_id, turn.kind)

    async def withdraw(self, actor: Actor, meeting_id: int) -> None:
        """Leave the queue. Raises NotWaiting."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            turn = await self._waiting_turn(write.connection, meeting_id, actor.person_id)
            await self._take_back(write, actor, turn)

    async def withdraw_turn(self, actor: Actor, turn_id: int) -> Turn:
        """By the person, whoever asked for them, or a facilitator. Raises NotFound, NotYourTurn or NotWaiting."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            turn = await self._turn(write.connection, actor.group_id, turn_id)
            if actor.person_id not in {turn.person_id, turn.entered_by} and not actor.may(Right.RUN_MEETING):
                raise NotYourTurn
            if turn.state is not TurnState.WAITING:
                raise NotWaiting
            await self._take_back(write, actor, turn)
        return turn

    async def my_place(self, actor: Actor, meeting_id: int) -> Place | None:
        """Where this person is in the queue and why; the first of two. None where they do not wait or take a pause."""
        actor.require(Right.TAKE_PART)
        return await self._find_place(actor, meeting_id, actor.person_id)

    # Calling on people (facilitators and co-chairs)

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

    async def turn(self, group_id: int, turn_id: int) -> Turn:
        """Raises NotFound, also for another group's."""
        async with self._database.read() as connection:
            return await self._turn(connection, group_id, turn_id)

    # Inside

    async def _queue_up(
        self, actor: Actor, meeting_id: int, person_id: int, kind: TurnKind, *, text: str, think: timedelta | None
    ) -> None:
        read_out = kind is TurnKind.READ_OUT
        text = required_text(text, what=say("floor-field-read-out"), limit=READ_OUT_LIMIT) if read_out else ""
        await self._live(actor.group_id, meeting_id)
        sides = await self._sides(actor.group_id, meeting_id)
        now = self._clock()
        ready_at = await self._ready_at(person_id, meeting_id, kind, think)
        async with self._database.write() as write:
            waits = await self._waits(write.connection, meeting_id, person_id, point=kind is TurnKind.POINT_OF_ORDER)
            if waits is not None:
                await rows.change_turn(write.connection, waits.id, kind=kind.value, text=text)
                await self._note(
                    write, actor, "floor.ask_again", meeting_id, record=f"turn:{waits.id}", fields=("kind",)
                )
                return
            turn_id = await rows.add_turn(
                write.connection,
                group_id=actor.group_id,
                meeting_id=meeting_id,
                person_id=person_id,
                kind=kind.value,
                text=text,
                side=sides.get(person_id, usual_side(actor)).value,
                entered_by=actor.person_id if actor.person_id != person_id else None,
                asked_at=now,
                ready_at=ready_at,
                state=TurnState.WAITING.value,
            )
            await self._note(write, actor, "floor.ask", meeting_id, record=f"turn:{turn_id}", fields=("state",))
            if actor.person_id != person_id:
                await self._tell_asked_for(write, actor, person_id, turn_id)

    async def _ready_at(
        self, person_id: int, meeting_id: int, kind: TurnKind, think: timedelta | None
    ) -> datetime | None:
        if kind is not TurnKind.SPEAK:
            return None
        needed = await self._access.think_time(person_id, meeting_id) if think is None else think
        return self._clock() + min(needed, LONGEST_THINK) if needed > timedelta() else None

    async def _tell_asked_for(self, write: Write, actor: Actor, person_id: int, turn_id: int) -> None:
        helper = await self._people.names({actor.person_id})
        await self._notices.queue(
            write,
            group_id=actor.group_id,
            person_id=person_id,
            message="floor-notice-asked-for",
            facts={"name": helper[actor.person_id]},
            once_key=f"floor:{turn_id}:asked-for",
            good_until=self._clock() + timedelta(hours=1),
        )

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

    async def _end(self, write: Write, turn: Turn) -> None:
        await rows.change_turn(write.connection, turn.id, state=TurnState.DONE.value, ended_at=self._clock())

    async def _take_back(self, write: Write, actor: Actor, turn: Turn) -> None:
        await rows.change_turn(write.connection, turn.id, state=TurnState.WITHDRAWN.value)
        await self._notices.drop(write, f"floor:{turn.id}:")
        await self._note(write, actor, "floor.withdraw", turn.meeting_id, record=f"turn:{turn.id}", fields=("state",))

    async def _turn(self, connection: AsyncConnection, group_id: int, turn_id: int) -> Turn:
        turn = await rows.turn_by_id(connection, group_id, turn_id)
        if turn is None:
            raise NotFound
        return turn

    async def _speaking(self, connection: AsyncConnection, meeting_id: int, group_id: int) -> Turn:
        found = await rows.turns_of(connection, meeting_id, TurnState.SPEAKING)
        if not found or found[0].group_id != group_id:
            raise NobodySpeaks
        return found[0]

    async def _waits(self, connection: AsyncConnection, meeting_id: int, person_id: int, *, point: bool) -> Turn | None:
        waiting = await rows.turns_of(connection, meeting_id, TurnState.WAITING)
        return next(
            (
                turn
                for turn in waiting
                if turn.person_id == person_id and (turn.kind is TurnKind.POINT_OF_ORDER) is point
            ),
            None,
        )

    async def _waiting_turn(self, connection: AsyncConnection, meeting_id: int, person_id: int) -> Turn:
        for point in (False, True):
            turn = await self._waits(connection, meeting_id, person_id, point=point)
            if turn is not None:
                return turn
        raise NotWaiting

    async def _find_place(
        self, actor: Actor, meeting_id: int, person_id: int, kind: TurnKind | None = None
    ) -> Place | None:
        view = await self.view(actor.group_id, meeting_id)
        mine = [place for place in view.queue if place.turn.person_id == person_id]
        return next((place for place in mine if kind in (None, place.turn.kind)), None)

    async def _my_place(self, actor: Actor, meeting_id: int, person_id: int, kind: TurnKind) -> Place:
        place = await self._find_place(actor, meeting_id, person_id, kind)
        if place is None:
            raise NotWaiting
        return place
