"""/mine/access-costs: the access lead says whether a cost was because of access. No amounts, and nobody's words."""

from __future__ import annotations

from aiohttp import web

from bot.core.errors import Refusal
from bot.expenses.words import access_question_words
from bot.web.claims_at import At, at_of
from bot.web.guard import form_of, one

PURPOSE = "access-costs"
HERE = f"/mine/{PURPOSE}"
DONE = {"said": "expenses-access-said"}


def add_routes(app: web.Application) -> None:
    app.router.add_get(HERE, _list)
    app.router.add_post(f"{HERE}/{{line_id:\\d{{1,9}}}}", _say)


async def _list(request: web.Request) -> web.Response:
    return await _page(await at_of(request, PURPOSE))


async def _page(at: At, *, problem: Refusal | None = None) -> web.Response:
    found = await at.services.expenses.access_questions(at.actor)
    facts = {"asked": [(each.line_id, access_question_words(each)) for each in found]}
    return at.shown("claims_access.html", facts, done=DONE, problem=problem)


async def _say(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        confirmed = one(form, "say") == "yes"
        await at.services.expenses.say_of_access(at.actor, at.number("line_id"), confirmed=confirmed)
    except Refusal as refusal:
        return await _page(at, problem=refusal)
    return at.go(done="said")
