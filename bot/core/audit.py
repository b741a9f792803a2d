"""The audit log: who did what to which record, when. Append-only and hash-chained; never a sensitive value.

Each row's hash covers the row and the hash before it, so a row that was changed or taken out shows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Integer, String, Table, insert, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.roles import Actor

audit_log = Table(
    "audit_log",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", Integer, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("person_id", Integer, nullable=False),  # 0 for the system itself
    Column("door", String(16), nullable=False),
    Column("action", String(64), nullable=False),
    Column("record", String(64), nullable=False),
    Column("fields", String(400), nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
)

FIRST_HASH = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One line of the log, as it is hashed."""

    group_id: int
    at: datetime
    person_id: int
    door: str
    action: str
    record: str
    fields: str

    def hash_after(self, previous_hash: str) -> str:
        said = [
            previous_hash,
            self.group_id,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.person_id,
            self.door,
            self.action,
            self.record,
            self.fields,
        ]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


async def append(
    connection: AsyncConnection,
    *,
    by: Actor,
    at: datetime,
    action: str,
    record: str,
    fields: Iterable[str] = (),
) -> None:
    """Add one entry inside the caller's transaction, so that a change and its entry stand or fall together."""
    last = await connection.execute(select(audit_log.c.hash).order_by(audit_log.c.id.desc()).limit(1))
    previous_hash = last.scalar_one_or_none() or FIRST_HASH
    entry = Entry(by.group_id, at, by.person_id, by.door.value, action, record, ",".join(fields))
    await connection.execute(
        insert(audit_log).values(**vars(entry), previous_hash=previous_hash, hash=entry.hash_after(previous_hash))
    )


async def append_many(
    connection: AsyncConnection,
    *,
    by: Actor,
    at: datetime,
    action: str,
    records: Sequence[str],
    fields: Iterable[str] = (),
) -> None:
    """Add the same entry for each of `records`, chained in their order: thousands at once take one look-up."""
    last = await connection.execute(select(audit_log.c.hash).order_by(audit_log.c.id.desc()).limit(1))
    previous_hash, named = last.scalar_one_or_none() or FIRST_HASH, ",".join(fields)
    values = []
    for record in records:
        entry = Entry(by.group_id, at, by.person_id, by.door.value, action, record, named)
        values.append({**vars(entry), "previous_hash": previous_hash, "hash": entry.hash_after(previous_hash)})
        previous_hash = str(values[-1]["hash"])
    if values:
        await connection.execute(insert(audit_log), values)


async def entries(connection: AsyncConnection, group_id: int) -> Sequence[Entry]:
    """The group's entries, oldest first."""
    rows = await connection.execute(select(audit_log).where(audit_log.c.group_id == group_id).order_by(audit_log.c.id))
    return [_entry(row._mapping) for row in rows]


async def newest(
    connection: AsyncConnection, group_id: int, *, area: str, before: int | None, most: int
) -> Sequence[tuple[int, Entry]]:
    """The group's entries with their numbers, newest first: those before an entry, and of one area, where named."""
    here = select(audit_log).where(audit_log.c.group_id == group_id).order_by(audit_log.c.id.desc()).limit(most)
    if area:
        here = here.where(audit_log.c.action.startswith(f"{area}.", autoescape=True))
    if before is not None:
        here = here.where(audit_log.c.id < before)
    return [(int(row.id), _entry(row._mapping)) for row in await connection.execute(here)]


async def first_broken(connection: AsyncConnection) -> int | None:
    """The id of the first row whose hash does not follow from the row and those before it; None if all do."""
    previous_hash = FIRST_HASH
    for row in await connection.execute(select(audit_log).order_by(audit_log.c.id)):
        if row.previous_hash != previous_hash or row.hash != _entry(row._mapping).hash_after(previous_hash):
            return int(row.id)
        previous_hash = row.hash
    return None


def _entry(row: RowMapping) -> Entry:
    return Entry(row["group_id"], row["at"], row["person_id"], row["door"], row["action"], row["record"], row["fields"])
