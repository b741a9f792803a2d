"""What a claim is: its lines, and the questions asked of them.

Money is integer pence. Quantities (miles, hours, nights, meetings) are in hundredths: 12.5 miles are 1250.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from config.expenses import Kind

DETAILS_LIMIT = 400
REASON_LIMIT = 500
MOST_LINES = 40
MOST_RECEIPTS = 10
"""Of one line."""
MOST_PENCE = 5_000_00
"""Of one line: more than this is a slip of the keyboard."""
ONE = 100
"""One mile, hour, night or meeting, in hundredths."""


class ClaimState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    QUERY = "query"
    APPROVED = "approved"
    PART_APPROVED = "part_approved"
    DECLINED = "declined"
    EXPORTED = "exported"
    PAID = "paid"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Claim:
    """A claim without its words; what is sealed is in `ClaimView`."""

    id: int
    group_id: int
    person_id: int
    """Whose money it is."""
    entered_by: int | None
    """The helper who typed it in; None where the person did."""
    meeting_id: int | None
    state: ClaimState
    advance: bool
    """Asked before the money is spent, because paying first is too hard."""
    late: bool
    """Sent after the time for claims was over."""
    created_at: datetime
    changed_at: datetime
    submitted_at: datetime | None
    decide_by: date | None
    """What we promised: an answer by this day, and the money by `pay_by`."""
    pay_by: date | None
    approver_id: int | None
    second_approver_id: int | None
    needs_second: bool
    """Decided by one approver, and over a limit, so it waits for another while it is `submitted`."""
    decided_at: datetime | None
    exporter_id: int | None
    batch_id: int | None
    exported_at: datetime | None
    payer_id: int | None
    paid_at: datetime | None
    second_look_of: int | None
    """The claim of which this asks again for what was not paid."""

    @property
    def waits_for_second(self) -> bool:
        return self.state is ClaimState.SUBMITTED and self.needs_second

    @property
    def waits_for_first(self) -> bool:
        return self.state is ClaimState.SUBMITTED and not self.needs_second


@dataclass(frozen=True)
class Receipt:
    id: int
    line_id: int
    upload_id: str
    content_hash: str
    picture_hash: str
    """A perceptual hash of 64 bits as 16 hexadecimal digits; empty for what is no picture."""


@dataclass(frozen=True)
class Query:
    """A question about one line."""

    id: int
    line_id: int
    question: str
    answer: str
    """Empty while it is open."""
    answered_at: datetime | None


@dataclass(frozen=True)
class Line:
    id: int
    claim_id: int
    category: str
    kind: Kind
    on: date
    quantity: int
    each_pence: int
    amount_pence: int
    usual_limit_pence: int | None
    access_linked: bool
    """Needed because of access: is not asked to be the cheapest, nor why it is over the limit. Never which need."""
    ask_id: int | None
    """The question "Will you pay for this?" that this line was agreed with."""
    approved_pence: int | None
    """None until an approver decided."""
    details: str
    reason: str
    """Why it is over the usual limit, or why there is no receipt, in the person's words."""
    decided_because: str

    @property
    def over_limit(self) -> bool:
        """Over what is usual, and not because of access: so the person is asked why."""
        limit = self.usual_limit_pence
        return limit is not None and self.amount_pence > limit and not self.access_linked


@dataclass(frozen=True)
class AdvanceSpent:
    """What became of money that came before it was spent."""

    spent_pence: int
    said_at: datetime
    back_pence: int
    """What the payer said came back; nothing while it did not."""


@dataclass(frozen=True)
class ClaimView:
    """Everything that a claimant or an approver sees of a claim."""

    claim: Claim
    lines: Sequence[Line]
    queries: Sequence[Query]
    receipts: Sequence[Receipt]
    late_reason: str
    decided_because: str
    """What the approver says of the whole claim, such as why it was declined."""
    access: Mapping[int, bool] = field(default_factory=dict)
    """Line to what the access lead said: whether it fits what the person needs. Not there while they said nothing."""
    advance: AdvanceSpent | None = None
    first_receipts: Mapping[int, Sequence[Receipt]] = field(default_factory=dict)
    """Of a second look: line to the receipts that came with the first claim, and stay with it."""

    @property
    def total(self) -> int:
        return sum(line.amount_pence for line in self.lines)

    @property
    def approved_total(self) -> int:
        return sum(line.approved_pence or 0 for line in self.lines)

    @property
    def left_pence(self) -> int:
        """Of money in advance: what was paid, not spent, and is still to come back."""
        if self.advance is None or self.advance.back_pence:
            return 0
        return max(self.approved_total - self.advance.spent_pence, 0)

    @property
    def open_queries(self) -> Sequence[Query]:
        return [query for query in self.queries if query.answered_at is None]

    @property
    def refused(self) -> Sequence[Line]:
        """Once it is decided: the lines of which not all is paid, which a second look repeats in the same order."""
        return [line for line in self.lines if (line.approved_pence or 0) < line.amount_pence]

    def line(self, line_id: int) -> Line | None:
        return next((line for line in self.lines if line.id == line_id), None)

    def receipts_of(self, line_id: int) -> Sequence[Receipt]:
        return [receipt for receipt in self.receipts if receipt.line_id == line_id]

    def evidence_of(self, line_id: int) -> Sequence[Receipt]:
        """Its receipts, then those that came with the first claim."""
        return [*self.receipts_of(line_id), *self.first_receipts.get(line_id, ())]


@dataclass(frozen=True)
class OpenAdvance:
    """For payers: one claim that was paid before the money was spent. No words, and nobody's name."""

    claim_id: int
    person_id: int
    paid_pence: int
    spent_pence: int | None
    """None while the person has not said."""
    left_pence: int
    has_receipt: bool


@dataclass(frozen=True)
class AccessQuestion:
    """What an access lead is asked, and all that they are shown of a claim."""

    line_id: int
    claim_id: int
    name: str
    label: str
    """The kind of cost, in words."""
    on: date
    meeting: str
    """Its title; empty where it was for none."""


@dataclass(frozen=True)
class NewLine:
    """What a person says of one cost. Text is as typed; the service checks it.

    `pence` is what it cost, for hours and nights what one costs, and nothing for miles and flat amounts.
    `quantity` is in hundredths, and nothing where the category counts only what it cost.
    """

    category: str
    on: date
    pence: int | None = None
    quantity: int | None = None
    details: str = ""
    reason: str = ""
    access_linked: bool = False


@dataclass(frozen=True)
class NewReceipt:
    """A file that `bot.uploads` has checked and keeps."""

    upload_id: str
    content_hash: str
    picture_hash: str = ""


@dataclass(frozen=True)
class ClaimChanged:
    group_id: int
    claim_id: int


@dataclass(frozen=True)
class ReceiptsForgotten:
    """Nothing points at these uploads any more, so whoever keeps the files erases them."""

    upload_ids: tuple[str, ...]
