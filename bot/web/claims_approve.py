"""/mine/approve: what waits for an answer, oldest first, and one claim to answer line by line."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

from bot.core.dates import spoken_date
from bot.core.errors import Refusal
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.expenses.decisions import Decision
from bot.expenses.money import pence_or_nothing, spoken_money
from bot.expenses.opening import ForApprover, Waiting
from bot.expenses.rules import ClaimState
from bot.expenses.words import agreed_words, where
from bot.web.claims_at import CLAIM, At, at_of, words_of
from bot.web.claims_view import lines_shown
from bot.web.forms import Form
from bot.web.guard import form_of, one

PURPOSE = "approve"
HERE = f"/mine/{PURPOSE}"
ONE = f"{HERE}/{CLAIM}"
DONE = {"decided": "web-approve-decided", "asked": "web-approve-asked", "back": "web-approve-sent-back"}


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(HERE, _queue)
    router.add_get(ONE, _claim)
    router.add_post(f"{ONE}/decide", _decide)
    router.add_post(f"{ONE}/ask", _ask)
    router.add_post(f"{ONE}/confirm", _confirm)
    router.add_post(f"{ONE}/send-back", _send_back)


async def _queue(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    queue = await at.services.expenses.queue(at.actor)
    asks = await at.services.expenses.how_many_open_asks(at.actor)
    talk = len(await at.services.payments.waiting_to_talk(at.actor))
    facts = {
        "waiting": [(each.claim.id, _line(each), _marks(each)) for each in queue.waiting],
        "count": say("expenses-queue-count", every=queue.every, late=queue.overdue),
        "asks": say("expenses-button-asks", count=asks) if asks else "",
        "payments": talk or at.services.payments.fees.on,
        "talk": say("payments-button-talk", count=talk) if talk else "",
    }
    return at.shown("claims_queue.html", facts, done=DONE)


def _line(each: Waiting) -> str:
    answer = spoken_date(each.claim.decide_by) if each.claim.decide_by else ""
    return say("web-approve-waiting", number=each.claim.id, total=spoken_money(each.total), answer=answer)


def _marks(each: Waiting) -> list[str]:
    marks = {
        "web-approve-overdue": each.overdue,
        "expenses-mark-second": each.claim.waits_for_second,
        "expenses-mark-again": each.claim.second_look_of is not None,
        "expenses-mark-late": each.claim.late,
        "expenses-mark-twins": bool(each.twins),
        "expenses-mark-another": each.for_another,
    }
    return [say(message) for message, is_so in marks.items() if is_so]


async def _claim(request: web.Request) -> web.Response:
    return await _claim_page(await at_of(request, PURPOSE))


async def _claim_page(at: At, *, problem: Refusal | None = None, typed: Form | None = None) -> web.Response:
    """Opening it is noted, and the person can see that."""
    found = await at.services.expenses.open_for_decision(at.actor, at.claim_id)
    claim, policy = found.view.claim, at.services.expenses.policy
    titles = await at.services.meetings.titles(at.actor.group_id)
    facts = {
        "claim": claim,
        "heading": say("expenses-decide-heading", number=claim.id, name=found.name),
        "total": say("expenses-decide-total", total=spoken_money(found.view.total)),
        "about": _about(found, titles.get(claim.meeting_id or 0, say("expenses-no-meeting"))),
        "lines": lines_shown(found.view, policy, at.receipt_link, found.twins),
        "agreed": {
            line.id: agreed_words(line, ask.agreed_pence if (ask := found.agreed.get(line.id)) else None, policy)
            for line in found.view.lines
        },
        "refused": words_of(found.refused) if found.refused else "",
        "first": claim.waits_for_first and not found.refused,
        "second": claim.waits_for_second and not found.refused,
        "typed": typed or {},
    }
    return at.shown("claims_decide.html", facts, done=DONE, problem=problem)


def _about(found: ForApprover, meeting: str) -> list[str]:
    claim = found.view.claim
    said = [say("web-approve-meeting", meeting=meeting), where(claim) if claim.state is not ClaimState.QUERY else ""]
    if found.helper:
        said.append(say("web-approve-helper", name=found.helper))
    if claim.late:
        said.append(say("web-approve-late", because=found.view.late_reason))
    if claim.advance:
        said.append(say("web-approve-advance"))
    if found.first_look_because:
        said.append(say("web-approve-first-look", because=found.first_look_because))
    return [sentence for sentence in said if sentence]


async def _decide(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await _decided(at, form)
    except Refusal as refusal:
        return await _claim_page(at, problem=refusal, typed=form)
    return at.go(done="decided")


async def _decided(at: At, form: Form) -> None:
    expenses = at.services.expenses
    if one(form, "do") == "all":
        await expenses.approve(at.actor, at.claim_id)
    elif one(form, "do") == "none":
        await expenses.decline(at.actor, at.claim_id, one(form, "because-all"))
    else:
        await expenses.decide(at.actor, at.claim_id, _decisions(form))


def _decisions(form: Form) -> Mapping[int, Decision]:
    """Raises NotMoney or TooMuch."""
    decisions: dict[int, Decision] = {}
    for name in form:
        prefix, _, rest = name.partition("-")
        if prefix == "pay" and (number := whole_number(rest)) is not None:
            decisions[number] = Decision(pence_or_nothing(one(form, name)), one(form, f"because-{rest}"))
    return decisions


async def _ask(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    line_id = whole_number(one(form, "line")) or 0
    try:
        await at.services.expenses.query(at.actor, at.claim_id, line_id, one(form, "question"))
    except Refusal as refusal:
        return await _claim_page(at, problem=refusal, typed=form)
    return at.go(done="asked")


async def _confirm(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    try:
        await at.services.expenses.confirm(at.actor, at.claim_id)
    except Refusal as refusal:
        return await _claim_page(at, problem=refusal)
    return at.go(done="decided")


async def _send_back(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await at.services.expenses.send_back(at.actor, at.claim_id, one(form, "why"))
    except Refusal as refusal:
        return await _claim_page(at, problem=refusal, typed=form)
    return at.go(done="back")
