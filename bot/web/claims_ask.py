"""/mine/claims/ask: "Will you pay for this?", its answer, and a claim from what was agreed, without JavaScript."""

from __future__ import annotations

from aiohttp import web

from bot.core.dates import spoken_date
from bot.core.errors import BadInput, NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.expenses.asking import Ask, AskState
from bot.expenses.money import pence_of
from bot.expenses.refusals import NoSuchCategory, NotMoney, TooMuch
from bot.expenses.rules import DETAILS_LIMIT
from bot.expenses.service import NewAsk
from bot.expenses.words import ask_answer, ask_heading
from bot.web.claims import HERE, PURPOSE
from bot.web.claims_at import NO_MEETING, At, at_of, meetings_to_choose
from bot.web.forms import Form
from bot.web.guard import form_of, one

ASK = f"{HERE}/ask"
ONE = f"{ASK}/{{ask_id:\\d{{1,9}}}}"
HARD = {"yes": True, "no": False}


class NotChosen(BadInput):
    """Nothing of the form is chosen before; facts: `what` is left."""

    message = "web-ask-not-chosen"


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(ASK, _form)
    router.add_post(ASK, _send)
    router.add_get(ONE, _ask)
    router.add_post(f"{ONE}/claim", _claim)
    router.add_post(f"{ONE}/take-back", _take_back)


# Asking


async def _form(request: web.Request) -> web.Response:
    return await _form_page(await at_of(request, PURPOSE), {})


async def _form_page(at: At, typed: Form, problem: Refusal | None = None) -> web.Response:
    coming = await at.services.meetings.coming_up(at.actor.group_id)
    facts = {
        "categories": [(each.key, each.label) for each in at.services.expenses.policy.categories.values()],
        "meetings": await meetings_to_choose(at, (view.meeting for view in coming)),
        "limit": DETAILS_LIMIT,
        "typed": typed,
        "wrong": _field_of(problem),
    }
    return at.shown("claims_ask.html", facts, problem=problem)


def _field_of(problem: Refusal | None) -> str:
    """The field that the refusal is about; empty where there is none."""
    match problem:
        case None:
            return ""
        case NotChosen():
            return str(problem.facts["what"])
        case NoSuchCategory():
            return "category"
        case NotMoney() | TooMuch():
            return "about"
        case NotFound():
            return "meeting"
        case _:
            return "words"


async def _send(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    form = await form_of(request)
    try:
        ask = await at.services.expenses.ask(at.actor, _new_ask(form))
    except Refusal as refusal:
        return await _form_page(at, form, refusal)
    return at.go(f"/ask/{ask.id}", done="asked")


def _new_ask(form: Form) -> NewAsk:
    """Raises NotChosen, NotMoney or TooMuch."""
    for what in ("category", "meeting"):
        if not one(form, what):
            raise NotChosen(what=what)
    pence = pence_of(one(form, "about"))
    if (hard := HARD.get(one(form, "hard"))) is None:
        raise NotChosen(what="hard")
    meeting, meeting_id = one(form, "meeting"), whole_number(one(form, "meeting"))
    if meeting_id is None and meeting != NO_MEETING:
        raise NotChosen(what="meeting")
    return NewAsk(one(form, "category"), pence, one(form, "words"), meeting_id, paying_first_is_hard=hard)


# One that was asked


async def _ask(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    return await _ask_page(at, await _asked(at))


async def _asked(at: At) -> Ask:
    asks = {ask.id: ask for ask in await at.services.expenses.asks(at.actor)}
    if (ask := asks.get(at.number("ask_id"))) is None:
        raise NotFound
    return ask


async def _ask_page(at: At, ask: Ask, problem: Refusal | None = None) -> web.Response:
    titles = await at.services.meetings.titles(at.actor.group_id)
    waits = ask.state is AskState.ASKED
    thanks = say("expenses-asked", number=ask.id, answer=spoken_date(ask.answer_by))
    facts = {
        "ask": ask,
        "heading": ask_heading(ask, at.services.expenses.policy).rstrip("."),
        "answer": ask_answer(ask, ask.because),
        "meeting": titles.get(ask.meeting_id or 0, say("expenses-no-meeting")),
        "hard": say("expenses-hard-yes" if ask.paying_first_is_hard else "expenses-hard-no"),
        "waits": waits,
        "done": thanks if waits and at.request.query.get("done") == "asked" else "",
    }
    return at.shown("claims_asked.html", facts, problem=problem)


async def _claim(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    try:
        view = await at.services.expenses.claim_agreed(at.actor, at.number("ask_id"))
    except Refusal as refusal:
        return await _ask_page(at, await _asked(at), refusal)
    return at.go(f"/{view.claim.id}", done="added")


async def _take_back(request: web.Request) -> web.Response:
    at = await at_of(request, PURPOSE)
    await form_of(request)
    try:
        await at.services.expenses.take_back_ask(at.actor, at.number("ask_id"))
    except Refusal as refusal:
        return await _ask_page(at, await _asked(at), refusal)
    return at.go(done="ask-back")
