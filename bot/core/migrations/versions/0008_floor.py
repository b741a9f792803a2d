"""The floor: turns, cards, questions, hard words, and what a console has done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "card_meanings",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("text", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_card_meanings_group_id")),
        sa.PrimaryKeyConstraint("group_id", "kind", name=op.f("pk_card_meanings")),
    )
    op.create_table(
        "console_deeds",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_console_deeds_person_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_console_deeds")),
    )
    op.create_table(
        "first_meetings",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_first_meetings_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_first_meetings_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_first_meetings")),
    )
    op.create_table(
        "floors",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("queue_order", sa.String(length=16), nullable=False),
        sa.Column("turn_minutes", sa.Integer(), nullable=False),
        sa.Column("remote_facilitator", sa.Integer(), nullable=True),
        sa.Column("charter_read", sa.Boolean(), nullable=False),
        sa.Column("queue_rule_read", sa.Boolean(), nullable=False),
        sa.Column("captions_on", sa.Boolean(), nullable=False),
        sa.Column("interpreter_seen", sa.Boolean(), nullable=False),
        sa.Column("start_reason", sa.String(length=300), nullable=False),
        sa.Column("shown_kind", sa.String(length=16), nullable=False),
        sa.Column("shown_id", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Boolean(), nullable=False),
        sa.Column("caption_token", sa.String(length=64), nullable=True),
        sa.Column("card_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("card_message_id", sa.BigInteger(), nullable=True),
        sa.Column("card_posted_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "queue_order in ('first_come','in_turn','fewest_turns','least_time')", name=op.f("ck_floors_queue_order")
        ),
        sa.CheckConstraint("turn_minutes between 1 and 30", name=op.f("ck_floors_turn_minutes")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_floors_meeting_id")),
        sa.ForeignKeyConstraint(["remote_facilitator"], ["people.id"], name=op.f("fk_floors_remote_facilitator")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_floors")),
        sa.UniqueConstraint("caption_token", name=op.f("uq_floors_caption_token")),
    )
    op.create_table(
        "hard_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("word_key", sa.String(length=120), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_hard_words_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_hard_words_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hard_words")),
        sa.UniqueConstraint("group_id", "word_key", name=op.f("uq_hard_words_group_id_word_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pauses",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_pauses_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_pauses_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_pauses")),
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("to_person", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("state <> 'held' or reason <> ''", name=op.f("ck_questions_held_has_a_reason")),
        sa.CheckConstraint(
            "state in ('waiting','shown','held','answered','withdrawn')", name=op.f("ck_questions_state")
        ),
        sa.CheckConstraint("to_person is null or to_person <> asked_by", name=op.f("ck_questions_to_somebody_else")),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_questions_asked_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_questions_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_questions_meeting_id")),
        sa.ForeignKeyConstraint(["to_person"], ["people.id"], name=op.f("fk_questions_to_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_questions_meeting_id"), "questions", ["meeting_id"], unique=False)
    op.create_table(
        "raised_cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("raised_at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind in ('stop','slow','agree','break','jargon')", name=op.f("ck_raised_cards_kind")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_raised_cards_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_raised_cards_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_raised_cards_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raised_cards")),
        sa.UniqueConstraint("meeting_id", "person_id", "kind", name=op.f("uq_raised_cards_meeting_id_person_id_kind")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "question_supports",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_question_supports_person_id")),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name=op.f("fk_question_supports_question_id")),
        sa.PrimaryKeyConstraint("question_id", "person_id", name=op.f("pk_question_supports")),
    )
    op.create_table(
        "turns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("side", sa.String(length=8), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("ready_at", UTCDateTime(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("called_at", UTCDateTime(), nullable=True),
        sa.Column("called_by", sa.Integer(), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind <> 'read_out' or text <> ''", name=op.f("ck_turns_read_out_has_words")),
        sa.CheckConstraint("kind in ('speak','read_out','point_of_order')", name=op.f("ck_turns_kind")),
        sa.CheckConstraint("side in ('room','remote','phone')", name=op.f("ck_turns_side")),
        sa.CheckConstraint("state <> 'done' or ended_at is not null", name=op.f("ck_turns_ended")),
        sa.CheckConstraint("state in ('waiting','speaking','done','withdrawn')", name=op.f("ck_turns_state")),
        sa.CheckConstraint("state not in ('speaking','done') or called_at is not null", name=op.f("ck_turns_called")),
        sa.ForeignKeyConstraint(["called_by"], ["people.id"], name=op.f("fk_turns_called_by")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_turns_entered_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_turns_group_id")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_turns_item_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_turns_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_turns_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turns")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_turns_meeting_id"), "turns", ["meeting_id"], unique=False)
    op.create_index(
        "ix_turns_point_waiting",
        "turns",
        ["meeting_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("state = 'waiting' AND kind = 'point_of_order'"),
        postgresql_where=sa.text("state = 'waiting' AND kind = 'point_of_order'"),
    )
    op.create_index(
        "ix_turns_speaking",
        "turns",
        ["meeting_id"],
        unique=True,
        sqlite_where=sa.text("state = 'speaking'"),
        postgresql_where=sa.text("state = 'speaking'"),
    )
    op.create_index(
        "ix_turns_waiting",
        "turns",
        ["meeting_id", "person_id"],
        unique=True,
        sqlite_where=sa.text("state = 'waiting' AND kind != 'point_of_order'"),
        postgresql_where=sa.text("state = 'waiting' AND kind != 'point_of_order'"),
    )
    op.create_table(
        "word_meanings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=400), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["proposed_by"], ["people.id"], name=op.f("fk_word_meanings_proposed_by")),
        sa.ForeignKeyConstraint(["word_id"], ["hard_words.id"], name=op.f("fk_word_meanings_word_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_word_meanings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_word_meanings_word_id"), "word_meanings", ["word_id"], unique=False)
    op.create_table(
        "meaning_agreements",
        sa.Column("meaning_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meaning_id"], ["word_meanings.id"], name=op.f("fk_meaning_agreements_meaning_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_meaning_agreements_person_id")),
        sa.PrimaryKeyConstraint("meaning_id", "person_id", name=op.f("pk_meaning_agreements")),
    )
