"""Tables of batches and budgets. That nothing is paid twice is held here, whatever the program does."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.core.columns import UTCDateTime, metadata

finance_batches = Table(
    "finance_batches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("kind", String(10), nullable=False),
    Column("made_by", ForeignKey("people.id"), nullable=False),
    Column("made_at", UTCDateTime, nullable=False),
    Column("count", Integer, nullable=False),
    Column("pence", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    CheckConstraint("kind in ('expenses','payments')", name="kind"),
    CheckConstraint("count > 0 and pence > 0", name="count"),
    UniqueConstraint("id", "kind"),
    sqlite_autoincrement=True,
)

finance_lines = Table(
    "finance_lines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("batch_id", Integer, nullable=False, index=True),
    Column("kind", String(10), nullable=False),
    Column("claim_id", ForeignKey("claims.id"), unique=True),  # a claim is in one batch, ever
    Column("payment_id", ForeignKey("involvement_payments.id"), unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("pence", Integer, nullable=False),
    Column("meeting", String(200), nullable=False),
    Column("approved_on", Date, nullable=False),
    Column("to_charity", Boolean, nullable=False, default=False),
    Column("paid_at", UTCDateTime),
    Column("paid_by", ForeignKey("people.id")),
    ForeignKeyConstraint(["batch_id", "kind"], ["finance_batches.id", "finance_batches.kind"]),
    CheckConstraint(
        "(kind = 'expenses' and claim_id is not null and payment_id is null)"
        " or (kind = 'payments' and payment_id is not null and claim_id is null)",
        name="one_kind",
    ),
    CheckConstraint("pence > 0", name="pence"),
    CheckConstraint("(paid_at is null) = (paid_by is null)", name="paid_by_somebody"),
    sqlite_autoincrement=True,
)

meeting_budgets = Table(
    "meeting_budgets",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("pence", Integer, nullable=False),
    Column("set_by", ForeignKey("people.id"), nullable=False),
    Column("set_at", UTCDateTime, nullable=False),
    CheckConstraint("pence > 0", name="pence"),
)
