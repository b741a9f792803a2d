"""Tables of claims. Claimant, approver and payer are three people here too, whatever the program does.

Words that people write are sealed (`bot.core.vault`) before they come here. Money is in pence.
"""

from __future__ import annotations

from itertools import combinations, product

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.core.columns import UTCDateTime, metadata
from bot.core.vault import Sealed

_CLAIMANTS = ("person_id", "entered_by")
_APPROVERS = ("approver_id", "second_approver_id")
_PAYERS = ("exporter_id", "payer_id")
TWO_PEOPLE = (
    *product(_CLAIMANTS, _APPROVERS),
    *product(_CLAIMANTS, _PAYERS),
    *product(_APPROVERS, _PAYERS),
    *combinations(_APPROVERS, 2),
)
"""Pairs of duties that one person never has in one claim."""

claims = Table(
    "claims",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("entered_by", ForeignKey("people.id")),
    Column("meeting_id", ForeignKey("meetings.id"), index=True),
    Column("state", String(16), nullable=False),
    Column("advance", Boolean, nullable=False, default=False),
    Column("late", Boolean, nullable=False, default=False),
    Column("late_reason", Sealed, nullable=False, default=""),
    Column("created_at", UTCDateTime, nullable=False),
    Column("changed_at", UTCDateTime, nullable=False),
    Column("submitted_at", UTCDateTime),
    Column("decide_by", Date),
    Column("pay_by", Date),
    Column("approver_id", ForeignKey("people.id")),
    Column("second_approver_id", ForeignKey("people.id")),
    Column("needs_second", Boolean, nullable=False, default=False),
    Column("decided_because", Sealed, nullable=False, default=""),
    Column("decided_at", UTCDateTime),
    Column("exporter_id", ForeignKey("people.id")),
    Column("batch_id", Integer, index=True),  # a batch of the finance side: one column, so one batch a claim
    Column("exported_at", UTCDateTime),
    Column("payer_id", ForeignKey("people.id")),
    Column("paid_at", UTCDateTime),
    Column("second_look_of", ForeignKey("claims.id"), unique=True),  # a second look is asked for once
    CheckConstraint(
        "state in ('draft','submitted','query','approved','part_approved','declined','exported','paid','withdrawn')",
        name="state",
    ),
    *(CheckConstraint(f"{one} <> {other}", name=f"{one}_is_not_{other}") for one, other in TWO_PEOPLE),
    CheckConstraint(
        "state not in ('approved','part_approved','declined','exported','paid') or approver_id is not null",
        name="decided_by_somebody",
    ),
    CheckConstraint(
        "not needs_second or state not in ('approved','part_approved','exported','paid')"
        " or second_approver_id is not null",
        name="over_a_limit_two_approve",
    ),
    CheckConstraint(
        "state not in ('exported','paid') or (exporter_id is not null and batch_id is not null)", name="in_a_batch"
    ),
    CheckConstraint("state <> 'paid' or (payer_id is not null and paid_at is not null)", name="paid_by_somebody"),
    CheckConstraint("state = 'draft' or submitted_at is not null", name="submitted"),
    Index("ix_claims_queue", "group_id", "state", "submitted_at"),
    Index("ix_claims_of_person", "person_id", "id"),
    sqlite_autoincrement=True,
)

claim_asks = Table(
    "claim_asks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("entered_by", ForeignKey("people.id")),
    Column("meeting_id", ForeignKey("meetings.id")),
    Column("category", String(40), nullable=False),
    Column("pence", Integer, nullable=False),
    Column("paying_first_is_hard", Boolean, nullable=False),
    Column("words", Sealed, nullable=False),
    Column("state", String(10), nullable=False),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("answer_by", Date, nullable=False),
    Column("answered_by", ForeignKey("people.id")),
    Column("answered_at", UTCDateTime),
    Column("agreed_pence", Integer),
    Column("advance", Boolean, nullable=False, default=False),
    Column("because", Sealed, nullable=False, default=""),
    CheckConstraint("state in ('asked','yes','no','we_book','withdrawn')", name="state"),
    CheckConstraint("answered_by <> person_id", name="answered_by_is_not_person_id"),
    CheckConstraint("answered_by <> entered_by", name="answered_by_is_not_entered_by"),
    CheckConstraint("state in ('asked','withdrawn') or answered_by is not null", name="answered_by_somebody"),
    CheckConstraint("state <> 'yes' or agreed_pence > 0", name="yes_to_an_amount"),
    CheckConstraint("pence > 0", name="pence"),
    Index("ix_claim_asks_queue", "group_id", "state", "asked_at"),
    Index("ix_claim_asks_of_person", "person_id", "id"),
    sqlite_autoincrement=True,
)

claim_lines = Table(
    "claim_lines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("claim_id", ForeignKey("claims.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),  # the claimant, to find the same cost quickly
    Column("category", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("day", Date, nullable=False),
    Column("quantity", Integer, nullable=False),  # hundredths
    Column("each_pence", Integer, nullable=False),
    Column("amount_pence", Integer, nullable=False),
    Column("usual_limit_pence", Integer),
    Column("access_linked", Boolean, nullable=False, default=False),
    Column("ask_id", ForeignKey("claim_asks.id"), unique=True),  # what was agreed is claimed once
    Column("approved_pence", Integer),
    Column("details", Sealed, nullable=False),
    Column("reason", Sealed, nullable=False),
    Column("decided_because", Sealed, nullable=False, default=""),
    CheckConstraint("kind in ('expense','flat_contribution')", name="kind"),
    CheckConstraint("quantity > 0 and each_pence > 0 and amount_pence > 0", name="amount"),
    CheckConstraint("approved_pence between 0 and amount_pence", name="approved_pence"),
    Index("ix_claim_lines_cost", "person_id", "category", "day", "amount_pence"),
    sqlite_autoincrement=True,
)

