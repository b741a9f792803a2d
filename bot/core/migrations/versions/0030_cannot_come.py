"""People can say that they cannot come to a meeting."""

from __future__ import annotations

from alembic import op

revision = "0030"
down_revision = "0029"

HOW = "how in ('room','remote','phone','not_sure','not_coming')"


def upgrade() -> None:
    with op.batch_alter_table("coming") as coming:
        coming.drop_constraint(op.f("ck_coming_how"), type_="check")
        coming.create_check_constraint(op.f("ck_coming_how"), HOW)
