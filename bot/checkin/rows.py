"""Tables of check-ins and of the phones that take part."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, String, Table

from bot.core.columns import UTCDateTime, metadata

check_ins = Table(
    "check_ins",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("side", String(8), nullable=False),
    Column("at", UTCDateTime, nullable=False),
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
    Column("number", Integer, nullable=False),  # "phone 7": what a facilitator sees of someone with no name
)
