"""Tables and queries of notices."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, delete, func, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.notices.rules import Haste, Notice, NoticeState

notices = Table(
    "notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("message", String(80), nullable=False),
    Column("facts", Text, nullable=False),  # JSON
    Column("due_at", UTCDateTime, nullable=False),
    Column("good_until", UTCDateTime),
    Column("state", String(16), nullable=False),
    Column("once_key", String(120), nullable=False, unique=True),  # "one each" is a rule of the schema
    Column("done_at", UTCDateTime),
    Column("haste", String(8), nullable=False, default=Haste.USUAL.value),
    sqlite_autoincrement=True,
)
Index("ix_notices_due", notices.c.state, notices.c.due_at)
Index("ix_notices_person", notices.c.person_id, notices.c.state)

AT_ONCE = 500
"""Keys of one statement: both databases limit the values in one."""
_TOLD = (NoticeState.SENT, NoticeState.NOT_REACHED, NoticeState.SHOWN)


async def once_key_taken(connection: AsyncConnection, once_key: str) -> bool:
    """Whether this was told or waits to be. One that was dropped was never told, so its key is free again."""
    rows = await connection.execute(
        select(notices.c.id).where(notices.c.once_key == once_key, notices.c.state != NoticeState.DROPPED)
    )
    return rows.first() is not None


async def once_keys_taken(connection: AsyncConnection, once_keys: Sequence[str]) -> set[str]:
    """As `once_key_taken`, for many."""
    taken: set[str] = set()
    for begin in range(0, len(once_keys), AT_ONCE):
        some = once_keys[begin : begin + AT_ONCE]
        rows = select(notices.c.once_key).where(notices.c.once_key.in_(some), notices.c.state != NoticeState.DROPPED)
        taken.update((await connection.execute(rows)).scalars())
        dropped = notices.c.once_key.in_(some) & (notices.c.state == NoticeState.DROPPED)
        await connection.execute(delete(notices).where(dropped))
    return taken


async def add_notices(connection: AsyncConnection, values: Sequence[Mapping[str, Any]]) -> None:
    """Pending notices, whose keys are free."""
    facts = ({**each, "facts": json.dumps(dict(each["facts"]), ensure_ascii=False)} for each in values)
    await connection.execute(insert(notices), [{**each, "state": NoticeState.PENDING.value} for each in facts])


async def add_notice(
    connection: AsyncConnection,
    *,
    group_id: int,
    person_id: int,
    message: str,
    facts: Mapping[str, str | int],
    once_key: str,
    due_at: datetime,
    good_until: datetime | None,
    haste: Haste,
) -> None:
    """Add a pending notice in place of a dropped one of the same key."""
    await connection.execute(
        delete(notices).where(notices.c.once_key == once_key, notices.c.state == NoticeState.DROPPED)
    )
    await connection.execute(
        insert(notices).values(
            group_id=group_id,
            person_id=person_id,
            message=message,
            facts=json.dumps(dict(facts), ensure_ascii=False),
            once_key=once_key,
            due_at=due_at,
            good_until=good_until,
            haste=haste.value,
            state=NoticeState.PENDING.value,
        )
    )


async def drop_pending(connection: AsyncConnection, once_key_prefix: str, at: datetime) -> None:
    """Letter case matters and nothing in the prefix is a wildcard, on both databases (so not LIKE)."""
    starts_so = func.substr(notices.c.once_key, 1, len(once_key_prefix)) == once_key_prefix
    await connection.execute(
        update(notices)
        .where(notices.c.state == NoticeState.PENDING, starts_so)
        .values(state=NoticeState.DROPPED.value, done_at=at)
    )


async def due(connection: AsyncConnection, now: datetime) -> list[Notice]:
    """Pending notices whose time has come, oldest first."""
    rows = await connection.execute(
        select(notices)
        .where(notices.c.state == NoticeState.PENDING, notices.c.due_at <= now)
        .order_by(notices.c.due_at, notices.c.id)
    )
    return [_notice(row) for row in rows.mappings()]


async def first_due(connection: AsyncConnection) -> dict[tuple[int, Haste], datetime]:
    """When the first is due, by group and haste."""
    rows = await connection.execute(
        select(notices.c.group_id, notices.c.haste, func.min(notices.c.due_at, type_=UTCDateTime()).label("first"))
        .where(notices.c.state == NoticeState.PENDING)
        .group_by(notices.c.group_id, notices.c.haste)
    )
    return {(row.group_id, Haste(row.haste)): row.first for row in rows}


async def move(
    connection: AsyncConnection, notice_id: int, old: NoticeState, new: NoticeState, *, done_at: datetime | None = None
) -> bool:
    """Change the state; False where it was no longer `old`, such as when another run was quicker."""
    changed = await connection.execute(
        update(notices)
        .where(notices.c.id == notice_id, notices.c.state == old)
        .values(state=new.value, done_at=done_at)
    )
    return changed.rowcount == 1


async def finish(connection: AsyncConnection, notice_id: int, state: NoticeState, at: datetime) -> None:
    """Close a notice that was being sent."""
    await connection.execute(
        update(notices)
        .where(notices.c.id == notice_id, notices.c.state == NoticeState.SENDING)
        .values(state=state.value, done_at=at)
    )


async def being_sent(connection: AsyncConnection) -> list[Notice]:
    rows = await connection.execute(select(notices).where(notices.c.state == NoticeState.SENDING))
    return [_notice(row) for row in rows.mappings()]


async def failed_since(connection: AsyncConnection, person_id: int, since: datetime) -> bool:
    """Whether a notice to this person did not get through, and was noted so, at or after `since`."""
    rows = await connection.execute(
        select(notices.c.id).where(
            notices.c.person_id == person_id,
            notices.c.state.in_((NoticeState.NOT_REACHED, NoticeState.SHOWN)),
            notices.c.done_at >= since,
        )
    )
    return rows.first() is not None


async def not_reached(connection: AsyncConnection, person_id: int) -> list[Notice]:
    rows = await connection.execute(
        select(notices)
        .where(notices.c.person_id == person_id, notices.c.state == NoticeState.NOT_REACHED)
        .order_by(notices.c.due_at, notices.c.id)
    )
    return [_notice(row) for row in rows.mappings()]


async def people_not_reached(connection: AsyncConnection) -> list[tuple[int, int]]:
    rows = await connection.execute(
        select(notices.c.group_id, notices.c.person_id).where(notices.c.state == NoticeState.NOT_REACHED).distinct()
    )
    return [(row.group_id, row.person_id) for row in rows]


async def told_since(connection: AsyncConnection, person_id: int, since: datetime) -> list[Notice]:
    """What this person was sent, or should have been, newest first."""
    rows = await connection.execute(
        select(notices)
        .where(notices.c.person_id == person_id, notices.c.state.in_(_TOLD), notices.c.done_at >= since)
        .order_by(notices.c.done_at.desc(), notices.c.id.desc())
    )
    return [_notice(row) for row in rows.mappings()]


async def set_states(connection: AsyncConnection, notice_ids: Iterable[int], state: NoticeState) -> None:
    await connection.execute(update(notices).where(notices.c.id.in_(list(notice_ids))).values(state=state.value))


def _notice(row: RowMapping) -> Notice:
    return Notice(
        id=row["id"],
        group_id=row["group_id"],
        person_id=row["person_id"],
        message=row["message"],
        facts=json.loads(row["facts"]),
        due_at=row["due_at"],
        good_until=row["good_until"],
        state=NoticeState(row["state"]),
        once_key=row["once_key"],
        done_at=row["done_at"],
        haste=Haste(row["haste"]),
    )
