"""What every door says of a claim. Pure: the words come from the catalogue, and nothing is looked up."""

from __future__ import annotations

from datetime import date

from bot.core.dates import spoken_date
from bot.core.wording import say
from bot.expenses.asking import Ask, AskState
from bot.expenses.money import spoken_money, spoken_quantity
from bot.expenses.path import DECIDED
from bot.expenses.payments import Choice, Payment, PaymentState
from bot.expenses.rules import ONE, AccessQuestion, Claim, ClaimState, ClaimView, Line, OpenAdvance
from config.expenses import Category, Evidence, Expenses, Kind, Unit


def label_of(key: str, policy: Expenses) -> str:
    """A kind of cost that the file no longer has keeps its key."""
    category = policy.categories.get(key)
    return category.label if category else key


def where(claim: Claim) -> str:
    """Where the claim is, who has it, and by when."""
    facts = {
        "answer": spoken_date(claim.decide_by) if claim.decide_by else "",
        "pay": spoken_date(claim.pay_by) if claim.pay_by else "",
    }
    return say(f"expenses-where-{claim.state.value}", **facts)


def how_much(line: Line, policy: Expenses) -> str:
    """Miles, hours or nights; nothing for what is not counted."""
    category = policy.categories.get(line.category)
    unit = category.unit if category else Unit.ACTUAL
    one = "yes" if line.quantity == ONE else "no"
    facts = {"quantity": spoken_quantity(line.quantity), "one": one, "each": spoken_money(line.each_pence)}
    if unit is Unit.MILE:
        return say("expenses-miles", quantity=facts["quantity"], one=one)
    if unit in (Unit.HOUR, Unit.NIGHT):
        return say(f"expenses-{unit.value}s", **facts)
    return ""


def note_first(category: Category | None, policy: Expenses) -> str:
    """What somebody should know before they claim this kind of cost.

    A flat amount is not a cost paid back, so it may count for benefits; some things nobody should have to pay.
    """
    if category is not None and category.kind is Kind.FLAT_CONTRIBUTION:
        return say("expenses-flat-note", advice=policy.fees.advice)
    return say("expenses-we-book-note") if category is not None and category.we_book else ""


def before_cost(category: Category, policy: Expenses, on: date) -> str:
    """What somebody should know before they fill in this kind of cost, with what we pay for each where that is set."""
    rate = category.rate_on(on)
    said = [note_first(category, policy)]
    if rate is not None:
        said.append(say("expenses-rate", each=spoken_money(rate.pence), unit=category.unit.value))
        if policy.last_checked is not None:
            said.append(say("expenses-rates-checked", day=spoken_date(policy.last_checked)))
    return " ".join(sentence for sentence in said if sentence)


def agreed_words(line: Line, agreed_pence: int | None, policy: Expenses) -> str:
    """For an approver: what was agreed before the money was spent, or that it usually is and was not."""
    if agreed_pence is not None:
        return say("expenses-was-agreed", agreed=spoken_money(agreed_pence))
    category = policy.categories.get(line.category)
    asked_first = category is not None and category.agreed_before
    return say("expenses-not-agreed") if asked_first and not line.access_linked else ""


def wants_receipt(line: Line, policy: Expenses) -> bool:
    category = policy.categories.get(line.category)
    return category is not None and category.evidence is Evidence.RECEIPT


def without_receipt(view: ClaimView, policy: Expenses) -> list[int]:
    """Numbers of the costs that have no receipt and would usually have one."""
    return [
        number
        for number, line in enumerate(view.lines, start=1)
        if wants_receipt(line, policy) and not view.evidence_of(line.id)
    ]


def access_words(line: Line, view: ClaimView, policy: Expenses) -> str:
    """That it was because of access, and what the access lead said of it. Never what somebody needs."""
    if not line.access_linked:
        return ""
    category = policy.categories.get(line.category)
    said = view.access.get(line.id)
    waits = view.claim.state in (ClaimState.SUBMITTED, ClaimState.QUERY)
    if (category is not None and category.access_linked) or (said is None and not waits):
        return say("expenses-access-linked")
    if said is None:
        return say("expenses-access-asked")
    return say("expenses-access-confirmed" if said else "expenses-access-unsure")


