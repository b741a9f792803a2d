"""/mine/access: a person's own pages about what they need, behind their private link. Discord keeps none of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from bot.access.rules import NeedState, Purpose
from bot.core.errors import NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.web.access_at import HERE, At, at_of, shown
from bot.web.access_view import home_view, who_view
from bot.web.guard import form_of, one
from bot.web.look import Look

Form = Mapping[str, list[str]]


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get("/mine/access", _next_meeting)
    router.add_get(HERE, _home)
    router.add_get(f"{HERE}/who", _who)
    router.add_post(f"{HERE}/who", _agree)
    router.add_get(f"{HERE}/forget", _forget_sure)
    for name, deed in _DEEDS.items():
        router.add_post(f"{HERE}/{name}", _doing(name, deed))


# The first page


async def _next_meeting(request: web.Request) -> web.Response:
    """Where a link that names no meeting leads."""
    return web.Response(status=303, headers={"Location": f"/mine/access/0{Look.of(request.query).query}"})


async def _home(request: web.Request) -> web.Response:
    at = await at_of(request)
    mine = await at.mine()
    names = await at.services.people.names(
        {one.entered_by for one in mine.standing if one.entered_by}
        | {one.need.entered_by for one in mine.needs if one.need.entered_by}
    )
    now, leads = at.services.clock(), await at.leads()
    view = home_view(at.access.catalogue, at.meeting, mine, zone=at.zone, now=now, leads=leads, names=names)
    return shown(at, "access_home.html", {"view": view})


# Who is told


async def _who(request: web.Request) -> web.Response:
    at = await at_of(request)
    mine = await at.mine()
    names = await at.services.people.names({opening.by for opening in mine.openings})
    return shown(at, "access_who.html", {"view": who_view(at.access.catalogue, mine, names, at.zone)})


async def _agree(request: web.Request) -> web.Response:
    at, form = await at_of(request), await form_of(request)
    kept = (await at.mine()).agreed & {Purpose.STORE}
    known = {purpose.value for purpose in Purpose if purpose is not Purpose.STORE}
    await at.access.agree(at.actor, kept | {Purpose(name) for name in form.get("tell", []) if name in known})
    return at.go("/who", done="agreed")


async def _forget_sure(request: web.Request) -> web.Response:
    return shown(await at_of(request), "access_forget.html", {})


# One press, one use case


async def _same(at: At, _form: Form) -> None:
    await at.access.same_as_last_time(at.actor, at.meeting_id or 0)


async def _not_this_time(at: At, _form: Form) -> None:
    await at.access.not_this_time(at.actor, at.meeting_id or 0)


async def _right(at: At, _form: Form) -> None:
    await at.access.still_right(at.actor)


async def _take_back(at: At, form: Form) -> None:
    await at.access.withdraw(at.actor, _number(form, "need"))


async def _undo(at: At, form: Form) -> None:
    await at.access.undo(at.actor, _number(form, "need"))


async def _undo_kept(at: At, form: Form) -> None:
    await at.access.undo_standing(at.actor, _number(form, "standing"))


async def _drop(at: At, form: Form) -> None:
    await at.access.drop_standing(at.actor, _number(form, "standing"))


async def _judge(at: At, form: Form) -> None:
    how = one(form, "how")
    if how not in {state.value for state in NeedState}:
        raise NotFound
    await at.access.judge(at.actor, _number(form, "need"), NeedState(how), one(form, "words"))


async def _talk(at: At, form: Form) -> None:
    await at.access.rather_talk(at.actor, one(form, "words"))


async def _forget(at: At, _form: Form) -> None:
    await at.access.keep_nothing(at.actor)


def _number(form: Form, name: str) -> int:
    """Raises NotFound for what is no number of ours."""
    number = whole_number(one(form, name))
    if number is None:
        raise NotFound
    return number


Deed = Callable[[At, Form], Any]
_DEEDS: Mapping[str, Deed] = {
    "same": _same,
    "not-this-time": _not_this_time,
    "right": _right,
    "take-back": _take_back,
    "undo": _undo,
    "undo-kept": _undo_kept,
    "drop": _drop,
    "judge": _judge,
    "talk": _talk,
    "forget": _forget,
}


def _doing(name: str, deed: Deed) -> Callable[[web.Request], Any]:
    async def handler(request: web.Request) -> web.Response:
        at, form = await at_of(request), await form_of(request)
        try:
            await deed(at, form)
        except Refusal as refusal:
            if refusal.status == 403:
                raise
            facts = {"words": say(refusal.message, **refusal.facts)}
            return shown(at, "access_refused.html", facts, status=refusal.status)
        return at.go(done=name)

    return handler
