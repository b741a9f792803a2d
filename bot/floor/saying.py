"""Cards, pauses and first meetings: what people say without speaking."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.errors import limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor import rows, said_rows
from bot.floor.cards import MEANING_LIMIT, CardKind, CardNotUp, up_now
from bot.floor.rules import FloorChanged, OwnFloor
from bot.floor.screen import Screen
from bot.meetings.rules import require_not_over


class Saying(Screen):
    # Cards

    async def raise_card(self, actor: Actor, meeting_id: int, kind: CardKind, *, named: bool = False) -> None:
        """Hold a card up; again, it is up anew. Nobody is told whose it is unless `named`. The meeting is live."""
        actor.require(Right.TAKE_PART)
        await self._live(actor.group_id, meeting_id)
        async with self._database.write() as write:
            await said_rows.raise_card(
                write.connection,
                actor.group_id,
                meeting_id,
                actor.person_id,
                kind,
                named=named,
                at=self._clock(),
            )
            by = actor if named else actor.veiled()
            await self._note(write, by, "floor.raise_card", meeting_id, fields=(kind.value,))

    async def lower_card(self, actor: Actor, meeting_id: int, kind: CardKind) -> None:
        """Take one's own card down. Raises CardNotUp."""
        actor.require(Right.TAKE_PART)
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            if not await said_rows.lower_card(write.connection, meeting_id, actor.person_id, kind):
                raise CardNotUp
            await self._note(write, actor.veiled(), "floor.lower_card", meeting_id, fields=(kind.value,))

    async def answer_cards(self, actor: Actor, meeting_id: int, kind: CardKind) -> None:
        """Whoever runs the meeting has seen them and done what they ask: all of this kind are down."""
        actor.require(Right.RUN_MEETING)
        await self._meetings.view(actor.group_id, meeting_id)
        async with self._database.write() as write:
            if not await said_rows.lower_card(write.connection, meeting_id, None, kind):
                raise CardNotUp
            await self._note(write, actor, "floor.answer_cards", meeting_id, fields=(kind.value,))

    async def set_card_meaning(self, actor: Actor, kind: CardKind, text: str) -> None:
        """What a card means in this group; empty for the usual meaning. By organisers."""
        actor.require(Right.SET_UP_GROUP)
        text = limited_text(text, what=say("floor-field-meaning"), limit=MEANING_LIMIT)
        coming = await self._meetings.coming_up(actor.group_id)
        async with self._database.write() as write:
            await said_rows.set_meaning(write.connection, actor.group_id, kind, text)
            record = f"group:{actor.group_id}"
            await write.record(actor, self._clock(), "floor.set_card_meaning", record, (kind.value,))
            for each in coming:
                write.announce(FloorChanged(actor.group_id, each.meeting.id))

    async def card_meanings(self, group_id: int) -> Mapping[CardKind, str]:
        """The group's own words; a card without any is left out."""
        async with self._database.read() as connection:
            return await said_rows.meanings_of(connection, group_id)

    # Pauses and first meetings

    async def pause(self, actor: Actor, meeting_id: int, *, pausing: bool = True) -> None:
        """Somebody needs a moment. Their place in the queue stays theirs; nobody is told who it is."""
        actor.require(Right.TAKE_PART)
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        since = self._clock() if pausing else None
        async with self._database.write() as write:
            await rows.set_pause(write.connection, meeting_id, actor.person_id, since)
            await self._note(write, actor.veiled(), "floor.pause", meeting_id, fields=("pauses",))

    async def say_first_meeting(self, actor: Actor, meeting_id: int, *, first: bool) -> None:
        """That it is somebody's first meeting: only they are told, and they come early in the queue."""
        actor.require(Right.TAKE_PART)
        require_not_over((await self._meetings.view(actor.group_id, meeting_id)).meeting)
        async with self._database.write() as write:
            await rows.set_first_meeting(write.connection, meeting_id, actor.person_id, first)
            await self._note(write, actor.veiled(), "floor.say_first_meeting", meeting_id, fields=("first",))

    async def own(self, actor: Actor, meeting_id: int) -> OwnFloor:
        """What somebody has said of themself, for them alone."""
        async with self._database.read() as connection:
            cards = await said_rows.cards_of(connection, meeting_id)
            pausing = await rows.paused(connection, meeting_id)
            first = await rows.first_timers(connection, meeting_id)
        me = actor.person_id
        mine = [card for card in up_now(cards, self._clock()) if card.person_id == me]
        return OwnFloor(
            cards=frozenset(card.kind for card in mine),
            pausing=me in pausing,
            first_meeting=me in first,
            named=frozenset(card.kind for card in mine if card.named),
        )

    async def first_timers(self, group_id: int, meeting_id: int) -> frozenset[int]:
        """For a fair mix of tables. Never shown. Raises NotFound."""
        await self._meetings.view(group_id, meeting_id)
        async with self._database.read() as connection:
            return await rows.first_timers(connection, meeting_id)
