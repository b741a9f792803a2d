"""/mine/approve/asks: what people ask before they spend money, and the answer to one question."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.core.errors import BadInput, Refusal
from bot.core.wording import say
from bot.expenses.asking import Ask
from bot.expenses.money import pence_of
from bot.expenses.rules import REASON_LIMIT
from bot.expenses.words import ask_about
from bot.web.claims_approve import HERE, PURPOSE
from bot.web.claims_at import At, at_of
from bot.web.forms import Form
from bot.web.guard import form_of, one

ASKS = f"{HERE}/asks"
ONE = f"{ASKS}/{{ask_id:\\d{{1,9}}}}"
DONE = {"answered": "web-approve-decided"}

Answer = Callable[[At, Form], Awaitable[None]]


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(ASKS, _asks)
    router.add_get(ONE, _ask)
    for last, answer in (("yes", _yes), ("book", _book), ("no", _no)):
        router.add_post(f"{ONE}/{last}", _answering(answer))


async def _asks(request: web.Request) -> web.Response:
    return await _asks_page(await at_of(request, PURPOSE))


async def _asks_page(at: At, problem: Refusal | None = None) -> web.Response:
    """Opening it is noted for each of them, and the people can see that."""
    found = await at.services.expenses.open_asks(at.actor)
    return at.shown("claims_asks.html", {"asks": [_shown(at, *each) for each in found]}, done=DONE, problem=problem)


def _shown(at: At, ask: Ask, name: str) -> dict[str, object]:
    return {
        "id": ask.id,
        "heading": say("expenses-ask-from", number=ask.id, name=name),
        "about": ask_about(ask, at.services.expenses.policy),
        "words": ask.words,
        "hard": say("expenses-paying-first-is-hard") if ask.paying_first_is_hard else "",
    }


async def _ask(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    try:
        return await _ask_page(at)
    except Refusal as refusal:
        return await _asks_page(at, refusal)


async def _ask_page(at: At, *, problem: Refusal | None = None, typed: Form | None = None) -> web.Response:
    """Raises what an answer would."""
    ask, name = await at.services.expenses.open_ask(at.actor, at.number("ask_id"))
    titles = await at.services.meetings.titles(at.actor.group_id)
    facts = {
        **_shown(at, ask, name),
        "meeting": titles.get(ask.meeting_id or 0, say("expenses-no-meeting")),
        "pounds": f"{ask.pence / 100:.2f}",
        "limit": REASON_LIMIT,
        "typed": typed or {},
    }
    return at.shown("claims_ask_answer.html", facts, problem=problem)


def _answering(answer: Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
    """What cannot be used as it was typed is asked for again; where there is nothing to answer, the list says so."""

    async def answered(request: web.Request) -> web.Response:
        at = await at_of(request, PURPOSE)
        form = await form_of(request)
        try:
            await answer(at, form)
        except BadInput as refusal:
            return await _ask_page(at, problem=refusal, typed=form)
        except Refusal as refusal:
            return await _asks_page(at, refusal)
        return at.go("/asks", done="answered")

    return answered


async def _yes(at: At, form: Form) -> None:
    up_to, before = pence_of(one(form, "up-to")), one(form, "when") == "before"
    await at.services.expenses.say_yes(at.actor, at.number("ask_id"), up_to_pence=up_to, advance=before)


async def _book(at: At, _form: Form) -> None:
    await at.services.expenses.we_book(at.actor, at.number("ask_id"))


async def _no(at: At, form: Form) -> None:
    await at.services.expenses.say_no(at.actor, at.number("ask_id"), one(form, "because"))
