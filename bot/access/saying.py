"""The person says what they need, changes it, takes it back, and says afterwards how it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import path, rows
from bot.access.records import has_begun
from bot.access.rules import (
    WORDS_LIMIT,
    Draft,
    Need,
    NeedState,
    NoStoreConsent,
    NothingKept,
    NothingSaid,
    Purpose,
    Said,
    ThisTime,
)
from bot.access.taking_back import TakingBack
from bot.core.database import Write
from bot.core.errors import NotFound, limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.meetings.rules import Meeting, require_not_over
from bot.people.rules import Person

TALK = "oth_talk"
"""The entry of the catalogue that is a call and not a need."""


@dataclass(frozen=True)
class Asked:
    """One thing that is asked for, by the person or for them."""

    person: Person
    meeting_id: int
    said: Said
    helper: int | None


class Saying(TakingBack):
    # Filling in: what is typed is kept as a draft, and sent when the person says so

    async def draft(self, actor: Actor, meeting_id: int | None, for_person: int | None = None) -> Draft:
        """The form as it was left. A person's own begins with what they said before; a supporter's begins empty,
        because a supporter reads nobody's needs."""
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        whose = for_person or actor.person_id
        async with self._database.read() as connection:
            kept = await self._rows.draft(connection, meeting_id, whose, actor.person_id)
            if kept is not None:
                return kept
            empty = Draft(whose, meeting_id, actor.person_id)
            if whose != actor.person_id:
                return empty
            return replace(
                empty,
                answers=await self._said_before(connection, whose, meeting_id),
                consents=await self._agreed(connection, whose),
            )

    async def _said_before(self, connection: AsyncConnection, whose: int, meeting_id: int | None) -> dict[str, str]:
        known = {one.said.key: one.said.detail for one in await self._rows.standing_of(connection, {whose})}
        if meeting_id is not None:
            for need in await self._rows.needs_of_person(connection, whose, meeting_id):
                if need.state is NeedState.WITHDRAWN:
                    known.pop(need.said.key, None)
                else:
                    known[need.said.key] = need.said.detail
        return {key: detail for key, detail in known.items() if key in self.catalogue.kinds}

    async def keep_draft(self, actor: Actor, draft: Draft) -> None:
        """Keep a form that is not finished. Raises NoStoreConsent before the person has agreed to that."""
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        await self._people.person(actor.group_id, draft.person_id)
        if Purpose.STORE not in draft.consents:
            raise NoStoreConsent
        known = {key: detail for key, detail in draft.answers.items() if key in self.catalogue.kinds}
        async with self._database.write() as write:
            mine = replace(draft, by=actor.person_id, answers=known)
            await self._rows.keep_draft(write.connection, mine, self._clock())
            await write.record(actor, self._clock(), "access.keep_draft", f"person:{draft.person_id}", ("draft",))

    async def drop_draft(self, actor: Actor, meeting_id: int | None, person_id: int) -> None:
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        async with self._database.write() as write:
            await rows.drop_draft(write.connection, meeting_id, person_id, actor.person_id)
            await write.record(actor, self._clock(), "access.drop_draft", f"person:{person_id}", ("draft",))

    async def send(self, actor: Actor, draft: Draft) -> None:
        """What is on the form is now what the person needs; what is no longer on it is taken back.

        A supporter's form only adds: they did not see what was there. The person is told, sees it and can undo it.
        Raises NoStoreConsent, NothingSaid, a BadInput naming what is missing, or that the meeting is over.
        """
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        person = await self._people.person(actor.group_id, draft.person_id)
        if Purpose.STORE not in draft.consents:
            raise NoStoreConsent
        by_helper = person.id != actor.person_id
        talk = draft.answers.get(TALK)
        said = [self._checked(Said(key, text)) for key, text in draft.answers.items() if key != TALK]
        if by_helper and not said and talk is None:
            raise NothingSaid
        if draft.meeting_id is not None:
            require_not_over(await self._meeting(actor.group_id, draft.meeting_id))
        async with self._database.write() as write:
            # A supporter passes on that it may be kept; who else is told is for the person alone to say.
            said_yes = frozenset({Purpose.STORE}) if by_helper else draft.consents
            await self._agree_to(write, person.id, said_yes, only_add=by_helper)
            if talk is not None:
                await self._want_a_call(write, actor, person, talk)
            if draft.always or draft.meeting_id is None:
                await self._keep_standing(write, actor, person, said)
            if draft.meeting_id is not None:
                await self._ask(write, actor, person, draft.meeting_id, said)
                await self._say_this_time(write, person.id, draft.meeting_id, ThisTime.CHANGED)
            await rows.drop_draft(write.connection, draft.meeting_id, person.id, actor.person_id)
            if by_helper:
                await self._tell_of_helper(write, actor, person)
            await self._note(
                write, actor, "access.send", f"person:{person.id}", meeting=draft.meeting_id, fields=("needs",)
            )

    async def _keep_standing(self, write: Write, actor: Actor, person: Person, said: Sequence[Said]) -> None:
        """A person's own form replaces what was kept; a supporter's adds to it."""
        own, now = person.id == actor.person_id, self._clock()
        kept = await self._rows.standing_of(write.connection, {person.id})
        if own:
            wanted = {one.key for one in said}
            await rows.drop_standing(write.connection, {one.id for one in kept if one.said.key not in wanted})
            await rows.checked_standing(write.connection, person.id, now)
        before = {one.said for one in kept}
        helper = None if own else actor.person_id
        for one in said:
            if one not in before:
                await self._rows.keep_standing(write.connection, person, one, entered_by=helper, at=now)

    async def _ask(
        self, write: Write, actor: Actor, person: Person, meeting_id: int, said: Iterable[Said], *, add: bool = False
    ) -> None:
        """Ask the organisation for each of these that it has not been asked for in these words already.

        What the person does not need any more is taken back, unless this only adds, as a supporter's form does.
        """
        helper = None if person.id == actor.person_id else actor.person_id
        there = {n.said.key: n for n in await self._rows.needs_of_person(write.connection, person.id, meeting_id)}
        asked = []
        for one in said:
            known = there.pop(one.key, None)
            if known is None or known.said != one or known.state is NeedState.WITHDRAWN:
                asked.append(await self._ask_for(write, Asked(person, meeting_id, one, helper), known))
        gone = () if add or helper else there.values()
        may_go = [need for need in gone if need.state is not NeedState.WITHDRAWN and not need.by_person]
        await self._take_back(write, may_go)
        if asked:
            await self._tell_leads_asked(write, person.group_id, meeting_id, asked)

    async def _ask_for(self, write: Write, asked: Asked, known: Need | None) -> int:
        now, person = self._clock(), asked.person
        when = {"entered_by": asked.helper, "asked_at": now, "changed_at": now}
        if known is None:
            where = {"group_id": person.group_id, "meeting_id": asked.meeting_id, "person_id": person.id}
            return await self._rows.add_need(write.connection, asked.said, **where, **when)
        again = {"state": NeedState.ASKED.value, "by_person": False, **when}
        before = known.own if asked.helper is not None else None
        await self._rows.change_need(write.connection, known.id, said=asked.said, before=before, **again)
        return known.id

    async def _tell_of_helper(self, write: Write, actor: Actor, person: Person) -> None:
        helper = (await self._people.person(actor.group_id, actor.person_id)).name
        key = f"helped:{self._stamp()}"
        await self._tell(write, person.group_id, person.id, "access-notice-helped", key, helper=helper)

    # Same as last time?

    async def same_as_last_time(self, actor: Actor, meeting_id: int) -> None:
        """Ask for what is kept for every meeting. Raises NothingKept, or that the meeting is over."""
        actor.require(Right.TAKE_PART)
        require_not_over(await self._meeting(actor.group_id, meeting_id))
        me = await self._people.person(actor.group_id, actor.person_id)
        async with self._database.write() as write:
            kept = await self._rows.standing_of(write.connection, {me.id})
            if not kept:
                raise NothingKept
            said = [one.said for one in kept if one.said.key in self.catalogue.kinds]
            await self._ask(write, actor, me, meeting_id, said, add=True)
            await rows.checked_standing(write.connection, me.id, self._clock())
            await self._say_this_time(write, me.id, meeting_id, ThisTime.SAME)
            await self._note(write, actor, "access.same", f"person:{me.id}", meeting=meeting_id, fields=("answer",))

    async def not_this_time(self, actor: Actor, meeting_id: int) -> None:
        """Nothing is needed at this meeting; what was asked for is taken back. The profile stays."""
        actor.require(Right.TAKE_PART)
        require_not_over(await self._meeting(actor.group_id, meeting_id))
        me = await self._people.person(actor.group_id, actor.person_id)
        async with self._database.write() as write:
            await self._ask(write, actor, me, meeting_id, ())
            await self._say_this_time(write, me.id, meeting_id, ThisTime.NOT_THIS_TIME)
            await self._note(
                write, actor, "access.not_this_time", f"person:{me.id}", meeting=meeting_id, fields=("answer",)
            )

    async def _say_this_time(self, write: Write, person_id: int, meeting_id: int, said: ThisTime) -> None:
        await rows.say_this_time(write.connection, meeting_id, person_id, said, self._clock())

    async def still_right(self, actor: Actor) -> None:
        """The person checked what is kept for every meeting, and it is right."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            await rows.checked_standing(write.connection, actor.person_id, self._clock())
            await write.record(actor, self._clock(), "access.still_right", f"person:{actor.person_id}", ("checked_at",))

    async def own_need(self, actor: Actor, need_id: int) -> Need:
        """One need of this person's. Raises NotFound for anybody else's."""
        actor.require(Right.TAKE_PART)
        async with self._database.read() as connection:
            need = await self._load(connection, actor.group_id, need_id)
        if need.person_id != actor.person_id:
            raise NotFound
        return need

    # How it was

    def can_judge(self, need: Need, meeting: Meeting) -> bool:
        """Whether `judge` would take an answer now."""
        return need.by_person or need.state is NeedState.READY or has_begun(meeting, self._clock())

    async def judge(self, actor: Actor, need_id: int, how: NeedState, words: str = "") -> Need:
        """Met, partly met or not met, by the person alone; they may change it.

        Raises NotFound for anybody else's need, NotNow, or TooEarlyToSay.
        """
        actor.require(Right.TAKE_PART)
        words = limited_text(words, what=say("access-field-afterwards"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            need = await self._own(write, actor, need_id)
            meeting = await self._meeting(actor.group_id, need.meeting_id)
            to = path.judged(need, how, begun=has_begun(meeting, self._clock()))
            await self._move(write, need, to, by_person=True, afterwards=words or None)
            await self._note(
                write, actor, "access.judge", f"need:{need_id}", meeting=need.meeting_id, fields=("state",)
            )
            if to is not NeedState.MET:
                key = f"judged:{need_id}:{self._stamp()}"
                message, haste = "access-notice-lead-judged", self._haste(meeting)
                await self._tell_leads(write, actor.group_id, message, key, haste=haste, meeting=meeting.title)
            return await self._load(write.connection, actor.group_id, need_id)

    # Rather talk

    async def rather_talk(self, actor: Actor, words: str = "", for_person: int | None = None) -> None:
        """Somebody of the organisation calls or writes. Nothing else is asked, and no consent to keep needs."""
        actor.require(Right.SUGGEST_FOR_SOMEONE)
        words = limited_text(words, what=say("access-field-talk"), limit=WORDS_LIMIT)
        person = await self._people.person(actor.group_id, for_person or actor.person_id)
        async with self._database.write() as write:
            await self._want_a_call(write, actor, person, words)
            if person.id != actor.person_id:
                await self._tell_of_helper(write, actor, person)
            await write.record(actor, self._clock(), "access.rather_talk", f"person:{person.id}", ("call_back",))

    async def _want_a_call(self, write: Write, actor: Actor, person: Person, words: str) -> None:
        call = await self._rows.add_call_back(write.connection, person, words, by=actor.person_id, at=self._clock())
        await self._tell_leads(write, person.group_id, "access-notice-lead-talk", f"talk:{call}:{self._stamp()}")
