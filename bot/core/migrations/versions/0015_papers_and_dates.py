"""Papers with their formats; date polls."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0015"
down_revision = "0014"

_ONE_WAY = (
    "(CASE WHEN upload_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN link = '' THEN 0 ELSE 1 END)"
    " + (CASE WHEN how = '' THEN 0 ELSE 1 END) = 1"
)


def upgrade() -> None:
    _papers()
    _dates()


def _papers() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("summary", sa.String(length=500), nullable=False),
        sa.Column("comments_until", sa.Date(), nullable=True),
        sa.Column("released_at", UTCDateTime(), nullable=True),
        sa.Column("override_reason", sa.String(length=300), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_papers_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_papers_meeting_id")),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name=op.f("fk_papers_added_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_papers_meeting_id"), "papers", ["meeting_id"])
    op.create_table(
        "paper_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=60), nullable=False),
        sa.Column("upload_id", sa.Integer(), nullable=True),
        sa.Column("link", sa.String(length=500), nullable=False),
        sa.Column("how", sa.String(length=200), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("checked", sa.Boolean(), nullable=False),
        sa.Column("attached_by", sa.Integer(), nullable=False),
        sa.Column("attached_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("description <> ''", name=op.f("ck_paper_versions_described")),
        sa.CheckConstraint(_ONE_WAY, name=op.f("ck_paper_versions_one_way")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_paper_versions_paper_id")),
        sa.ForeignKeyConstraint(["upload_id"], ["uploads.id"], name=op.f("fk_paper_versions_upload_id")),
        sa.ForeignKeyConstraint(["attached_by"], ["people.id"], name=op.f("fk_paper_versions_attached_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_versions")),
        sa.UniqueConstraint("paper_id", "format", "detail", name=op.f("uq_paper_versions_paper_id_format_detail")),
        sqlite_autoincrement=True,
    )


def _dates() -> None:
    op.create_table(
        "date_polls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("joining_link", sa.String(length=500), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("opened_at", UTCDateTime(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("state in ('open','chosen','closed')", name=op.f("ck_date_polls_state")),
        sa.CheckConstraint("(state = 'chosen') = (meeting_id IS NOT NULL)", name=op.f("ck_date_polls_meeting")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_date_polls_group_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["people.id"], name=op.f("fk_date_polls_opened_by")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_date_polls_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date_polls")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_date_polls_group_id"), "date_polls", ["group_id"])
    op.create_table(
        "date_times",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", UTCDateTime(), nullable=False),
        sa.Column("ends_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_date_times_ends_after_start")),
        sa.ForeignKeyConstraint(["poll_id"], ["date_polls.id"], name=op.f("fk_date_times_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_date_times")),
        sa.UniqueConstraint("poll_id", "starts_at", name=op.f("uq_date_times_poll_id_starts_at")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "date_answers",
        sa.Column("time_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("answer in ('yes','if_need_be','no')", name=op.f("ck_date_answers_answer")),
        sa.ForeignKeyConstraint(["time_id"], ["date_times.id"], name=op.f("fk_date_answers_time_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_date_answers_person_id")),
        sa.PrimaryKeyConstraint("time_id", "person_id", name=op.f("pk_date_answers")),
    )
