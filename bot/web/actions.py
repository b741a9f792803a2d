"""A person's own actions, and those they asked for: on a phone that has joined, and behind a private link."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.actions.rules import Action, ActionState, may_accept
from bot.actions.words import action_lines, source_words
from bot.core.errors import NotFound, Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.web.action_deeds import DEEDS
from bot.web.console_view import Problem
from bot.web.guard import form_of
from bot.web.headers import with_forms
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.pages import page
from bot.web.phone_at import HERE, home_of, phone_of
from bot.web.private import private_actor, private_page

PURPOSE = "actions"
"""What a private link to this page is made for."""
MINE = f"/mine/{PURPOSE}"
PHONE = f"{HERE}/actions"
DEED = r"/{action_id:\d{1,9}}/{verb:[a-z-]+}"

Who = Callable[[web.Request], Awaitable[Actor]]


@dataclass(frozen=True)
class OwnAction:
    action: Action
    lines: tuple[str, ...]
    theirs: bool
    """They do it, so they say how it goes."""
    may_accept: bool


def add_routes(app: web.Application) -> None:
    for address, who in ((MINE, _by_link), (PHONE, _by_phone)):
        app.router.add_get(address, _shows(who))
        app.router.add_post(address + DEED, _does(who))
        app.router.add_get(address + DEED, _back)


async def _by_link(request: web.Request) -> Actor:
    return await private_actor(request, PURPOSE)


async def _by_phone(request: web.Request) -> Actor:
    return (await phone_of(request))[1]


def _shows(who: Who) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def show(request: web.Request) -> web.Response:
        return await _page(request, await who(request))

    return show


def _does(who: Who) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def do(request: web.Request) -> web.Response:
        actor, form = await who(request), await form_of(request)
        action_id, verb = int(request.match_info["action_id"]), request.match_info["verb"]
        if verb not in DEEDS:
            raise NotFound
        try:
            await DEEDS[verb](request.app[SERVICES].actions, actor, action_id, form)
        except Refusal as refusal:
            problem = Problem(f"action-{action_id}", say(refusal.message, **refusal.facts), form)
            return await _page(request, actor, problem=problem, status=refusal.status)
        where = _base(request) + Look.of(request.query).query_with(done=verb)
        return web.Response(status=303, headers={"Location": where})

    return do


async def _back(request: web.Request) -> web.Response:
    """Loaded again after a form could not be used."""
    return web.Response(status=303, headers={"Location": f"{_base(request)}{Look.of(request.query).query}"})


def _base(request: web.Request) -> str:
    return f"{home_of(request)}/actions" if "token" in request.match_info else MINE


async def _page(
    request: web.Request, actor: Actor, *, problem: Problem | None = None, status: int = 200
) -> web.Response:
    done = request.query.get("done", "")
    facts: dict[str, Any] = {
        "actions": await _own(request, actor),
        "here": _base(request),
        "query": Look.of(request.query).query,
        "problem": problem,
        "done": say(f"web-actions-done-{done}") if done in DEEDS and problem is None else "",
    }
    if "token" not in request.match_info:
        return private_page(request, "own_actions.html", PURPOSE, facts, status=status)
    facts["phone"] = f"{home_of(request)}{facts['query']}"
    return with_forms(page(request, "phone_actions.html", facts, status=status))


async def _own(request: web.Request, actor: Actor) -> list[OwnAction]:
    services = request.app[SERVICES]
    zone, today = (
        (await services.groups.group(actor.group_id)).zone,
        await services.actions.today(actor.group_id),
    )
    return [
        OwnAction(
            action=action,
            lines=(*action_lines(action, today, zone), *map(source_words, action.sources)),
            theirs=actor.person_id in action.carried_out_by,
            may_accept=action.state is ActionState.OFFERED and may_accept(action, actor.person_id),
        )
        for action in await services.actions.mine(actor)
    ]