claim_queries = Table(
    "claim_queries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("claim_id", ForeignKey("claims.id"), nullable=False, index=True),
    Column("line_id", ForeignKey("claim_lines.id"), nullable=False),
    Column("question", Sealed, nullable=False),
    Column("asked_by", ForeignKey("people.id"), nullable=False),
    Column("asked_at", UTCDateTime, nullable=False),
    Column("answer", Sealed, nullable=False, default=""),
    Column("answered_by", ForeignKey("people.id")),
    Column("answered_at", UTCDateTime),
    sqlite_autoincrement=True,
)

claim_receipts = Table(
    "claim_receipts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("claim_id", ForeignKey("claims.id"), nullable=False, index=True),
    Column("line_id", ForeignKey("claim_lines.id"), nullable=False),
    Column("upload_id", String(64), nullable=False, unique=True),
    Column("content_hash", String(64), nullable=False, index=True),
    Column("picture_hash", String(16), nullable=False, default=""),
    Column("added_by", ForeignKey("people.id"), nullable=False),
    Column("added_at", UTCDateTime, nullable=False),
    sqlite_autoincrement=True,
)

claim_access = Table(
    "claim_access",
    metadata,
    Column("line_id", ForeignKey("claim_lines.id"), primary_key=True),
    Column("claim_id", ForeignKey("claims.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),  # the claimant
    Column("confirmed", Boolean, nullable=False),  # that it fits what they need, and never what that is
    Column("said_by", ForeignKey("people.id"), nullable=False),
    Column("said_at", UTCDateTime, nullable=False),
    CheckConstraint("said_by <> person_id", name="said_by_is_not_person_id"),
)

claim_advances = Table(
    "claim_advances",
    metadata,
    Column("claim_id", ForeignKey("claims.id"), primary_key=True),
    Column("spent_pence", Integer, nullable=False),
    Column("said_by", ForeignKey("people.id"), nullable=False),
    Column("said_at", UTCDateTime, nullable=False),
    Column("back_pence", Integer, nullable=False, default=0),  # what came back of what was left
    Column("back_by", ForeignKey("people.id")),
    Column("back_at", UTCDateTime),
    CheckConstraint("back_by <> said_by", name="back_by_is_not_said_by"),
    CheckConstraint("spent_pence >= 0 and back_pence >= 0", name="spent_pence"),
    CheckConstraint("(back_at is null) = (back_by is null) and (back_at is null) = (back_pence = 0)", name="back_at"),
)

claim_picture_bands = Table(
    "claim_picture_bands",
    metadata,
    Column("receipt_id", ForeignKey("claim_receipts.id"), primary_key=True),
    Column("band", String(5), primary_key=True),
    Index("ix_claim_picture_bands_band", "band"),
)

involvement_payments = Table(
    "involvement_payments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("state", String(10), nullable=False),
    Column("minutes", Integer, nullable=False),  # of the meeting and of getting ready for it
    Column("offered_pence", Integer, nullable=False),
    Column("offered_by", ForeignKey("people.id"), nullable=False),
    Column("offered_at", UTCDateTime, nullable=False),
    Column("notice_seen_at", UTCDateTime),
    Column("taken_pence", Integer),
    Column("to_charity", Boolean, nullable=False, default=False),
    Column("wants_to_talk", Boolean, nullable=False, default=False),
    Column("chosen_at", UTCDateTime),
    Column("exporter_id", ForeignKey("people.id")),
    Column("batch_id", Integer, index=True),
    Column("exported_at", UTCDateTime),
    Column("payer_id", ForeignKey("people.id")),
    Column("paid_at", UTCDateTime),
    UniqueConstraint("person_id", "meeting_id"),  # one offer a person and meeting
    CheckConstraint("state in ('offered','accepted','none','taken_back','exported','paid')", name="state"),
    CheckConstraint("state in ('offered','taken_back') or notice_seen_at is not null", name="notice_first"),
    CheckConstraint("offered_pence > 0 and minutes > 0", name="offered_pence"),
    CheckConstraint("taken_pence between 0 and offered_pence", name="taken_pence"),
    CheckConstraint("state not in ('accepted','exported','paid') or taken_pence > 0", name="something_is_taken"),
    CheckConstraint("state not in ('exported','paid') or batch_id is not null", name="in_a_batch"),
    CheckConstraint("state <> 'paid' or (payer_id is not null and paid_at is not null)", name="paid_by_somebody"),
    CheckConstraint("offered_by <> person_id", name="offered_by_is_not_person_id"),
    *(
        CheckConstraint(f"{payer} <> {other}", name=f"{payer}_is_not_{other}")
        for payer, other in product(_PAYERS, ("person_id", "offered_by"))
    ),
    sqlite_autoincrement=True,
)
