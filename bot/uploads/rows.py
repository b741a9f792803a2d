"""The table of uploads and its queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    insert,
    select,
    update,
)
from sqlalchemy import delete as delete_from
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.vault import Sealed
from bot.uploads.rules import Kind, Purpose, Upload

uploads = Table(
    "uploads",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("sent_by", ForeignKey("people.id"), nullable=False),
    Column("purpose", String(10), nullable=False),
    Column("kind", String(5), nullable=False),
    Column("size", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("look", String(16), nullable=False, default=""),
    Column("file", String(64), nullable=False, unique=True),
    Column("sealed_description", Sealed, nullable=False, default=""),
    Column("sent_at", UTCDateTime, nullable=False),
    Column("going_at", UTCDateTime),  # deleted; the row stays until its file is gone
    CheckConstraint("purpose in ('receipt','idea','paper')", name="purpose"),
    CheckConstraint("kind in ('jpeg','png','webp','pdf')", name="kind"),
    CheckConstraint("size > 0", name="size"),
    Index("ix_uploads_group_id_fingerprint", "group_id", "fingerprint"),
    sqlite_autoincrement=True,
)

_HERE = uploads.c.going_at.is_(None)


async def add(connection: AsyncConnection, values: Mapping[str, Any]) -> int:
    added = await connection.execute(insert(uploads).values(**values).returning(uploads.c.id))
    return int(added.scalar_one())


async def find(connection: AsyncConnection, group_id: int, upload_ids: Collection[int]) -> list[Row[Any]]:
    """Those of the group that are not deleted, in the order they were sent."""
    asked = select(uploads).where(uploads.c.group_id == group_id, uploads.c.id.in_(upload_ids), _HERE)
    return list(await connection.execute(asked.order_by(uploads.c.id)))


async def describe(connection: AsyncConnection, upload_id: int, sealed: str) -> None:
    await connection.execute(update(uploads).where(uploads.c.id == upload_id).values(sealed_description=sealed))


async def looks(connection: AsyncConnection, group_id: int, purpose: Purpose) -> list[Row[Any]]:
    """Id, fingerprint and look of everything in the group that has this purpose."""
    asked = select(uploads.c.id, uploads.c.fingerprint, uploads.c.look)
    return list(
        await connection.execute(asked.where(uploads.c.group_id == group_id, uploads.c.purpose == purpose, _HERE))
    )


async def mark_going(connection: AsyncConnection, group_id: int, upload_ids: Collection[int], now: datetime) -> None:
    here = uploads.c.id.in_(upload_ids) & (uploads.c.group_id == group_id) & _HERE
    await connection.execute(update(uploads).where(here).values(going_at=now, sealed_description="", look=""))


async def by_group(connection: AsyncConnection, upload_ids: Collection[int]) -> dict[int, set[int]]:
    found = await connection.execute(
        select(uploads.c.group_id, uploads.c.id).where(uploads.c.id.in_(upload_ids), _HERE)
    )
    groups: dict[int, set[int]] = {}
    for group_id, upload_id in found:
        groups.setdefault(group_id, set()).add(upload_id)
    return groups


async def going(connection: AsyncConnection) -> list[Row[Any]]:
    return list(await connection.execute(select(uploads.c.id, uploads.c.file).where(uploads.c.going_at.is_not(None))))


async def forget(connection: AsyncConnection, upload_ids: Collection[int]) -> None:
    await connection.execute(delete_from(uploads).where(uploads.c.id.in_(upload_ids)))


async def files(connection: AsyncConnection) -> set[str]:
    """Names of every file that some row still knows."""
    return set((await connection.execute(select(uploads.c.file))).scalars())


async def of_person(connection: AsyncConnection, group_id: int, person_id: int) -> list[Row[Any]]:
    asked = select(uploads).where(uploads.c.group_id == group_id, uploads.c.person_id == person_id, _HERE)
    return list(await connection.execute(asked.order_by(uploads.c.id)))


def as_upload(row: Row[Any], description: str) -> Upload:
    return Upload(
        id=row.id,
        group_id=row.group_id,
        person_id=row.person_id,
        sent_by=row.sent_by,
        purpose=Purpose(row.purpose),
        kind=Kind(row.kind),
        size=row.size,
        fingerprint=row.fingerprint,
        look=row.look,
        description=description,
        sent_at=row.sent_at,
    )
