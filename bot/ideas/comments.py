"""Queries of comments, and of the words that go with a support."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ideas.rows import LARGEST_ID
from bot.ideas.rules import Comment, Source, SupportKind
from bot.ideas.seen import Said
from bot.ideas.tables import idea_comments, idea_declines, idea_supports, ideas
from bot.people.rows import people


async def comments_of(connection: AsyncConnection, root: int, *, hidden: bool = False) -> list[Comment]:
    """Of the idea and all that is part of it, oldest first; `hidden` ones too where asked for."""
    states = ("shown", "hidden") if hidden else ("shown",)
    found = await connection.execute(
        _comments()
        .where(ideas.c.root_id == root, idea_comments.c.state.in_(states), idea_declines.c.person_id.is_(None))
        .order_by(idea_comments.c.at, idea_comments.c.id)
    )
    return [_comment(row) for row in found.mappings()]


async def comment_by_id(connection: AsyncConnection, group_id: int, comment_id: int) -> Comment | None:
    """None too for one that was taken back."""
    comment = await comment_anyhow(connection, group_id, comment_id)
    return None if comment is None or comment.withdrawn else comment


async def comment_anyhow(connection: AsyncConnection, group_id: int, comment_id: int) -> Comment | None:
    """Also one that was taken back."""
    if not 0 < comment_id <= LARGEST_ID:
        return None
    found = await connection.execute(_comments().where(idea_comments.c.id == comment_id, ideas.c.group_id == group_id))
    row = found.mappings().one_or_none()
    return _comment(row) if row else None


async def comment_of_message(connection: AsyncConnection, message_id: int) -> int | None:
    found = await connection.execute(select(idea_comments.c.id).where(idea_comments.c.message_id == message_id))
    return found.scalar_one_or_none()


async def typed_in_thread(connection: AsyncConnection, group_id: int, thread_id: int) -> list[int]:
    """Message ids of the comments that were typed in this thread and still stand there."""
    found = await connection.execute(
        select(idea_comments.c.message_id)
        .join(ideas, ideas.c.id == idea_comments.c.idea_id)
        .where(
            ideas.c.group_id == group_id,
            ideas.c.thread_id == thread_id,
            idea_comments.c.source == Source.THREAD.value,
            idea_comments.c.state != "withdrawn",
            idea_comments.c.message_id.is_not(None),
        )
    )
    return list(found.scalars())


async def forget_messages(connection: AsyncConnection, idea_id: int) -> None:
    """No message shows a comment of this idea any more."""
    await connection.execute(update(idea_comments).where(idea_comments.c.idea_id == idea_id).values(message_id=None))


async def comments_not_in_thread(connection: AsyncConnection, group_id: int, idea_id: int | None) -> list[Comment]:
    """Comments that no message of a thread shows yet, oldest first; of one idea where it is given."""
    only = [] if idea_id is None else [idea_comments.c.idea_id == idea_id]
    found = await connection.execute(
        _comments()
        .where(
            ideas.c.group_id == group_id,
            idea_comments.c.state == "shown",
            idea_comments.c.message_id.is_(None),
            *only,
        )
        .order_by(idea_comments.c.id)
    )
    return [_comment(row) for row in found.mappings()]


async def add_comment(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(idea_comments).values(**values).returning(idea_comments.c.id))
    return int(added.scalar_one())


async def change_comment(connection: AsyncConnection, comment_id: int, **values: Any) -> None:
    await connection.execute(update(idea_comments).where(idea_comments.c.id == comment_id).values(**values))


async def said_of(connection: AsyncConnection, root: int) -> list[Said]:
    """The words of supports, oldest first."""
    declined = (idea_declines.c.idea_id == idea_supports.c.idea_id) & (
        idea_declines.c.person_id == idea_supports.c.person_id
    )
    found = await connection.execute(
        select(idea_supports, people.c.name)
        .join(ideas, ideas.c.id == idea_supports.c.idea_id)
        .join(people, people.c.id == idea_supports.c.person_id)
        .outerjoin(idea_declines, declined)
        .where(ideas.c.root_id == root, idea_supports.c.words != "", idea_declines.c.person_id.is_(None))
        .order_by(idea_supports.c.id)
    )
    return [
        Said(SupportKind(row["kind"]), row["words"], row["name"] if row["named"] else None, row["at"])
        for row in found.mappings()
    ]


def _comments() -> Any:
    declined = (idea_declines.c.idea_id == idea_comments.c.idea_id) & (
        idea_declines.c.person_id == idea_comments.c.person_id
    )
    return (
        select(idea_comments, people.c.name, ideas.c.group_id)
        .join(ideas, ideas.c.id == idea_comments.c.idea_id)
        .join(people, people.c.id == idea_comments.c.person_id)
        .outerjoin(idea_declines, declined)
    )


def _comment(row: RowMapping) -> Comment:
    return Comment(
        id=row["id"],
        idea_id=row["idea_id"],
        group_id=row["group_id"],
        author_name=row["name"] if row["named"] else None,
        person_id=row["person_id"],
        words=row["words"],
        source=Source(row["source"]),
        at=row["at"],
        edited_at=row["edited_at"],
        message_id=row["message_id"],
        hidden=row["state"] == "hidden",
        withdrawn=row["state"] == "withdrawn",
    )
