"""Who opened whose private record, when and where from. The person whose record it is can see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Integer, String, Table, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.database import Write
from bot.core.roles import Actor

access_log = Table(
    "access_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("person_id", Integer, nullable=False),  # who opened it; 0 for the system itself
    Column("subject_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("record", String(64), nullable=False),
    Column("why", String(40), nullable=False),
    sqlite_autoincrement=True,
)


@dataclass(frozen=True)
class Opening:
    by: int
    """A person's id."""
    at: datetime
    record: str
    """Such as "claim:12"; never what is in it."""
    why: str


async def note_read(
    write: Write | AsyncConnection, *, by: Actor, at: datetime, subject: int, record: str, why: str
) -> None:
    """Note it in the caller's transaction, before what is read is shown. `subject` is the person it is about."""
    connection = write.connection if isinstance(write, Write) else write
    values = {"group_id": by.group_id, "at": at, "person_id": by.person_id, "subject_id": subject}
    await connection.execute(insert(access_log).values(**values, record=record, why=why))


async def note_list_read(
    write: Write, *, by: Actor, at: datetime, records: Iterable[tuple[int, str]], why: str
) -> None:
    """Note a list of private records, each with the person it is about, as `note_read` does."""
    every = {"group_id": by.group_id, "at": at, "person_id": by.person_id, "why": why}
    found = [every | {"subject_id": subject, "record": record} for subject, record in records]
    if found:
        await write.connection.execute(insert(access_log), found)


async def openings_of(connection: AsyncConnection, person_id: int) -> Sequence[Opening]:
    """Who opened this person's records, the newest first; not the person themself."""
    others = (access_log.c.subject_id == person_id) & (access_log.c.person_id != person_id)
    found = await connection.execute(select(access_log).where(others).order_by(access_log.c.id.desc()))
    return [Opening(row.person_id, row.at, row.record, row.why) for row in found]
