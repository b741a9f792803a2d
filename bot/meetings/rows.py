"""Tables and queries of meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
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
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import ColumnElement

from bot.core.columns import UTCDateTime, metadata
from bot.meetings.rules import CoChair, HowIComeTo, Meeting, MeetingState, MeetingView
from bot.people.rows import people

meeting_series = Table(
    "meeting_series",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("every", Integer, nullable=False),
    Column("unit", String(8), nullable=False),  # weeks | months
    Column("created_at", UTCDateTime, nullable=False),
    CheckConstraint("every between 1 and 52", name="every"),
    sqlite_autoincrement=True,
)

meetings = Table(
    "meetings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("key", String(32), nullable=False, unique=True),
    Column("title", String(100), nullable=False),
    Column("purpose", String(500), nullable=False, default=""),
    Column("starts_at", UTCDateTime, nullable=False),
    Column("ends_at", UTCDateTime, nullable=False),
    Column("place", String(200), nullable=False),
    Column("joining_link", String(400), nullable=False),
    Column("phone_in", String(60), nullable=False, default=""),
    Column("state", String(16), nullable=False),
    Column("reason", String(500), nullable=False, default=""),
    Column("series_id", ForeignKey("meeting_series.id")),
    Column("published_at", UTCDateTime),
    Column("announcement_channel_id", BigInteger),
    Column("announcement_message_id", BigInteger),
    Column("agenda_channel_id", BigInteger),
    Column("agenda_message_id", BigInteger),
    Column("discord_event_id", BigInteger),
    Column("current_item_id", Integer),  # an agenda item; not a foreign key, because items point at meetings
    Column("revision", Integer, nullable=False, default=0),
    Column("revised_at", UTCDateTime, nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    CheckConstraint("state in ('planned','live','ended','cancelled')", name="state"),
    sqlite_autoincrement=True,
)

co_chairs = Table(
    "co_chairs",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("slot", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("lived_experience", Boolean, nullable=False, default=False),
    UniqueConstraint("meeting_id", "person_id"),  # two co-chairs are two people
    CheckConstraint("slot in (1, 2)", name="slot"),
)

coming = Table(
    "coming",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("how", String(16), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    CheckConstraint("how in ('room','remote','phone','not_sure','not_coming')", name="how"),
)

_ACTIVE = (MeetingState.PLANNED.value, MeetingState.LIVE.value)


async def meeting_view(connection: AsyncConnection, group_id: int, meeting_id: int) -> MeetingView | None:
    found = await _views(connection, meetings.c.id == meeting_id, meetings.c.group_id == group_id)
    return found[0] if found else None


async def meeting_by_id(connection: AsyncConnection, meeting_id: int) -> Meeting | None:
    row = (await connection.execute(select(meetings).where(meetings.c.id == meeting_id))).mappings().one_or_none()
    return _meeting(row) if row else None


async def meeting_by_key(connection: AsyncConnection, key: str) -> MeetingView | None:
    found = await _views(connection, meetings.c.key == key)
    return found[0] if found else None


async def coming_up(connection: AsyncConnection, group_id: int, now: datetime) -> Sequence[MeetingView]:
    """Live meetings, and planned ones whose time is not over, soonest first."""
    live = meetings.c.state == MeetingState.LIVE.value
    ahead = (meetings.c.state == MeetingState.PLANNED.value) & (meetings.c.ends_at > now)
    return await _views(connection, meetings.c.group_id == group_id, live | ahead)


async def titles(connection: AsyncConnection, group_id: int) -> dict[int, str]:
    asked = select(meetings.c.id, meetings.c.title).where(meetings.c.group_id == group_id).order_by(meetings.c.id)
    return {row.id: row.title for row in await connection.execute(asked)}


async def key_near(connection: AsyncConnection, group_id: int, moment: datetime) -> str:
    """Of the first meeting that ends after `moment`, else of the last one before; empty where there is none."""
    of_group = select(meetings.c.key).where(meetings.c.group_id == group_id)
    later = of_group.where(meetings.c.ends_at > moment).order_by(meetings.c.ends_at, meetings.c.id).limit(1)
    earlier = of_group.order_by(meetings.c.ends_at.desc(), meetings.c.id.desc()).limit(1)
    found: str | None = (await connection.execute(later)).scalar() or (await connection.execute(earlier)).scalar()
    return found or ""


async def planned_meetings(connection: AsyncConnection) -> Sequence[MeetingView]:
    """Of every group, soonest first."""
    return await _views(connection, meetings.c.state == MeetingState.PLANNED.value)


async def lately_ended(connection: AsyncConnection, since: datetime) -> Sequence[MeetingView]:
    """Of every group: meetings that are over, and whose time ended after then."""
    return await _views(connection, meetings.c.state == MeetingState.ENDED.value, meetings.c.ends_at > since)


async def forgotten(connection: AsyncConnection, ended_by: datetime) -> Sequence[MeetingView]:
    """Meetings of every group that are planned or live still, though their time was over by then."""
    return await _views(connection, meetings.c.state.in_(_ACTIVE), meetings.c.ends_at <= ended_by)


async def in_state_since(
    connection: AsyncConnection, group_id: int, state: MeetingState, since: datetime
) -> Sequence[MeetingView]:
    """The group's meetings in this state that start after `since`, oldest first."""
    so = meetings.c.state == state.value
    return await _views(connection, meetings.c.group_id == group_id, so, meetings.c.starts_at >= since)


