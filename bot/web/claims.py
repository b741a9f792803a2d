"""/mine/claims: a claim in three steps, and where each one is, without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from aiohttp import web

from bot.core.dates import spoken_date
from bot.core.errors import Refusal
from bot.core.wording import say
from bot.expenses.money import hundredths_of, pence_of, spoken_money
from bot.expenses.rules import MOST_RECEIPTS, ClaimState, ClaimView, LateNeedsReason, NewLine, NewReceipt
from bot.finance.receipts import SentReceipt
from bot.web.claims_at import CLAIM, At, at_of, receipt_page
from bot.web.claims_view import (
    asks_for,
    can_look_again,
    can_take_back,
    lines_shown,
    missing_receipts,
    takes_receipts,
    where,
)
from bot.web.forms import Form, Sent, form_with_files
from bot.web.guard import form_of, one
from config.expenses import Category

PURPOSE = "claims"
HERE = f"/mine/{PURPOSE}"
ONE = f"{HERE}/{CLAIM}"
RECENT = timedelta(days=400)
NO_MEETING = "none"
DONE = {
    "added": "expenses-cost-added",
    "out": "expenses-cost-taken-out",
    "receipt": "expenses-receipt-added",
    "receipt-out": "web-claims-receipt-out",
    "meeting": "web-claims-meeting-saved",
    "sent": "web-claims-sent",
    "answered": "web-claims-answered",
    "back": "web-claims-back",
    "again": "web-claims-again",
}


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(HERE, _list)
    router.add_post(HERE, _start)
    router.add_get(f"{HERE}/receipt/{{part}}", _receipt)
    router.add_get(ONE, _claim)
    router.add_post(f"{ONE}/meeting", _set_meeting)
    router.add_post(f"{ONE}/cost", _cost)
    router.add_post(f"{ONE}/add", _add)
    router.add_post(f"{ONE}/line/{{line_id:\\d{{1,9}}}}/out", _take_out)
    router.add_post(f"{ONE}/line/{{line_id:\\d{{1,9}}}}/receipts", _add_receipts)
    router.add_post(f"{ONE}/receipt/{{receipt_id:\\d{{1,9}}}}/out", _receipt_out)
    router.add_post(f"{ONE}/send", _send)
    router.add_post(f"{ONE}/answer", _answer)
    router.add_post(f"{ONE}/take-back", _take_back)
    router.add_post(f"{ONE}/second-look", _second_look)


async def _receipt(request: web.Request) -> web.Response:
    return await receipt_page(request, PURPOSE)


# All of them


async def _list(request: web.Request) -> web.Response:
    return await _list_page(await at_of(request, PURPOSE))


async def _list_page(at: At, *, problem: Refusal | None = None) -> web.Response:
    expenses = at.services.expenses
    shown = [
        (claim.id, say("expenses-claim", number=claim.id, total=spoken_money(total)), where(claim))
        for claim, total in await expenses.mine(at.actor)
    ]
    facts = {"claims": shown, "meetings": await _meetings(at)}
    return at.shown("claims.html", facts, done=DONE, problem=problem)


async def _meetings(at: At) -> Sequence[tuple[str, str]]:
    """Meetings to choose from, the latest first, and none at all."""
    group_id = at.actor.group_id
    zone = (await at.services.groups.group(group_id)).zone
    over = await at.services.meetings.ended_since(group_id, at.services.clock() - RECENT)
    coming = await at.services.meetings.coming_up(group_id)
    found = [view.meeting for view in (*reversed(over), *coming)]
    days = {each.id: spoken_date(each.starts_at.astimezone(zone).date()) for each in found}
    named = [(str(each.id), say("web-claims-meeting", title=each.title, day=days[each.id])) for each in found]
    return [*named, (NO_MEETING, say("expenses-no-meeting"))]


def _meeting_id(form: Form) -> int | None:
    chosen = one(form, "meeting")
    return int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None


async def _start(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        view = await at.services.expenses.start(at.actor, meeting_id=_meeting_id(form))
    except Refusal as refusal:
        return await _list_page(at, problem=refusal)
    return at.go(f"/{view.claim.id}")


# One of them


async def _claim(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    return await _claim_page(at, await at.services.expenses.view(at.actor, at.claim_id))


async def _again(at: At, problem: Refusal, typed: Form | None = None) -> web.Response:
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
        "may_look_again": can_look_again(view),
        "late": isinstance(problem, LateNeedsReason) or bool(typed and one(typed, "late_reason")),
        "typed": typed or {},
    }
    return at.shown("claim.html", facts, done=DONE, problem=problem)


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
        return await _again(at, refusal)
    return at.go(f"/{at.claim_id}", done="meeting")


# Adding a cost: what and when, then how much and the receipt


async def _cost(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        category, _ = _what(at, form)
    except Refusal as refusal:
        return await _again(at, refusal, form)
    return await _cost_page(at, category, form)


def _what(at: At, form: Form) -> tuple[Category, date]:
    """Raises NoSuchCategory or NotADay."""
    category = at.services.expenses.category(one(form, "category"))
    return category, _day(one(form, "on"))


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as wrong:
        raise NotADay from wrong


class NotADay(Refusal):
    """The day of a cost was left empty, or is none."""

    message = "web-claims-not-a-day"
    status = 422


async def _cost_page(
    at: At, category: Category, form: Form, *, problem: Refusal | None = None, had_files: bool = False
) -> web.Response:
    await at.services.expenses.view(at.actor, at.claim_id)
    limits = at.services.finance.receipts.limits
    facts = {
        "number": at.claim_id,
        "category": category,
        "day": spoken_date(_day(one(form, "on"))),
        "fields": asks_for(category),
        "megabytes": limits.most_megabytes,
        "most": MOST_RECEIPTS,
        "typed": form,
        "choose_again": had_files,
    }
    return at.shown("claim_cost.html", facts, problem=problem)


async def _add(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    sent = await form_with_files(request, at.services.finance.receipts.limits, most_files=MOST_RECEIPTS)
    form = sent.fields
    kept: list[NewReceipt] = []
    try:
        category, on = _what(at, form)
        new = _new_line(category, on, form)
        view = await at.services.expenses.view(at.actor, at.claim_id)
        kept = await _kept(at, view, sent)
        await at.services.expenses.add_line(at.actor, at.claim_id, new, kept)
    except Refusal as refusal:
        await at.services.finance.receipts.drop(at.actor, kept)
        category = at.services.expenses.category(one(form, "category"))
        return await _cost_page(at, category, form, problem=refusal, had_files=bool(sent.files))
    return at.go(f"/{at.claim_id}", done="added")


def _new_line(category: Category, on: date, form: Form) -> NewLine:
    """Raises NotMoney, TooMuch or NotANumber."""
    asked = asks_for(category)
    return NewLine(
        category.key,
        on,
        pence=pence_of(one(form, "cost")) if "cost" in asked else None,
        quantity=hundredths_of(one(form, "quantity"), category.unit) if "quantity" in asked else None,
        details=one(form, "details"),
        reason=one(form, "reason"),
        access_linked=one(form, "access") == "1",
    )


async def _kept(at: At, view: ClaimView, sent: Sent) -> list[NewReceipt]:
    files = [SentReceipt(file.content, file.name) for held in sent.files.values() for file in held]
    return await at.services.finance.receipts.keep(at.actor, files, owner_id=view.claim.person_id)


async def _take_out(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    await at.services.expenses.remove_line(at.actor, at.number("line_id"))
    return at.go(f"/{at.claim_id}", done="out")


async def _add_receipts(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    sent = await form_with_files(request, at.services.finance.receipts.limits, most_files=MOST_RECEIPTS)
    kept: list[NewReceipt] = []
    try:
        kept = await _kept(at, await at.services.expenses.view(at.actor, at.claim_id), sent)
        if kept:
            await at.services.expenses.add_receipts(at.actor, at.number("line_id"), kept)
    except Refusal as refusal:
        await at.services.finance.receipts.drop(at.actor, kept)
        return await _again(at, refusal)
    return at.go(f"/{at.claim_id}", done="receipt" if kept else "")


async def _receipt_out(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    await at.services.expenses.remove_receipt(at.actor, at.number("receipt_id"))
    return at.go(f"/{at.claim_id}", done="receipt-out")


# Sending, answering, taking back


async def _send(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await at.services.expenses.submit(at.actor, at.claim_id, late_reason=one(form, "late_reason"))
    except Refusal as refusal:
        return await _again(at, refusal, form)
    return at.go(f"/{at.claim_id}", done="sent")


async def _answer(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        await at.services.expenses.answer(at.actor, at.claim_id, _answers(form))
    except Refusal as refusal:
        return await _again(at, refusal, form)
    return at.go(f"/{at.claim_id}", done="answered")


def _answers(form: Form) -> Mapping[int, str]:
    typed: dict[int, str] = {}
    for name in form:
        prefix, _, number = name.partition("-")
        if prefix == "answer" and number.isascii() and number.isdigit() and len(number) < 10:
            typed[int(number)] = one(form, name)
    return typed


async def _take_back(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    try:
        await at.services.expenses.withdraw(at.actor, at.claim_id)
    except Refusal as refusal:
        return await _again(at, refusal)
    return at.go(done="back")


async def _second_look(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form: Any = await form_of(request)
    try:
        view = await at.services.expenses.second_look(at.actor, at.claim_id, one(form, "why"))
    except Refusal as refusal:
        return await _again(at, refusal, form)
    return at.go(f"/{view.claim.id}", done="again")
