"""Where ideas and their comments stand in Discord, remembered so that a restart finds them again."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.roles import Actor
from bot.ideas import comments, rows
from bot.ideas.records import IdeaRecords
from bot.ideas.rules import Comment


@dataclass(frozen=True)
class PostedAt:
    """Discord ids of an idea's post: its forum, its thread, and the thread's first message."""

    forum_id: int | None = None
    thread_id: int | None = None
    card_id: int | None = None


class InDiscord(IdeaRecords):
    async def remember_post(self, group_id: int, idea_id: int, at: PostedAt | None) -> None:
        """Where the idea's post stands; None where it is gone. Announces nothing: it shows the same.

        In a new post none of the comments has a message yet.
        """
        async with self._database.write() as write:
            idea = await self._idea(write.connection, group_id, idea_id)
            await rows.change_idea(write.connection, idea_id, **vars(at or PostedAt()), drawn="")
            if idea.thread_id is not None:
                await comments.forget_messages(write.connection, idea_id)
            by = Actor.system(group_id)
            await write.record(by, self._clock(), "ideas.remember_post", f"idea:{idea_id}", ("thread_id",))

    async def remember_drawn(self, idea_id: int, drawn: str) -> None:
        """What the idea's post shows now, so that a start need not draw what is right already."""
        async with self._database.write() as write:
            await rows.change_idea(write.connection, idea_id, drawn=drawn)

    async def comments_not_in_thread(self, group_id: int, idea_id: int | None = None) -> list[Comment]:
        """Comments from the pages and forms that no message of a thread shows yet, oldest first."""
        async with self._database.read() as connection:
            return await comments.comments_not_in_thread(connection, group_id, idea_id)

    async def comment_in_thread(self, group_id: int, comment_id: int) -> Comment | None:
        """The comment wherever it stands, taken back too: for its message, never for showing."""
        async with self._database.read() as connection:
            return await comments.comment_anyhow(connection, group_id, comment_id)

    async def remember_message(self, group_id: int, comment_id: int, message_id: int | None) -> None:
        """Which message of the thread shows the comment. Announces nothing: what is shown stays the same."""
        async with self._database.write() as write:
            await comments.change_comment(write.connection, comment_id, message_id=message_id)
            by = Actor.system(group_id)
            await write.record(by, self._clock(), "ideas.remember_message", f"comment:{comment_id}", ("message_id",))

    async def typed_in(self, group_id: int, thread_id: int) -> list[int]:
        """Ids of the messages of this thread that are comments."""
        async with self._database.read() as connection:
            return await comments.typed_in_thread(connection, group_id, thread_id)

    async def idea_of_thread(self, group_id: int, thread_id: int) -> int | None:
        async with self._database.read() as connection:
            return await rows.idea_of_thread(connection, group_id, thread_id)

    async def everywhere(self, group_id: int) -> list[int]:
        """Ids of every idea that stands in Discord, or should, oldest first."""
        async with self._database.read() as connection:
            return await rows.ids_for_discord(connection, group_id)
