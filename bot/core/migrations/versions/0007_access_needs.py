"""Access needs, sealed; who agreed to what; and what was given to whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "access_call_backs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("done_at", UTCDateTime(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_access_call_backs_asked_by")),
        sa.ForeignKeyConstraint(["done_by"], ["people.id"], name=op.f("fk_access_call_backs_done_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_access_call_backs_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_access_call_backs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_call_backs")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_access_call_backs_waiting",
        "access_call_backs",
        ["person_id"],
        unique=True,
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )
    op.create_table(
        "access_consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("given_at", UTCDateTime(), nullable=False),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "purpose in ('store','facilitator','venue','interpreter_agency','caterer')",
            name=op.f("ck_access_consents_purpose"),
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_access_consents_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_consents")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_access_consents_held",
        "access_consents",
        ["person_id", "purpose"],
        unique=True,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "access_standing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("checked_at", UTCDateTime(), nullable=False),
        sa.Column("review_asked_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_access_standing_entered_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_access_standing_group_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_access_standing_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_standing")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_access_standing_person_id"), "access_standing", ["person_id"], unique=False)
    op.create_table(
        "access_answers",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("said", sa.String(length=16), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("said in ('same','changed','not_this_time')", name=op.f("ck_access_answers_said")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_access_answers_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_access_answers_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_access_answers")),
    )
    op.create_table(
        "access_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_access_drafts_by_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_access_drafts_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_access_drafts_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_drafts")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", "by_id", name=op.f("uq_access_drafts_meeting_id_person_id_by_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_access_drafts_person_id"), "access_drafts", ["person_id"], unique=False)
    op.create_table(
        "access_lists",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=24), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=False),
        sa.Column("made_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "recipient in ('facilitator','venue','interpreter_agency','caterer')",
            name=op.f("ck_access_lists_recipient"),
        ),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_access_lists_group_id")),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_access_lists_made_by")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_access_lists_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_lists")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "access_needs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("offer", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("afterwards", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state <> 'not_met' or by_person or (reason is not null and offer is not null)",
            name=op.f("ck_access_needs_no_with_reason"),
        ),
        sa.CheckConstraint(
            "state in ('asked','seen','arranging','ready','met','partly_met','not_met','withdrawn')",
            name=op.f("ck_access_needs_state"),
        ),
        sa.CheckConstraint(
            "state not in ('met','partly_met') or by_person", name=op.f("ck_access_needs_only_the_person_says_met")
        ),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_access_needs_entered_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_access_needs_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_access_needs_meeting_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_access_needs_owner_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_access_needs_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_needs")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_access_needs_meeting", "access_needs", ["meeting_id", "person_id"], unique=False)
    op.create_index(op.f("ix_access_needs_person_id"), "access_needs", ["person_id"], unique=False)
    op.create_table(
        "access_overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_access_overrides_by_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_access_overrides_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_access_overrides_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_overrides")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_access_overrides_meeting_id"), "access_overrides", ["meeting_id"], unique=False)
    op.create_table(
        "access_listed",
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["list_id"], ["access_lists.id"], name=op.f("fk_access_listed_list_id")),
        sa.ForeignKeyConstraint(["need_id"], ["access_needs.id"], name=op.f("fk_access_listed_need_id")),
        sa.PrimaryKeyConstraint("list_id", "need_id", name=op.f("pk_access_listed")),
    )
    op.create_index(op.f("ix_access_listed_need_id"), "access_listed", ["need_id"], unique=False)
