"""Rules for a meeting, worked out from what the people in it need. Anybody may know them; they name nobody."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import rows
from bot.access.adjustments import MeetingAdjustments, adjustments
from bot.access.records import AccessRecords
from bot.access.rules import WORDS_LIMIT, Override, Said, ThisTime
from bot.core.database import Write
from bot.core.errors import required_text
from bot.core.logs import log_failure
from bot.core.roles import Actor
from bot.core.vault import CannotUnseal
from bot.core.wording import say
from config.access_needs import Effect

log = logging.getLogger(__name__)


class Behaving(AccessRecords):
    async def adjustments(self, group_id: int, meeting_id: int) -> MeetingAdjustments:
        """The rules of this meeting: from what was asked for it, and from what people who come need always.

        Where the key is lost, nobody knows what is needed, so everything is reckoned with: the meeting goes on.
        Raises NotFound for a meeting that is not this group's.
        """
        coming = await self._meetings.people_coming(group_id, meeting_id)
        try:
            async with self._database.read() as connection:
                said = await self._said_for(connection, meeting_id, coming)
        except CannotUnseal as unreadable:
            log_failure(log, "needs cannot be read", unreadable, meeting=meeting_id)
            said = [Said(key) for key in self.catalogue.kinds]
        return adjustments(((self.catalogue.kind(one.key), one.detail) for one in said), self._policy.access)

    async def _said_for(self, connection: AsyncConnection, meeting_id: int, coming: Collection[int]) -> Iterable[Said]:
        asked = await self._reckoned_with(connection, meeting_id)
        answered = await rows.this_time(connection, meeting_id)
        silent = set(coming) - answered.keys() - {need.person_id for need in asked}
        always = await self._rows.standing_of(connection, silent)
        return [*(need.said for need in asked), *(one.said for one in always)]

    async def set_aside(self, write: Write, actor: Actor, meeting_id: int, what: str, reason: str) -> None:
        """Keep, inside the caller's transaction, that a rule of this meeting was set aside and why. Everyone may
        read the reason. Raises Empty or TooLong."""
        reason = required_text(reason, what=say("access-field-reason"), limit=WORDS_LIMIT)
        at, by = self._clock(), actor.person_id
        values = {"group_id": actor.group_id, "meeting_id": meeting_id, "what": what, "reason": reason}
        await rows.add_override(write.connection, values | {"by_id": by, "at": at})
        await write.record(actor, at, "access.set_aside", f"meeting:{meeting_id}", (what,))

    async def restore(self, write: Write, actor: Actor, meeting_id: int, what: str) -> None:
        """The rule holds again, inside the caller's transaction. Nothing happens where it was not set aside."""
        if await rows.drop_overrides(write.connection, meeting_id, what):
            await write.record(actor, self._clock(), "access.restore", f"meeting:{meeting_id}", (what,))

    async def overrides(self, group_id: int, meeting_id: int) -> Sequence[Override]:
        """Rules of this meeting that were set aside, oldest first. Raises NotFound."""
        await self._meeting(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.overrides_of(connection, meeting_id)

    async def think_time(self, person_id: int, meeting_id: int | None = None) -> timedelta:
        """How long this person is waited for before anybody else speaks; nothing where they did not ask for it."""
        does = await self._effects(person_id, meeting_id)
        return timedelta(seconds=self._policy.access.think_seconds) if Effect.MORE_TIME in does else timedelta()

    async def _effects(self, person_id: int, meeting_id: int | None) -> frozenset[Effect]:
        try:
            said = await self._said_by(person_id, meeting_id)
        except CannotUnseal as unreadable:
            log_failure(log, "needs cannot be read", unreadable, person=person_id)
            return frozenset({Effect.MORE_TIME, Effect.NO_COLD_CALLING})
        return frozenset(effect for one in said for effect in self.catalogue.kind(one.key).does)

    async def _said_by(self, person_id: int, meeting_id: int | None) -> Sequence[Said]:
        async with self._database.read() as connection:
            said = [one.said for one in await self._rows.standing_of(connection, {person_id})]
            if meeting_id is not None:
                asked = await self._rows.needs_of_person(connection, person_id, meeting_id)
                answer = (await rows.this_time(connection, meeting_id)).get(person_id)
                # What was said of this meeting counts there, and not what is kept for the others.
                said = [n.said for n in asked if n.counts] if asked or answer is ThisTime.NOT_THIS_TIME else said
        return said

    async def one_message_a_day(self, person_ids: Collection[int]) -> frozenset[int]:
        """Those of them who want one summary and no other messages: always, or until a meeting they said it for is
        over. Where the key is lost, messages go out as usual."""
        try:
            async with self._database.read() as connection:
                said = [(one.person_id, one.said) for one in await self._rows.standing_of(connection, person_ids)]
                asked = await self._rows.needs_until_over(connection, person_ids)
        except CannotUnseal as unreadable:
            log_failure(log, "needs cannot be read", unreadable)
            return frozenset()
        said += [(need.person_id, need.said) for need in asked if need.counts]
        return frozenset(who for who, one in said if Effect.FEW_MESSAGES in self.catalogue.kind(one.key).does)
