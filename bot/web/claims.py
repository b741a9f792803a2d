"""/mine/claims: a claim in three steps, and where each one is, without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.core.dates import spoken_moment
from bot.core.errors import Refusal
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.expenses.money import pence_or_nothing, spoken_money
from bot.expenses.own_claims import SHOWN
from bot.expenses.refusals import LateNeedsReason, NobodyCalled
from bot.expenses.rules import Claim, ClaimState, ClaimView
from bot.expenses.words import (
    advance_words,
    ask_answer,
    ask_heading,
    can_look_again,
    can_say_spent,
    offer_heading,
    offer_state,
    where,
)
from bot.web.claims_at import CLAIM, At, at_of, meetings_to_choose
from bot.web.claims_view import can_take_back, lines_shown, missing_receipts, takes_receipts
from bot.web.forms import Form
from bot.web.guard import form_of, one

PURPOSE = "claims"
HERE = f"/mine/{PURPOSE}"
ONE = f"{HERE}/{CLAIM}"
RECENT = timedelta(days=400)
DONE = {
    "added": "expenses-cost-added",
    "changed": "expenses-cost-changed",
    "out": "expenses-cost-taken-out",
    "receipt": "expenses-receipt-added",
    "receipt-out": "web-claims-receipt-out",
    "meeting": "web-claims-meeting-saved",
    "sent": "web-claims-sent",
    "answered": "web-claims-answered",
    "back": "web-claims-back",
    "again": "web-claims-again",
    "spent": "expenses-spent-saved",
    "ask-back": "web-ask-back",
}


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(HERE, _list)
    router.add_post(HERE, _start)
    router.add_post(f"{HERE}/for", _start_for)
    router.add_get(ONE, _claim)
    router.add_post(f"{ONE}/meeting", _set_meeting)
    router.add_post(f"{ONE}/send", _send)
    router.add_post(f"{ONE}/answer", _answer)
    router.add_post(f"{ONE}/spent", _spent)
    router.add_post(f"{ONE}/take-back", _take_back)
    router.add_post(f"{ONE}/second-look", _second_look)


# All of them


async def _list(request: web.Request) -> web.Response:
    return await _list_page(await at_of(request, PURPOSE))


async def _list_page(at: At, *, problem: Refusal | None = None, typed: Form | None = None) -> web.Response:
    expenses, older_than = at.services.expenses, whole_number(at.request.query.get("before", ""))
    mine = await expenses.mine(at.actor, before=older_than)
    helped = await expenses.entered_for_others(at.actor)
    names = await at.services.people.names(claim.person_id for claim, _ in helped)
    facts = {
        "claims": [_shown(claim, total) for claim, total in mine],
        "older": at.address(before=str(mine[-1][0].id)) if len(mine) == SHOWN else "",
        "newer": at.address() if older_than is not None else "",
        "helped": [(*_shown(claim, total), names[claim.person_id]) for claim, total in helped],
        "asks": [
            (ask.id, ask_heading(ask, expenses.policy), ask_answer(ask, ask.because))
            for ask in await expenses.asks(at.actor)
        ],
        "offers": [
            (payment.id, offer_heading(payment), offer_state(payment))
            for payment in await at.services.payments.mine(at.actor)
        ],
        "meetings": await _meetings(at),
        "typed": typed or {},
        "unknown": isinstance(problem, NobodyCalled),
    }
    return at.shown("claims.html", facts, done=DONE, problem=problem)


def _shown(claim: Claim, total: int) -> tuple[int, str, str]:
    return claim.id, say("expenses-claim", number=claim.id, total=spoken_money(total)), where(claim)


async def _meetings(at: At) -> Sequence[tuple[str, str]]:
    """Meetings to choose from, the latest first, then those that were cancelled, and none at all."""
    meetings, since = at.services.meetings, at.services.clock() - RECENT
    over = await meetings.ended_since(at.actor.group_id, since)
    coming = await meetings.coming_up(at.actor.group_id)
    off = await meetings.called_off_since(at.actor.group_id, since)
    return await meetings_to_choose(at, (view.meeting for view in (*reversed(over), *coming, *reversed(off))))


def _meeting_id(form: Form) -> int | None:
    return whole_number(one(form, "meeting"))


async def _start(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        view = await at.services.expenses.start(at.actor, meeting_id=_meeting_id(form))
    except Refusal as refusal:
        return await _list_page(at, problem=refusal)
    return at.go(f"/{view.claim.id}")


async def _start_for(request: web.Request) -> web.Response:
    """A helper types one in for somebody, such as from a paper form."""
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    new_here = one(form, "new") == "1"
    try:
        view = await at.services.expenses.start_for(
            at.actor, one(form, "name"), meeting_id=_meeting_id(form), new_here=new_here
        )
    except Refusal as refusal:
        return await _list_page(at, problem=refusal, typed=form)
    return at.go(f"/{view.claim.id}")


# One of them


async def _claim(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    return await _claim_page(at, await at.services.expenses.view(at.actor, at.claim_id))


async def claim_again(at: At, problem: Refusal, typed: Form | None = None) -> web.Response:
    """The claim's page once more, with what went wrong and what was typed."""
    return await _claim_page(at, await at.services.expenses.view(at.actor, at.claim_id), problem=problem, typed=typed)


