"""/room/{key}: the big screen in the room, the stream that keeps it in step, and its word that it is still on."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from bot.web import captions
from bot.web.captions import CAPTIONS
from bot.web.followed import FOLLOWED
from bot.web.following import ROOMS, SCREENS
from bot.web.keys import meeting_of
from bot.web.live import Watched, stream
from bot.web.pages import page
from bot.web.room_live import AGAIN, facts_of_page, loads_again_after


def add_routes(app: web.Application) -> None:
    app.router.add_get("/room/{key}", _room)
    app.router.add_get("/room/{key}/live", _live)
    app.router.add_post("/room/{key}/beat", _beat)
    captions.add_routes(app)


async def _watched(request: web.Request) -> Watched:
    meeting = (await meeting_of(request)).meeting
    return Watched(meeting.group_id, meeting.id)


async def _room(request: web.Request) -> web.Response:
    watched = await _watched(request)
    facts = replace(await request.app[FOLLOWED].facts(watched), captions=request.app[CAPTIONS].lines(watched))
    request.app[SCREENS].heard(watched, slower=loads_again_after(facts) - AGAIN)
    return page(request, "room.html", await facts_of_page(request.app, facts))


async def _live(request: web.Request) -> web.StreamResponse:
    watched = await _watched(request)
    request.app[SCREENS].heard(watched)
    return await stream(request, request.app[ROOMS], watched)


async def _beat(request: web.Request) -> web.Response:
    """The page itself is still there and in step. An open connection alone says nothing: its network may be gone."""
    request.app[SCREENS].heard(await _watched(request))
    return web.Response(status=204)
