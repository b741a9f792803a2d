"""Tables and queries of the agenda."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, String, Table

from bot.core.columns import UTCDateTime, metadata

agenda_items = Table(
    "agenda_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("title", String(100), nullable=False),
    Column("why", String(1000), nullable=False, default=""),
    Column("suggested_by", ForeignKey("people.id")),
    Column("entered_by", ForeignKey("people.id")),
    Column("named", Boolean, nullable=False, default=False),
    Column("state", String(16), nullable=False),
    Column("reason", String(1000), nullable=False, default=""),
    Column("merged_into", ForeignKey("agenda_items.id")),
    Column("level", String(16)),
    Column("quality_statement", String(100), nullable=False, default=""),
    Column("lead", String(100), nullable=False, default=""),
    Column("partner", String(100), nullable=False, default=""),
    Column("minutes", Integer, nullable=False),
    Column("position", Integer),
    Column("progress", String(8), nullable=False, default="waiting"),
    Column("started_at", UTCDateTime),
    Column("created_at", UTCDateTime, nullable=False),
    CheckConstraint("minutes between 1 and 240", name="minutes"),
    CheckConstraint("kind = 'break' or suggested_by is not null", name="suggested_by"),
    CheckConstraint("state not in ('merged','later','not_this_time') or reason <> ''", name="every_no_has_a_reason"),
    sqlite_autoincrement=True,
)

agenda_supports = Table(
    "agenda_supports",
    metadata,
    Column("item_id", ForeignKey("agenda_items.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),  # each person counts once a kind
    Column("at", UTCDateTime, nullable=False),
)

agenda_proposals = Table(
    "agenda_proposals",
    metadata,
    Column("item_id", ForeignKey("agenda_items.id"), primary_key=True),  # one open proposal an item
    Column("outcome", String(16), nullable=False),
    Column("reason", String(1000), nullable=False),
    Column("merge_into", ForeignKey("agenda_items.id")),
    Column("proposed_by", ForeignKey("people.id"), nullable=False),
    Column("proposed_at", UTCDateTime, nullable=False),
    Column("lapses_at", UTCDateTime, nullable=False),
    CheckConstraint("reason <> ''", name="reason"),
)
