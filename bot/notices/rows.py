"""Tables and queries of notices."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from bot.core.columns import UTCDateTime, metadata

notices = Table(
    "notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("message", String(80), nullable=False),
    Column("facts", Text, nullable=False),  # JSON
    Column("due_at", UTCDateTime, nullable=False),
    Column("state", String(16), nullable=False),
    Column("once_key", String(120), nullable=False, unique=True),  # "one each" is a rule of the schema
    Column("done_at", UTCDateTime),
    sqlite_autoincrement=True,
)
Index("ix_notices_due", notices.c.state, notices.c.due_at)
