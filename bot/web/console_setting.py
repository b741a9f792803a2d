"""The console's settings: the group's words for the cards, and the address to which a program sends captions."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from bot.core.errors import Refusal
from bot.core.roles import Right
from bot.core.wording import say
from bot.floor.cards import SYMBOLS, CardKind
from bot.floor.words import captions_address
from bot.web.console_at import HERE, At, at_of, shown
from bot.web.console_form import value_of
from bot.web.console_view import Problem
from bot.web.guard import form_of


def add_routes(app: web.Application) -> None:
    app.router.add_get(f"{HERE}/settings", _settings)
    app.router.add_post(f"{HERE}/settings/cards", _cards)
    app.router.add_post(f"{HERE}/settings/captions", _captions)
    app.router.add_get(f"{HERE}/settings/" + "{rest:[a-z]+}", _back)


async def _back(request: web.Request) -> web.Response:
    """Loaded again after a form could not be used."""
    return web.Response(status=303, headers={"Location": (await at_of(request)).address("/settings")})


async def _settings(request: web.Request) -> web.Response:
    return await _page(await at_of(request))


async def _page(at: At, *, address: str = "", problem: Problem | None = None, status: int = 200) -> web.Response:
    """`address` is the new one for captions, which is shown this once."""
    floor = at.services.floor
    meanings = await floor.card_meanings(at.actor.group_id)
    facts: dict[str, Any] = {
        "cards": [(kind.value, SYMBOLS[kind], meanings.get(kind, "")) for kind in CardKind],
        "may_change": at.actor.may(Right.SET_UP_GROUP),
        "takes_captions": (await floor.settings(*at.watched)).takes_captions,
        "address": address,
    }
    return await shown(at, "console_setting.html", facts, problem=problem, status=status)


async def _cards(request: web.Request) -> web.Response:
    at = await at_of(request)
    form, floor = await form_of(request), at.services.floor
    now = await floor.card_meanings(at.actor.group_id)
    try:
        for kind in CardKind:
            words = value_of(form, f"card-{kind.value}")
            if words != now.get(kind, ""):
                await floor.set_card_meaning(at.actor, kind, words)
    except Refusal as refusal:
        problem = Problem("cards", say(refusal.message, **refusal.facts), form)
        return await _page(at, problem=problem, status=refusal.status)
    return at.go("/settings", done="setting-cards")


async def _captions(request: web.Request) -> web.Response:
    at = await at_of(request)
    form, floor = await form_of(request), at.services.floor
    if value_of(form, "to") == "stop":
        await floor.end_captions(at.actor, at.meeting_id)
        return at.go("/settings", done="setting-captions-stop")
    token = await floor.caption_token(at.actor, at.meeting_id)
    return await _page(at, address=captions_address(at.services.settings.public_url, token))
