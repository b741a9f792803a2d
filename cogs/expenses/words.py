"""Claims in words. Pure: nothing here asks anybody or stores anything."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.expenses.asking import Ask
from bot.expenses.money import spoken_money
from bot.expenses.path import DECIDED
from bot.expenses.payments import Payment
from bot.expenses.rules import Claim, ClaimState, ClaimView, Line
from bot.expenses.words import (
    access_words,
    ask_answer,
    ask_heading,
    how_much,
    label_of,
    note_first,
    offer_heading,
    offer_state,
    wants_receipt,
    where,
)
from bot.meetings.rules import Meeting, MeetingState
from cogs.shared.plain_text import plain
from config.expenses import Expenses


def meeting_day(meeting: Meeting, zone: ZoneInfo) -> str:
    """For a list to choose from: its day where the group is, and whether it was called off."""
    day = spoken_date(meeting.starts_at.astimezone(zone).date())
    return say("expenses-meeting-cancelled", day=day) if meeting.state is MeetingState.CANCELLED else day


def claim_line(claim: Claim, total: int) -> str:
    """ "**Claim 12: £55.50.** An approver has it. We answer by Tuesday 24 March 2026." """
    heading = say("expenses-claim", number=claim.id, total=spoken_money(total))
    return f"**{heading}** {where(claim)}"


def cost_line(number: int, line: Line, view: ClaimView, policy: Expenses) -> str:
    """One cost with everything that is said of it, a sentence each."""
    said = [f"**{number}. {label_of(line.category, policy)}**, {_on(line)}: **{spoken_money(line.amount_pence)}**."]
    said += [how_much(line, policy), plain(line.details, 400), plain(line.reason, 400)]
    if view.claim.state is ClaimState.DRAFT:
        said.append(note_first(policy.categories.get(line.category), policy))
    if line.over_limit and view.claim.state not in DECIDED:
        said.append(say("expenses-over-limit", limit=spoken_money(line.usual_limit_pence or 0)))
    said.append(access_words(line, view, policy))
    said.append(_evidence(line, view, policy))
    said += [say("expenses-question", question=plain(query.question, 500)) for query in view.open_queries
             if query.line_id == line.id]  # fmt: skip
    said += [say("expenses-answered", question=plain(query.question, 500), answer=plain(query.answer, 500))
             for query in view.queries if query.answered_at and query.line_id == line.id]  # fmt: skip
    said.append(decision(line))
    return "\n".join(sentence for sentence in said if sentence)


def decision(line: Line) -> str:
    """What is paid of it, and why not all; nothing while it is not decided."""
    if line.approved_pence is None:
        return ""
    if line.approved_pence == line.amount_pence:
        return say("expenses-paid-in-full")
    because = plain(line.decided_because, 500)
    if line.approved_pence == 0:
        return say("expenses-not-paid", because=because)
    return say("expenses-paid-in-part", pence=spoken_money(line.approved_pence), because=because)


def costs(view: ClaimView, policy: Expenses) -> list[str]:
    return [cost_line(number, line, view, policy) for number, line in enumerate(view.lines, start=1)]


def ask_line(ask: Ask, policy: Expenses) -> str:
    return f"**{ask_heading(ask, policy)}** {ask_answer(ask, plain(ask.because, 500))}"


def payment_line(payment: Payment) -> str:
    return f"**{offer_heading(payment)}** {offer_state(payment)}"


def numbers(found: Sequence[int]) -> str:
    return ", ".join(str(number) for number in found)


def short_cost(number: int, line: Line, policy: Expenses, limit: int = 100) -> str:
    """For a list to choose from."""
    end = f", {line.on.day} {line.on:%B}, {spoken_money(line.amount_pence)}"
    return f"{number}. {label_of(line.category, policy)[: limit - len(end) - 4]}{end}"


def is_open(claim: Claim) -> bool:
    return claim.state in (ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.QUERY)


def _on(line: Line) -> str:
    return spoken_date(line.on)


def _evidence(line: Line, view: ClaimView, policy: Expenses) -> str:
    count = len(view.evidence_of(line.id))
    if count:
        return say("expenses-receipts", count=count)
    if not wants_receipt(line, policy):
        return ""
    if view.claim.state in DECIDED:
        return say("expenses-had-no-receipt")
    small = line.amount_pence <= policy.no_receipt
    return say("expenses-no-receipt-small" if small else "expenses-no-receipt")
