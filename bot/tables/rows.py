"""Tables and queries of tables that people sit at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    case,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.tables.rules import Place, Planned, TableView, TalkIn, Trouble

discussion_tables = Table(
    "discussion_tables",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("place", String(8), nullable=False),
    Column("facilitator_id", ForeignKey("people.id")),
    Column("ends_at", UTCDateTime),
    Column("notes", String(2000), nullable=False),
    Column("thread_id", BigInteger),
    Column("in_voice", Boolean, nullable=False, default=False),
    Column("over_told", Boolean, nullable=False, default=False),
    Column("talks_in", String(8), nullable=False, default=""),
    Column("asked_at", UTCDateTime),
    Column("trouble", String(8), nullable=False, default=""),
    UniqueConstraint("meeting_id", "number"),
    CheckConstraint("place in ('room','home','mixed')", name="place"),
    CheckConstraint("talks_in in ('','threads','voice')", name="talks_in"),
    CheckConstraint("trouble in ('','make','close')", name="trouble"),
    sqlite_autoincrement=True,
)

# One table a person and meeting.
table_people = Table(
    "table_people",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("table_id", ForeignKey("discussion_tables.id"), nullable=False, index=True),
)


async def replace_tables(
    connection: AsyncConnection, group_id: int, meeting_id: int, planned: Sequence[Planned]
) -> None:
    """Seat everybody anew. Only for tables that have neither notes nor a thread yet: the service sees to that."""
    await connection.execute(delete(table_people).where(table_people.c.meeting_id == meeting_id))
    await connection.execute(delete(discussion_tables).where(discussion_tables.c.meeting_id == meeting_id))
    for number, table in enumerate(planned, start=1):
        added = await connection.execute(
            insert(discussion_tables)
            .values(group_id=group_id, meeting_id=meeting_id, number=number, place=table.place.value, notes="")
            .returning(discussion_tables.c.id)
        )
        table_id = int(added.scalar_one())
        people = [{"meeting_id": meeting_id, "person_id": person, "table_id": table_id} for person in table.people]
        await connection.execute(insert(table_people), people)


async def tables_of(connection: AsyncConnection, group_id: int, meeting_id: int) -> list[TableView]:
    found = await connection.execute(
        select(discussion_tables)
        .where(discussion_tables.c.meeting_id == meeting_id, discussion_tables.c.group_id == group_id)
        .order_by(discussion_tables.c.number)
    )
    rows = found.mappings().all()
    seated: defaultdict[int, list[int]] = defaultdict(list)
    people = await connection.execute(
        select(table_people).where(table_people.c.meeting_id == meeting_id).order_by(table_people.c.person_id)
    )
    for row in people:
        seated[row.table_id].append(row.person_id)
    return [_table(row, tuple(seated[row["id"]])) for row in rows]


def _table(row: RowMapping, people: tuple[int, ...]) -> TableView:
    ours = {"place", "talks_in", "trouble", "over_told"}
    return TableView(
        **{name: row[name] for name in row if name not in ours},
        place=Place(row["place"]),
        people=people,
        talks_in=TalkIn(row["talks_in"]) if row["talks_in"] else None,
        trouble=Trouble(row["trouble"]) if row["trouble"] else None,
    )


async def meeting_of_table(connection: AsyncConnection, group_id: int, table_id: int) -> int | None:
    found = await connection.execute(
        select(discussion_tables.c.meeting_id).where(
            discussion_tables.c.id == table_id, discussion_tables.c.group_id == group_id
        )
    )
    return found.scalar_one_or_none()


_TABLES = discussion_tables.c
_UNTOLD = _TABLES.over_told.is_(False)
_TALKS_NOW_IN = case((_TABLES.thread_id.is_(None), ""), (_TABLES.in_voice, "voice"), else_="threads")


async def over_untold(connection: AsyncConnection, now: datetime) -> set[tuple[int, int]]:
    """Group and meeting of tables whose time is over, and not all were told."""
    over = (_TABLES.ends_at <= now, _UNTOLD)
    found = await connection.execute(select(_TABLES.group_id, _TABLES.meeting_id).where(*over))
    return {(row.group_id, row.meeting_id) for row in found}


async def untold(connection: AsyncConnection, meeting_id: int, now: datetime) -> dict[int, datetime]:
    """The tables that are still to be told that their time is over, each with when it was."""
    over = (_TABLES.meeting_id == meeting_id, _TABLES.ends_at <= now, _UNTOLD)
    found = await connection.execute(select(_TABLES.id, _TABLES.ends_at).where(*over))
    return {row.id: row.ends_at for row in found}


async def mark_told(connection: AsyncConnection, table_id: int, ended_at: datetime) -> None:
    """That its time was over at that moment."""
    this = (_TABLES.id == table_id, _TABLES.ends_at == ended_at)
    await connection.execute(update(discussion_tables).where(*this).values(over_told=True))


async def unsettled(connection: AsyncConnection) -> list[tuple[int, int]]:
    """Group and meeting of tables for which something is still to be made or closed in Discord."""
    found = await connection.execute(
        select(_TABLES.group_id, _TABLES.meeting_id)
        .where(_TABLES.talks_in != _TALKS_NOW_IN)
        .distinct()
        .order_by(_TABLES.meeting_id)
    )
    return [(row.group_id, row.meeting_id) for row in found]


async def placed(connection: AsyncConnection) -> list[tuple[int, int]]:
    """Group and meeting of tables that are to talk in Discord."""
    found = await connection.execute(
        select(_TABLES.group_id, _TABLES.meeting_id)
        .where(_TABLES.talks_in != "")
        .distinct()
        .order_by(_TABLES.meeting_id)
    )
    return [(row.group_id, row.meeting_id) for row in found]


async def places_known(connection: AsyncConnection) -> set[int]:
    """Every thread and voice channel that is some table's."""
    found = await connection.execute(select(_TABLES.thread_id).where(_TABLES.thread_id.is_not(None)))
    return set(found.scalars())


async def change_table(connection: AsyncConnection, table_id: int, **values: Any) -> None:
    await connection.execute(update(discussion_tables).where(discussion_tables.c.id == table_id).values(**values))


async def change_tables(connection: AsyncConnection, meeting_id: int, **values: Any) -> None:
    await connection.execute(
        update(discussion_tables).where(discussion_tables.c.meeting_id == meeting_id).values(**values)
    )


async def move_person(connection: AsyncConnection, meeting_id: int, person_id: int, table_id: int) -> None:
    mine = (table_people.c.meeting_id == meeting_id, table_people.c.person_id == person_id)
    moved = await connection.execute(update(table_people).where(*mine).values(table_id=table_id))
    if not moved.rowcount:
        await connection.execute(
            insert(table_people).values(meeting_id=meeting_id, person_id=person_id, table_id=table_id)
        )
