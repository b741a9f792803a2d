"""The tables of the floor."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.core.columns import UTCDateTime, metadata

floors = Table(
    "floors",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("queue_order", String(16), nullable=False),
    Column("turn_minutes", Integer, nullable=False),
    Column("remote_facilitator", ForeignKey("people.id")),
    Column("charter_read", Boolean, nullable=False, default=False),
    Column("queue_rule_read", Boolean, nullable=False, default=False),
    Column("captions_on", Boolean, nullable=False, default=False),
    Column("interpreter_seen", Boolean, nullable=False, default=False),
    Column("start_reason", String(300), nullable=False, default=""),
    Column("shown_kind", String(16), nullable=False, default=""),
    Column("shown_id", Integer, nullable=False, default=0),
    Column("shown_at", UTCDateTime),
    Column("blank", Boolean, nullable=False, default=False),
    Column("held", Boolean, nullable=False, default=False),
    Column("caption_token", String(64), unique=True),  # as a hash
    Column("card_channel_id", BigInteger),
    Column("card_message_id", BigInteger),
    Column("card_posted_at", UTCDateTime),
    CheckConstraint("queue_order in ('first_come','in_turn','fewest_turns','least_time')", name="queue_order"),
    CheckConstraint("turn_minutes between 1 and 30", name="turn_minutes"),
)

turns = Table(
    "turns",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", String(500), nullable=False, default=""),
    Column("side", String(8), nullable=False),
    Column("entered_by", ForeignKey("people.id")),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("ready_at", UTCDateTime),
    Column("state", String(12), nullable=False),
    Column("called_at", UTCDateTime),
    Column("called_by", ForeignKey("people.id")),
    Column("ended_at", UTCDateTime),
    Column("why", String(300), nullable=False, default=""),
    Column("item_id", ForeignKey("agenda_items.id")),
    CheckConstraint("kind in ('speak','read_out','point_of_order')", name="kind"),
    CheckConstraint("kind <> 'read_out' or text <> ''", name="read_out_has_words"),
    CheckConstraint("side in ('room','remote','phone')", name="side"),
    CheckConstraint("state in ('waiting','speaking','done','withdrawn')", name="state"),
    CheckConstraint("state not in ('speaking','done') or called_at is not null", name="called"),
    CheckConstraint("state <> 'done' or ended_at is not null", name="ended"),
    sqlite_autoincrement=True,
)
_SPEAKING = turns.c.state == "speaking"
Index(
    "ix_turns_speaking",  # one at a time has the floor
    turns.c.meeting_id,
    unique=True,
    sqlite_where=_SPEAKING,
    postgresql_where=_SPEAKING,
)
_WAITING = turns.c.state == "waiting"
_WAITING_TO_SPEAK = _WAITING & (turns.c.kind != "point_of_order")
Index(
    "ix_turns_waiting",  # one place a person, whatever doors they knock at
    turns.c.meeting_id,
    turns.c.person_id,
    unique=True,
    sqlite_where=_WAITING_TO_SPEAK,
    postgresql_where=_WAITING_TO_SPEAK,
)
_POINT_WAITING = _WAITING & (turns.c.kind == "point_of_order")
Index(
    "ix_turns_point_waiting",
    turns.c.meeting_id,
    turns.c.person_id,
    unique=True,
    sqlite_where=_POINT_WAITING,
    postgresql_where=_POINT_WAITING,
)

# That a meeting is somebody's first is theirs to say: it stands alone, and no other table repeats it.
first_meetings = Table(
    "first_meetings",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
)

pauses = Table(
    "pauses",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("since", UTCDateTime, nullable=False),
)

# Whom anybody in the meeting may ask in private, because they said so.
meeting_supporters = Table(
    "meeting_supporters",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("called", String(100), nullable=False),
    Column("since", UTCDateTime, nullable=False),
)

raised_cards = Table(
    "raised_cards",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("named", Boolean, nullable=False),
    Column("raised_at", UTCDateTime, nullable=False),
    UniqueConstraint("meeting_id", "person_id", "kind"),
    CheckConstraint("kind in ('stop','slow','agree','break','jargon')", name="kind"),
    sqlite_autoincrement=True,
)

card_meanings = Table(
    "card_meanings",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("text", String(120), nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("text", String(300), nullable=False),
    Column("asked_by", ForeignKey("people.id"), nullable=False),
    Column("named", Boolean, nullable=False),
    Column("to_person", ForeignKey("people.id")),
    Column("state", String(12), nullable=False),
    Column("reason", String(300), nullable=False, default=""),
    Column("asked_at", UTCDateTime, nullable=False),
    CheckConstraint("state in ('waiting','shown','held','answered','withdrawn')", name="state"),
    CheckConstraint("state <> 'held' or reason <> ''", name="held_has_a_reason"),
    CheckConstraint("to_person is null or to_person <> asked_by", name="to_somebody_else"),
    sqlite_autoincrement=True,
)

question_supports = Table(
    "question_supports",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
)

hard_words = Table(
    "hard_words",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("word", String(60), nullable=False),
    Column("word_key", String(120), nullable=False),  # some letters fold into several
    Column("meeting_id", ForeignKey("meetings.id")),
    Column("asked_at", UTCDateTime, nullable=False),
    UniqueConstraint("group_id", "word_key"),
    sqlite_autoincrement=True,
)

word_meanings = Table(
    "word_meanings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("word_id", ForeignKey("hard_words.id"), nullable=False, index=True),
    Column("text", String(400), nullable=False),
    Column("proposed_by", ForeignKey("people.id"), nullable=False),
    Column("proposed_at", UTCDateTime, nullable=False),
    sqlite_autoincrement=True,
)

meaning_agreements = Table(
    "meaning_agreements",
    metadata,
    Column("meaning_id", ForeignKey("word_meanings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
)

# What the room screen showed when it was paused; gone when the pause is over.
still_pictures = Table(
    "still_pictures",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("picture", Text, nullable=False),
)

# What a console did already, so that what it sends again after a lost connection is done once.
console_deeds = Table(
    "console_deeds",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("finished", Boolean, nullable=False, default=False),
    Column("outcome", String(300), nullable=False, default=""),
)
