"""Queries of ideas; rows become dataclasses here, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.ideas import family
from bot.ideas.decide import UNDO_FOR
from bot.ideas.moderation import Tally
from bot.ideas.rules import (
    CLOSED,
    Attachment,
    Counts,
    GroupIdeas,
    Idea,
    Level,
    Outcome,
    Standing,
    Status,
)
from bot.ideas.seen import IdeaRef
from bot.ideas.tables import (
    idea_settings,
    idea_tags,
    ideas,
)
from bot.people.rows import people

LARGEST_ID = 2**31 - 1
"""The database's own limit; a larger number in an address or a button is simply not found."""

# Ideas


async def ideas_by_id(
    connection: AsyncConnection, ids: Sequence[int], now: datetime, patience: timedelta
) -> dict[int, Idea]:
    """Each with its counts, in a fixed number of queries. `patience` is how long an idea goes without news."""
    found = await connection.execute(select(ideas).where(ideas.c.id.in_(ids)))
    rows = found.mappings().all()
    if not rows:
        return {}
    roots = [row["root_id"] for row in rows if row["standing"] != Standing.MERGED]
    authors = await family.authors_of(connection, roots)
    for row in rows:  # a merged idea still says whose it was
        if row["standing"] == Standing.MERGED:
            own = family.Authors({row["author_id"]}, {row["author_id"]} if row["named"] else set())
            authors[-row["id"]] = own
    counts = await family.counts_of(connection, roots, authors) if roots else {}
    wanted = {person for each in authors.values() for person in each.named}
    names = await _names(connection, wanted | {row["owner_id"] for row in rows if row["owner_id"] is not None})
    tags = await _tags(connection, ids)
    titles = await _titles(connection, [row["merged_into"] for row in rows if row["merged_into"] is not None])
    return {row["id"]: _idea(row, authors, counts, names, tags[row["id"]], titles, now - patience) for row in rows}


async def idea_by_id(
    connection: AsyncConnection, group_id: int, idea_id: int, now: datetime, patience: timedelta
) -> Idea | None:
    if not 0 < idea_id <= LARGEST_ID:
        return None
    idea = (await ideas_by_id(connection, [idea_id], now, patience)).get(idea_id)
    return idea if idea is not None and idea.group_id == group_id else None


async def root_of(connection: AsyncConnection, group_id: int, idea_id: int) -> int | None:
    if not 0 < idea_id <= LARGEST_ID:
        return None
    found = await connection.execute(select(ideas.c.root_id).where(ideas.c.id == idea_id, ideas.c.group_id == group_id))
    return found.scalar_one_or_none()


async def add_idea(connection: AsyncConnection, tags: Iterable[str], **values: Any) -> int:
    added = await connection.execute(insert(ideas).values(**values).returning(ideas.c.id))
    idea_id = int(added.scalar_one())
    await change_idea(connection, idea_id, root_id=idea_id)
    await set_tags(connection, idea_id, tags)
    return idea_id


async def change_idea(connection: AsyncConnection, idea_id: int, **values: Any) -> None:
    await connection.execute(update(ideas).where(ideas.c.id == idea_id).values(**values))


async def set_tags(connection: AsyncConnection, idea_id: int, tags: Iterable[str]) -> None:
    await connection.execute(delete(idea_tags).where(idea_tags.c.idea_id == idea_id))
    values = [{"idea_id": idea_id, "tag": tag} for tag in tags]
    if values:
        await connection.execute(insert(idea_tags), values)


async def joined_to(connection: AsyncConnection, root: int) -> list[IdeaRef]:
    """Ideas that are part of this one, oldest first."""
    found = await connection.execute(
        select(ideas.c.id, ideas.c.title, ideas.c.status)
        .where(ideas.c.root_id == root, ideas.c.id != root)
        .order_by(ideas.c.id)
    )
    return [IdeaRef(row.id, row.title, Status(row.status)) for row in found]


async def merged_right_into(connection: AsyncConnection, idea_id: int) -> list[int]:
    found = await connection.execute(select(ideas.c.id).where(ideas.c.merged_into == idea_id).order_by(ideas.c.id))
    return list(found.scalars())


async def merged_under(connection: AsyncConnection, idea_id: int) -> set[int]:
    """The idea itself and everything that was merged into it, however deep."""
    under, edge = {idea_id}, {idea_id}
    while edge:
        found = await connection.execute(select(ideas.c.id).where(ideas.c.merged_into.in_(edge)))
        edge = set(found.scalars()) - under
        under |= edge
    return under


async def set_root(connection: AsyncConnection, idea_ids: Iterable[int], root: int) -> None:
    await connection.execute(update(ideas).where(ideas.c.id.in_(list(idea_ids))).values(root_id=root))


async def tally(connection: AsyncConnection, group_id: int) -> Tally:
    found = await connection.execute(
        select(ideas.c.standing, func.count()).where(ideas.c.group_id == group_id).group_by(ideas.c.standing)
    )
    by_standing = {row.standing: row[1] for row in found}
    submitted = await connection.execute(select(func.count()).where(ideas.c.group_id == group_id))
    return Tally(submitted.scalar_one(), *(by_standing.get(standing, 0) for standing in Standing))