async def _claim_page(
    at: At, view: ClaimView, *, problem: Refusal | None = None, typed: Form | None = None
) -> web.Response:
    expenses = at.services.expenses
    policy = expenses.policy
    titles = await at.services.meetings.titles(at.actor.group_id)
    facts = {
        "claim": view.claim,
        "heading": _heading(view),
        "whose": await _whose(at, view),
        "opened": await _opened(at),
        "where": where(view.claim),
        "meeting": titles.get(view.claim.meeting_id or 0, say("expenses-no-meeting")),
        "meetings": await _meetings(at),
        "lines": lines_shown(view, policy, at.receipt_link),
        "total": spoken_money(view.total),
        "paid_total": spoken_money(view.approved_total) if view.claim.decided_at else "",
        "missing": missing_receipts(view, policy),
        "categories": [(key, category.label) for key, category in policy.categories.items()],
        "today": (await expenses.today(at.actor.group_id)).isoformat(),
        "draft": view.claim.state is ClaimState.DRAFT,
        "may_take_back": can_take_back(view),
        "takes_receipts": takes_receipts(view),
        "advance": advance_words(view),
        "may_say_spent": can_say_spent(view),
        "may_look_again": can_look_again(view),
        "late": isinstance(problem, LateNeedsReason) or bool(typed and one(typed, "late_reason")),
        "typed": typed or {},
    }
    return at.shown("claim.html", facts, done=DONE, problem=problem)


async def _whose(at: At, view: ClaimView) -> str:
    """Whom a helper fills it in for; nothing where it is one's own."""
    if view.claim.person_id == at.actor.person_id:
        return ""
    names = await at.services.people.names({view.claim.person_id})
    return say("expenses-for-somebody", name=names[view.claim.person_id])


async def _opened(at: At) -> Sequence[str]:
    """Who opened this claim, and when first."""
    zone = (await at.services.groups.group(at.actor.group_id)).zone
    found = await at.services.expenses.opened_by(at.actor, at.claim_id)
    return [say("expenses-opened-by", name=name, when=spoken_moment(when, zone)) for name, when in found]


def _heading(view: ClaimView) -> str:
    if not view.lines:
        return say("expenses-claim-short", number=view.claim.id)
    return say("expenses-claim", number=view.claim.id, total=spoken_money(view.total)).rstrip(".")


async def _set_meeting(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await at.services.expenses.set_meeting(at.actor, at.claim_id, _meeting_id(form))
    except Refusal as refusal:
        return await claim_again(at, refusal)
    return at.go(f"/{at.claim_id}", done="meeting")


# Sending, answering, taking back


async def _send(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await at.services.expenses.submit(at.actor, at.claim_id, late_reason=one(form, "late_reason"))
    except Refusal as refusal:
        return await claim_again(at, refusal, form)
    return at.go(f"/{at.claim_id}", done="sent")


async def _answer(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await at.services.expenses.answer(at.actor, at.claim_id, _answers(form))
    except Refusal as refusal:
        return await claim_again(at, refusal, form)
    return at.go(f"/{at.claim_id}", done="answered")


def _answers(form: Form) -> Mapping[int, str]:
    typed: dict[int, str] = {}
    for name in form:
        prefix, _, rest = name.partition("-")
        if prefix == "answer" and (number := whole_number(rest)) is not None:
            typed[number] = one(form, name)
    return typed


async def _spent(request: web.Request) -> web.Response:
    """What money that came in advance was spent on."""
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await at.services.expenses.say_spent(at.actor, at.claim_id, pence_or_nothing(one(form, "spent")))
    except Refusal as refusal:
        return await claim_again(at, refusal, form)
    return at.go(f"/{at.claim_id}", done="spent")


async def _take_back(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    try:
        await at.services.expenses.withdraw(at.actor, at.claim_id)
    except Refusal as refusal:
        return await claim_again(at, refusal)
    return at.go(done="back")


async def _second_look(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form: Any = await form_of(request)
    try:
        view = await at.services.expenses.second_look(at.actor, at.claim_id, one(form, "why"))
    except Refusal as refusal:
        return await claim_again(at, refusal, form)
    return at.go(f"/{view.claim.id}", done="again")
