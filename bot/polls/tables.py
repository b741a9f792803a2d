"""Tables of polls. What a secret poll keeps is built so that nobody, the operator included, can join it up."""

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

polls = Table(
    "polls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("question", String(300), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("mode", String(8), nullable=False),
    Column("reveal", String(16), nullable=False),
    Column("reasons", String(10), nullable=False),
    Column("tie_rule", String(20), nullable=False),
    Column("state", String(10), nullable=False),
    Column("least", Integer, nullable=False, default=1),
    Column("most", Integer, nullable=False, default=1),
    Column("shuffle", Boolean, nullable=False, default=False),
    Column("may_add_options", Boolean, nullable=False, default=False),
    Column("no_unsure_because", String(300), nullable=False, default=""),
    Column("quorum", Integer, nullable=False, default=0),
    Column("pass_percent", Integer, nullable=False, default=0),
    Column("needs_check_in", Boolean, nullable=False, default=False),
    Column("minutes", Integer, nullable=False),
    Column("run_of", ForeignKey("polls.id")),
    Column("opened_at", UTCDateTime),
    Column("closes_at", UTCDateTime),
    Column("notice_seconds", Integer, nullable=False, default=60),
    Column("stays_open_until", UTCDateTime),
    Column("paused_at", UTCDateTime),
    Column("paused_because", String(200), nullable=False, default=""),
    Column("closed_at", UTCDateTime),
    Column("result_shown", Boolean, nullable=False, default=False),
    Column("held", Boolean, nullable=False, default=False),
    Column("frozen", Boolean, nullable=False, default=False),
    Column("could_vote", Integer, nullable=False, default=0),
    Column("channel_id", BigInteger),
    Column("message_id", BigInteger),
    Column("card_posted_at", UTCDateTime),
    Column("created_by", ForeignKey("people.id"), nullable=False),
    Column("created_at", UTCDateTime, nullable=False),
    CheckConstraint("state in ('prepared','open','closing','paused','closed','cancelled')", name="state"),
    CheckConstraint("mode in ('named','private','secret')", name="mode"),
    CheckConstraint("mode <> 'secret' or reveal = 'at_close'", name="secret_waits"),
    CheckConstraint("quorum >= 0 and pass_percent between 0 and 100", name="bar"),
    CheckConstraint("minutes between 1 and 10080", name="minutes"),
    sqlite_autoincrement=True,
)

poll_options = Table(
    "poll_options",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("poll_id", ForeignKey("polls.id"), nullable=False, index=True),
    Column("text", String(500), nullable=False),
    Column("position", Integer, nullable=False),
    Column("on_screen", Boolean, nullable=False, default=True),
    UniqueConstraint("poll_id", "position"),
    sqlite_autoincrement=True,
)

poll_templates = Table(
    "poll_templates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("name", String(60), nullable=False),
    Column("settings", Text, nullable=False),  # JSON of a NewPoll
    UniqueConstraint("group_id", "name"),
    sqlite_autoincrement=True,
)

# Named and private polls: the newest ballot of each person counts, the earlier ones stay as a record.
ballots = Table(
    "ballots",
    metadata,
    Column("poll_id", ForeignKey("polls.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("cast_order", BigInteger, nullable=False),
    Column("answer", Text, nullable=False),  # JSON
    Column("door", String(8), nullable=False),
    Column("entered_by", ForeignKey("people.id")),
    Column("how_given", String(60), nullable=False, default=""),
    Column("at", UTCDateTime, nullable=False),
)

superseded_ballots = Table(
    "superseded_ballots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("poll_id", ForeignKey("polls.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("cast_order", BigInteger, nullable=False),
    Column("door", String(8), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    sqlite_autoincrement=True,
)

# Secret polls: who has voted, and what was voted. Both are kept in the order of their keys (WITHOUT ROWID in
# SQLite), hold no time and no door, and share nothing but the poll.
secret_voters = Table(
    "secret_voters",
    metadata,
    Column("poll_id", ForeignKey("polls.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    sqlite_with_rowid=False,
)

secret_ballots = Table(
    "secret_ballots",
    metadata,
    Column("poll_id", ForeignKey("polls.id"), primary_key=True),
    Column("ballot", String(32), primary_key=True),  # 128 random bits
    Column("answer", Text, nullable=False),
    sqlite_with_rowid=False,
)

hand_counts = Table(
    "hand_counts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("poll_id", ForeignKey("polls.id"), nullable=False, index=True),
    Column("counts", Text, nullable=False),  # JSON: answer code to number of hands
    Column("counted_by", ForeignKey("people.id"), nullable=False),
    Column("counted_at", UTCDateTime, nullable=False),
    Column("confirmed_by", ForeignKey("people.id")),
    Column("confirmed_at", UTCDateTime),
    Column("replaced_at", UTCDateTime),
    CheckConstraint("confirmed_by is null or confirmed_by <> counted_by", name="two_people"),
    sqlite_autoincrement=True,
)
Index(
    "ix_hand_counts_current",
    hand_counts.c.poll_id,
    unique=True,
    sqlite_where=hand_counts.c.replaced_at.is_(None),
    postgresql_where=hand_counts.c.replaced_at.is_(None),
)

answer_groups = Table(
    "answer_groups",
    metadata,
    Column("poll_id", ForeignKey("polls.id"), primary_key=True),
    Column("answer_key", String(64), primary_key=True),  # a hash of the written answer, so that it names nobody
    Column("name", String(60), nullable=False),
)
