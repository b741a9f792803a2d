"""The glossary: hard words, and plain meanings that two people agree to."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.errors import required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor import said_rows
from bot.floor.cards import CardKind
from bot.floor.glossary import MEANING_LIMIT, WORD_LIMIT, Meaning, NoSuchWord, OwnMeaning, Word, key_of
from bot.floor.rules import FloorChanged, Shown
from bot.floor.screen import Screen


class Explaining(Screen):
    async def ask_word(self, actor: Actor, word: str, *, meeting_id: int | None = None) -> Word:
        """What does that mean? The word joins the list until it is explained; nobody is told who asked.

        In a live meeting it holds up the card too. A word that is known is given back with its meaning.
        Raises Empty or TooLong.
        """
        actor.require(Right.TAKE_PART)
        word = required_text(word, what=say("floor-field-word"), limit=WORD_LIMIT)
        known = await self.look_up(actor.group_id, word)
        if known is not None and known.meaning is not None:
            return known
        if meeting_id is not None:
            await self._live(actor.group_id, meeting_id)
        async with self._database.write() as write:
            if known is None:
                now = self._clock()
                word_id = await said_rows.add_word(write.connection, actor.group_id, word, meeting_id, now)
            else:
                word_id = known.id
            if meeting_id is not None:
                await said_rows.raise_card(
                    write.connection,
                    actor.group_id,
                    meeting_id,
                    actor.person_id,
                    CardKind.JARGON,
                    named=False,
                    at=self._clock(),
                )
                write.announce(FloorChanged(actor.group_id, meeting_id))
            await write.record(actor.veiled(), self._clock(), "floor.ask_word", f"word:{word_id}", ("word",))
        return await self.word(actor.group_id, word_id)

    async def propose_meaning(self, actor: Actor, word_id: int, text: str) -> Word:
        """Anyone explains a word. It counts once two other people find it good. Raises NoSuchWord, Empty, TooLong."""
        actor.require(Right.TAKE_PART)
        text = required_text(text, what=say("floor-field-meaning"), limit=MEANING_LIMIT)
        await self.word(actor.group_id, word_id)
        async with self._database.write() as write:
            await said_rows.add_meaning(write.connection, word_id, text, actor.person_id, self._clock())
            await write.record(actor, self._clock(), "floor.propose_meaning", f"word:{word_id}", ("meaning",))
        return await self.word(actor.group_id, word_id)

    async def agree_meaning(self, actor: Actor, meaning_id: int) -> Word:
        """Find a meaning good. Repeating it changes nothing. Raises NoSuchWord or OwnMeaning."""
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            word = await said_rows.word_of_meaning(write.connection, actor.group_id, meaning_id)
            if word is None:
                raise NoSuchWord
            meaning = _meaning(word, meaning_id)
            if meaning.proposed_by == actor.person_id:
                raise OwnMeaning
            if actor.person_id not in meaning.agreed_by:
                await said_rows.agree_to_meaning(write.connection, meaning_id, actor.person_id)
                await write.record(actor, self._clock(), "floor.agree_meaning", f"word:{word.id}", ("agreed",))
                if word.meeting_id is not None:
                    write.announce(FloorChanged(actor.group_id, word.meeting_id))
        return await self.word(actor.group_id, word.id)

    async def show_word(self, actor: Actor, meeting_id: int, word_id: int) -> None:
        """Put a word and its meaning on the room screen. By those who run the meeting."""
        actor.require(Right.RUN_MEETING)
        await self.word(actor.group_id, word_id)
        await self._live(actor.group_id, meeting_id)
        async with self._database.write() as write:
            await self.put_on_screen(write, actor.group_id, meeting_id, Shown.WORD, word_id)
            await self._note(write, actor, "floor.show_word", meeting_id, fields=("shown",))

    async def look_up(self, group_id: int, word: str) -> Word | None:
        async with self._database.read() as connection:
            return await said_rows.word_by_key(connection, group_id, key_of(word))

    async def word(self, group_id: int, word_id: int) -> Word:
        """Raises NoSuchWord."""
        async with self._database.read() as connection:
            found = await said_rows.word_by_id(connection, group_id, word_id)
        if found is None:
            raise NoSuchWord
        return found

    async def words(self, group_id: int) -> Sequence[Word]:
        """Every word of the group by the alphabet, explained or not."""
        async with self._database.read() as connection:
            return await said_rows.words_of(connection, group_id)


def _meaning(word: Word, meaning_id: int) -> Meaning:
    return next(meaning for meaning in word.meanings if meaning.id == meaning_id)