def can_look_again(view: ClaimView) -> bool:
    return view.claim.state in DECIDED and bool(view.refused)


def can_say_spent(view: ClaimView) -> bool:
    """Money in advance that was paid, and of which nothing came back yet."""
    settled = view.advance is not None and bool(view.advance.back_pence)
    return view.claim.advance and view.claim.state is ClaimState.PAID and not settled


def advance_words(view: ClaimView) -> str:
    """Of money in advance that was paid: what is still to do, and what was left. Nothing for other claims."""
    if not view.claim.advance or view.claim.state is not ClaimState.PAID:
        return ""
    paid = spoken_money(view.approved_total)
    if view.advance is None:
        return say("expenses-advance-open", paid=paid)
    spent = spoken_money(view.advance.spent_pence)
    if view.advance.back_pence:
        return say("expenses-advance-back", paid=paid, spent=spent, back=spoken_money(view.advance.back_pence))
    if view.left_pence:
        return say("expenses-advance-left", paid=paid, spent=spent, left=spoken_money(view.left_pence))
    more = view.advance.spent_pence > view.approved_total
    return say("expenses-advance-more" if more else "expenses-advance-all", paid=paid, spent=spent)


def open_advance_words(each: OpenAdvance, payee: str) -> str:
    """For payers: one claim whose money in advance is not settled."""
    said = [say("expenses-advance-paid", number=each.claim_id, payee=payee, paid=spoken_money(each.paid_pence))]
    if each.spent_pence is None:
        said.append(say("expenses-advance-not-said"))
    else:
        said.append(say("expenses-advance-cost", spent=spoken_money(each.spent_pence)))
    if each.left_pence:
        said.append(say("expenses-advance-to-come", left=spoken_money(each.left_pence)))
    if not each.has_receipt:
        said.append(say("expenses-advance-no-receipt"))
    return " ".join(said)


def access_question_words(each: AccessQuestion) -> str:
    """For the access lead: one cost, with nothing of what it came to."""
    facts = {"label": each.label, "day": spoken_date(each.on), "name": each.name}
    if not each.meeting:
        return say("expenses-access-cost-alone", **facts)
    return say("expenses-access-cost", **facts, meeting=each.meeting)


def ask_heading(ask: Ask, policy: Expenses) -> str:
    return say("expenses-ask", number=ask.id, label=label_of(ask.category, policy), amount=spoken_money(ask.pence))


def ask_answer(ask: Ask, because: str) -> str:
    """What we said to it, or by when we do. `because` is its reason, as the door shows what people typed."""
    facts = {
        "answer": spoken_date(ask.answer_by),
        "agreed": spoken_money(ask.agreed_pence or 0),
        "because": because,
    }
    state = "yes-advance" if ask.state is AskState.YES and ask.advance else ask.state.value
    claimed = say("expenses-ask-claimed") if ask.claimed else ""
    return f"{say(f'expenses-ask-{state}', **facts)} {claimed}".rstrip()


def ask_about(ask: Ask, policy: Expenses) -> str:
    """For an approver: what is asked about, and by when they promised an answer."""
    facts = {"amount": spoken_money(ask.pence), "answer": spoken_date(ask.answer_by)}
    return say("expenses-ask-about", label=label_of(ask.category, policy), **facts)


def offer_heading(payment: Payment) -> str:
    return say("payments-line", number=payment.id, amount=spoken_money(payment.offered_pence))


def offer_state(payment: Payment) -> str:
    """What the person said to it, or that it waits."""
    state = "charity" if payment.to_charity and payment.state is PaymentState.ACCEPTED else payment.state.value
    return say(f"payments-state-{state}", taken=spoken_money(payment.taken_pence or 0))


def offer_chosen(payment: Payment) -> str:
    """What somebody has just chosen, said back; nothing where nothing is chosen."""
    if payment.state is PaymentState.OFFERED:
        return say("payments-chosen-tell-me-more") if payment.wants_to_talk else ""
    if payment.state is PaymentState.NONE:
        return say("payments-chosen-none")
    if payment.state is not PaymentState.ACCEPTED:
        return ""
    chosen = Choice.CHARITY if payment.to_charity else Choice.ACCEPT
    return say(f"payments-chosen-{chosen.value}", amount=spoken_money(payment.taken_pence or 0))
