"""Key points."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "key_points",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("table_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("on_screen", sa.Boolean(), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("agreed_at", UTCDateTime(), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "on_screen = false or state in ('open','agreed','not_agreed')", name=op.f("ck_key_points_shown_once_asked")
        ),
        sa.CheckConstraint(
            "state in ('draft','open','agreed','not_agreed','withdrawn')", name=op.f("ck_key_points_state")
        ),
        sa.ForeignKeyConstraint(["drafted_by"], ["people.id"], name=op.f("fk_key_points_drafted_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_key_points_group_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_key_points_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_key_points_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_points")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_key_points_meeting_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_key_points_on_screen",
        "key_points",
        ["meeting_id"],
        unique=True,
        sqlite_where=sa.text("on_screen"),
        postgresql_where=sa.text("on_screen"),
    )
    op.create_table(
        "key_point_answers",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("released", sa.Boolean(), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("answer <> 'change' or words <> ''", name=op.f("ck_key_point_answers_change_has_words")),
        sa.CheckConstraint("answer in ('agree','change','not_sure')", name=op.f("ck_key_point_answers_answer")),
        sa.CheckConstraint("side in ('room','home')", name=op.f("ck_key_point_answers_side")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_key_point_answers_person_id")),
        sa.ForeignKeyConstraint(["point_id"], ["key_points.id"], name=op.f("fk_key_point_answers_point_id")),
        sa.PrimaryKeyConstraint("point_id", "person_id", name=op.f("pk_key_point_answers")),
    )
    op.create_table(
        "key_point_wordings",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("from_room", sa.Integer(), nullable=False),
        sa.Column("from_home", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_key_point_wordings_person_id")),
        sa.ForeignKeyConstraint(["point_id"], ["key_points.id"], name=op.f("fk_key_point_wordings_point_id")),
        sa.PrimaryKeyConstraint("point_id", "version", name=op.f("pk_key_point_wordings")),
    )
