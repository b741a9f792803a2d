"""How long a notice may wait so as not to disturb."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.add_column("notices", sa.Column("haste", sa.String(8), server_default="usual", nullable=False))
