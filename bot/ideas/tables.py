"""Tables of ideas.

Nothing is moved when two ideas are merged: `merged_into` says what an idea became part of, and `root_id` is the idea
at the end of that way, itself where there is none. Whoever counts, counts over the ideas of one root, each person
once. So a merge loses nobody, and undoing it gives back exactly what was there.
"""

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

ideas = Table(
    "ideas",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("title", String(100), nullable=False),
    Column("what", String(1000), nullable=False),
    Column("why", String(1000), nullable=False),
    Column("who", String(300), nullable=False, default=""),
    Column("level", String(16)),
    Column("status", String(16), nullable=False),
    Column("standing", String(16), nullable=False),
    Column("locked", Boolean, nullable=False, default=False),
    Column("author_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("entered_by", ForeignKey("people.id")),
    Column("named", Boolean, nullable=False),
    Column("owner_id", ForeignKey("people.id")),
    Column("we_did", String(500), nullable=False, default=""),
    Column("could_not", String(500), nullable=False, default=""),
    Column("next_step", String(500), nullable=False, default=""),
    Column("posted_at", UTCDateTime, nullable=False),
    Column("news_at", UTCDateTime, nullable=False),
    Column("asked_for_news_at", UTCDateTime),
    Column("closed_at", UTCDateTime),
    Column("merged_into", ForeignKey("ideas.id"), index=True),
    Column("merged_at", UTCDateTime),
    Column("root_id", Integer, index=True),  # no foreign key: it names the row itself as it is made
    Column("upload_id", String(64)),
    Column("upload_words", String(500), nullable=False, default=""),
    Column("forum_id", BigInteger),
    Column("thread_id", BigInteger, unique=True),
    Column("card_id", BigInteger),
    Column("drawn", String(64), nullable=False, default=""),  # what its post in Discord shows, as a hash
    CheckConstraint("standing in ('shown','held','merged','withdrawn')", name="standing"),
    CheckConstraint("(standing = 'merged') = (merged_into is not null)", name="merged_into"),
    CheckConstraint("merged_into is null or merged_into <> id", name="not_into_itself"),
    CheckConstraint(
        "status not in ('done','not_this_time','answered') or we_did <> '' or could_not <> '' or next_step <> ''",
        name="closed_with_an_answer",
    ),
    CheckConstraint("upload_id is null or upload_words <> ''", name="upload_words"),
    sqlite_autoincrement=True,
)
Index("ix_ideas_list", ideas.c.group_id, ideas.c.standing, ideas.c.posted_at, ideas.c.id)
Index("ix_ideas_status", ideas.c.group_id, ideas.c.standing, ideas.c.status, ideas.c.news_at)

idea_tags = Table(
    "idea_tags",
    metadata,
    Column("idea_id", ForeignKey("ideas.id"), primary_key=True),
    Column("tag", String(20), primary_key=True, index=True),
)

idea_supports = Table(
    "idea_supports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("idea_id", ForeignKey("ideas.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("words", String(500), nullable=False, default=""),
    Column("named", Boolean, nullable=False, default=False),
    Column("source", String(8), nullable=False),
    Column("entered_by", ForeignKey("people.id")),
    Column("at", UTCDateTime, nullable=False),
    UniqueConstraint("idea_id", "person_id"),  # each person once, whatever the door
    CheckConstraint("kind in ('support','matters','missing')", name="kind"),
    CheckConstraint("kind = 'support' or words <> ''", name="words"),
    sqlite_autoincrement=True,
)

idea_comments = Table(
    "idea_comments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("idea_id", ForeignKey("ideas.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("entered_by", ForeignKey("people.id")),
    Column("words", String(4000), nullable=False),  # what is typed in Discord may be that long
    Column("named", Boolean, nullable=False),
    Column("source", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("edited_at", UTCDateTime),
    Column("message_id", BigInteger, unique=True),
    CheckConstraint("state in ('shown','hidden','withdrawn')", name="state"),
    sqlite_autoincrement=True,
)

idea_follows = Table(
    "idea_follows",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("idea_id", ForeignKey("ideas.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("following", Boolean, nullable=False),  # false: asked not to be told, also where they support it
    UniqueConstraint("idea_id", "person_id"),
    sqlite_autoincrement=True,
)

idea_declines = Table(
    "idea_declines",
    metadata,
    Column("idea_id", ForeignKey("ideas.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("merge_of", ForeignKey("ideas.id"), nullable=False, index=True),  # the merge they said "not for me" to
    Column("at", UTCDateTime, nullable=False),
)

idea_news = Table(
    "idea_news",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("idea_id", ForeignKey("ideas.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("words", String(1000), nullable=False, default=""),
    Column("we_did", String(500), nullable=False, default=""),
    Column("could_not", String(500), nullable=False, default=""),
    Column("next_step", String(500), nullable=False, default=""),
    Column("by_person", ForeignKey("people.id")),
    Column("at", UTCDateTime, nullable=False),
    sqlite_autoincrement=True,
)

idea_links = Table(
    "idea_links",
    metadata,
    Column("idea_id", ForeignKey("ideas.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("record_id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), index=True),
    Column("title", String(300), nullable=False),
    Column("state", String(32), nullable=False),  # what the idea's people were last told of it
    Column("at", UTCDateTime, nullable=False),
)
Index("ix_idea_links_record", idea_links.c.kind, idea_links.c.record_id)

idea_deliveries = Table(
    "idea_deliveries",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("how", String(8), nullable=False),
    CheckConstraint("how in ('direct','daily','weekly','never')", name="how"),
)

idea_untold = Table(
    "idea_untold",
    metadata,
    Column("news_id", ForeignKey("idea_news.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
    Column("due_at", UTCDateTime, nullable=False, index=True),
)

idea_moderations = Table(
    "idea_moderations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("idea_id", ForeignKey("ideas.id"), nullable=False, index=True),
    Column("comment_id", ForeignKey("idea_comments.id")),
    Column("act", String(8), nullable=False),
    Column("reason", String(24), nullable=False),
    Column("words", String(500), nullable=False, default=""),
    Column("by_person", ForeignKey("people.id"), nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("answer", String(1000), nullable=False, default=""),
    Column("answered_at", UTCDateTime),
    sqlite_autoincrement=True,
)

idea_settings = Table(
    "idea_settings",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("topics", Text, nullable=False),  # one a line
    Column("contacts", String(1000), nullable=False, default=""),
    Column("reads_typed", Boolean, nullable=False, default=False),
    Column("reads_since", UTCDateTime),
)

idea_openings = Table(
    "idea_openings",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),  # a meeting opens once
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("since", UTCDateTime, nullable=False),
    Column("at", UTCDateTime, nullable=False),
)
