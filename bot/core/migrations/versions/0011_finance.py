"""Batches of what is paid, and budgets of meetings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "finance_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.CheckConstraint("kind in ('expenses','payments')", name=op.f("ck_finance_batches_kind")),
        sa.CheckConstraint("count > 0 and pence > 0", name=op.f("ck_finance_batches_count")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_finance_batches_group_id")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_finance_batches_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finance_batches")),
        sa.UniqueConstraint("id", "kind", name=op.f("uq_finance_batches_id_kind")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_finance_batches_group_id"), "finance_batches", ["group_id"])
    op.create_table(
        "finance_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("payment_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(length=200), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("to_charity", sa.Boolean(), nullable=False),
        sa.Column("paid_at", UTCDateTime(), nullable=True),
        sa.Column("paid_by", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'expenses' and claim_id is not null and payment_id is null)"
            " or (kind = 'payments' and payment_id is not null and claim_id is null)",
            name=op.f("ck_finance_lines_one_kind"),
        ),
        sa.CheckConstraint("pence > 0", name=op.f("ck_finance_lines_pence")),
        sa.CheckConstraint("(paid_at is null) = (paid_by is null)", name=op.f("ck_finance_lines_paid_by_somebody")),
        sa.ForeignKeyConstraint(
            ["batch_id", "kind"], ["finance_batches.id", "finance_batches.kind"], name=op.f("fk_finance_lines_batch_id")
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_finance_lines_claim_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["involvement_payments.id"], name=op.f("fk_finance_lines_payment_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_finance_lines_person_id")),
        sa.ForeignKeyConstraint(["paid_by"], ["people.id"], name=op.f("fk_finance_lines_paid_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finance_lines")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_finance_lines_claim_id")),
        sa.UniqueConstraint("payment_id", name=op.f("uq_finance_lines_payment_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_finance_lines_batch_id"), "finance_lines", ["batch_id"])
    op.create_table(
        "meeting_budgets",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("pence > 0", name=op.f("ck_meeting_budgets_pence")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_meeting_budgets_meeting_id")),
        sa.ForeignKeyConstraint(["set_by"], ["people.id"], name=op.f("fk_meeting_budgets_set_by")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_meeting_budgets")),
    )
