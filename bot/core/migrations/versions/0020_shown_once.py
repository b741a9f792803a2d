"""Where the card of a decision and of a parity report stands, and when somebody left a meeting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("decisions", sa.Column("channel_id", sa.BigInteger(), nullable=True))
    op.add_column("decisions", sa.Column("message_id", sa.BigInteger(), nullable=True))
    op.add_column("check_ins", sa.Column("left_at", UTCDateTime(), nullable=True))
    op.create_table(
        "parity_cards",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_parity_cards_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_parity_cards")),
    )
