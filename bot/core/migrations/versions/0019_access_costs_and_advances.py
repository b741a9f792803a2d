"""What the access lead says of a cost, and what money that came in advance was spent on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "claim_access",
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("said_by <> person_id", name=op.f("ck_claim_access_said_by_is_not_person_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_access_claim_id")),
        sa.ForeignKeyConstraint(["line_id"], ["claim_lines.id"], name=op.f("fk_claim_access_line_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_claim_access_person_id")),
        sa.ForeignKeyConstraint(["said_by"], ["people.id"], name=op.f("fk_claim_access_said_by")),
        sa.PrimaryKeyConstraint("line_id", name=op.f("pk_claim_access")),
    )
    op.create_index(op.f("ix_claim_access_claim_id"), "claim_access", ["claim_id"], unique=False)
    op.create_table(
        "claim_advances",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("spent_pence", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("back_pence", sa.Integer(), nullable=False),
        sa.Column("back_by", sa.Integer(), nullable=True),
        sa.Column("back_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("back_by <> said_by", name=op.f("ck_claim_advances_back_by_is_not_said_by")),
        sa.CheckConstraint("spent_pence >= 0 and back_pence >= 0", name=op.f("ck_claim_advances_spent_pence")),
        sa.CheckConstraint(
            "(back_at is null) = (back_by is null) and (back_at is null) = (back_pence = 0)",
            name=op.f("ck_claim_advances_back_at"),
        ),
        sa.ForeignKeyConstraint(["back_by"], ["people.id"], name=op.f("fk_claim_advances_back_by")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_advances_claim_id")),
        sa.ForeignKeyConstraint(["said_by"], ["people.id"], name=op.f("fk_claim_advances_said_by")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_claim_advances")),
    )
