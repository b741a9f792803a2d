"""Paper slips."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "paper_slips",
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.Column("used_at", UTCDateTime(), nullable=True),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind in ('vote','point','suggestion')", name=op.f("ck_paper_slips_kind")),
        sa.CheckConstraint("(used_at is null) = (entered_by is null)", name=op.f("ck_paper_slips_used_by_somebody")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_paper_slips_entered_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_paper_slips_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_paper_slips_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_paper_slips_person_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_paper_slips")),
    )
    op.create_index(op.f("ix_paper_slips_meeting_id"), "paper_slips", ["meeting_id"], unique=False)
