"""Queries of supports and follows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ideas.rules import SupportKind
from bot.ideas.seen import Mine
from bot.ideas.tables import idea_follows, idea_supports, ideas


async def put_support(connection: AsyncConnection, **values: Any) -> None:
    """In place of what this person said of the same idea before. It becomes what they said last."""
    await _remove(connection, idea_supports, [values["idea_id"]], values["person_id"])
    await connection.execute(insert(idea_supports).values(**values))


async def remove_support(connection: AsyncConnection, root: int, person_id: int) -> bool:
    """From the idea and all that is part of it; False where there was none."""
    return await _remove(connection, idea_supports, await _family(connection, root), person_id)


async def put_follow(connection: AsyncConnection, idea_id: int, person_id: int, *, following: bool) -> None:
    await _remove(connection, idea_follows, [idea_id], person_id)
    await connection.execute(insert(idea_follows).values(idea_id=idea_id, person_id=person_id, following=following))


async def mine(connection: AsyncConnection, root: int, person_id: int, *, following: bool) -> Mine:
    """What this person has to do with the idea and all that is part of it."""
    found = await connection.execute(select(ideas.c.author_id, ideas.c.entered_by).where(ideas.c.root_id == root))
    whose = found.all()
    said = await connection.execute(
        select(idea_supports.c.kind, idea_supports.c.words)
        .join(ideas, ideas.c.id == idea_supports.c.idea_id)
        .where(ideas.c.root_id == root, idea_supports.c.person_id == person_id)
        .order_by(idea_supports.c.id.desc())
        .limit(1)
    )
    last = said.one_or_none()
    return Mine(
        author=any(row.author_id == person_id for row in whose),
        entered=any(row.entered_by == person_id for row in whose),
        support=SupportKind(last.kind) if last else None,
        support_words=last.words if last else "",
        following=following,
    )


async def _family(connection: AsyncConnection, root: int) -> list[int]:
    return list((await connection.execute(select(ideas.c.id).where(ideas.c.root_id == root))).scalars())


async def _remove(connection: AsyncConnection, table: Any, idea_ids: list[int], person_id: int) -> bool:
    removed = await connection.execute(
        delete(table).where(table.c.idea_id.in_(idea_ids), table.c.person_id == person_id)
    )
    return bool(removed.rowcount)
