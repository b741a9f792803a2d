"""The use cases of the agenda, for every door: each part stands in its own module.

Suggesting and supporting (everyone), shaping and planning (this meeting's two co-chairs), running (facilitators
and co-chairs), carrying over (by itself).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.agenda import rows
from bot.agenda.plan import for_everyone, talking_since
from bot.agenda.planning import Planning
from bot.agenda.rules import Item, ItemState
from bot.agenda.running import Running
from bot.agenda.shaping import Shaping
from bot.agenda.suggesting import Suggesting
from bot.core.errors import NotFound
from bot.core.roles import Actor, Right
from bot.meetings.rules import MeetingState


class AgendaService(Suggesting, Shaping, Planning, Running):
    async def mine(self, actor: Actor) -> Sequence[Item]:
        """What this person suggested, named or not, newest first; without what they took back."""
        actor.require(Right.TAKE_PART)
        async with self._database.read() as connection:
            items = await rows.items_of_person(connection, actor.group_id, actor.person_id, self._clock())
        kept = [item for item in items if item.state is not ItemState.WITHDRAWN]
        return sorted(await self._with_names(kept), key=lambda item: item.id, reverse=True)

    async def supported(self, actor: Actor, meeting_id: int) -> frozenset[int]:
        """The items of this meeting that this person supports."""
        async with self._database.read() as connection:
            return await rows.supported_by(connection, meeting_id, actor.person_id)

    async def break_by(self, group_id: int, meeting_id: int) -> datetime | None:
        """When talk has gone on for as long as this meeting's rule, or the policy, allows; None outside a run of talk.

        Everybody's rule: it is there in every meeting, so it says nothing of who is in this one.
        """
        meeting = (await self._meetings.view(group_id, meeting_id)).meeting
        if meeting.state is not MeetingState.LIVE:
            return None
        rules = await self._access.adjustments(group_id, meeting_id)
        longest = for_everyone(self._policy, rules.longest_run_minutes, None).longest_run_minutes
        async with self._database.read() as connection:
            steps = await rows.steps_of_meeting(connection, meeting_id, self._clock())
        since = talking_since(steps)
        return since + timedelta(minutes=longest) if since else None

    async def remember_card(self, group_id: int, item_id: int, channel_id: int, message_id: int) -> None:
        """Where the item's card stands in Discord. Raises NotFound. Announces nothing: what is shown stays the same."""
        async with self._database.write() as write:
            if await rows.item_by_id(write.connection, group_id, item_id, self._clock()) is None:
                raise NotFound
            card = {"card_channel_id": channel_id, "card_message_id": message_id}
            await rows.change_item(write.connection, item_id, **card)
            await write.record(Actor.system(group_id), self._clock(), "agenda.remember_card", f"item:{item_id}", card)
