"""How long before a poll closes people are told, and until when it stays open whoever closes it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("polls", sa.Column("notice_seconds", sa.Integer(), nullable=False, server_default="60"))
    op.add_column("polls", sa.Column("stays_open_until", UTCDateTime(), nullable=True))
