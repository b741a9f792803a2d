"""What a person sees of their own needs, what they say yes to, and taking all of it with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import rows
from bot.access.records import AccessRecords
from bot.access.rules import (
    CallBack,
    Consent,
    Draft,
    Given,
    Need,
    NeedState,
    Progress,
    Purpose,
    Standing,
    ThisTime,
)
from bot.core.access_log import Opening, openings_of
from bot.core.database import Write
from bot.core.roles import Actor, Right
from bot.meetings.rules import Meeting


@dataclass(frozen=True)
class Afterwards:
    """A meeting that is over, and what this person needed at it: whether that worked is still asked."""

    meeting: Meeting
    needs: Sequence[Need]


@dataclass(frozen=True)
class Mine:
    """Everything there is about one person's needs, for that person."""

    standing: Sequence[Standing]
    needs: Sequence[Progress]
    """Of the meeting that was asked about; those taken back are left out."""
    this_time: ThisTime | None
    consents: Sequence[Consent]
    """Withdrawn ones too, oldest first."""
    given: Sequence[Given]
    openings: Sequence[Opening]
    """Who opened the record, newest first."""
    call_back: CallBack | None
    draft: Draft | None
    lately: Sequence[Afterwards] = ()
    """The meeting that was over last, first; without the one that was asked about."""

    @property
    def agreed(self) -> frozenset[Purpose]:
        return frozenset(consent.purpose for consent in self.consents if consent.withdrawn_at is None)


class Own(AccessRecords):
    # Reading one's own

    async def mine(self, actor: Actor, meeting_id: int | None) -> Mine:
        """Raises NotFound for a meeting that is not this group's."""
        actor.require(Right.TAKE_PART)
        me = actor.person_id
        meeting = await self._meeting(actor.group_id, meeting_id) if meeting_id is not None else None
        over = [each for each in await self._lately_over(actor.group_id) if each.id != meeting_id]
        async with self._database.read() as connection:
            needs = await self._rows.needs_of_person(connection, me, meeting_id) if meeting_id is not None else []
            said = await rows.this_time(connection, meeting_id) if meeting_id is not None else {}
            found = Mine(
                standing=await self._rows.standing_of(connection, {me}),
                needs=(),
                this_time=said.get(me),
                consents=(await rows.consents_of(connection, {me}))[me],
                given=await self._rows.given_of(connection, me),
                openings=await openings_of(connection, me),
                call_back=await self._rows.call_back_of(connection, me),
                draft=await self._rows.draft(connection, meeting_id, me, me),
                lately=await self._afterwards(connection, me, over),
            )
        if meeting is None:
            return found
        standing_now = [need for need in needs if need.state is not NeedState.WITHDRAWN]
        return replace(found, needs=await self._progress(standing_now, meeting))

    async def _afterwards(
        self, connection: AsyncConnection, person_id: int, over: Collection[Meeting]
    ) -> list[Afterwards]:
        found = []
        for meeting in over:
            needs = await self._rows.needs_of_person(connection, person_id, meeting.id)
            needed = [need for need in needs if need.state is not NeedState.WITHDRAWN]
            if needed:
                found.append(Afterwards(meeting, needed))
        return found

    # Saying yes and no

    async def agree(self, actor: Actor, purposes: Collection[Purpose]) -> None:
        """Exactly these are agreed from now on; each by itself, with its date and the version of the words.

        A no takes effect at once: whoever it was about is left out of later lists. A no to keeping anything takes
        away all that is kept of needs. A call that was asked for stays: that needs no yes.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            await self._agree_from_now(write, actor, frozenset(purposes))

    async def keep_nothing(self, actor: Actor) -> None:
        """Everything that is kept of needs goes, and every call that was asked for, with its words."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            await self._agree_from_now(write, actor, frozenset())
            await rows.drop_call_backs_of(write.connection, actor.person_id)

    async def _agree_from_now(self, write: Write, actor: Actor, purposes: frozenset[Purpose]) -> None:
        await self._agree_to(write, actor.person_id, purposes, only_add=False)
        if Purpose.STORE not in purposes:
            await self._forget_needs(write, actor)
        await write.record(actor, self._clock(), "access.agree", f"person:{actor.person_id}", ("consents",))

    async def _agree_to(self, write: Write, person_id: int, purposes: frozenset[Purpose], *, only_add: bool) -> None:
        agreed = await self._agreed(write.connection, person_id)
        now = self._clock()
        for purpose in purposes - agreed:
            await rows.add_consent(write.connection, person_id, purpose, self.catalogue.consent_version, now)
        for purpose in frozenset() if only_add else agreed - purposes:
            await rows.end_consent(write.connection, person_id, purpose, now)

    async def _forget_needs(self, write: Write, actor: Actor) -> None:
        """Nothing is opened for it. Access leads hear where something was being arranged: it leaves their board."""
        me = actor.person_id
        await rows.drop_drafts_of(write.connection, me)
        await rows.drop_standing_of(write.connection, me)
        await rows.drop_answers_of(write.connection, me)
        for meeting_id in sorted(await rows.meetings_arranged_for(write.connection, me)):
            meeting = await self._meeting(actor.group_id, meeting_id)
            if not meeting.is_over:
                key = f"gone:{meeting_id}:{self._stamp()}"
                await self._tell_leads(write, actor.group_id, "access-notice-lead-gone", key, meeting=meeting.title)
        for meeting_id in await rows.forget_needs(write.connection, me):
            await self._note(write, actor, "access.forget_needs", f"person:{me}", meeting=meeting_id, fields=("needs",))
