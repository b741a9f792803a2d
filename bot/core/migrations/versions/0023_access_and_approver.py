"""Whoever said as access lead that a cost fits a need does not decide the claim too, whatever the program does."""

from __future__ import annotations

from alembic import op

revision = "0023"
down_revision = "0022"

GUARDS = (
    (
        "claims_said_of_access",
        "UPDATE OF approver_id, second_approver_id ON claims",
        (
            "EXISTS (SELECT 1 FROM claim_access a WHERE a.claim_id = NEW.id"
            " AND a.said_by IN (NEW.approver_id, NEW.second_approver_id))"
        ),
    ),
    *(
        (
            f"claim_access_{name}",
            f"{when} ON claim_access",
            (
                "EXISTS (SELECT 1 FROM claims c WHERE c.id = NEW.claim_id"
                " AND NEW.said_by IN (c.entered_by, c.approver_id, c.second_approver_id))"
            ),
        )
        for name, when in (("said", "INSERT"), ("changed", "UPDATE OF said_by, claim_id"))
    ),
)
"""Name, when it looks, and what may not become true of a row; NEW is that row."""


def upgrade() -> None:
    for name, when, wrong in GUARDS:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW WHEN {wrong} "
                f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
            )
            continue
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {wrong} THEN "
            f"RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        )
        op.execute(f"CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW EXECUTE FUNCTION {name}()")
