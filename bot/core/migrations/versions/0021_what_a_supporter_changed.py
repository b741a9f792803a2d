"""What a person had said, where a supporter changed it: so that the person can have it back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("access_standing", sa.Column("before", sa.Text(), nullable=True))
    op.add_column("access_needs", sa.Column("before", sa.Text(), nullable=True))
