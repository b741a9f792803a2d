"""/mine/totals: what was spent on what, and the budget of each meeting. Small numbers are not in it."""

from __future__ import annotations

from aiohttp import web

from bot.core.errors import Refusal
from bot.core.numbers import whole_number
from bot.core.roles import Right
from bot.core.small_numbers import TOTAL
from bot.core.wording import say
from bot.expenses.money import spoken_money
from bot.expenses.words import label_of
from bot.finance.money_seen import MeetingBudget, Totals
from bot.finance.rules import NotABudget
from bot.finance.shown import Cell
from bot.web.claims_at import At, at_of
from bot.web.guard import form_of, one

PURPOSE = "totals"
HERE = f"/mine/{PURPOSE}"
DONE = {"budget": "web-totals-budget-saved"}
YEARS = 4


def add_routes(app: web.Application) -> None:
    app.router.add_get(HERE, _totals)
    app.router.add_post(f"{HERE}/budget", _set_budget)


async def _totals(request: web.Request) -> web.Response:
    return await _page(await at_of(request, PURPOSE))


async def _page(at: At, *, problem: Refusal | None = None) -> web.Response:
    money = at.services.finance.money
    this_year = await money.this_year(at.actor.group_id)
    asked = at.request.query.get("year", "")
    years = [this_year - number for number in range(YEARS)]
    year = int(asked) if asked in {str(each) for each in years} else this_year
    totals = await money.totals(at.actor, year)
    facts = {
        "year": say("web-totals-year", first=str(year), last=str(year + 1)),
        "years": [(at.address(year=str(each)), f"{each}–{each + 1}", each == year) for each in years],
        "columns": [*(label_of(key, at.services.expenses.policy) for key in totals.categories), say("web-totals-all")],
        "rows": _rows(totals),
        "budgets": [(each, _budget_words(each)) for each in await money.budgets(at.actor)],
        "may_set": at.actor.may(Right.SET_BUDGET),
    }
    return at.shown("claims_totals.html", facts, done=DONE, problem=problem)


def _rows(totals: Totals) -> list[tuple[str, list[str]]]:
    if not totals.cells:
        return []
    meetings = [*totals.meetings, (TOTAL, say("web-totals-all"))]
    columns = [*totals.categories, TOTAL]
    return [
        (title or say("expenses-no-meeting"), [_cell(totals.cells.get((meeting, key), Cell(0, 0))) for key in columns])
        for meeting, title in meetings
    ]


def _cell(cell: Cell) -> str:
    if cell.people is None or cell.pence is None:
        return say("web-totals-hidden")
    return (
        say("web-totals-cell", total=spoken_money(cell.pence), people=cell.people)
        if cell.people
        else say("web-totals-none")
    )


def _budget_words(each: MeetingBudget) -> list[str]:
    said = (
        [say("web-totals-budget", budget=spoken_money(each.budget))] if each.budget else [say("web-totals-no-budget")]
    )
    if each.committed is None:
        said.append(say("web-totals-few"))
    else:
        said.append(say("web-totals-committed", total=spoken_money(each.committed)))
    if each.spent is not None:
        parts = {name: spoken_money(getattr(each.spent, name)) for name in ("agreed", "waiting", "approved", "paid")}
        said.append(say("web-totals-spent", **parts))
    if each.left is not None:
        said.append(say("web-totals-over") if each.left < 0 else say("web-totals-left", left=spoken_money(each.left)))
    return said


async def _set_budget(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    meeting_id = whole_number(one(form, "meeting"))
    pounds = whole_number(one(form, "pounds").lstrip("£").replace(",", ""))
    try:
        if meeting_id is None or pounds is None:
            raise NotABudget
        await at.services.finance.money.set_budget(at.actor, meeting_id, pounds * 100)
    except Refusal as refusal:
        return await _page(at, problem=refusal)
    return at.go(done="budget")
