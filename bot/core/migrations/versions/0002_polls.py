"""Polls, check-ins and the phones that take part."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "poll_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_poll_templates_group_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_templates")),
        sa.UniqueConstraint("group_id", "name", name=op.f("uq_poll_templates_group_id_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "paces",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.CheckConstraint("percent in (150, 200)", name=op.f("ck_paces_percent")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_paces_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_paces")),
    )
    op.create_table(
        "check_ins",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("side in ('room','remote','phone')", name=op.f("ck_check_ins_side")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_check_ins_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_check_ins_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_check_ins")),
    )
    op.create_table(
        "console_keys",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("worn_roles", sa.String(length=200), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_console_keys_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_console_keys_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_console_keys_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_console_keys")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_console_keys_key_hash")),
    )
    op.create_table(
        "joining_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_joining_links_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_joining_links_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_joining_links")),
    )
    op.create_index(op.f("ix_joining_links_meeting_id"), "joining_links", ["meeting_id"], unique=False)
    op.create_table(
        "phones",
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("expires_at", UTCDateTime(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_phones_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_phones_person_id")),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_phones")),
    )
    op.create_index(op.f("ix_phones_meeting_id"), "phones", ["meeting_id"], unique=False)
    op.create_table(
        "polls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("mode", sa.String(length=8), nullable=False),
        sa.Column("reveal", sa.String(length=16), nullable=False),
        sa.Column("reasons", sa.String(length=10), nullable=False),
        sa.Column("tie_rule", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("shuffle", sa.Boolean(), nullable=False),
        sa.Column("may_add_options", sa.Boolean(), nullable=False),
        sa.Column("no_unsure_because", sa.String(length=300), nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=False),
        sa.Column("pass_percent", sa.Integer(), nullable=False),
        sa.Column("needs_check_in", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("run_of", sa.Integer(), nullable=True),
        sa.Column("opened_at", UTCDateTime(), nullable=True),
        sa.Column("closes_at", UTCDateTime(), nullable=True),
        sa.Column("paused_at", UTCDateTime(), nullable=True),
        sa.Column("paused_because", sa.String(length=200), nullable=False),
        sa.Column("closed_at", UTCDateTime(), nullable=True),
        sa.Column("result_shown", sa.Boolean(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("frozen", sa.Boolean(), nullable=False),
        sa.Column("could_vote", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("card_posted_at", UTCDateTime(), nullable=True),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("mode <> 'secret' or reveal = 'at_close'", name=op.f("ck_polls_secret_waits")),
        sa.CheckConstraint("mode in ('named','private','secret')", name=op.f("ck_polls_mode")),
        sa.CheckConstraint(
            "state in ('prepared','open','closing','paused','closed','cancelled')", name=op.f("ck_polls_state")
        ),
        sa.CheckConstraint("minutes between 1 and 10080", name=op.f("ck_polls_minutes")),
        sa.CheckConstraint("quorum >= 0 and pass_percent between 0 and 100", name=op.f("ck_polls_bar")),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_polls_created_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_polls_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_polls_meeting_id")),
        sa.ForeignKeyConstraint(["run_of"], ["polls.id"], name=op.f("fk_polls_run_of")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_polls_meeting_id"), "polls", ["meeting_id"], unique=False)
    op.create_table(
        "answer_groups",
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("answer_key", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_answer_groups_poll_id")),
        sa.PrimaryKeyConstraint("poll_id", "answer_key", name=op.f("pk_answer_groups")),
    )
    op.create_table(
        "ballots",
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cast_order", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("door", sa.String(length=8), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("how_given", sa.String(length=60), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_ballots_entered_by")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_ballots_person_id")),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_ballots_poll_id")),
        sa.PrimaryKeyConstraint("poll_id", "person_id", name=op.f("pk_ballots")),
    )
    op.create_table(
        "hand_counts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("counted_by", sa.Integer(), nullable=False),
        sa.Column("counted_at", UTCDateTime(), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", UTCDateTime(), nullable=True),
        sa.Column("replaced_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "confirmed_by is null or confirmed_by <> counted_by", name=op.f("ck_hand_counts_two_people")
        ),
        sa.ForeignKeyConstraint(["confirmed_by"], ["people.id"], name=op.f("fk_hand_counts_confirmed_by")),
        sa.ForeignKeyConstraint(["counted_by"], ["people.id"], name=op.f("fk_hand_counts_counted_by")),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_hand_counts_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_counts")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_hand_counts_current",
        "hand_counts",
        ["poll_id"],
        unique=True,
        sqlite_where=sa.text("replaced_at IS NULL"),
        postgresql_where=sa.text("replaced_at IS NULL"),
    )
    op.create_index(op.f("ix_hand_counts_poll_id"), "hand_counts", ["poll_id"], unique=False)
    op.create_table(
        "poll_options",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("on_screen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_poll_options_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_poll_options")),
        sa.UniqueConstraint("poll_id", "position", name=op.f("uq_poll_options_poll_id_position")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_poll_options_poll_id"), "poll_options", ["poll_id"], unique=False)
    op.create_table(
        "secret_ballots",
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("ballot", sa.String(length=32), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_secret_ballots_poll_id")),
        sa.PrimaryKeyConstraint("poll_id", "ballot", name=op.f("pk_secret_ballots")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "secret_voters",
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_secret_voters_person_id")),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_secret_voters_poll_id")),
        sa.PrimaryKeyConstraint("poll_id", "person_id", name=op.f("pk_secret_voters")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "superseded_ballots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cast_order", sa.BigInteger(), nullable=False),
        sa.Column("door", sa.String(length=8), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_superseded_ballots_person_id")),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_superseded_ballots_poll_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_superseded_ballots")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_superseded_ballots_poll_id"), "superseded_ballots", ["poll_id"], unique=False)
