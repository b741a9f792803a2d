"""Questions to those who run the meeting, or in private to one supporter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import Write
from bot.core.errors import NotFound, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor import said_rows
from bot.floor.questions import (
    QUESTION_LIMIT,
    NotASupporter,
    NotYourQuestion,
    OwnQuestion,
    Question,
    QuestionState,
    require_open,
)
from bot.floor.rules import REASON_LIMIT, Shown
from bot.floor.supporting import Supporting
from bot.meetings.rules import require_not_over
from bot.meetings.telling import haste_of
from bot.notices.rules import Haste
from bot.people.rules import OwnRole


class Asking(Supporting):
    async def ask_question(
        self, actor: Actor, meeting_id: int, text: str, *, named: bool = False, to_person: int | None = None
    ) -> Question:
        """To those who run the meeting, before or during it; with `to_person` privately to one supporter.

        Raises Empty, TooLong, or that the meeting is over; for a private one OwnRole, or NotASupporter where the
        person has not said that they may be asked.
        """
        actor.require(Right.TAKE_PART)
        text = required_text(text, what=say("floor-field-question"), limit=QUESTION_LIMIT)
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        if to_person is not None:
            if to_person == actor.person_id:
                raise OwnRole
            if to_person not in {each.person_id for each in await self.supporters(actor.group_id, meeting_id)}:
                raise NotASupporter
        async with self._database.write() as write:
            question_id = await said_rows.add_question(
                write.connection,
                group_id=actor.group_id,
                meeting_id=meeting_id,
                text=text,
                asked_by=actor.person_id,
                named=named or to_person is not None,
                to_person=to_person,
                state=QuestionState.WAITING.value,
                asked_at=self._clock(),
            )
            by = actor if named and to_person is None else actor.veiled()
            await self._note(
                write, by, "floor.ask_question", meeting_id, record=f"question:{question_id}", fields=("text",)
            )
            if to_person is not None:
                question = await self._question(write.connection, actor.group_id, question_id)
                await self._tell_from(write, actor, question, "floor-notice-private-question", "private")
        return await self._as_stored(actor.group_id, question_id)

    async def support_question(self, actor: Actor, question_id: int) -> Question:
        """I want to know that too. Repeating it changes nothing. Raises OwnQuestion or QuestionIsOver."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            question = await self._public(write.connection, actor.group_id, question_id)
            require_open(question)
            if question.asked_by == actor.person_id:
                raise OwnQuestion
            if await said_rows.add_support(write.connection, question_id, actor.person_id):
                record = f"question:{question_id}"
                await self._note(write, actor.veiled(), "floor.support_question", question.meeting_id, record=record)
        return await self._as_stored(actor.group_id, question_id)

    async def show_question(self, actor: Actor, question_id: int) -> Question:
        """On the room screen, and to everyone. By those who run the meeting."""
        return await self._decide(actor, question_id, QuestionState.SHOWN)

    async def hold_question(self, actor: Actor, question_id: int, reason: str) -> Question:
        """Not shown for now, for a reason its asker is told. It stays in the counts that everyone sees."""
        reason = required_text(reason, what=say("floor-field-reason"), limit=REASON_LIMIT)
        return await self._decide(actor, question_id, QuestionState.HELD, reason)

    async def answer_question(self, actor: Actor, question_id: int) -> Question:
        """It has been answered, in the meeting."""
        return await self._decide(actor, question_id, QuestionState.ANSWERED)

    async def answer_in_private(self, actor: Actor, question_id: int) -> Question:
        """Whoever was asked in private says that it is answered, and the asker is told.

        Raises QuestionIsOver, and NotFound for anybody else.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            question = await self._question(write.connection, actor.group_id, question_id)
            if question.to_person != actor.person_id:
                raise NotFound
            by = actor.veiled()
            await self._become(write, by, question, QuestionState.ANSWERED, action="floor.answer_in_private")
            await self._tell_from(write, actor, question, "floor-notice-private-answered", "answered")
        return await self._as_stored(actor.group_id, question_id)

    async def withdraw_question(self, actor: Actor, question_id: int) -> Question:
        """By its asker. Raises NotYourQuestion or QuestionIsOver."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            question = await self._question(write.connection, actor.group_id, question_id)
            if question.asked_by != actor.person_id:
                raise NotYourQuestion
            by = actor.veiled()
            await self._become(write, by, question, QuestionState.WITHDRAWN, action="floor.withdraw_question")
        return await self._as_stored(actor.group_id, question_id)

    async def question(self, group_id: int, question_id: int) -> Question:
        """One to those who run the meeting. Raises NotFound, also for a private one: that is its two people's."""
        async with self._database.read() as connection:
            return await self._public(connection, group_id, question_id)

    async def names_of_asked(self, questions: Iterable[Question]) -> dict[int, str]:
        """Whom private questions are to, also where they cannot be asked any more."""
        return await self._people.names({each.to_person for each in questions if each.to_person is not None})

    async def questions_to(self, actor: Actor, meeting_id: int) -> tuple[Question, ...]:
        """What others asked this person privately, and what they asked themself; oldest first."""
        async with self._database.read() as connection:
            everything = await said_rows.questions_of(connection, meeting_id)
        return tuple(each for each in everything if actor.person_id in (each.to_person, each.asked_by))

    # Inside

    async def _as_stored(self, group_id: int, question_id: int) -> Question:
        async with self._database.read() as connection:
            return await self._question(connection, group_id, question_id)

    async def _decide(self, actor: Actor, question_id: int, state: QuestionState, reason: str = "") -> Question:
        actor.require(Right.RUN_MEETING)
        async with self._database.write() as write:
            question = await self._public(write.connection, actor.group_id, question_id)
            await self._become(write, actor, question, state, action=f"floor.question_{state.value}", reason=reason)
            if state is QuestionState.HELD:
                await self._tell_held(write, question, reason)
        return await self._as_stored(actor.group_id, question_id)

    async def _become(
        self, write: Write, by: Actor, question: Question, state: QuestionState, *, action: str, reason: str = ""
    ) -> None:
        """One question at a time is on the room screen: the one that was let there last. Raises QuestionIsOver."""
        require_open(question)
        await said_rows.change_question(write.connection, question.id, state=state.value, reason=reason)
        move = self.put_on_screen if state is QuestionState.SHOWN else self.take_off_screen
        await move(write, question.group_id, question.meeting_id, Shown.QUESTION, question.id)
        record = f"question:{question.id}"
        await self._note(write, by, action, question.meeting_id, record=record, fields=("state",))

    async def _question(self, connection: AsyncConnection, group_id: int, question_id: int) -> Question:
        question = await said_rows.question_by_id(connection, group_id, question_id)
        if question is None:
            raise NotFound
        return question

    async def _public(self, connection: AsyncConnection, group_id: int, question_id: int) -> Question:
        """Raises NotFound too for a private one, which nobody else is to know of."""
        question = await self._question(connection, group_id, question_id)
        if question.to_person is not None:
            raise NotFound
        return question

    async def _haste(self, question: Question) -> Haste:
        return haste_of((await self._meetings.view(question.group_id, question.meeting_id)).meeting, self._clock())

    async def _tell_held(self, write: Write, question: Question, reason: str) -> None:
        await self._notices.queue(
            write,
            group_id=question.group_id,
            person_id=question.asked_by,
            message="floor-notice-held",
            facts={"question": question.text, "reason": reason},
            once_key=f"floor:question:{question.id}:held:{self._clock().isoformat()}",
            good_until=self._clock() + timedelta(days=2),
            haste=await self._haste(question),
        )

    async def _tell_from(self, write: Write, actor: Actor, question: Question, message: str, what: str) -> None:
        """The other of the two people of a private question: who it comes from, and nothing of what it says."""
        assert question.to_person is not None
        names = await self._people.names({actor.person_id})
        await self._notices.queue(
            write,
            group_id=actor.group_id,
            person_id=question.to_person if actor.person_id == question.asked_by else question.asked_by,
            message=message,
            facts={"name": names[actor.person_id]},
            once_key=f"floor:question:{question.id}:{what}",
            haste=await self._haste(question),
        )
