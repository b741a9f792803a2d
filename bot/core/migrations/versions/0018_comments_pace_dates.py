"""Comments on papers; a person's pace is sealed; where the card of a date poll stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "paper_comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=2000), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.CheckConstraint("words <> ''", name=op.f("ck_paper_comments_words")),
        sa.ForeignKeyConstraint(["paper_id"], ["papers.id"], name=op.f("fk_paper_comments_paper_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_paper_comments_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_comments")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_paper_comments_paper_id"), "paper_comments", ["paper_id"])
    _paces()
    op.add_column("date_polls", sa.Column("card_channel_id", sa.BigInteger(), nullable=True))
    op.add_column("date_polls", sa.Column("card_message_id", sa.BigInteger(), nullable=True))


def _paces() -> None:
    """What is there already is still open: the key is not here. The bot seals it as soon as it starts."""
    old = sa.table("paces", sa.column("person_id", sa.Integer()), sa.column("percent", sa.Integer()))
    there = [dict(row._mapping) for row in op.get_bind().execute(sa.select(old))]
    op.drop_table("paces")
    made = op.create_table(
        "paces",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.CheckConstraint("percent in (150, 200)", name=op.f("ck_paces_percent")),
        sa.CheckConstraint("(percent IS NULL) <> (sealed IS NULL)", name=op.f("ck_paces_one_of_two")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_paces_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_paces")),
    )
    if there:
        op.bulk_insert(made, there)
