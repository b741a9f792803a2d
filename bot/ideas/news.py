"""Queries of the dated steps of an idea's way."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ideas.rows import outcome_of
from bot.ideas.rules import Status
from bot.ideas.seen import News, NewsKind
from bot.ideas.tables import idea_news
from bot.people.rows import people


async def add_news(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(idea_news).values(**values).returning(idea_news.c.id))
    return int(added.scalar_one())


async def news_of(connection: AsyncConnection, idea_id: int) -> list[News]:
    """Oldest first."""
    found = await connection.execute(
        select(idea_news, people.c.name)
        .outerjoin(people, people.c.id == idea_news.c.by_person)
        .where(idea_news.c.idea_id == idea_id)
        .order_by(idea_news.c.id)
    )
    return [
        News(
            id=row["id"],
            kind=NewsKind(row["kind"]),
            status=Status(row["status"]),
            words=row["words"],
            outcome=outcome_of(row),
            by_name=row["name"],
            at=row["at"],
        )
        for row in found.mappings()
    ]
