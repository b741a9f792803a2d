"""Batches, what is said of them, and what comes back as paid. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.errors import BadInput, Refusal
from bot.core.numbers import whole_number
from bot.finance.csv_file import Row

HEADING = ("Batch", "Claim", "Payee reference", "Name in the group", "Amount", "Kind", "Meeting", "Approved on")
NEEDED = ("Batch", "Claim", "Amount")
PAID_COLUMN = "paid"
NOT_PAID = frozenset({"", "no", "n", "false", "0", "not paid", "failed", "rejected"})
MOST_IN_BATCH = 5_000


class BatchKind(StrEnum):
    """What is paid back, and what is paid for people's time, never share a batch."""

    EXPENSES = "expenses"
    PAYMENTS = "payments"


@dataclass(frozen=True)
class BatchLine:
    """One payment of a batch, as it was when the batch was made. It never changes but for `paid_at`."""

    number: int
    """Of the claim, or of the payment for time."""
    person_id: int
    name: str
    pence: int
    meeting: str
    approved_on: date
    paid_at: datetime | None = None
    to_charity: bool = False

    @property
    def payee(self) -> str:
        return payee_reference(self.person_id)


@dataclass(frozen=True)
class Batch:
    id: int
    group_id: int
    kind: BatchKind
    made_by: int
    made_at: datetime
    count: int
    pence: int
    paid: int
    """How many of its lines are paid."""
    fingerprint: str
    """SHA-256 of its file: the same file every time."""

    @property
    def is_paid(self) -> bool:
        return self.paid == self.count


@dataclass(frozen=True)
class OddRow:
    """A row of an import that cannot be used, and why: `reason` ends a message of the catalogue."""

    row: int
    reason: str
    facts: Mapping[str, str | int]

    @property
    def message(self) -> str:
        """Of the catalogue; `row` and `facts` fill it."""
        return f"finance-odd-{self.reason}"


@dataclass(frozen=True)
class Reading:
    """What a file of payments says about one batch."""

    paid: tuple[int, ...]
    """Claims that became paid by it."""
    before: tuple[int, ...]
    """Claims that were marked as paid already."""
    odd: tuple[OddRow, ...]
    left: tuple[int, ...]
    """Claims of the batch that the file does not say are paid."""


class NothingToPay(Refusal):
    message = "finance-nothing-to-pay"


class OddRows(Refusal):
    """Some rows of an import cannot be used, so none was. `rows` names every one of them."""

    message = "finance-odd-rows"
    status = 422

    def __init__(self, rows: Sequence[OddRow]) -> None:
        super().__init__(count=len(rows))
        self.rows = tuple(rows)


class FileChanged(Refusal):
    """The batch's file would not be the one that was exported first. Nothing is handed out."""

    message = "finance-file-changed"


class NotABudget(BadInput):
    message = "finance-not-a-budget"


def payee_reference(person_id: int) -> str:
    """What finance keeps bank details under, in its own system. They are never kept here."""
    return f"A{person_id:06d}"


def pounds(pence: int) -> str:
    """ "1234.50", as finance programs read it."""
    return f"{pence // 100}.{pence % 100:02d}"


def cells_of(batch: Batch, line: BatchLine) -> tuple[str, ...]:
    """Only of what never changes, and never of the catalogue: the file has to stay the same to the byte."""
    return (
        str(batch.id),
        str(line.number),
        line.payee,
        line.name,
        pounds(line.pence),
        "charity" if line.to_charity else batch.kind.value,
        line.meeting,
        line.approved_on.isoformat(),
    )


def reading(batch_id: int, lines: Mapping[int, BatchLine], rows: Sequence[Row]) -> Reading:
    """Compare what came back with what was sent out.

    A row counts as paid, or, where there is a "Paid" column, if that says so. Every row that does not fit is odd:
    another batch's, no claim of it, another amount, twice, or not to be read.
    """
    odd: list[OddRow] = []
    said: dict[int, bool] = {}
    for row in rows:
        number = whole_number(row.cells.get("claim", ""))
        wrong = _wrong_with(batch_id, lines, row, number, said)
        if wrong is not None:
            odd.append(wrong)
        elif number is not None:
            said[number] = row.cells.get(PAID_COLUMN, "yes").strip().casefold() not in NOT_PAID
    now = [number for number, paid in said.items() if paid]
    before = tuple(number for number in now if lines[number].paid_at is not None)
    paid = tuple(number for number in now if lines[number].paid_at is None)
    left = tuple(number for number, line in lines.items() if line.paid_at is None and number not in paid)
    return Reading(paid, before, tuple(odd), left)


def _wrong_with(
    batch_id: int, lines: Mapping[int, BatchLine], row: Row, number: int | None, said: Mapping[int, bool]
) -> OddRow | None:
    if number is None:
        return OddRow(row.number, "number", {"typed": row.cells.get("claim", "")[:40]})
    if whole_number(row.cells.get("batch", "")) != batch_id:
        return OddRow(row.number, "batch", {"typed": row.cells.get("batch", "")[:40], "batch": batch_id})
    if number not in lines:
        return OddRow(row.number, "unknown", {"claim": number})
    if number in said:
        return OddRow(row.number, "twice", {"claim": number})
    amount = row.cells.get("amount", "")
    if _pence(amount) != lines[number].pence:
        return OddRow(
            row.number, "amount", {"claim": number, "typed": amount[:40], "amount": pounds(lines[number].pence)}
        )
    return None


def _pence(text: str) -> int | None:
    """ "1234.50", "1,234.5" or "£12" in pence."""
    found = re.fullmatch(r"£?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?", text.strip(), re.ASCII)
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0")) if found else None
