"""Tables and queries of check-ins and of the phones that take part."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.checkin.rules import LINK_OUTLIVES_MEETING, CheckIn, Link, Phone, Side
from bot.core.columns import UTCDateTime, metadata
from bot.meetings.rows import meetings

check_ins = Table(
    "check_ins",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("side", String(8), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("left_at", UTCDateTime),  # who left still counts among those who were there
    Column("handed_on", Boolean, nullable=False, default=False),  # they held a shared tablet, and gave it on
    CheckConstraint("side in ('room','remote','phone')", name="side"),
)

# One joining link a meeting (the QR code), for everyone in the room; and one key a phone, in its cookie.
# Both are kept as hashes: whoever reads the database cannot take anybody's place.
joining_links = Table(
    "joining_links",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id")),  # set for a private link that is one person's own, used once
    Column("used", Boolean, nullable=False, default=False),
    Column("expires_at", UTCDateTime, nullable=False),
    Column("revoked", Boolean, nullable=False, default=False),
)

phones = Table(
    "phones",
    metadata,
    Column("key_hash", String(64), primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("shared", Boolean, nullable=False, default=False),
    Column("expires_at", UTCDateTime, nullable=False),
    Column("number", Integer, nullable=False),  # "phone 7": its person has no name; 0 for one's own phone
)


async def check_ins_of(connection: AsyncConnection, meeting_id: int) -> list[CheckIn]:
    """Who is here, those first who said so first."""
    rows = await connection.execute(
        select(check_ins)
        .where(check_ins.c.meeting_id == meeting_id, check_ins.c.left_at.is_(None))
        .order_by(check_ins.c.at, check_ins.c.person_id)
    )
    return [CheckIn(row.meeting_id, row.person_id, Side(row.side), row.at) for row in rows]


async def were_here(connection: AsyncConnection, meeting_id: int) -> frozenset[int]:
    found = await connection.execute(
        select(check_ins.c.person_id).where(check_ins.c.meeting_id == meeting_id, ~check_ins.c.handed_on)
    )
    return frozenset(found.scalars())


async def put_check_in(connection: AsyncConnection, here: CheckIn) -> None:
    await drop_check_in(connection, here.meeting_id, here.person_id)
    await connection.execute(
        insert(check_ins).values(meeting_id=here.meeting_id, person_id=here.person_id, side=here.side.value, at=here.at)
    )


async def drop_check_in(connection: AsyncConnection, meeting_id: int, person_id: int) -> None:
    await connection.execute(
        delete(check_ins).where(check_ins.c.meeting_id == meeting_id, check_ins.c.person_id == person_id)
    )


async def leave(
    connection: AsyncConnection, meeting_id: int, person_id: int, at: datetime, *, handed_on: bool = False
) -> None:
    mine = (check_ins.c.meeting_id == meeting_id, check_ins.c.person_id == person_id)
    await connection.execute(update(check_ins).where(*mine).values(left_at=at, handed_on=handed_on))


async def add_link(
    connection: AsyncConnection, token_hash: str, meeting_id: int, person_id: int | None, expires_at: datetime
) -> None:
    await connection.execute(
        insert(joining_links).values(
            token_hash=token_hash, meeting_id=meeting_id, person_id=person_id, expires_at=expires_at
        )
    )


async def link_by_hash(connection: AsyncConnection, token_hash: str) -> Link | None:
    """The room's link moves with its meeting: a printed code stays good when the meeting is put off."""
    rows = await connection.execute(
        select(joining_links, meetings.c.group_id, meetings.c.ends_at)
        .join(meetings, meetings.c.id == joining_links.c.meeting_id)
        .where(joining_links.c.token_hash == token_hash)
    )
    row = rows.one_or_none()
    if row is None:
        return None
    is_own = row.person_id is not None
    expires_at = row.expires_at if is_own else max(row.expires_at, row.ends_at + LINK_OUTLIVES_MEETING)
    return Link(row.meeting_id, row.group_id, row.person_id, row.used, row.revoked, expires_at)


async def mark_used(connection: AsyncConnection, token_hash: str) -> None:
    await connection.execute(update(joining_links).where(joining_links.c.token_hash == token_hash).values(used=True))


async def revoke(connection: AsyncConnection, meeting_id: int) -> None:
    await connection.execute(update(joining_links).where(joining_links.c.meeting_id == meeting_id).values(revoked=True))


async def add_phone(connection: AsyncConnection, key_hash: str, phone: Phone) -> None:
    await connection.execute(
        insert(phones).values(
            key_hash=key_hash,
            meeting_id=phone.meeting_id,
            person_id=phone.person_id,
            shared=phone.shared,
            number=phone.number,
            expires_at=phone.expires_at,
        )
    )


async def highest_number(connection: AsyncConnection, meeting_id: int) -> int:
    """The highest number a phone of this meeting has; 0 before the first."""
    found = await connection.execute(select(func.max(phones.c.number)).where(phones.c.meeting_id == meeting_id))
    return found.scalar_one() or 0


async def phone_by_hash(connection: AsyncConnection, key_hash: str) -> Phone | None:
    """The phone of a key, expired or not."""
    rows = await connection.execute(
        select(phones, meetings.c.group_id)
        .join(meetings, meetings.c.id == phones.c.meeting_id)
        .where(phones.c.key_hash == key_hash)
    )
    row = rows.one_or_none()
    if row is None:
        return None
    return Phone(row.meeting_id, row.group_id, row.person_id, row.shared, row.number, row.expires_at)


async def give_new_key(connection: AsyncConnection, key_hash: str, new_hash: str) -> None:
    await connection.execute(update(phones).where(phones.c.key_hash == key_hash).values(key_hash=new_hash))


async def has_only_a_number(connection: AsyncConnection, person_id: int) -> bool:
    """Whether they are known by nothing but the number of the phone or tablet that they take part by, or did."""
    holds = select(phones.c.key_hash).where(phones.c.person_id == person_id, phones.c.number > 0)
    held = select(check_ins.c.person_id).where(check_ins.c.person_id == person_id, check_ins.c.handed_on)
    found = await connection.execute(select(or_(holds.exists(), held.exists())))
    return bool(found.scalar_one())


async def change_phone(connection: AsyncConnection, key_hash: str, phone: Phone) -> None:
    await connection.execute(
        update(phones)
        .where(phones.c.key_hash == key_hash)
        .values(person_id=phone.person_id, number=phone.number, shared=phone.shared)
    )
