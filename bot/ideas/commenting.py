"""Comments: one record, whatever the door."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.database import Write
from bot.core.errors import NotFound, required_text
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.ideas import comments, decide, rows
from bot.ideas import refusals as no
from bot.ideas.records import IdeaRecords, entered_by, source_of
from bot.ideas.rules import COMMENT_LIMIT, Comment, Idea, IdeaChanged, IdeaCommented, Source

TYPED_LIMIT = 4000
"""What Discord lets somebody type in one message."""


class Commenting(IdeaRecords):
    async def comment(
        self, actor: Actor, idea_id: int, words: str, *, named: bool = True, for_person: int | None = None
    ) -> Comment:
        """Say something about an idea. On one that is part of another it is said there."""
        actor.require(Right.TAKE_PART)
        owner = await self._whose(actor, for_person)
        words = required_text(words, what=say("ideas-field-comment"), limit=COMMENT_LIMIT)
        return await self._add(actor, idea_id, owner, words, source_of(actor, owner), named=named)

    async def typed(self, actor: Actor, thread_id: int, message_id: int, words: str) -> Comment | None:
        """A message in an idea's thread. It counts as a comment where the group reads those; None where it does not.

        The same message counts once, also where it is told of again after a restart.
        """
        actor.require(Right.TAKE_PART)
        words = words.replace("\0", "").strip()[:TYPED_LIMIT]
        async with self._database.read() as connection:
            settings = await self._settings(connection, actor.group_id)
            idea_id = await rows.idea_of_thread(connection, actor.group_id, thread_id)
            known = await comments.comment_of_message(connection, message_id)
        if not settings.reads_typed or idea_id is None or known is not None or not words:
            return None
        return await self._add(actor, idea_id, actor.person_id, words, Source.THREAD, message_id=message_id)

    async def typed_changed(self, group_id: int, message_id: int, words: str) -> None:
        """The message was edited. Nothing happens where it is no comment."""
        comment = await self._typed(group_id, message_id)
        words = words.replace("\0", "").strip()[:TYPED_LIMIT]
        if comment is not None and words and words != comment.words:
            await self._change(Actor.system(group_id), comment, words=words, edited_at=self._clock())

    async def typed_deleted(self, group_id: int, message_id: int) -> None:
        """The message was deleted, so the comment is taken back. Nothing happens where it is no comment."""
        comment = await self._typed(group_id, message_id)
        if comment is not None:
            gone = {} if comment.hidden else {"state": "withdrawn"}  # a hidden one may be shown again
            await self._change(Actor.system(group_id), comment, message_id=None, **gone)

    async def withdraw_comment(self, actor: Actor, comment_id: int) -> None:
        """Take one's own comment back."""
        actor.require(Right.TAKE_PART)
        async with self._database.read() as connection:
            comment = await self._comment(connection, actor.group_id, comment_id)
        if comment.person_id != actor.person_id:
            raise no.NotYours
        await self._change(actor, comment, state="withdrawn")

    async def _add(
        self,
        actor: Actor,
        idea_id: int,
        owner: int,
        words: str,
        source: Source,
        *,
        named: bool = True,
        message_id: int | None = None,
    ) -> Comment:
        async with self._database.write() as write:
            idea = await self._root(write.connection, actor.group_id, idea_id)
            decide.require_open_to_words(idea)
            comment_id = await comments.add_comment(
                write.connection,
                idea_id=idea.id,
                person_id=owner,
                entered_by=entered_by(actor, owner),
                words=words,
                named=named,
                source=source.value,
                state="shown",
                at=self._clock(),
                message_id=message_id,
            )
            await self._note(write, actor, "comment", idea, ("comment",), veiled=not named)
            write.announce(IdeaCommented(idea.group_id, idea.id, comment_id))
            if owner != actor.person_id:
                await self._tell_commented_for(write, actor, idea, owner, comment_id)
            return await self._comment(write.connection, actor.group_id, comment_id)

    async def _change(self, actor: Actor, comment: Comment, **values: object) -> None:
        async with self._database.write() as write:
            await comments.change_comment(write.connection, comment.id, **values)
            by = actor if comment.author_name is not None else actor.veiled()
            await write.record(by, self._clock(), "ideas.change_comment", f"comment:{comment.id}", values)
            root = await rows.root_of(write.connection, comment.group_id, comment.idea_id) or comment.idea_id
            write.announce(IdeaCommented(comment.group_id, root, comment.id))
            write.announce(IdeaChanged(comment.group_id, root))

    async def _comment(self, connection: AsyncConnection, group_id: int, comment_id: int) -> Comment:
        comment = await comments.comment_by_id(connection, group_id, comment_id)
        if comment is None:
            raise NotFound
        return comment

    async def _typed(self, group_id: int, message_id: int) -> Comment | None:
        """The comment that was typed as this message; one that we posted there ourselves is not."""
        async with self._database.read() as connection:
            comment_id = await comments.comment_of_message(connection, message_id)
            comment = await comments.comment_by_id(connection, group_id, comment_id) if comment_id else None
        return comment if comment is not None and comment.source is Source.THREAD else None

    async def _tell_commented_for(self, write: Write, actor: Actor, idea: Idea, owner: int, comment_id: int) -> None:
        helper = (await self._people.names([actor.person_id]))[actor.person_id]
        message = "ideas-notice-commented-for-you"
        await self._telling.one(write, idea, owner, message, f"commented:{comment_id}", helper=helper)
