"""A claim as its pages show it: words from the catalogue, links to receipts, and what can be done now. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.expenses.duplicates import Twin
from bot.expenses.money import spoken_money
from bot.expenses.path import DECIDED
from bot.expenses.rules import ClaimState, ClaimView, Line, Receipt
from bot.expenses.words import access_words, how_much, label_of, note_first, wants_receipt, without_receipt
from config.expenses import Category, Expenses, Unit

ReceiptLink = Callable[[int], str]


@dataclass(frozen=True)
class ReceiptShown:
    id: int
    address: str
    words: str
    first: bool
    """It came with the first claim, and stays with it."""


@dataclass(frozen=True)
class LineShown:
    id: int
    number: int
    label: str
    day: str
    amount: str
    pounds: str
    """The amount as it is typed into a field, such as 12.50."""
    said: Sequence[str]
    """Everything else about it, a sentence each."""
    details: str
    reason: str
    receipts: Sequence[ReceiptShown]
    questions: Sequence[tuple[int, str]]
    """Open ones: id and words."""
    decision: str
    twins: Sequence[str]


@dataclass(frozen=True)
class _Showing:
    view: ClaimView
    policy: Expenses
    link: ReceiptLink
    twins: Sequence[Twin]


def can_take_back(view: ClaimView) -> bool:
    return view.claim.state in (ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.QUERY)


def takes_receipts(view: ClaimView) -> bool:
    """Until it is decided; for money that came before it was spent, after that too."""
    return can_take_back(view) or (view.claim.advance and view.claim.state is not ClaimState.WITHDRAWN)


def lines_shown(
    view: ClaimView, policy: Expenses, link: ReceiptLink, twins: Sequence[Twin] = ()
) -> Sequence[LineShown]:
    shown = _Showing(view, policy, link, twins)
    return [_line(number, line, shown) for number, line in enumerate(view.lines, start=1)]


def missing_receipts(view: ClaimView, policy: Expenses) -> str:
    """Which costs have no receipt yet, in a sentence; empty where none is missing."""
    numbers = [str(number) for number in without_receipt(view, policy)]
    if not numbers:
        return ""
    return say("expenses-missing-receipts", numbers=", ".join(numbers), limit=spoken_money(policy.no_receipt))


def asks_for(category: Category) -> Mapping[str, str]:
    """The fields that say how much, with their labels, in order."""
    fields = {}
    if category.unit in (Unit.MILE, Unit.HOUR, Unit.NIGHT):
        fields["quantity"] = say(f"expenses-form-{category.unit.value}s")
    if not category.rates:
        kind = category.unit.value if category.unit in (Unit.HOUR, Unit.NIGHT) else "actual"
        fields["cost"] = say(f"expenses-form-cost-{kind}")
    return fields


def _line(number: int, line: Line, shown: _Showing) -> LineShown:
    view, policy = shown.view, shown.policy
    return LineShown(
        id=line.id,
        number=number,
        label=label_of(line.category, policy),
        day=spoken_date(line.on),
        amount=spoken_money(line.amount_pence),
        pounds=f"{line.amount_pence / 100:.2f}",
        said=[sentence for sentence in _said(line, view, policy) if sentence],
        details=line.details,
        reason=line.reason,
        receipts=[
            _receipt(receipt, say("web-claims-receipt", number=place, line=number), shown)
            for place, receipt in enumerate(view.evidence_of(line.id), start=1)
        ],
        questions=[(query.id, query.question) for query in view.open_queries if query.line_id == line.id],
        decision=_decision(line),
        twins=[
            say(f"web-claims-twin-{twin.alike.value}", claim=twin.other_claim_id)
            for twin in shown.twins
            if twin.line_id == line.id
        ],
    )


def _receipt(receipt: Receipt, words: str, shown: _Showing) -> ReceiptShown:
    first = receipt not in shown.view.receipts
    said = say("web-claims-receipt-first", receipt=words) if first else words
    return ReceiptShown(receipt.id, shown.link(receipt.id), said, first)


def _said(line: Line, view: ClaimView, policy: Expenses) -> list[str]:
    said = [how_much(line, policy)]
    if view.claim.state is ClaimState.DRAFT:
        said.append(note_first(policy.categories.get(line.category), policy))
    if line.over_limit and view.claim.state not in DECIDED:
        said.append(say("expenses-over-limit", limit=spoken_money(line.usual_limit_pence or 0)))
    said.append(access_words(line, view, policy))
    said.append(_evidence(line, view, policy))
    said += [
        say("expenses-answered", question=query.question, answer=query.answer)
        for query in view.queries
        if query.answered_at and query.line_id == line.id
    ]
    return said


def _evidence(line: Line, view: ClaimView, policy: Expenses) -> str:
    if view.evidence_of(line.id) or not wants_receipt(line, policy):
        return ""
    small = line.amount_pence <= policy.no_receipt
    return say("expenses-no-receipt-small" if small else "expenses-no-receipt")


def _decision(line: Line) -> str:
    """What is paid of it, and why not all; nothing while it is not decided."""
    if line.approved_pence is None:
        return ""
    if line.approved_pence == line.amount_pence:
        return say("web-claims-in-full")
    if line.approved_pence == 0:
        return say("web-claims-not-paid", because=line.decided_because)
    return say("web-claims-in-part", pence=spoken_money(line.approved_pence), because=line.decided_because)
