"""Who opened whose private record; pictures and papers that people send."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_access_log_group_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["people.id"], name=op.f("fk_access_log_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_access_log_subject_id"), "access_log", ["subject_id"])
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sent_by", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=5), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("look", sa.String(length=16), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=False),
        sa.Column("sealed_description", sa.Text(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=False),
        sa.Column("going_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint("purpose in ('receipt','idea','paper')", name=op.f("ck_uploads_purpose")),
        sa.CheckConstraint("kind in ('jpeg','png','webp','pdf')", name=op.f("ck_uploads_kind")),
        sa.CheckConstraint("size > 0", name=op.f("ck_uploads_size")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_uploads_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_uploads_person_id")),
        sa.ForeignKeyConstraint(["sent_by"], ["people.id"], name=op.f("fk_uploads_sent_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("file", name=op.f("uq_uploads_file")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_uploads_person_id"), "uploads", ["person_id"])
    op.create_index("ix_uploads_group_id_fingerprint", "uploads", ["group_id", "fingerprint"])
