"""Tables that people sit at."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "discussion_tables",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=8), nullable=False),
        sa.Column("facilitator_id", sa.Integer(), nullable=True),
        sa.Column("ends_at", UTCDateTime(), nullable=True),
        sa.Column("notes", sa.String(length=2000), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("place in ('room','home','mixed')", name=op.f("ck_discussion_tables_place")),
        sa.ForeignKeyConstraint(["facilitator_id"], ["people.id"], name=op.f("fk_discussion_tables_facilitator_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_discussion_tables_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_discussion_tables_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discussion_tables")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_discussion_tables_meeting_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "table_people",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_table_people_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_table_people_person_id")),
        sa.ForeignKeyConstraint(["table_id"], ["discussion_tables.id"], name=op.f("fk_table_people_table_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_table_people")),
    )
    op.create_index(op.f("ix_table_people_table_id"), "table_people", ["table_id"], unique=False)
