"""Before the meeting a phone says how its person will come; on the day, that they are here, where, and that they go."""

from __future__ import annotations

from aiohttp import web

from bot.checkin.rules import Side
from bot.core.errors import BadInput
from bot.meetings.rules import HowIComeTo
from bot.web.guard import form_of, one
from bot.web.keys import SERVICES
from bot.web.pace import keep_pace
from bot.web.phone_at import HERE, go, key_of, phone_of


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_post(f"{HERE}/coming", _say_how_i_come)
    router.add_post(f"{HERE}/side", _say_side)
    router.add_post(f"{HERE}/leave", _leave)
    router.add_post(f"{HERE}/next", _next_person)


async def _say_how_i_come(request: web.Request) -> web.Response:
    """It says nothing of being there."""
    phone, actor = await phone_of(request)
    how = one(await form_of(request), "how")
    if how not in set(HowIComeTo):
        raise BadInput
    await request.app[SERVICES].meetings.say_how_i_come(actor, phone.meeting_id, HowIComeTo(how))
    return go(request, part="coming")


async def _say_side(request: web.Request) -> web.Response:
    phone, actor = await phone_of(request)
    side = one(await form_of(request), "side")
    if side not in set(Side):
        raise BadInput
    await request.app[SERVICES].check_ins.check_in(actor, phone.meeting_id, Side(side))
    return go(request)


async def _leave(request: web.Request) -> web.Response:
    phone, actor = await phone_of(request)
    await request.app[SERVICES].check_ins.leave(actor, phone.meeting_id)
    return go(request)


async def _next_person(request: web.Request) -> web.Response:
    keep_pace(request)
    await request.app[SERVICES].check_ins.next_person(request.match_info["token"], key_of(request) or "")
    return go(request)
