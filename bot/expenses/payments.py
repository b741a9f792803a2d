"""Payments for people's time. They never share a line, a record or a batch with expenses.

A payment may change somebody's benefits; money that pays a cost back does not. So a payment is an offer: the person
reads a notice first, then chooses. Saying no, or less, costs them nothing. (Source: requirements E1 and E12.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.errors import BadInput, Refusal
from config.expenses import Fees


class PaymentState(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    NONE = "none"
    TAKEN_BACK = "taken_back"  # by the person who offered it, before there was an answer
    EXPORTED = "exported"
    PAID = "paid"


class Choice(StrEnum):
    """What a person can say to an offer. Nothing is chosen for them."""

    ACCEPT = "accept"
    LESS = "less"
    NONE = "none"
    CHARITY = "charity"
    TELL_ME_MORE = "tell_me_more"


PAYMENT_STEPS: Mapping[PaymentState, frozenset[PaymentState]] = {
    PaymentState.OFFERED: frozenset({PaymentState.ACCEPTED, PaymentState.NONE, PaymentState.TAKEN_BACK}),
    # People may change their minds until the money is on its way.
    PaymentState.ACCEPTED: frozenset({PaymentState.ACCEPTED, PaymentState.NONE, PaymentState.EXPORTED}),
    PaymentState.NONE: frozenset({PaymentState.ACCEPTED, PaymentState.NONE}),
    PaymentState.TAKEN_BACK: frozenset(),
    PaymentState.EXPORTED: frozenset({PaymentState.PAID}),
    PaymentState.PAID: frozenset(),
}


@dataclass(frozen=True)
class Payment:
    id: int
    group_id: int
    person_id: int
    meeting_id: int
    state: PaymentState
    minutes: int
    """Of the meeting, and of getting ready for it."""
    offered_pence: int
    offered_by: int
    offered_at: datetime
    notice_seen_at: datetime | None
    """When the person was shown what it may do to benefits; before that there is nothing to choose."""
    taken_pence: int | None
    to_charity: bool
    """The person gives it away, so it is not paid to them."""
    wants_to_talk: bool
    exporter_id: int | None
    batch_id: int | None
    payer_id: int | None
    paid_at: datetime | None


@dataclass(frozen=True)
class PaymentChanged:
    group_id: int
    payment_id: int


class FeesOff(Refusal):
    message = "payments-refused-off"


class NoticeFirst(Refusal):
    """The notice about benefits comes before any choice."""

    message = "payments-refused-notice-first"


class NotLess(BadInput):
    """Less is more than nothing and not the whole; facts: `offered`, in words."""

    message = "payments-refused-not-less"


class NotNow(Refusal):
    """The payment is at another step; facts: `state`."""

    message = "payments-refused-step"


class OfferedAlready(Refusal):
    """One offer for one person and meeting."""

    message = "payments-refused-twice"


class OwnPayment(Refusal):
    """Nobody offers or pays themself for their time."""

    message = "payments-refused-own"
    status = 403


class OfferedByYou(Refusal):
    """Whoever offered a payment does not pay it."""

    message = "payments-refused-offered-by-you"
    status = 403


def choices_now(payment: Payment) -> tuple[Choice, ...]:
    """What the person can say to it, in the order it is asked. To be told more first is for before the choice."""
    if payment.state is PaymentState.OFFERED:
        return tuple(Choice)
    may_change = PaymentState.NONE in PAYMENT_STEPS[payment.state]
    return tuple(choice for choice in Choice if may_change and choice is not Choice.TELL_ME_MORE)


def usual_offer(minutes: int, fees: Fees) -> int:
    """Pence for this much time: by the hour up to half a day's payment, then half a day, then a day.

    Time is counted the same in the room, on Discord and by phone.
    """
    if minutes >= fees.day_from_hours * 60:
        return fees.day
    return min((minutes * fees.hour + 30) // 60, fees.half_day)


def require_step(payment: Payment, to: PaymentState) -> None:
    if to not in PAYMENT_STEPS[payment.state]:
        raise NotNow(state=payment.state.value)


def require_may_pay(payment: Payment, person_id: int) -> None:
    if payment.person_id == person_id:
        raise OwnPayment
    if payment.offered_by == person_id:
        raise OfferedByYou
