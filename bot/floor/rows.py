"""Queries of the floor: settings, turns, first meetings, pauses."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.checkin.rules import Side
from bot.floor.rules import FloorSettings, QueueOrder, Turn, TurnKind, TurnState
from bot.floor.tables import console_deeds, first_meetings, floors, pauses, still_pictures, turns
from bot.meetings.rows import meetings

_LARGEST_ID = 2**31 - 1
"""The database's own limit; a larger number in an address or a button is simply not found."""


# Settings


async def settings_of(connection: AsyncConnection, meeting_id: int) -> FloorSettings | None:
    row = (await connection.execute(select(floors).where(floors.c.meeting_id == meeting_id))).mappings().one_or_none()
    if row is None:
        return None
    kept = {name: row[name] for name in row if name not in {"queue_order", "caption_token"}}
    taken = row["caption_token"] is not None
    return FloorSettings(order=QueueOrder(row["queue_order"]), takes_captions=taken, **kept)


async def change_settings(connection: AsyncConnection, meeting_id: int, usual: FloorSettings, **values: Any) -> None:
    """`usual` is what a meeting starts from that has no settings yet."""
    if await settings_of(connection, meeting_id) is None:
        first = {"queue_order": usual.order.value, "turn_minutes": usual.turn_minutes}
        await connection.execute(insert(floors).values(meeting_id=meeting_id, **first))
    if values.get("held") is False:
        await connection.execute(delete(still_pictures).where(still_pictures.c.meeting_id == meeting_id))
    if values:
        await connection.execute(update(floors).where(floors.c.meeting_id == meeting_id).values(**values))


async def still_picture(connection: AsyncConnection, meeting_id: int) -> str | None:
    found = await connection.execute(select(still_pictures.c.picture).where(still_pictures.c.meeting_id == meeting_id))
    return found.scalar_one_or_none()


async def keep_picture(connection: AsyncConnection, meeting_id: int, picture: str) -> None:
    await connection.execute(insert(still_pictures).values(meeting_id=meeting_id, picture=picture))


async def meeting_by_caption_token(connection: AsyncConnection, token_hash: str) -> tuple[int, int] | None:
    """Group and meeting."""
    found = await connection.execute(
        select(meetings.c.group_id, meetings.c.id)
        .join(floors, floors.c.meeting_id == meetings.c.id)
        .where(floors.c.caption_token == token_hash)
    )
    row = found.one_or_none()
    return (row.group_id, row.id) if row else None


# Turns


async def add_turn(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(turns).values(**values).returning(turns.c.id))
    return int(added.scalar_one())


async def turns_of(connection: AsyncConnection, meeting_id: int, *states: TurnState) -> list[Turn]:
    """The meeting's turns in these states, in the order in which they were asked for."""
    found = await connection.execute(
        select(turns)
        .where(turns.c.meeting_id == meeting_id, turns.c.state.in_([state.value for state in states]))
        .order_by(turns.c.asked_at, turns.c.id)
    )
    return [_turn(row) for row in found.mappings()]


async def turn_by_id(connection: AsyncConnection, group_id: int, turn_id: int) -> Turn | None:
    if not 0 < turn_id <= _LARGEST_ID:
        return None
    found = await connection.execute(select(turns).where(turns.c.id == turn_id, turns.c.group_id == group_id))
    row = found.mappings().one_or_none()
    return _turn(row) if row else None


async def change_turn(connection: AsyncConnection, turn_id: int, **values: Any) -> None:
    await connection.execute(update(turns).where(turns.c.id == turn_id).values(**values))


# First meetings and pauses


async def first_timers(connection: AsyncConnection, meeting_id: int) -> frozenset[int]:
    found = await connection.execute(
        select(first_meetings.c.person_id).where(first_meetings.c.meeting_id == meeting_id)
    )
    return frozenset(found.scalars())


async def set_first_meeting(connection: AsyncConnection, meeting_id: int, person_id: int, first: bool) -> None:
    await connection.execute(
        delete(first_meetings).where(first_meetings.c.meeting_id == meeting_id, first_meetings.c.person_id == person_id)
    )
    if first:
        await connection.execute(insert(first_meetings).values(meeting_id=meeting_id, person_id=person_id))


async def paused(connection: AsyncConnection, meeting_id: int) -> frozenset[int]:
    found = await connection.execute(select(pauses.c.person_id).where(pauses.c.meeting_id == meeting_id))
    return frozenset(found.scalars())


async def set_pause(connection: AsyncConnection, meeting_id: int, person_id: int, since: datetime | None) -> None:
    """None ends it."""
    await connection.execute(delete(pauses).where(pauses.c.meeting_id == meeting_id, pauses.c.person_id == person_id))
    if since is not None:
        await connection.execute(insert(pauses).values(meeting_id=meeting_id, person_id=person_id, since=since))


# What a console did


async def deed(connection: AsyncConnection, key: str) -> tuple[bool, str] | None:
    """Whether what this key stands for was finished, and what was said; None where it was never begun."""
    row = (await connection.execute(select(console_deeds).where(console_deeds.c.key == key))).one_or_none()
    return (row.finished, row.outcome) if row else None


async def begin_deed(connection: AsyncConnection, key: str, person_id: int, at: datetime) -> None:
    await connection.execute(insert(console_deeds).values(key=key, person_id=person_id, at=at))


async def finish_deed(connection: AsyncConnection, key: str, outcome: str) -> None:
    await connection.execute(
        update(console_deeds).where(console_deeds.c.key == key).values(finished=True, outcome=outcome)
    )


async def forget_deed(connection: AsyncConnection, key: str) -> None:
    await connection.execute(delete(console_deeds).where(console_deeds.c.key == key))


def _turn(row: RowMapping) -> Turn:
    fields = {name: row[name] for name in row if name not in {"kind", "side", "state", "called_by"}}
    return Turn(kind=TurnKind(row["kind"]), side=Side(row["side"]), state=TurnState(row["state"]), **fields)
