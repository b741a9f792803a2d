"""Taking back what was said: by the person themself, also what a supporter filled in for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.access import path, rows
from bot.access.own import Own
from bot.access.rules import ARRANGED, Need, NeedState, NotNow, Standing
from bot.core.database import Write
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right


class TakingBack(Own):
    async def withdraw(self, actor: Actor, need_id: int) -> None:
        """It is left out of every list made from now on. Raises NotFound or NotNow."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            need = await self._own(write, actor, need_id)
            await self._take_back(write, [need])
            await self._note(
                write, actor, "access.withdraw", f"need:{need_id}", meeting=need.meeting_id, fields=("state",)
            )

    async def drop_standing(self, actor: Actor, standing_id: int) -> None:
        """No longer for every meeting; what was asked for at one meeting stays. Raises NotFound."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            await self._own_standing(write, actor, standing_id)
            await rows.drop_standing(write.connection, {standing_id})
            await write.record(actor, self._clock(), "access.drop_standing", f"person:{actor.person_id}", ("needs",))

    # What a supporter filled in

    async def undo(self, actor: Actor, need_id: int) -> None:
        """Undo what a supporter filled in, here and for every meeting. What the person had said there stands again.

        Raises NotFound, or NotNow where the person said it themself or has judged it.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            need = await self._own(write, actor, need_id)
            path.withdrawn(need)
            if need.entered_by is None:
                raise NotNow
            if need.before is None:
                await self._take_back(write, [need])
            else:
                await self._ask_again(write, need)
            for one in await self._rows.standing_of(write.connection, {actor.person_id}):
                if one.said.key == need.said.key and one.entered_by is not None:
                    await self._put_back(write, actor, one)
            await self._note(
                write, actor, "access.undo", f"need:{need_id}", meeting=need.meeting_id, fields=("what", "state")
            )

    async def undo_standing(self, actor: Actor, standing_id: int) -> None:
        """The same of what is kept for every meeting; what was asked for at one meeting stays.

        Raises NotFound, or NotNow where the person said it themself.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            one = await self._own_standing(write, actor, standing_id)
            if one.entered_by is None:
                raise NotNow
            await self._put_back(write, actor, one)
            await write.record(actor, self._clock(), "access.undo_standing", f"person:{actor.person_id}", ("needs",))

    async def _own_standing(self, write: Write, actor: Actor, standing_id: int) -> Standing:
        kept = await self._rows.standing_of(write.connection, {actor.person_id})
        for one in kept:
            if one.id == standing_id:
                return one
        raise NotFound

    async def _ask_again(self, write: Write, need: Need) -> None:
        now = self._clock()
        again: dict[str, Any] = {"state": NeedState.ASKED.value, "by_person": False, "asked_at": now, "changed_at": now}
        await self._rows.change_need(write.connection, need.id, said=need.before, entered_by=None, **again)
        await self._tell_leads_asked(write, need.group_id, need.meeting_id, [need.id])

    async def _put_back(self, write: Write, actor: Actor, one: Standing) -> None:
        if one.before is None:
            await rows.drop_standing(write.connection, {one.id})
            return
        me = await self._people.person(actor.group_id, actor.person_id)
        await self._rows.keep_standing(write.connection, me, one.before, entered_by=None, at=self._clock())

    async def _tell_leads_asked(self, write: Write, group_id: int, meeting_id: int, asked: Sequence[int]) -> None:
        """What was asked for inside its lead time is red at once, and the access leads hear that too."""
        meeting = await self._meeting(group_id, meeting_id)
        needs = [await self._load(write.connection, group_id, need_id) for need_id in asked]
        late = any(one.overdue for one in await self._progress(needs, meeting))
        message = "access-notice-lead-short" if late else "access-notice-lead-asked"
        key = f"asked:{meeting_id}:{self._stamp()}"
        await self._tell_leads(write, group_id, message, key, haste=self._haste(meeting), meeting=meeting.title)

    async def _take_back(self, write: Write, needs: Sequence[Need]) -> None:
        """Of one meeting. Where something may be booked for one of them, access leads hear that it is not needed any
        more, and it stands on their board until they have seen it. Raises NotNow."""
        for need in needs:
            released = {} if need.state in ARRANGED else {"owner_id": None}
            await self._move(write, need, path.withdrawn(need), **released)
        booked = [need for need in needs if need.state in ARRANGED]
        if booked:
            meeting = await self._meeting(booked[0].group_id, booked[0].meeting_id)
            key = f"not-needed:{meeting.id}:{self._stamp()}"
            message = "access-notice-lead-not-needed"
            await self._tell_leads(write, meeting.group_id, message, key, meeting=meeting.title)

    async def _move(self, write: Write, need: Need, to: NeedState, **values: Any) -> None:
        await self._rows.change_need(write.connection, need.id, state=to.value, changed_at=self._clock(), **values)