async def overlaps(connection: AsyncConnection, meeting: Meeting) -> bool:
    """Whether the group has another meeting, not over or cancelled, at the same time."""
    found = await connection.execute(
        select(meetings.c.id).where(
            meetings.c.group_id == meeting.group_id,
            meetings.c.id != meeting.id,
            meetings.c.state.in_(_ACTIVE),
            meetings.c.starts_at < meeting.ends_at,
            meetings.c.ends_at > meeting.starts_at,
        )
    )
    return found.first() is not None


async def has_later_in_series(connection: AsyncConnection, meeting: Meeting) -> bool:
    """Whether a meeting after this one in its series is planned or live."""
    found = await connection.execute(
        select(meetings.c.id).where(
            meetings.c.series_id == meeting.series_id,
            meetings.c.starts_at > meeting.starts_at,
            meetings.c.state.in_(_ACTIVE),
        )
    )
    return found.first() is not None


async def add_meeting(connection: AsyncConnection, **values: Any) -> int:
    added = await connection.execute(insert(meetings).values(**values).returning(meetings.c.id))
    return int(added.scalar_one())


async def change_meeting(connection: AsyncConnection, meeting_id: int, **values: Any) -> None:
    await connection.execute(update(meetings).where(meetings.c.id == meeting_id).values(**values))


async def keep_series(connection: AsyncConnection, meeting: Meeting, every: int, unit: str, now: datetime) -> int:
    """The id of the meeting's series, made where it has none; its rhythm becomes the one given."""
    series_id = meeting.series_id
    if series_id is not None:
        rhythm = update(meeting_series).where(meeting_series.c.id == series_id).values(every=every, unit=unit)
        await connection.execute(rhythm)
        return series_id
    added = await connection.execute(
        insert(meeting_series)
        .values(group_id=meeting.group_id, every=every, unit=unit, created_at=now)
        .returning(meeting_series.c.id)
    )
    series_id = int(added.scalar_one())
    await change_meeting(connection, meeting.id, series_id=series_id)
    return series_id


async def put_co_chair(connection: AsyncConnection, meeting_id: int, slot: int, person_id: int) -> None:
    """In place of whoever was there. What the one before declared goes with them."""
    await connection.execute(delete(co_chairs).where(co_chairs.c.meeting_id == meeting_id, co_chairs.c.slot == slot))
    await connection.execute(
        insert(co_chairs).values(meeting_id=meeting_id, slot=slot, person_id=person_id, lived_experience=False)
    )


async def set_lived_experience(connection: AsyncConnection, meeting_id: int, person_id: int, lived: bool) -> None:
    await connection.execute(
        update(co_chairs)
        .where(co_chairs.c.meeting_id == meeting_id, co_chairs.c.person_id == person_id)
        .values(lived_experience=lived)
    )


async def is_co_chair(connection: AsyncConnection, meeting_id: int, person_id: int) -> bool:
    found = await connection.execute(
        select(co_chairs.c.slot).where(co_chairs.c.meeting_id == meeting_id, co_chairs.c.person_id == person_id)
    )
    return found.first() is not None


