"""Ideas, who has a part in them, their answers, and the index that finds their words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0003"
down_revision = "0002"

_DOCUMENT = "title || ' ' || what || ' ' || why || ' ' || who"
_OLD = "INSERT INTO idea_search(idea_search, rowid, title, what, why, who)"
_OLD += " VALUES ('delete', old.id, old.title, old.what, old.why, old.who);"
_NEW = "INSERT INTO idea_search(rowid, title, what, why, who) VALUES (new.id, new.title, new.what, new.why, new.who);"


def upgrade() -> None:
    op.create_table(
        "idea_settings",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("contacts", sa.String(length=1000), nullable=False),
        sa.Column("reads_typed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_idea_settings_group_id")),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_idea_settings")),
    )
    op.create_table(
        "idea_deliveries",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(length=8), nullable=False),
        sa.CheckConstraint("how in ('direct','daily','weekly','never')", name=op.f("ck_idea_deliveries_how")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_idea_deliveries_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_idea_deliveries")),
    )
    op.create_table(
        "ideas",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("what", sa.String(length=1000), nullable=False),
        sa.Column("why", sa.String(length=1000), nullable=False),
        sa.Column("who", sa.String(length=300), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=True),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("standing", sa.String(length=16), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("we_did", sa.String(length=500), nullable=False),
        sa.Column("could_not", sa.String(length=500), nullable=False),
        sa.Column("next_step", sa.String(length=500), nullable=False),
        sa.Column("posted_at", UTCDateTime(), nullable=False),
        sa.Column("news_at", UTCDateTime(), nullable=False),
        sa.Column("asked_for_news_at", UTCDateTime(), nullable=True),
        sa.Column("closed_at", UTCDateTime(), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("merged_at", UTCDateTime(), nullable=True),
        sa.Column("root_id", sa.Integer(), nullable=True),
        sa.Column("upload_id", sa.String(length=64), nullable=True),
        sa.Column("upload_words", sa.String(length=500), nullable=False),
        sa.Column("forum_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("card_id", sa.BigInteger(), nullable=True),
        sa.Column("drawn", sa.String(length=64), nullable=False),
        sa.CheckConstraint("(standing = 'merged') = (merged_into is not null)", name=op.f("ck_ideas_merged_into")),
        sa.CheckConstraint("standing in ('shown','held','merged','withdrawn')", name=op.f("ck_ideas_standing")),
        sa.CheckConstraint(
            "status not in ('done','not_this_time','answered') or we_did <> '' or could_not <> '' or next_step <> ''",
            name=op.f("ck_ideas_closed_with_an_answer"),
        ),
        sa.CheckConstraint("upload_id is null or upload_words <> ''", name=op.f("ck_ideas_upload_words")),
        sa.CheckConstraint("merged_into is null or merged_into <> id", name=op.f("ck_ideas_not_into_itself")),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_ideas_author_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_ideas_entered_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_ideas_group_id")),
        sa.ForeignKeyConstraint(["merged_into"], ["ideas.id"], name=op.f("fk_ideas_merged_into")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_ideas_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ideas")),
        sa.UniqueConstraint("thread_id", name=op.f("uq_ideas_thread_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_ideas_author_id"), "ideas", ["author_id"], unique=False)
    op.create_index("ix_ideas_list", "ideas", ["group_id", "standing", "posted_at", "id"], unique=False)
    op.create_index(op.f("ix_ideas_merged_into"), "ideas", ["merged_into"], unique=False)
    op.create_index(op.f("ix_ideas_root_id"), "ideas", ["root_id"], unique=False)
    op.create_index("ix_ideas_status", "ideas", ["group_id", "standing", "status", "news_at"], unique=False)
    op.create_table(
        "idea_comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(length=4000), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("edited_at", UTCDateTime(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state in ('shown','hidden','withdrawn')", name=op.f("ck_idea_comments_state")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_idea_comments_entered_by")),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_idea_comments_idea_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_idea_comments_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_comments")),
        sa.UniqueConstraint("message_id", name=op.f("uq_idea_comments_message_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_idea_comments_idea_id"), "idea_comments", ["idea_id"], unique=False)
    op.create_index(op.f("ix_idea_comments_person_id"), "idea_comments", ["person_id"], unique=False)
    op.create_table(
        "idea_declines",
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("merge_of", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_idea_declines_idea_id")),
        sa.ForeignKeyConstraint(["merge_of"], ["ideas.id"], name=op.f("fk_idea_declines_merge_of")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_idea_declines_person_id")),
        sa.PrimaryKeyConstraint("idea_id", "person_id", name=op.f("pk_idea_declines")),
    )
    op.create_index(op.f("ix_idea_declines_merge_of"), "idea_declines", ["merge_of"], unique=False)
    op.create_table(
        "idea_follows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("following", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_idea_follows_idea_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_idea_follows_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_follows")),
        sa.UniqueConstraint("idea_id", "person_id", name=op.f("uq_idea_follows_idea_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_idea_follows_person_id"), "idea_follows", ["person_id"], unique=False)
    op.create_table(
        "idea_links",
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_idea_links_idea_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_idea_links_meeting_id")),
        sa.PrimaryKeyConstraint("idea_id", "kind", "record_id", name=op.f("pk_idea_links")),
    )
    op.create_index(op.f("ix_idea_links_meeting_id"), "idea_links", ["meeting_id"], unique=False)
    op.create_index("ix_idea_links_record", "idea_links", ["kind", "record_id"], unique=False)
    op.create_table(
        "idea_news",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("we_did", sa.String(length=500), nullable=False),
        sa.Column("could_not", sa.String(length=500), nullable=False),
        sa.Column("next_step", sa.String(length=500), nullable=False),
        sa.Column("by_person", sa.Integer(), nullable=True),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["by_person"], ["people.id"], name=op.f("fk_idea_news_by_person")),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_idea_news_idea_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_news")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_idea_news_idea_id"), "idea_news", ["idea_id"], unique=False)
    op.create_table(
        "idea_supports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=8), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind = 'support' or words <> ''", name=op.f("ck_idea_supports_words")),
        sa.CheckConstraint("kind in ('support','matters','missing')", name=op.f("ck_idea_supports_kind")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_idea_supports_entered_by")),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_idea_supports_idea_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_idea_supports_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_supports")),
        sa.UniqueConstraint("idea_id", "person_id", name=op.f("uq_idea_supports_idea_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_idea_supports_person_id"), "idea_supports", ["person_id"], unique=False)
    op.create_table(
        "idea_tags",
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_idea_tags_idea_id")),
        sa.PrimaryKeyConstraint("idea_id", "tag", name=op.f("pk_idea_tags")),
    )
    op.create_index(op.f("ix_idea_tags_tag"), "idea_tags", ["tag"], unique=False)
    op.create_table(
        "idea_moderations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("idea_id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("by_person", sa.Integer(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("answer", sa.String(length=1000), nullable=False),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["by_person"], ["people.id"], name=op.f("fk_idea_moderations_by_person")),
        sa.ForeignKeyConstraint(["comment_id"], ["idea_comments.id"], name=op.f("fk_idea_moderations_comment_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_idea_moderations_group_id")),
        sa.ForeignKeyConstraint(["idea_id"], ["ideas.id"], name=op.f("fk_idea_moderations_idea_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idea_moderations")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_idea_moderations_group_id"), "idea_moderations", ["group_id"], unique=False)
    op.create_index(op.f("ix_idea_moderations_idea_id"), "idea_moderations", ["idea_id"], unique=False)
    op.create_table(
        "idea_untold",
        sa.Column("news_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["news_id"], ["idea_news.id"], name=op.f("fk_idea_untold_news_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_idea_untold_person_id")),
        sa.PrimaryKeyConstraint("news_id", "person_id", name=op.f("pk_idea_untold")),
    )
    op.create_index(op.f("ix_idea_untold_due_at"), "idea_untold", ["due_at"], unique=False)
    op.create_index(op.f("ix_idea_untold_person_id"), "idea_untold", ["person_id"], unique=False)

    op.create_table(
        "idea_openings",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_idea_openings_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_idea_openings_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_idea_openings")),
    )
    op.create_index(op.f("ix_idea_openings_group_id"), "idea_openings", ["group_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"CREATE INDEX ix_ideas_search ON ideas USING gin (to_tsvector('english'::regconfig, {_DOCUMENT}))")
    else:
        _search_on_sqlite()


def _search_on_sqlite() -> None:
    """A full-text index that keeps no copy of the words, and triggers that keep it in step with them."""
    op.execute(
        "CREATE VIRTUAL TABLE idea_search USING fts5"
        "(title, what, why, who, content='ideas', content_rowid='id', tokenize='porter unicode61')"
    )
    op.execute(f"CREATE TRIGGER idea_search_added AFTER INSERT ON ideas BEGIN {_NEW} END")
    op.execute(f"CREATE TRIGGER idea_search_removed AFTER DELETE ON ideas BEGIN {_OLD} END")
    op.execute(
        f"CREATE TRIGGER idea_search_changed AFTER UPDATE OF title, what, why, who ON ideas BEGIN {_OLD} {_NEW} END"
    )
