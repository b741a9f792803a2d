"""Claims, what was asked first, and payments for people's time.

The path of a claim and the duties in it are held here too, so that no other program and no slip of ours gets round
them: checks where one row says it all, triggers where it takes what was there before.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.core.columns import UTCDateTime

revision = "0005"
down_revision = "0004"

STEPS = (
    "draft submitted",
    "submitted query",
    "submitted approved",
    "submitted part_approved",
    "submitted declined",
    "submitted withdrawn",
    "query submitted",
    "query withdrawn",
    "approved exported",
    "part_approved exported",
    "exported paid",
)
GUARDS = {
    "claims_step": (
        "claims",
        "state",
        "OLD.state <> NEW.state AND OLD.state || ' ' || NEW.state NOT IN ('" + "','".join(STEPS) + "')",
    ),
    "claims_claimants": (
        "claims",
        "person_id, entered_by",
        "OLD.person_id <> NEW.person_id OR OLD.entered_by IS DISTINCT FROM NEW.entered_by",
    ),
    "claims_decided": (
        "claims",
        "approver_id, second_approver_id, needs_second",
        (
            "OLD.state NOT IN ('draft','submitted','query') AND (OLD.approver_id IS DISTINCT FROM NEW.approver_id"
            " OR OLD.second_approver_id IS DISTINCT FROM NEW.second_approver_id"
            " OR OLD.needs_second IS DISTINCT FROM NEW.needs_second)"
        ),
    ),
    "claims_batch": (
        "claims",
        "batch_id, exporter_id",
        (
            "OLD.batch_id IS NOT NULL AND (OLD.batch_id IS DISTINCT FROM NEW.batch_id"
            " OR OLD.exporter_id IS DISTINCT FROM NEW.exporter_id)"
        ),
    ),
    "claims_second_look": (
        "claims",
        "approver_id, second_approver_id",
        (
            "NEW.second_look_of IS NOT NULL AND EXISTS (SELECT 1 FROM claims f WHERE f.id = NEW.second_look_of"
            " AND (NEW.approver_id IN (f.approver_id, f.second_approver_id)"
            " OR NEW.second_approver_id IN (f.approver_id, f.second_approver_id)))"
        ),
    ),
    "claim_lines_amount": (
        "claim_lines",
        "amount_pence",
        (
            "OLD.amount_pence <> NEW.amount_pence AND NOT EXISTS"
            " (SELECT 1 FROM claims c WHERE c.id = OLD.claim_id AND c.state IN ('draft','query'))"
        ),
    ),
    "claim_lines_approved": (
        "claim_lines",
        "approved_pence",
        (
            "OLD.approved_pence IS DISTINCT FROM NEW.approved_pence AND NOT EXISTS"
            " (SELECT 1 FROM claims c WHERE c.id = OLD.claim_id AND c.state IN ('submitted','query'))"
        ),
    ),
}
"""Name to table, columns, and what may not become true of a changed row; OLD and NEW are that row."""


def upgrade() -> None:
    _tables()
    for name, (table, columns, wrong) in GUARDS.items():
        _guard(name, table, columns, wrong)


def _guard(name: str, table: str, columns: str, wrong: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} FOR EACH ROW WHEN {wrong} "
            f"BEGIN SELECT RAISE(ABORT, '{name}'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {wrong} THEN "
        f"RAISE EXCEPTION '{name}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _tables() -> None:
    op.create_table(
        "claim_asks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("pence", sa.Integer(), nullable=False),
        sa.Column("paying_first_is_hard", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.Column("agreed_pence", sa.Integer(), nullable=True),
        sa.Column("advance", sa.Boolean(), nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.CheckConstraint("state <> 'yes' or agreed_pence > 0", name=op.f("ck_claim_asks_yes_to_an_amount")),
        sa.CheckConstraint(
            "state in ('asked','withdrawn') or answered_by is not null", name=op.f("ck_claim_asks_answered_by_somebody")
        ),
        sa.CheckConstraint("state in ('asked','yes','no','we_book','withdrawn')", name=op.f("ck_claim_asks_state")),
        sa.CheckConstraint("answered_by <> entered_by", name=op.f("ck_claim_asks_answered_by_is_not_entered_by")),
        sa.CheckConstraint("answered_by <> person_id", name=op.f("ck_claim_asks_answered_by_is_not_person_id")),
        sa.CheckConstraint("pence > 0", name=op.f("ck_claim_asks_pence")),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name=op.f("fk_claim_asks_answered_by")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_claim_asks_entered_by")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_claim_asks_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_claim_asks_meeting_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_claim_asks_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_asks")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_claim_asks_of_person", "claim_asks", ["person_id", "id"], unique=False)
    op.create_index("ix_claim_asks_queue", "claim_asks", ["group_id", "state", "asked_at"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("advance", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column("changed_at", UTCDateTime(), nullable=False),
        sa.Column("submitted_at", UTCDateTime(), nullable=True),
        sa.Column("decide_by", sa.Date(), nullable=True),
        sa.Column("pay_by", sa.Date(), nullable=True),
        sa.Column("approver_id", sa.Integer(), nullable=True),
        sa.Column("second_approver_id", sa.Integer(), nullable=True),
        sa.Column("needs_second", sa.Boolean(), nullable=False),
        sa.Column("decided_because", sa.Text(), nullable=False),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("exporter_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("exported_at", UTCDateTime(), nullable=True),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("paid_at", UTCDateTime(), nullable=True),
        sa.Column("second_look_of", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "not needs_second or state not in ('approved','part_approved','exported','paid')"
            " or second_approver_id is not null",
            name=op.f("ck_claims_over_a_limit_two_approve"),
        ),
        sa.CheckConstraint(
            "state <> 'paid' or (payer_id is not null and paid_at is not null)", name=op.f("ck_claims_paid_by_somebody")
        ),
        sa.CheckConstraint("state = 'draft' or submitted_at is not null", name=op.f("ck_claims_submitted")),
        sa.CheckConstraint(
            "state in ('draft','submitted','query','approved','part_approved','declined','exported','paid',"
            "'withdrawn')",
            name=op.f("ck_claims_state"),
        ),
        sa.CheckConstraint(
            "state not in ('approved','part_approved','declined','exported','paid') or approver_id is not null",
            name=op.f("ck_claims_decided_by_somebody"),
        ),
        sa.CheckConstraint(
            "state not in ('exported','paid') or (exporter_id is not null and batch_id is not null)",
            name=op.f("ck_claims_in_a_batch"),
        ),
        sa.CheckConstraint("approver_id <> exporter_id", name=op.f("ck_claims_approver_id_is_not_exporter_id")),
        sa.CheckConstraint("approver_id <> payer_id", name=op.f("ck_claims_approver_id_is_not_payer_id")),
        sa.CheckConstraint(
            "approver_id <> second_approver_id", name=op.f("ck_claims_approver_id_is_not_second_approver_id")
        ),
        sa.CheckConstraint("entered_by <> approver_id", name=op.f("ck_claims_entered_by_is_not_approver_id")),
        sa.CheckConstraint("entered_by <> exporter_id", name=op.f("ck_claims_entered_by_is_not_exporter_id")),
        sa.CheckConstraint("entered_by <> payer_id", name=op.f("ck_claims_entered_by_is_not_payer_id")),
        sa.CheckConstraint(
            "entered_by <> second_approver_id", name=op.f("ck_claims_entered_by_is_not_second_approver_id")
        ),
        sa.CheckConstraint("person_id <> approver_id", name=op.f("ck_claims_person_id_is_not_approver_id")),
        sa.CheckConstraint("person_id <> exporter_id", name=op.f("ck_claims_person_id_is_not_exporter_id")),
        sa.CheckConstraint("person_id <> payer_id", name=op.f("ck_claims_person_id_is_not_payer_id")),
        sa.CheckConstraint(
            "person_id <> second_approver_id", name=op.f("ck_claims_person_id_is_not_second_approver_id")
        ),
        sa.CheckConstraint(
            "second_approver_id <> exporter_id", name=op.f("ck_claims_second_approver_id_is_not_exporter_id")
        ),
        sa.CheckConstraint("second_approver_id <> payer_id", name=op.f("ck_claims_second_approver_id_is_not_payer_id")),
        sa.ForeignKeyConstraint(["approver_id"], ["people.id"], name=op.f("fk_claims_approver_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_claims_entered_by")),
        sa.ForeignKeyConstraint(["exporter_id"], ["people.id"], name=op.f("fk_claims_exporter_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_claims_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_claims_meeting_id")),
        sa.ForeignKeyConstraint(["payer_id"], ["people.id"], name=op.f("fk_claims_payer_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_claims_person_id")),
        sa.ForeignKeyConstraint(["second_approver_id"], ["people.id"], name=op.f("fk_claims_second_approver_id")),
        sa.ForeignKeyConstraint(["second_look_of"], ["claims.id"], name=op.f("fk_claims_second_look_of")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("second_look_of", name=op.f("uq_claims_second_look_of")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claims_batch_id"), "claims", ["batch_id"], unique=False)
    op.create_index(op.f("ix_claims_meeting_id"), "claims", ["meeting_id"], unique=False)
    op.create_index("ix_claims_of_person", "claims", ["person_id", "id"], unique=False)
    op.create_index("ix_claims_queue", "claims", ["group_id", "state", "submitted_at"], unique=False)
    op.create_table(
        "involvement_payments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("offered_pence", sa.Integer(), nullable=False),
        sa.Column("offered_by", sa.Integer(), nullable=False),
        sa.Column("offered_at", UTCDateTime(), nullable=False),
        sa.Column("notice_seen_at", UTCDateTime(), nullable=True),
        sa.Column("taken_pence", sa.Integer(), nullable=True),
        sa.Column("to_charity", sa.Boolean(), nullable=False),
        sa.Column("wants_to_talk", sa.Boolean(), nullable=False),
        sa.Column("chosen_at", UTCDateTime(), nullable=True),
        sa.Column("exporter_id", sa.Integer(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("exported_at", UTCDateTime(), nullable=True),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("paid_at", UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "state <> 'paid' or (payer_id is not null and paid_at is not null)",
            name=op.f("ck_involvement_payments_paid_by_somebody"),
        ),
        sa.CheckConstraint(
            "state in ('offered','accepted','none','taken_back','exported','paid')",
            name=op.f("ck_involvement_payments_state"),
        ),
        sa.CheckConstraint(
            "state in ('offered','taken_back') or notice_seen_at is not null",
            name=op.f("ck_involvement_payments_notice_first"),
        ),
        sa.CheckConstraint(
            "state not in ('accepted','exported','paid') or taken_pence > 0",
            name=op.f("ck_involvement_payments_something_is_taken"),
        ),
        sa.CheckConstraint(
            "state not in ('exported','paid') or batch_id is not null", name=op.f("ck_involvement_payments_in_a_batch")
        ),
        sa.CheckConstraint(
            "exporter_id <> offered_by", name=op.f("ck_involvement_payments_exporter_id_is_not_offered_by")
        ),
        sa.CheckConstraint(
            "exporter_id <> person_id", name=op.f("ck_involvement_payments_exporter_id_is_not_person_id")
        ),
        sa.CheckConstraint("offered_by <> person_id", name=op.f("ck_involvement_payments_offered_by_is_not_person_id")),
        sa.CheckConstraint("offered_pence > 0 and minutes > 0", name=op.f("ck_involvement_payments_offered_pence")),
        sa.CheckConstraint("payer_id <> offered_by", name=op.f("ck_involvement_payments_payer_id_is_not_offered_by")),
        sa.CheckConstraint("payer_id <> person_id", name=op.f("ck_involvement_payments_payer_id_is_not_person_id")),
        sa.CheckConstraint("taken_pence between 0 and offered_pence", name=op.f("ck_involvement_payments_taken_pence")),
        sa.ForeignKeyConstraint(["exporter_id"], ["people.id"], name=op.f("fk_involvement_payments_exporter_id")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_involvement_payments_group_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_involvement_payments_meeting_id")),
        sa.ForeignKeyConstraint(["offered_by"], ["people.id"], name=op.f("fk_involvement_payments_offered_by")),
        sa.ForeignKeyConstraint(["payer_id"], ["people.id"], name=op.f("fk_involvement_payments_payer_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_involvement_payments_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement_payments")),
        sa.UniqueConstraint("person_id", "meeting_id", name=op.f("uq_involvement_payments_person_id_meeting_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_involvement_payments_batch_id"), "involvement_payments", ["batch_id"], unique=False)
    op.create_index(op.f("ix_involvement_payments_person_id"), "involvement_payments", ["person_id"], unique=False)
    op.create_table(
        "claim_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("each_pence", sa.Integer(), nullable=False),
        sa.Column("amount_pence", sa.Integer(), nullable=False),
        sa.Column("usual_limit_pence", sa.Integer(), nullable=True),
        sa.Column("access_linked", sa.Boolean(), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=True),
        sa.Column("approved_pence", sa.Integer(), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_because", sa.Text(), nullable=False),
        sa.CheckConstraint("kind in ('expense','flat_contribution')", name=op.f("ck_claim_lines_kind")),
        sa.CheckConstraint("approved_pence between 0 and amount_pence", name=op.f("ck_claim_lines_approved_pence")),
        sa.CheckConstraint("quantity > 0 and each_pence > 0 and amount_pence > 0", name=op.f("ck_claim_lines_amount")),
        sa.ForeignKeyConstraint(["ask_id"], ["claim_asks.id"], name=op.f("fk_claim_lines_ask_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_lines_claim_id")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_claim_lines_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_lines")),
        sa.UniqueConstraint("ask_id", name=op.f("uq_claim_lines_ask_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claim_lines_claim_id"), "claim_lines", ["claim_id"], unique=False)
    op.create_index(
        "ix_claim_lines_cost", "claim_lines", ["person_id", "category", "day", "amount_pence"], unique=False
    )
    op.create_table(
        "claim_queries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name=op.f("fk_claim_queries_answered_by")),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_claim_queries_asked_by")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_queries_claim_id")),
        sa.ForeignKeyConstraint(["line_id"], ["claim_lines.id"], name=op.f("fk_claim_queries_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_queries")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claim_queries_claim_id"), "claim_queries", ["claim_id"], unique=False)
    op.create_table(
        "claim_receipts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("upload_id", sa.String(length=64), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("picture_hash", sa.String(length=16), nullable=False),
        sa.Column("added_by", sa.Integer(), nullable=False),
        sa.Column("added_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["people.id"], name=op.f("fk_claim_receipts_added_by")),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_receipts_claim_id")),
        sa.ForeignKeyConstraint(["line_id"], ["claim_lines.id"], name=op.f("fk_claim_receipts_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_receipts")),
        sa.UniqueConstraint("upload_id", name=op.f("uq_claim_receipts_upload_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_claim_receipts_claim_id"), "claim_receipts", ["claim_id"], unique=False)
    op.create_index(op.f("ix_claim_receipts_content_hash"), "claim_receipts", ["content_hash"], unique=False)
    op.create_table(
        "claim_picture_bands",
        sa.Column("receipt_id", sa.Integer(), nullable=False),
        sa.Column("band", sa.String(length=5), nullable=False),
        sa.ForeignKeyConstraint(["receipt_id"], ["claim_receipts.id"], name=op.f("fk_claim_picture_bands_receipt_id")),
        sa.PrimaryKeyConstraint("receipt_id", "band", name=op.f("pk_claim_picture_bands")),
    )
    op.create_index("ix_claim_picture_bands_band", "claim_picture_bands", ["band"], unique=False)
