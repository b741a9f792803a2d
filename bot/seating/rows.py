"""Rooms that were drawn once, and plans of seats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.core.vault import Sealed
from bot.seating.rules import PLACE_LIMIT

rooms = Table(
    "rooms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("place", String(PLACE_LIMIT), nullable=False),
    Column("same_place", String(PLACE_LIMIT), nullable=False),  # how the place is compared: small letters, one space
    Column("text", Text, nullable=False),
    Column("drawn_by", ForeignKey("people.id"), nullable=False),
    Column("drawn_at", UTCDateTime, nullable=False),
    UniqueConstraint("group_id", "same_place"),
    sqlite_autoincrement=True,
)

seat_plans = Table(
    "seat_plans",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("room", Text, nullable=False),  # as it was when the plan was made
    Column("sealed", Sealed, nullable=False),  # who sits where: a seat can say what somebody needs
    Column("proven", Boolean, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
)


@dataclass(frozen=True)
class StoredPlan:
    meeting_id: int
    room: str
    sealed: str
    proven: bool
    revision: int
    made_at: datetime


async def room_text(connection: AsyncConnection, group_id: int, same_place: str) -> str | None:
    found = await connection.execute(
        select(rooms.c.text).where(rooms.c.group_id == group_id, rooms.c.same_place == same_place)
    )
    return found.scalar_one_or_none()


async def places(connection: AsyncConnection, group_id: int) -> Sequence[str]:
    found = await connection.execute(select(rooms.c.place).where(rooms.c.group_id == group_id).order_by(rooms.c.place))
    return list(found.scalars())


async def keep_room(connection: AsyncConnection, values: Mapping[str, Any]) -> None:
    """In place of what was drawn of the same place before."""
    same = (rooms.c.group_id == values["group_id"]) & (rooms.c.same_place == values["same_place"])
    changed = await connection.execute(update(rooms).where(same).values(**values))
    if not changed.rowcount:
        await connection.execute(insert(rooms).values(**values))


async def plan(connection: AsyncConnection, meeting_id: int) -> StoredPlan | None:
    found = await connection.execute(select(seat_plans).where(seat_plans.c.meeting_id == meeting_id))
    row = found.one_or_none()
    if row is None:
        return None
    return StoredPlan(row.meeting_id, row.room, row.sealed, row.proven, row.revision, row.made_at)


async def keep_plan(connection: AsyncConnection, values: Mapping[str, Any]) -> None:
    await drop_plans(connection, [values["meeting_id"]])
    await connection.execute(insert(seat_plans).values(**values))


async def kept_plans(connection: AsyncConnection) -> Sequence[tuple[int, int]]:
    """Group and meeting of every plan that is kept."""
    found = await connection.execute(select(seat_plans.c.group_id, seat_plans.c.meeting_id))
    return [(row.group_id, row.meeting_id) for row in found]


async def drop_plans(connection: AsyncConnection, meeting_ids: Sequence[int]) -> None:
    await connection.execute(delete(seat_plans).where(seat_plans.c.meeting_id.in_(meeting_ids)))
