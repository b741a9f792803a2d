"""Who gave a shared tablet to the next person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column("check_ins", sa.Column("handed_on", sa.Boolean(), server_default=sa.false(), nullable=False))
