"""Tables and queries of key points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.points.rules import Answer, Point, PointState, Said

key_points = Table(
    "key_points",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("item_id", ForeignKey("agenda_items.id")),
    Column("table_id", Integer),
    Column("number", Integer, nullable=False),
    Column("text", String(300), nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("on_paper", Boolean, nullable=False),
    Column("drafted_by", ForeignKey("people.id"), nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    Column("agreed_at", UTCDateTime),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    UniqueConstraint("meeting_id", "number"),
    CheckConstraint("state in ('draft','open','agreed','not_agreed','withdrawn')", name="state"),
    sqlite_autoincrement=True,
)

# Every wording there has been, so that the record can show how a point came about.
key_point_wordings = Table(
    "key_point_wordings",
    metadata,
    Column("point_id", ForeignKey("key_points.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", String(300), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    # How many wishes of each side were open when these words came: what the parity report counts.
    Column("from_room", Integer, nullable=False, default=0),
    Column("from_home", Integer, nullable=False, default=0),
)

key_point_answers = Table(
    "key_point_answers",
    metadata,
    Column("point_id", ForeignKey("key_points.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("answer", String(16), nullable=False),
    Column("words", String(400), nullable=False),
    Column("kept", Boolean, nullable=False),
    Column("released", Boolean, nullable=False),
    Column("side", String(8), nullable=False),
    Column("on_paper", Boolean, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    CheckConstraint("answer in ('agree','change','not_sure')", name="answer"),
    CheckConstraint("answer <> 'change' or words <> ''", name="change_has_words"),
    CheckConstraint("side in ('room','home')", name="side"),
)


async def add_point(connection: AsyncConnection, *, text: str, person_id: int, at: datetime, **values: Any) -> int:
    """A point with its first wording, and the next free number of its meeting."""
    highest = await connection.execute(
        select(func.max(key_points.c.number)).where(key_points.c.meeting_id == values["meeting_id"])
    )
    number = (highest.scalar_one() or 0) + 1
    added = await connection.execute(
        insert(key_points)
        .values(number=number, text=text, version=1, drafted_by=person_id, created_at=at, **values)
        .returning(key_points.c.id)
    )
    point_id = int(added.scalar_one())
    await add_wording(connection, point_id, 1, text, person_id, at)
    return point_id


async def add_wording(  # noqa: PLR0917 - one row
    connection: AsyncConnection,
    point_id: int,
    version: int,
    text: str,
    person_id: int,
    at: datetime,
    **wishes: int,
) -> None:
    await connection.execute(
        insert(key_point_wordings).values(
            point_id=point_id, version=version, text=text, person_id=person_id, at=at, **wishes
        )
    )


async def wordings(connection: AsyncConnection, point_id: int) -> list[str]:
    """Oldest first."""
    found = await connection.execute(
        select(key_point_wordings.c.text)
        .where(key_point_wordings.c.point_id == point_id)
        .order_by(key_point_wordings.c.version)
    )
    return list(found.scalars())


async def change_point(connection: AsyncConnection, point_id: int, **values: Any) -> None:
    await connection.execute(update(key_points).where(key_points.c.id == point_id).values(**values))


async def point_by_id(connection: AsyncConnection, group_id: int, point_id: int) -> Point | None:
    found = await _points(connection, key_points.c.group_id == group_id, key_points.c.id == point_id)
    return next(iter(found), None)


async def points_of_meeting(connection: AsyncConnection, meeting_id: int) -> list[Point]:
    """In their order; those taken back are left out."""
    return await _points(
        connection, key_points.c.meeting_id == meeting_id, key_points.c.state != PointState.WITHDRAWN.value
    )


async def points_open(connection: AsyncConnection, group_id: int) -> list[Point]:
    return await _points(connection, key_points.c.group_id == group_id, key_points.c.state == PointState.OPEN.value)


async def _points(connection: AsyncConnection, *where: ColumnElement[bool]) -> list[Point]:
    rows = await connection.execute(select(key_points).where(*where).order_by(key_points.c.number, key_points.c.id))
    return [_point(row) for row in rows.mappings()]


async def put_answer(connection: AsyncConnection, said: Said, at: datetime) -> None:
    """In place of what this person said before."""
    values = {
        "version": said.version,
        "answer": said.answer.value,
        "words": said.words,
        "kept": said.kept,
        "released": said.released,
        "side": said.side,
        "on_paper": said.on_paper,
        "at": at,
    }
    mine = (key_point_answers.c.point_id == said.point_id, key_point_answers.c.person_id == said.person_id)
    changed = await connection.execute(update(key_point_answers).where(*mine).values(**values))
    if not changed.rowcount:
        await connection.execute(
            insert(key_point_answers).values(point_id=said.point_id, person_id=said.person_id, **values)
        )


async def change_answer(connection: AsyncConnection, point_id: int, person_id: int, **values: Any) -> None:
    await connection.execute(
        update(key_point_answers)
        .where(key_point_answers.c.point_id == point_id, key_point_answers.c.person_id == person_id)
        .values(**values)
    )


async def answers(connection: AsyncConnection, point_ids: Sequence[int]) -> dict[int, list[Said]]:
    """Point to answers, those given first, first."""
    found: dict[int, list[Said]] = {point_id: [] for point_id in point_ids}
    rows = await connection.execute(
        select(key_point_answers)
        .where(key_point_answers.c.point_id.in_(found))
        .order_by(key_point_answers.c.at, key_point_answers.c.person_id)
    )
    for row in rows.mappings():
        found[row["point_id"]].append(_said(row))
    return found


def _point(row: RowMapping) -> Point:
    plain = ("id", "group_id", "meeting_id", "item_id", "table_id", "number", "text", "version")
    return Point(
        **{name: row[name] for name in (*plain, "agreed_at", "channel_id", "message_id")},
        state=PointState(row["state"]),
        on_paper=bool(row["on_paper"]),
    )


def _said(row: RowMapping) -> Said:
    return Said(
        point_id=row["point_id"],
        version=row["version"],
        person_id=row["person_id"],
        answer=Answer(row["answer"]),
        words=row["words"],
        kept=bool(row["kept"]),
        released=bool(row["released"]),
        side=row["side"],
        on_paper=bool(row["on_paper"]),
    )
