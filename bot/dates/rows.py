"""Date polls, their times, and what people answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
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
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.columns import UTCDateTime, metadata
from bot.dates.rules import TITLE_LIMIT, DateAnswer, DatePoll, PollState, ProposedTime

date_polls = Table(
    "date_polls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("title", String(TITLE_LIMIT), nullable=False),
    Column("place", String(200), nullable=False),
    Column("joining_link", String(500), nullable=False),
    Column("state", String(8), nullable=False),
    Column("opened_by", ForeignKey("people.id"), nullable=False),
    Column("opened_at", UTCDateTime, nullable=False),
    Column("meeting_id", ForeignKey("meetings.id")),
    Column("card_channel_id", BigInteger),
    Column("card_message_id", BigInteger),
    CheckConstraint("state in ('open','chosen','closed')", name="state"),
    CheckConstraint("(state = 'chosen') = (meeting_id IS NOT NULL)", name="meeting"),
    sqlite_autoincrement=True,
)

date_times = Table(
    "date_times",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("poll_id", ForeignKey("date_polls.id"), nullable=False),
    Column("starts_at", UTCDateTime, nullable=False),
    Column("ends_at", UTCDateTime, nullable=False),
    UniqueConstraint("poll_id", "starts_at"),
    CheckConstraint("ends_at > starts_at", name="ends_after_start"),
    sqlite_autoincrement=True,
)

date_answers = Table(
    "date_answers",
    metadata,
    Column("time_id", ForeignKey("date_times.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("answer", String(10), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    CheckConstraint("answer in ('yes','if_need_be','no')", name="answer"),
)


async def poll(connection: AsyncConnection, group_id: int, poll_id: int) -> DatePoll | None:
    found = await connection.execute(
        select(date_polls).where(date_polls.c.id == poll_id, date_polls.c.group_id == group_id)
    )
    row = found.one_or_none()
    return _poll(row) if row else None


async def open_polls(connection: AsyncConnection, group_id: int) -> Sequence[DatePoll]:
    """The newest first."""
    found = await connection.execute(
        select(date_polls)
        .where(date_polls.c.group_id == group_id, date_polls.c.state == PollState.OPEN.value)
        .order_by(date_polls.c.id.desc())
    )
    return [_poll(row) for row in found]


async def times_of(connection: AsyncConnection, poll_id: int) -> Sequence[ProposedTime]:
    """In order of time."""
    found = await connection.execute(
        select(date_times).where(date_times.c.poll_id == poll_id).order_by(date_times.c.starts_at)
    )
    return [ProposedTime(row.id, row.poll_id, row.starts_at, row.ends_at) for row in found]


async def time_by_id(connection: AsyncConnection, time_id: int) -> ProposedTime | None:
    row = (await connection.execute(select(date_times).where(date_times.c.id == time_id))).one_or_none()
    return ProposedTime(row.id, row.poll_id, row.starts_at, row.ends_at) if row else None


async def counts(connection: AsyncConnection, poll_id: int) -> tuple[Counter[tuple[int, DateAnswer]], int]:
    """How many gave each answer to each time, and how many people answered anything."""
    theirs = date_answers.join(date_times, date_times.c.id == date_answers.c.time_id)
    found = await connection.execute(
        select(date_answers.c.time_id, date_answers.c.answer, func.count().label("people"))
        .select_from(theirs)
        .where(date_times.c.poll_id == poll_id)
        .group_by(date_answers.c.time_id, date_answers.c.answer)
    )
    counted = Counter({(row.time_id, DateAnswer(row.answer)): row.people for row in found})
    people = await connection.execute(
        select(func.count(func.distinct(date_answers.c.person_id)))
        .select_from(theirs)
        .where(date_times.c.poll_id == poll_id)
    )
    return counted, int(people.scalar_one())


async def answers_of(connection: AsyncConnection, poll_id: int, person_id: int) -> Mapping[int, DateAnswer]:
    """Time to answer, of one person."""
    found = await connection.execute(
        select(date_answers.c.time_id, date_answers.c.answer)
        .join(date_times, date_times.c.id == date_answers.c.time_id)
        .where(date_times.c.poll_id == poll_id, date_answers.c.person_id == person_id)
    )
    return {row.time_id: DateAnswer(row.answer) for row in found}


async def add_poll(connection: AsyncConnection, times: Sequence[tuple[datetime, datetime]], **values: Any) -> int:
    added = await connection.execute(insert(date_polls).values(**values).returning(date_polls.c.id))
    poll_id = int(added.scalar_one())
    await connection.execute(
        insert(date_times), [{"poll_id": poll_id, "starts_at": start, "ends_at": end} for start, end in times]
    )
    return poll_id


async def change_poll(connection: AsyncConnection, poll_id: int, **values: Any) -> None:
    await connection.execute(update(date_polls).where(date_polls.c.id == poll_id).values(**values))


async def put_answer(
    connection: AsyncConnection, time_id: int, person_id: int, answer: DateAnswer, at: datetime
) -> None:
    """In place of what they answered before."""
    theirs = (date_answers.c.time_id == time_id) & (date_answers.c.person_id == person_id)
    await connection.execute(delete(date_answers).where(theirs))
    await connection.execute(
        insert(date_answers).values(time_id=time_id, person_id=person_id, answer=answer.value, at=at)
    )


def _poll(row: Any) -> DatePoll:
    return DatePoll(
        row.id,
        row.group_id,
        row.title,
        row.place,
        row.joining_link,
        PollState(row.state),
        row.opened_by,
        row.meeting_id,
        row.card_channel_id,
        row.card_message_id,
    )
