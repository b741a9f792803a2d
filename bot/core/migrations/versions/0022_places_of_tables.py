"""Where tables are to talk in Discord, so that a start can finish it; and a room screen whose picture stands still."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    with op.batch_alter_table("discussion_tables", table_kwargs={"sqlite_autoincrement": True}) as tables:
        tables.add_column(sa.Column("talks_in", sa.String(8), nullable=False, server_default=""))
        tables.add_column(sa.Column("asked_at", UTCDateTime(), nullable=True))
        tables.add_column(sa.Column("trouble", sa.String(8), nullable=False, server_default=""))
        tables.create_check_constraint(op.f("ck_discussion_tables_talks_in"), "talks_in in ('','threads','voice')")
        tables.create_check_constraint(op.f("ck_discussion_tables_trouble"), "trouble in ('','make','close')")
    op.execute(
        "UPDATE discussion_tables SET talks_in = CASE WHEN in_voice THEN 'voice' ELSE 'threads' END"
        " WHERE thread_id IS NOT NULL"
    )
    op.add_column("floors", sa.Column("held", sa.Boolean(), nullable=False, server_default=sa.false()))
