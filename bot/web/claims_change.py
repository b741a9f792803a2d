"""Changing a cost: while the claim is a draft, or the one that was asked about while the question is open."""

from __future__ import annotations

from aiohttp import web

from bot.core.errors import NotFound, Refusal
from bot.expenses.money import spoken_quantity
from bot.expenses.rules import Line
from bot.web.claims import ONE, PURPOSE
from bot.web.claims_at import At, at_of
from bot.web.claims_cost import day_typed, new_line
from bot.web.claims_view import asks_for
from bot.web.forms import Form
from bot.web.guard import form_of

LINE = f"{ONE}/line/{{line_id:\\d{{1,9}}}}"


def add_routes(app: web.Application) -> None:
    app.router.add_get(LINE, _cost)
    app.router.add_post(LINE, _change)


async def _line(at: At) -> Line:
    line = (await at.services.expenses.view(at.actor, at.claim_id)).line(at.number("line_id"))
    if line is None:
        raise NotFound
    return line


async def _cost(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    return await _page(at, await _line(at))


async def _page(at: At, line: Line, *, typed: Form | None = None, problem: Refusal | None = None) -> web.Response:
    category = at.services.expenses.category(line.category)
    facts = {
        "number": at.claim_id,
        "line_id": line.id,
        "category": category,
        "fields": asks_for(category),
        "typed": _as_typed(line) if typed is None else typed,
        "today": (await at.services.expenses.today(at.actor.group_id)).isoformat(),
    }
    return at.shown("claim_change.html", facts, problem=problem)


def _as_typed(line: Line) -> Form:
    """The line as its form would have it."""
    return {
        "on": [line.on.isoformat()],
        "cost": [f"{line.each_pence / 100:.2f}"],
        "quantity": [spoken_quantity(line.quantity).replace(",", "")],
        "details": [line.details],
        "reason": [line.reason],
        "access": ["1"] if line.access_linked else [],
    }


async def _change(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    line = await _line(at)
    try:
        category = at.services.expenses.category(line.category)
        await at.services.expenses.change_line(at.actor, line.id, new_line(category, day_typed(form), form))
    except Refusal as refusal:
        return await _page(at, line, typed=form, problem=refusal)
    return at.go(f"/{at.claim_id}", done="changed")
