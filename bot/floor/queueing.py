"""The speaking queue: one, whichever door somebody knocks at, and whoever knocks for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import Write
from bot.core.errors import NotFound, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor import rows
from bot.floor.queue import said_to_others
from bot.floor.records import FloorRecords, usual_side
from bot.floor.rules import (
    LONGEST_THINK,
    MOST_ASKED_FOR,
    READ_OUT_LIMIT,
    NobodyByThatName,
    NotWaiting,
    NotYourTurn,
    Place,
    TooManyAskedFor,
    Turn,
    TurnKind,
    TurnState,
)
from bot.notices.rules import Haste
from bot.people.rules import the_one_called
from bot.people.service import NAME_LIMIT


class Queueing(FloorRecords):
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
        return await self._place(actor.group_id, meeting_id, actor.person_id, kind)

    async def ask_for(
        self, actor: Actor, meeting_id: int, person_id: int, kind: TurnKind = TurnKind.SPEAK, *, text: str = ""
    ) -> Place:
        """A supporter or a facilitator asks for somebody. Both names are kept; the person is told and can undo it.

        A place that they have already stays as they left it. Raises TooManyAskedFor, and what `ask` does.
        """
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        await self._people.person(actor.group_id, person_id)
        await self._queue_up(actor, meeting_id, person_id, kind, text=text, think=None)
        place = await self._place(actor.group_id, meeting_id, person_id, kind)
        return place if actor.person_id == person_id else replace(place, why=said_to_others(place.why))

    async def ask_for_named(
        self,
        actor: Actor,
        meeting_id: int,
        name: str,
        kind: TurnKind = TurnKind.SPEAK,
        *,
        text: str = "",
        make_known: bool = False,
    ) -> Place:
        """The same by name, for doors that list nobody's names. With `make_known` a name that nobody has joins the
        group, such as somebody in the room whose supporter holds the only phone.

        Raises also Empty, TooLong, SeveralPeople, or NobodyByThatName.
        """
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        name = required_text(name, what=say("floor-field-name"), limit=NAME_LIMIT)
        read_out_words(kind, text)  # so that nobody is made known for words that cannot be used
        await self._live(actor.group_id, meeting_id)
        here = await self._sides(actor.group_id, meeting_id)
        person = the_one_called(name, await self._people.everyone(actor.group_id), here)
        if person is None and not make_known:
            raise NobodyByThatName(name=name)
        if person is None:
            await self._require_few(actor, meeting_id)
            person = await self._people.add_named(actor, name)
        return await self.ask_for(actor, meeting_id, person.id, kind, text=text)

    async def ready(self, actor: Actor, meeting_id: int) -> Place:
        """Their thinking is done before its time. Raises NotWaiting."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            turn = await self._waiting_turn(write.connection, meeting_id, actor.person_id)
            await rows.change_turn(write.connection, turn.id, ready_at=None)
            await self._note(write, actor, "floor.ready", meeting_id, record=f"turn:{turn.id}", fields=("ready_at",))
        return await self._place(actor.group_id, meeting_id, actor.person_id, turn.kind)

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

    # Inside

    async def _queue_up(
        self, actor: Actor, meeting_id: int, person_id: int, kind: TurnKind, *, text: str, think: timedelta | None
    ) -> None:
        text = read_out_words(kind, text)
        await self._live(actor.group_id, meeting_id)
        by_helper = actor.person_id != person_id
        if by_helper:
            await self._require_few(actor, meeting_id)
        sides = await self._sides(actor.group_id, meeting_id)
        now = self._clock()
        ready_at = await self._ready_at(person_id, meeting_id, kind, think)
        async with self._database.write() as write:
            waits = await self._waits(write.connection, meeting_id, person_id, point=kind is TurnKind.POINT_OF_ORDER)
            if not by_helper:  # whoever asks to speak is back from a pause
                await rows.set_pause(write.connection, meeting_id, person_id, None)
            if waits is not None:
                if by_helper and waits.entered_by != actor.person_id:
                    return
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
                entered_by=actor.person_id if by_helper else None,
                asked_at=now,
                ready_at=ready_at,
                state=TurnState.WAITING.value,
            )
            await self._note(write, actor, "floor.ask", meeting_id, record=f"turn:{turn_id}", fields=("state",))
            if by_helper:
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
            haste=Haste.NOW,
        )

    async def _take_back(self, write: Write, actor: Actor, turn: Turn) -> None:
        await rows.change_turn(write.connection, turn.id, state=TurnState.WITHDRAWN.value)
        await self._notices.drop(write, f"floor:{turn.id}:")
        await self._note(write, actor, "floor.withdraw", turn.meeting_id, record=f"turn:{turn.id}", fields=("state",))

    async def _turn(self, connection: AsyncConnection, group_id: int, turn_id: int) -> Turn:
        turn = await rows.turn_by_id(connection, group_id, turn_id)
        if turn is None:
            raise NotFound
        return turn

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

    async def _place(self, group_id: int, meeting_id: int, person_id: int, kind: TurnKind) -> Place:
        """A person may have two places: one to speak or be read out, and a point of order."""
        view = await self.view(group_id, meeting_id)
        point = kind is TurnKind.POINT_OF_ORDER
        for place in (*view.queue, *view.resting):
            if place.turn.person_id == person_id and (place.turn.kind is TurnKind.POINT_OF_ORDER) is point:
                return place
        raise NotWaiting

    async def _require_few(self, actor: Actor, meeting_id: int) -> None:
        """Somebody who runs the meeting asks for as many as there are in the room. Raises TooManyAskedFor."""
        if actor.may(Right.RUN_MEETING):
            return
        async with self._database.read() as connection:
            waiting = await rows.turns_of(connection, meeting_id, TurnState.WAITING)
        if sum(turn.entered_by == actor.person_id for turn in waiting) >= MOST_ASKED_FOR:
            raise TooManyAskedFor(most=MOST_ASKED_FOR)


def read_out_words(kind: TurnKind, text: str) -> str:
    """The words of a turn that is read out; empty for any other. Raises Empty or TooLong."""
    if kind is not TurnKind.READ_OUT:
        return ""
    return required_text(text, what=say("floor-field-read-out"), limit=READ_OUT_LIMIT)
