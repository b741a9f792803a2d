"""Two ideas that are the same become one, and nobody is lost. It can be undone for 14 days."""

from __future__ import annotations

from bot.core.database import Write
from bot.core.errors import limited_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.ideas import decide, declines, family, rows
from bot.ideas import refusals as no
from bot.ideas.records import IdeaRecords
from bot.ideas.rules import WORDS_LIMIT, Idea, IdeaChanged, Standing
from bot.ideas.seen import NewsKind


class Merging(IdeaRecords):
    async def merge(self, actor: Actor, idea_id: int, into: int, words: str = "") -> Idea:
        """Make one idea part of another; returns that other.

        Every author, supporter, commenter and follower counts there, each once, and is told with a "not for me".
        """
        actor.require(Right.LOOK_AFTER_IDEAS)
        words = limited_text(words, what=say("ideas-field-words"), limit=WORDS_LIMIT)
        async with self._database.write() as write:
            source = await self._idea(write.connection, actor.group_id, idea_id)
            target = await self._root(write.connection, actor.group_id, into)
            decide.check_merge(source, target)
            came = await family.everyone_with_a_part(write.connection, source.id)
            there = await family.everyone_with_a_part(write.connection, target.id)
            await self._join(write, source, target)
            source = await self._idea(write.connection, actor.group_id, source.id)
            who = actor.person_id
            await self._tell_news(write, source, NewsKind.MERGED, by=who, words=words, only=came)
            joined = say("ideas-news-joined", title=source.title)
            await self._tell_news(write, target, NewsKind.JOINED, by=who, words=joined, only=there - came)
            await self._note(write, actor, "merge", source, ("merged_into",))
            write.announce(IdeaChanged(target.group_id, target.id))
        return await self.card(actor.group_id, target.id)

    async def undo_merge(self, actor: Actor, idea_id: int) -> Idea:
        """Take an idea out again, with everyone who had a part in it, within 14 days; returns it."""
        actor.require(Right.LOOK_AFTER_IDEAS)
        async with self._database.write() as write:
            source = await self._idea(write.connection, actor.group_id, idea_id)
            decide.check_undo(source, self._clock())
            target = await self._root(write.connection, actor.group_id, source.id)
            await self._take_out(write, source)
            source = await self._idea(write.connection, actor.group_id, source.id)
            words = say("ideas-news-parted", title=target.title)
            await self._tell_news(write, source, NewsKind.PARTED, by=actor.person_id, words=words)
            await self._note(write, actor, "undo_merge", source, ("merged_into",))
            write.announce(IdeaChanged(target.group_id, target.id))
        return await self.card(actor.group_id, source.id)

    async def not_for_me(self, actor: Actor, idea_id: int) -> Idea:
        """Have no part in what the merged idea `idea_id` became; returns that. What was said stays with the old idea.

        Of an idea that others became part of, it means every one of those. Undoing a merge gives the part in the old
        idea back.
        """
        actor.require(Right.TAKE_PART)
        async with self._database.write() as write:
            source = await self._idea(write.connection, actor.group_id, idea_id)
            merged = [idea_id]
            if source.standing is not Standing.MERGED:
                merged = await rows.merged_right_into(write.connection, idea_id)
            if not merged:
                raise no.NotMerged
            root = await self._root(write.connection, actor.group_id, idea_id)
            left = [await self._leave(write, actor, each) for each in merged]
            if not any(left):
                raise no.NothingOfYours
            await self._note(write, actor, "not_for_me", source, ("part",), veiled=True)
            write.announce(IdeaChanged(root.group_id, root.id))
            return await self._idea(write.connection, actor.group_id, root.id)

    async def _leave(self, write: Write, actor: Actor, merged: int) -> bool:
        under = await rows.merged_under(write.connection, merged)
        return await declines.decline(write.connection, under, actor.person_id, merged, self._clock())

    async def _join(self, write: Write, source: Idea, target: Idea) -> None:
        under = await rows.merged_under(write.connection, source.id)
        merged = {"standing": Standing.MERGED.value, "merged_into": target.id, "merged_at": self._clock()}
        await rows.change_idea(write.connection, source.id, **merged)
        await rows.set_root(write.connection, under, target.id)

    async def _take_out(self, write: Write, source: Idea) -> None:
        under = await rows.merged_under(write.connection, source.id)
        await declines.forget_merge(write.connection, source.id, under)
        alone = {"standing": Standing.SHOWN.value, "merged_into": None, "merged_at": None}
        await rows.change_idea(write.connection, source.id, **alone)
        await rows.set_root(write.connection, under, source.id)
