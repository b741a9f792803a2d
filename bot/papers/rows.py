"""Papers and their versions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.papers.rules import (
    COMMENT_LIMIT,
    DESCRIPTION_LIMIT,
    DETAIL_LIMIT,
    HOW_LIMIT,
    LINK_LIMIT,
    REASON_LIMIT,
    SUMMARY_LIMIT,
    TITLE_LIMIT,
    Comment,
    Paper,
    Version,
)

papers = Table(
    "papers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("title", String(TITLE_LIMIT), nullable=False),
    Column("summary", String(SUMMARY_LIMIT), nullable=False),
    Column("comments_until", Date),
    Column("released_at", UTCDateTime),
    Column("override_reason", String(REASON_LIMIT), nullable=False, default=""),
    Column("added_by", ForeignKey("people.id"), nullable=False),
    Column("added_at", UTCDateTime, nullable=False),
    sqlite_autoincrement=True,
)

paper_versions = Table(
    "paper_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper_id", ForeignKey("papers.id"), nullable=False),
    Column("format", String(40), nullable=False),
    Column("detail", String(DETAIL_LIMIT), nullable=False),
    Column("upload_id", ForeignKey("uploads.id")),
    Column("link", String(LINK_LIMIT), nullable=False),
    Column("how", String(HOW_LIMIT), nullable=False),
    Column("description", String(DESCRIPTION_LIMIT), nullable=False),
    Column("checked", Boolean, nullable=False),
    Column("attached_by", ForeignKey("people.id"), nullable=False),
    Column("attached_at", UTCDateTime, nullable=False),
    UniqueConstraint("paper_id", "format", "detail"),
    CheckConstraint("description <> ''", name="described"),
    CheckConstraint(
        "(CASE WHEN upload_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN link = '' THEN 0 ELSE 1 END)"
        " + (CASE WHEN how = '' THEN 0 ELSE 1 END) = 1",
        name="one_way",
    ),
    sqlite_autoincrement=True,
)

paper_comments = Table(
    "paper_comments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paper_id", ForeignKey("papers.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("words", String(COMMENT_LIMIT), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    CheckConstraint("words <> ''", name="words"),
    sqlite_autoincrement=True,
)


async def paper(connection: AsyncConnection, group_id: int, paper_id: int) -> Paper | None:
    found = await connection.execute(select(papers).where(papers.c.id == paper_id, papers.c.group_id == group_id))
    row = found.mappings().one_or_none()
    return _paper(row) if row else None


async def papers_of(connection: AsyncConnection, meeting_id: int) -> Sequence[Paper]:
    """In the order they were added."""
    found = await connection.execute(select(papers).where(papers.c.meeting_id == meeting_id).order_by(papers.c.id))
    return [_paper(row) for row in found.mappings()]


async def versions_of(connection: AsyncConnection, paper_id: int) -> Sequence[Version]:
    found = await connection.execute(
        select(paper_versions).where(paper_versions.c.paper_id == paper_id).order_by(paper_versions.c.id)
    )
    return [_version(row) for row in found.mappings()]


async def add_paper(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(papers).values(**values).returning(papers.c.id))
    return int(added.scalar_one())


async def change_paper(connection: AsyncConnection, paper_id: int, **values: Any) -> None:
    await connection.execute(update(papers).where(papers.c.id == paper_id).values(**values))


async def put_version(connection: AsyncConnection, **values: Any) -> int:
    """In place of the one of the same format and detail."""
    same = (paper_versions.c.paper_id == values["paper_id"]) & (paper_versions.c.format == values["format"])
    await connection.execute(delete(paper_versions).where(same, paper_versions.c.detail == values["detail"]))
    added = await connection.execute(insert(paper_versions).values(**values).returning(paper_versions.c.id))
    return int(added.scalar_one())


async def paper_of_upload(connection: AsyncConnection, upload_id: int) -> Paper | None:
    found = await connection.execute(
        select(papers)
        .join(paper_versions, paper_versions.c.paper_id == papers.c.id)
        .where(paper_versions.c.upload_id == upload_id)
    )
    row = found.mappings().first()
    return _paper(row) if row else None


async def add_comment(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(paper_comments).values(**values).returning(paper_comments.c.id))
    return int(added.scalar_one())


async def comments_on(connection: AsyncConnection, paper_ids: Collection[int]) -> Sequence[Comment]:
    """Oldest first."""
    found = await connection.execute(
        select(paper_comments).where(paper_comments.c.paper_id.in_(paper_ids)).order_by(paper_comments.c.id)
    )
    return [Comment(row.id, row.paper_id, row.person_id, row.words, row.at) for row in found]


async def drop_comment(connection: AsyncConnection, comment_id: int, person_id: int) -> bool:
    """False where there is none of this person's."""
    theirs = (paper_comments.c.id == comment_id) & (paper_comments.c.person_id == person_id)
    return bool((await connection.execute(delete(paper_comments).where(theirs))).rowcount)


def _paper(row: RowMapping) -> Paper:
    names = ("id", "group_id", "meeting_id", "title", "summary", "comments_until", "released_at", "override_reason")
    return Paper(*(row[name] for name in names))


def _version(row: RowMapping) -> Version:
    return Version(
        row["id"],
        row["paper_id"],
        row["format"],
        row["detail"],
        row["upload_id"],
        row["link"],
        row["how"],
        row["description"],
        row["checked"],
        row["attached_at"],
    )