async def how_somebody_comes(connection: AsyncConnection, meeting_id: int, person_id: int) -> HowIComeTo | None:
    found = await connection.execute(
        select(coming.c.how).where(coming.c.meeting_id == meeting_id, coming.c.person_id == person_id)
    )
    how = found.scalar_one_or_none()
    return HowIComeTo(how) if how else None


async def say_how_somebody_comes(
    connection: AsyncConnection, meeting_id: int, person_id: int, how: HowIComeTo, now: datetime
) -> None:
    """In place of what they said before."""
    theirs = (coming.c.meeting_id == meeting_id) & (coming.c.person_id == person_id)
    await connection.execute(delete(coming).where(theirs))
    await connection.execute(insert(coming).values(meeting_id=meeting_id, person_id=person_id, how=how.value, at=now))


async def people_to_tell(connection: AsyncConnection, meeting_id: int) -> list[int]:
    """Everyone who said how they come or that they cannot, and the co-chairs; each once, by id."""
    said = select(coming.c.person_id).where(coming.c.meeting_id == meeting_id)
    chairs = select(co_chairs.c.person_id).where(co_chairs.c.meeting_id == meeting_id)
    return sorted((await connection.execute(said.union(chairs))).scalars())


async def people_to_remind(connection: AsyncConnection, meeting_id: int) -> list[int]:
    """The same without those who said that they cannot come."""
    away = await people_not_coming(connection, meeting_id)
    return [person_id for person_id in await people_to_tell(connection, meeting_id) if person_id not in away]


async def people_not_coming(connection: AsyncConnection, meeting_id: int) -> frozenset[int]:
    return await _people_who_said(connection, meeting_id, HowIComeTo.NOT_COMING)


async def _views(connection: AsyncConnection, *conditions: ColumnElement[bool]) -> list[MeetingView]:
    found = await connection.execute(select(meetings).where(*conditions).order_by(meetings.c.starts_at, meetings.c.id))
    loaded = [_meeting(row) for row in found.mappings()]
    ids = [meeting.id for meeting in loaded]
    chairs, counts = await _co_chairs(connection, ids), await _coming(connection, ids)
    return [MeetingView(meeting, tuple(chairs[meeting.id]), counts[meeting.id]) for meeting in loaded]


async def _co_chairs(connection: AsyncConnection, meeting_ids: Iterable[int]) -> dict[int, list[CoChair]]:
    found: dict[int, list[CoChair]] = {meeting_id: [] for meeting_id in meeting_ids}
    rows = await connection.execute(
        select(co_chairs, people.c.name)
        .join(people, people.c.id == co_chairs.c.person_id)
        .where(co_chairs.c.meeting_id.in_(found))
        .order_by(co_chairs.c.slot)
    )
    for row in rows:
        found[row.meeting_id].append(CoChair(row.slot, row.person_id, row.name, row.lived_experience))
    return found


async def people_coming(connection: AsyncConnection, meeting_id: int) -> frozenset[int]:
    return await _people_who_said(connection, meeting_id, HowIComeTo.ROOM, HowIComeTo.REMOTE, HowIComeTo.PHONE)


async def people_in_the_room(connection: AsyncConnection, meeting_id: int) -> frozenset[int]:
    return await _people_who_said(connection, meeting_id, HowIComeTo.ROOM)


async def _people_who_said(connection: AsyncConnection, meeting_id: int, *ways: HowIComeTo) -> frozenset[int]:
    found = await connection.execute(
        select(coming.c.person_id).where(coming.c.meeting_id == meeting_id, coming.c.how.in_([*ways]))
    )
    return frozenset(found.scalars())


async def _coming(connection: AsyncConnection, meeting_ids: Iterable[int]) -> dict[int, dict[HowIComeTo, int]]:
    found = {meeting_id: dict.fromkeys(HowIComeTo, 0) for meeting_id in meeting_ids}
    rows = await connection.execute(
        select(coming.c.meeting_id, coming.c.how, func.count().label("people"))
        .where(coming.c.meeting_id.in_(found))
        .group_by(coming.c.meeting_id, coming.c.how)
    )
    for row in rows:
        found[row.meeting_id][HowIComeTo(row.how)] = row.people
    return found


def _meeting(row: RowMapping) -> Meeting:
    values = {field.name: row[field.name] for field in fields(Meeting)}
    return Meeting(**{**values, "state": MeetingState(values["state"])})
