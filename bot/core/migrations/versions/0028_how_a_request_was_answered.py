"""How a request about data was answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

ANSWERS = "answered in ('done','elsewhere','taken_back','not_possible')"


def upgrade() -> None:
    op.add_column("privacy_requests", sa.Column("answered", sa.String(12), nullable=True))
    op.execute("UPDATE privacy_requests SET answered = 'done' WHERE done_at IS NOT NULL")
    with op.batch_alter_table("privacy_requests", table_kwargs={"sqlite_autoincrement": True}) as requests:
        requests.create_check_constraint(op.f("ck_privacy_requests_answered"), ANSWERS)
        requests.create_check_constraint(
            op.f("ck_privacy_requests_done_and_answered"), "(done_at is null) = (answered is null)"
        )
