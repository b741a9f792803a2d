"""/mine/approve/payments: who would like to talk before they choose, and offering a payment for somebody's time."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from bot.core.errors import NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.roles import Right
from bot.core.wording import say
from bot.expenses.money import hundredths_of, spoken_money
from bot.expenses.refusals import NobodyCalled, NotANumber, SeveralCalled
from bot.expenses.rules import ONE
from bot.web.claims import RECENT
from bot.web.claims_approve import HERE, PURPOSE
from bot.web.claims_at import At, at_of, meetings_named
from bot.web.forms import Form
from bot.web.guard import form_of, one
from config.expenses import Unit

PAYMENTS = f"{HERE}/payments"
DONE = {"offered": "web-payments-offered"}


def add_routes(app: web.Application) -> None:
    app.router.add_get(PAYMENTS, _payments)
    app.router.add_post(PAYMENTS, _offer)


async def _payments(request: web.Request) -> web.Response:
    return await _page(await at_of(request, PURPOSE))


async def _page(at: At, typed: Form | None = None, problem: Refusal | None = None) -> web.Response:
    payments = at.services.payments
    fees = payments.fees
    facts = {
        "talk": [
            say("payments-talk-line", number=each.id, name=name, amount=spoken_money(each.offered_pence))
            for each, name in await payments.waiting_to_talk(at.actor)
        ],
        "on": fees.on,
        "rates": say(
            "web-payments-rates",
            hour=spoken_money(fees.hour),
            half=spoken_money(fees.half_day),
            day=spoken_money(fees.day),
            hours=fees.day_from_hours,
        ),
        "meetings": await _meetings(at),
        "typed": typed or {},
        "unknown": isinstance(problem, NobodyCalled),
        "wrong": _field_of(problem),
    }
    return at.shown("claims_payments.html", facts, done=DONE, problem=problem)


async def _meetings(at: At) -> Sequence[tuple[str, str]]:
    """Those that began, the newest first; where none did, the next one."""
    group_id, now = at.actor.group_id, at.services.clock()
    over = await at.services.meetings.ended_since(group_id, now - RECENT)
    coming = await at.services.meetings.coming_up(group_id)
    begun = [view.meeting for view in (*over, *coming) if view.meeting.starts_at <= now]
    newest_first = sorted(begun, key=lambda each: each.starts_at, reverse=True)
    return await meetings_named(at, newest_first or [view.meeting for view in coming[:1]])


def _field_of(problem: Refusal | None) -> str:
    """The field that the refusal is about, where it is about one."""
    match problem:
        case NotANumber():
            return "hours"
        case NobodyCalled() | SeveralCalled():
            return "name"
        case _:
            return ""


async def _offer(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await _offered(at, form)
    except Refusal as refusal:
        return await _page(at, form, refusal)
    return at.go("/payments", done="offered")


async def _offered(at: At, form: Form) -> None:
    """A name is only made known where the payment could be offered."""
    at.actor.require(Right.DECIDE_CLAIMS)
    at.services.payments.require_on()
    minutes = hundredths_of(one(form, "hours"), Unit.HOUR) * 60 // ONE
    if (meeting_id := whole_number(one(form, "meeting"))) is None:
        raise NotFound
    person = await at.services.expenses.person_called(at.actor, one(form, "name"), new_here=one(form, "new") == "1")
    await at.services.payments.offer(at.actor, person.id, meeting_id, minutes=minutes)
