"""Queries of the moderation log."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ideas.moderation import Act, Moderation, Reason
from bot.ideas.rules import Standing
from bot.ideas.tables import idea_comments, idea_moderations, ideas
from bot.people.rows import people

_ENTRIES = select(idea_moderations, people.c.name).join(people, people.c.id == idea_moderations.c.by_person)


async def add(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(idea_moderations).values(**values).returning(idea_moderations.c.id))
    return int(added.scalar_one())


async def entry(connection: AsyncConnection, group_id: int, moderation_id: int) -> Moderation | None:
    if not 0 < moderation_id <= 2**31 - 1:
        return None
    wanted = _ENTRIES.where(idea_moderations.c.id == moderation_id, idea_moderations.c.group_id == group_id)
    row = (await connection.execute(wanted)).mappings().one_or_none()
    return _entry(row) if row else None


async def concerned(connection: AsyncConnection, about: Moderation) -> set[int]:
    """Whose words the entry is about, and who typed them in."""
    if about.comment_id is not None:
        found = await connection.execute(
            select(idea_comments.c.person_id, idea_comments.c.entered_by).where(idea_comments.c.id == about.comment_id)
        )
    else:
        found = await connection.execute(
            select(ideas.c.author_id, ideas.c.entered_by).where(ideas.c.id == about.idea_id)
        )
    return {person for person in found.one() if person is not None}


async def moderator(connection: AsyncConnection, moderation_id: int) -> int:
    found = await connection.execute(select(idea_moderations.c.by_person).where(idea_moderations.c.id == moderation_id))
    return int(found.scalar_one())


async def answer(connection: AsyncConnection, moderation_id: int, words: str, at: datetime) -> None:
    await connection.execute(
        update(idea_moderations).where(idea_moderations.c.id == moderation_id).values(answer=words, answered_at=at)
    )


async def log(connection: AsyncConnection, group_id: int) -> list[Moderation]:
    """Newest first."""
    found = await connection.execute(
        _ENTRIES.where(idea_moderations.c.group_id == group_id).order_by(idea_moderations.c.id.desc())
    )
    return [_entry(row) for row in found.mappings()]


async def of_family(connection: AsyncConnection, root: int) -> list[Moderation]:
    """Of an idea and all that is part of it, oldest first."""
    members = select(ideas.c.id).where(ideas.c.root_id == root)
    found = await connection.execute(
        _ENTRIES.where(idea_moderations.c.idea_id.in_(members)).order_by(idea_moderations.c.id)
    )
    return [_entry(row) for row in found.mappings()]


async def held_ids(connection: AsyncConnection, group_id: int) -> list[int]:
    found = await connection.execute(
        select(ideas.c.id)
        .where(ideas.c.group_id == group_id, ideas.c.standing == Standing.HELD.value)
        .order_by(ideas.c.id)
    )
    return list(found.scalars())


def _entry(row: RowMapping) -> Moderation:
    return Moderation(
        id=row["id"],
        idea_id=row["idea_id"],
        comment_id=row["comment_id"],
        act=Act(row["act"]),
        reason=Reason(row["reason"]),
        words=row["words"],
        by_name=row["name"],
        at=row["at"],
        answer=row["answer"],
        answered_at=row["answered_at"],
    )
