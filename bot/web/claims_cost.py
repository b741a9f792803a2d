"""Adding a cost to a claim: what and when, then how much and the receipt. And receipts that come later."""

from __future__ import annotations

from datetime import date

from aiohttp import web

from bot.core.dates import in_reach, spoken_date
from bot.core.errors import Refusal
from bot.expenses.money import hundredths_of, pence_of
from bot.expenses.rules import MOST_RECEIPTS, ClaimView, NewLine, NewReceipt
from bot.expenses.words import before_cost
from bot.finance.receipts import SentReceipt
from bot.web.claims import ONE, PURPOSE, claim_again
from bot.web.claims_at import At, at_of
from bot.web.claims_view import asks_for
from bot.web.forms import Form, Sent, form_with_files
from bot.web.guard import form_of, one
from config.expenses import Category


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_post(f"{ONE}/cost", _cost)
    router.add_post(f"{ONE}/add", _add)
    router.add_post(f"{ONE}/line/{{line_id:\\d{{1,9}}}}/out", _take_out)
    router.add_post(f"{ONE}/line/{{line_id:\\d{{1,9}}}}/receipts", _add_receipts)
    router.add_post(f"{ONE}/receipt/{{receipt_id:\\d{{1,9}}}}/out", _receipt_out)


async def _cost(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        category, _ = _what(at, form)
    except Refusal as refusal:
        return await claim_again(at, refusal, form)
    return await _cost_page(at, category, form)


def _what(at: At, form: Form) -> tuple[Category, date]:
    """Raises NoSuchCategory or NotADay."""
    category = at.services.expenses.category(one(form, "category"))
    return category, day_typed(form)


def day_typed(form: Form) -> date:
    """Raises NotADay."""
    try:
        return in_reach(date.fromisoformat(one(form, "on")))
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
        "note": before_cost(category, at.services.expenses.policy, day_typed(form)),
        "day": spoken_date(day_typed(form)),
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
        new = new_line(category, on, form)
        view = await at.services.expenses.view(at.actor, at.claim_id)
        kept = await _kept(at, view, sent)
        await at.services.expenses.add_line(at.actor, at.claim_id, new, kept)
    except Refusal as refusal:
        await at.services.finance.receipts.drop(at.actor, kept)
        category = at.services.expenses.category(one(form, "category"))
        return await _cost_page(at, category, form, problem=refusal, had_files=bool(sent.files))
    return at.go(f"/{at.claim_id}", done="added")


def new_line(category: Category, on: date, form: Form) -> NewLine:
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
        return await claim_again(at, refusal)
    return at.go(f"/{at.claim_id}", done="receipt" if kept else "")


async def _receipt_out(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    await at.services.expenses.remove_receipt(at.actor, at.number("receipt_id"))
    return at.go(f"/{at.claim_id}", done="receipt-out")
