"""/mine/claims/offers: a payment for somebody's time. The notice comes first, then the choice, and none is expected."""

from __future__ import annotations

from aiohttp import web

from bot.core.errors import BadInput, Refusal
from bot.core.wording import say
from bot.expenses.money import pence_of
from bot.expenses.payments import Choice, choices_now
from bot.expenses.words import offer_chosen, offer_heading, offer_state
from bot.web.claims import HERE, PURPOSE
from bot.web.claims_at import At, at_of
from bot.web.forms import Form
from bot.web.guard import form_of, one

OFFER = f"{HERE}/offers/{{offer_id:\\d{{1,9}}}}"
WORD_OF = {choice: choice.value.replace("_", "-") for choice in Choice}
CHOICES = {word: choice for choice, word in WORD_OF.items()}


class NoChoice(BadInput):
    """Sent with nothing chosen, as nothing is chosen before."""

    message = "web-offers-no-choice"


def add_routes(app: web.Application) -> None:
    app.router.add_get(OFFER, _offer)
    app.router.add_post(OFFER, _choose)


async def _offer(request: web.Request) -> web.Response:
    return await _page(await at_of(request, PURPOSE))


async def _page(at: At, typed: Form | None = None, problem: Refusal | None = None) -> web.Response:
    """Whoever opens it has the notice before their eyes, so from then on they can choose."""
    payments = at.services.payments
    payment = await payments.show_notice(at.actor, at.number("offer_id"))
    meeting = (await at.services.meetings.view(at.actor.group_id, payment.meeting_id)).meeting
    facts = {
        "id": payment.id,
        "meeting": say("payments-for", title=meeting.title),
        "offered": offer_heading(payment),
        "state": offer_state(payment),
        "notice": say("payments-benefits-more", advice=payments.fees.advice).splitlines(),
        "can_say": [(WORD_OF[choice], say(f"payments-button-{WORD_OF[choice]}")) for choice in choices_now(payment)],
        "typed": typed or {},
        "wrong": "choice" if isinstance(problem, NoChoice) else "less" if isinstance(problem, BadInput) else "",
        "done": offer_chosen(payment) if at.request.query.get("done") == "chosen" else "",
    }
    return at.shown("claims_offer.html", facts, problem=problem)


async def _choose(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        choice = CHOICES.get(one(form, "choice"))
        if choice is None:
            raise NoChoice
        less = pence_of(one(form, "less")) if choice is Choice.LESS else None
        await at.services.payments.choose(at.actor, at.number("offer_id"), choice, less_pence=less)
    except Refusal as refusal:
        return await _page(at, form, refusal)
    return at.go(f"/offers/{at.number('offer_id')}", done="chosen")
