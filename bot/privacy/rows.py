"""The table of requests about data."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Integer, String, Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.roles import Actor
from bot.privacy.rules import Answer, Request, RequestKind, due_on

privacy_requests = Table(
    "privacy_requests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("kind", String(8), nullable=False),
    Column("how", String(8), nullable=False),  # self | written: in their own words, noted by an organiser
    Column("asked_by", ForeignKey("people.id"), nullable=False),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("done_at", UTCDateTime),
    Column("done_by", ForeignKey("people.id")),
    Column("answered", String(12)),
    CheckConstraint("kind in ('copy','forget')", name="kind"),
    CheckConstraint("how in ('self','written')", name="how"),
    CheckConstraint("answered in ('done','elsewhere','taken_back','not_possible')", name="answered"),
    CheckConstraint("(done_at is null) = (answered is null)", name="done_and_answered"),
    sqlite_autoincrement=True,
)


async def add(
    connection: AsyncConnection, by: Actor, person_id: int, kind: RequestKind, *, at: datetime, days: int, how: str
) -> Request:
    """A request that is not answered yet, due after so many days."""
    values = {"group_id": by.group_id, "person_id": person_id, "kind": kind.value, "how": how, "asked_at": at}
    due = due_on(at.date(), days)
    added = await connection.execute(
        insert(privacy_requests).values(**values, asked_by=by.person_id, due_on=due).returning(privacy_requests)
    )
    return _request(added.one())


async def one_waiting(connection: AsyncConnection, group_id: int, request_id: int) -> Request | None:
    found = await connection.execute(
        select(privacy_requests).where(
            privacy_requests.c.id == request_id,
            privacy_requests.c.group_id == group_id,
            privacy_requests.c.done_at.is_(None),
        )
    )
    row = found.one_or_none()
    return _request(row) if row else None


async def forgotten(connection: AsyncConnection, group_id: int) -> set[int]:
    """Those of whom only an empty place is left."""
    found = await connection.execute(
        select(privacy_requests.c.person_id).where(
            privacy_requests.c.group_id == group_id,
            privacy_requests.c.kind == RequestKind.FORGET.value,
            privacy_requests.c.answered == Answer.DONE.value,
        )
    )
    return set(found.scalars())


async def waiting(connection: AsyncConnection, group_id: int) -> list[Request]:
    """Requests that are not done, those due first, first."""
    found = await connection.execute(
        select(privacy_requests)
        .where(privacy_requests.c.group_id == group_id, privacy_requests.c.done_at.is_(None))
        .order_by(privacy_requests.c.due_on, privacy_requests.c.id)
    )
    return [_request(row) for row in found]


async def due_by(connection: AsyncConnection, latest: date) -> list[Request]:
    """Of every group, those that are not done and due by then."""
    found = await connection.execute(
        select(privacy_requests)
        .where(privacy_requests.c.due_on <= latest, privacy_requests.c.done_at.is_(None))
        .order_by(privacy_requests.c.id)
    )
    return [_request(row) for row in found]


async def finish(
    connection: AsyncConnection,
    person_id: int,
    kind: RequestKind,
    by: int,
    at: datetime,
    *,
    answer: Answer = Answer.DONE,
) -> None:
    """Everything of this kind that this person waits for has this answer."""
    here = (privacy_requests.c.person_id == person_id) & (privacy_requests.c.kind == kind.value)
    await connection.execute(
        update(privacy_requests)
        .where(here, privacy_requests.c.done_at.is_(None))
        .values(done_at=at, done_by=by, answered=answer.value)
    )


async def close(connection: AsyncConnection, request_id: int, answer: Answer, by: int, at: datetime) -> None:
    await connection.execute(
        update(privacy_requests)
        .where(privacy_requests.c.id == request_id)
        .values(done_at=at, done_by=by, answered=answer.value)
    )


def _request(row: Any) -> Request:
    kind = RequestKind(row.kind)
    return Request(row.id, row.group_id, row.person_id, kind, row.asked_at, row.due_on, row.done_at)
