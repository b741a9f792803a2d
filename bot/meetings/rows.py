"""Tables and queries of meetings."""

from __future__ import annotations

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
)

from bot.core.columns import UTCDateTime, metadata

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
    Column("series_id", ForeignKey("meeting_series.id")),
    Column("published_at", UTCDateTime),
    Column("announcement_channel_id", BigInteger),
    Column("announcement_message_id", BigInteger),
    Column("agenda_channel_id", BigInteger),
    Column("agenda_message_id", BigInteger),
    Column("discord_event_id", BigInteger),
    Column("current_item_id", Integer),  # an agenda item; not a foreign key, because items point at meetings
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
    CheckConstraint("how in ('room','remote','phone','not_sure')", name="how"),
)
