""" "Not for me": what somebody said of a merge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ideas.tables import idea_comments, idea_declines, idea_follows, idea_supports, ideas


async def decline(
    connection: AsyncConnection, idea_ids: Iterable[int], person_id: int, merge_of: int, at: datetime
) -> bool:
    """Note it for each of the ideas that the person has a part in; False where there is none left."""
    concerned = await _with_a_part(connection, list(idea_ids), person_id)
    known = await connection.execute(
        select(idea_declines.c.idea_id).where(
            idea_declines.c.person_id == person_id, idea_declines.c.idea_id.in_(concerned)
        )
    )
    new = concerned - set(known.scalars())
    if new:
        values = [{"idea_id": idea, "person_id": person_id, "merge_of": merge_of, "at": at} for idea in sorted(new)]
        await connection.execute(insert(idea_declines), values)
    return bool(new)


async def forget_merge(connection: AsyncConnection, idea_id: int, under: set[int]) -> None:
    """The merge of `idea_id` was undone, so what was said of it, and of merges beyond it, no longer holds for what is
    `under` it. What was said of merges among those stays."""
    still = under - {idea_id}
    await connection.execute(
        delete(idea_declines).where(idea_declines.c.idea_id.in_(under), idea_declines.c.merge_of.not_in(still))
    )


async def _with_a_part(connection: AsyncConnection, idea_ids: list[int], person_id: int) -> set[int]:
    found = set(
        (
            await connection.execute(select(ideas.c.id).where(ideas.c.id.in_(idea_ids), ideas.c.author_id == person_id))
        ).scalars()
    )
    for table in (idea_supports, idea_comments, idea_follows):
        part = await connection.execute(
            select(table.c.idea_id).where(table.c.idea_id.in_(idea_ids), table.c.person_id == person_id)
        )
        found |= set(part.scalars())
    return found
