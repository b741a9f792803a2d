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
from bot.ideas.rules import (
    CLOSED,
    Attachment,
    Comment,
    Counts,
    GroupIdeas,
    Idea,
    IdeaRef,
    Level,
    Link,
    Linked,
    News,
    NewsKind,
    Outcome,
    Said,
    Source,
    Standing,
    Status,
    SupportKind,
    Tally,
)
from bot.ideas.tables import (
    idea_comments,
    idea_declines,
    idea_links,
    idea_news,
    idea_settings,
    idea_supports,
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
        outcome=_outcome(row),
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


def _outcome(row: RowMapping) -> Outcome:
    return Outcome(row["we_did"], row["could_not"], row["next_step"])


# Comments, and the words of supports


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


# News and links


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
            row["id"], NewsKind(row["kind"]), Status(row["status"]), row["words"], _outcome(row), row["name"], row["at"]
        )
        for row in found.mappings()
    ]


async def links_of(connection: AsyncConnection, idea_ids: Iterable[int]) -> list[Link]:
    found = await connection.execute(
        select(idea_links).where(idea_links.c.idea_id.in_(list(idea_ids))).order_by(idea_links.c.at)
    )
    return [Link(Linked(row.kind), row.record_id, row.meeting_id, row.title, row.state, row.at) for row in found]


async def ideas_behind(
    connection: AsyncConnection, group_id: int, kind: Linked, record_ids: Iterable[int]
) -> dict[int, list[IdeaRef]]:
    """Record id to the ideas it came from, as they stand now: a merged one is named by what it became part of."""
    root = ideas.alias()
    found = await connection.execute(
        select(idea_links.c.record_id, root.c.id, root.c.title, root.c.status)
        .join(ideas, ideas.c.id == idea_links.c.idea_id)
        .join(root, root.c.id == ideas.c.root_id)
        .where(
            ideas.c.group_id == group_id,
            root.c.standing == Standing.SHOWN.value,
            idea_links.c.kind == kind.value,
            idea_links.c.record_id.in_(list(record_ids)),
        )
        .order_by(root.c.id)
    )
    behind: defaultdict[int, list[IdeaRef]] = defaultdict(list)
    for row in found:
        ref = IdeaRef(row.id, row.title, Status(row.status))
        if ref not in behind[row.record_id]:
            behind[row.record_id].append(ref)
    return behind


# Settings


async def settings_of(connection: AsyncConnection, group_id: int) -> GroupIdeas | None:
    row = (await connection.execute(select(idea_settings).where(idea_settings.c.group_id == group_id))).one_or_none()
    if row is None:
        return None
    return GroupIdeas(tuple(row.topics.splitlines()), row.contacts, row.reads_typed)


async def put_settings(connection: AsyncConnection, group_id: int, settings: GroupIdeas) -> None:
    values = {
        "topics": "\n".join(settings.topics),
        "contacts": settings.contacts,
        "reads_typed": settings.reads_typed,
    }
    changed = await connection.execute(
        update(idea_settings).where(idea_settings.c.group_id == group_id).values(**values)
    )
    if not changed.rowcount:
        await connection.execute(insert(idea_settings).values(group_id=group_id, **values))
