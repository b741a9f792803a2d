"""What people asked about their data, and by when it is answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "privacy_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_at", UTCDateTime(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind in ('copy','forget')", name=op.f("ck_privacy_requests_kind")),
        sa.CheckConstraint("how in ('self','written')", name=op.f("ck_privacy_requests_how")),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_privacy_requests_asked_by")),
        sa.ForeignKeyConstraint(["done_by"], ["people.id"], name=op.f("fk_privacy_requests_done_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_privacy_requests_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_privacy_requests_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_requests")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_privacy_requests_person_id"), "privacy_requests", ["person_id"], unique=False)
