"""One switch for what the room screen shows; tables in voice channels, and whether their time's end was told.

A key point that was on a screen at the moment of this change is put there again by hand.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("floors", sa.Column("shown_at", UTCDateTime(), nullable=True))
    for name in ("in_voice", "over_told"):
        op.add_column("discussion_tables", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("ix_key_points_on_screen", "key_points")
    with op.batch_alter_table("key_points", table_kwargs={"sqlite_autoincrement": True}) as points:
        points.drop_constraint(op.f("ck_key_points_shown_once_asked"), type_="check")
        points.drop_column("on_screen")
