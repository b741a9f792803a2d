"""What a paused room screen shows, so that it shows the same after a restart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "still_pictures",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_still_pictures_meeting_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_still_pictures")),
    )