async def without_news(connection: AsyncConnection, before: datetime) -> list[tuple[int, int]]:
    """Group and id of open ideas on show whose last news, and last asking for it, is as old as `before`."""
    found = await connection.execute(
        select(ideas.c.group_id, ideas.c.id)
        .where(
            ideas.c.standing == Standing.SHOWN.value,
            ideas.c.status.not_in([status.value for status in CLOSED]),
            ideas.c.news_at <= before,
            or_(ideas.c.asked_for_news_at.is_(None), ideas.c.asked_for_news_at <= before),
        )
        .order_by(ideas.c.id)
    )
    return [(row.group_id, row.id) for row in found]


async def _names(connection: AsyncConnection, person_ids: Iterable[int]) -> dict[int, str]:
    found = await connection.execute(select(people.c.id, people.c.name).where(people.c.id.in_(set(person_ids))))
    return {row.id: row.name for row in found}


async def _tags(connection: AsyncConnection, ids: Sequence[int]) -> Mapping[int, list[str]]:
    found = await connection.execute(select(idea_tags).where(idea_tags.c.idea_id.in_(ids)).order_by(idea_tags.c.tag))
    tags: defaultdict[int, list[str]] = defaultdict(list)
    for row in found:
        tags[row.idea_id].append(row.tag)
    return tags


async def _titles(connection: AsyncConnection, ids: Sequence[int]) -> dict[int, str]:
    if not ids:
        return {}
    found = await connection.execute(select(ideas.c.id, ideas.c.title).where(ideas.c.id.in_(ids)))
    return {row.id: row.title for row in found}


def _idea(  # noqa: PLR0917 - what the queries found, in their order
    row: RowMapping,
    authors: Mapping[int, family.Authors],
    counts: Mapping[int, Counts],
    names: Mapping[int, str],
    tags: Sequence[str],
    titles: Mapping[int, str],
    news_before: datetime,
) -> Idea:
    standing, status = Standing(row["standing"]), Status(row["status"])
    key = -row["id"] if standing is Standing.MERGED else row["root_id"]
    who = authors.get(key) or family.Authors()
    return Idea(
        id=row["id"],
        group_id=row["group_id"],
        title=row["title"],
        what=row["what"],
        why=row["why"],
        who=row["who"],
        level=Level(row["level"]) if row["level"] else None,
        status=status,
        standing=standing,
        locked=row["locked"],
        author_id=row["author_id"],
        entered_by=row["entered_by"],
        named=row["named"],
        authors=tuple(names[person] for person in sorted(who.named)),
        unnamed_authors=len(who.ids - who.named),
        owner_id=row["owner_id"],
        owner_name=names.get(row["owner_id"]),
        outcome=outcome_of(row),
        posted_at=row["posted_at"],
        news_at=row["news_at"],
        closed_at=row["closed_at"],
        waiting_for_news=standing is Standing.SHOWN and status not in CLOSED and row["news_at"] <= news_before,
        merged_into=row["merged_into"],
        merged_title=titles.get(row["merged_into"]),
        merged_at=row["merged_at"],
        undo_until=row["merged_at"] + UNDO_FOR if row["merged_at"] else None,
        counts=counts.get(row["root_id"], Counts()) if standing is not Standing.MERGED else Counts(),
        tags=tuple(tags),
        attachment=Attachment(row["upload_id"], row["upload_words"]) if row["upload_id"] else None,
        forum_id=row["forum_id"],
        thread_id=row["thread_id"],
        card_id=row["card_id"],
        drawn=row["drawn"],
    )


def outcome_of(row: RowMapping) -> Outcome:
    return Outcome(row["we_did"], row["could_not"], row["next_step"])


async def idea_of_thread(connection: AsyncConnection, group_id: int, thread_id: int) -> int | None:
    found = await connection.execute(
        select(ideas.c.id).where(ideas.c.group_id == group_id, ideas.c.thread_id == thread_id)
    )
    return found.scalar_one_or_none()


async def ids_for_discord(connection: AsyncConnection, group_id: int) -> list[int]:
    """Ideas on show, and those that have a post already, oldest first."""
    stands = or_(ideas.c.standing == Standing.SHOWN.value, ideas.c.thread_id.is_not(None))
    found = await connection.execute(
        select(ideas.c.id).where(ideas.c.group_id == group_id, stands).order_by(ideas.c.id)
    )
    return list(found.scalars())


# Settings


async def settings_of(connection: AsyncConnection, group_id: int) -> GroupIdeas | None:
    row = (await connection.execute(select(idea_settings).where(idea_settings.c.group_id == group_id))).one_or_none()
    if row is None:
        return None
    return GroupIdeas(tuple(row.topics.splitlines()), row.contacts, row.reads_typed, row.reads_since)


async def put_settings(connection: AsyncConnection, group_id: int, settings: GroupIdeas) -> None:
    values = {
        "topics": "\n".join(settings.topics),
        "contacts": settings.contacts,
        "reads_typed": settings.reads_typed,
        "reads_since": settings.reads_since,
    }
    changed = await connection.execute(
        update(idea_settings).where(idea_settings.c.group_id == group_id).values(**values)
    )
    if not changed.rowcount:
        await connection.execute(insert(idea_settings).values(group_id=group_id, **values))
