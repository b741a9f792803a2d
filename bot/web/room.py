"""/room/{key}: the big screen in the room, and the stream that keeps it in step with what happens."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from bot.web import captions
from bot.web.captions import CAPTIONS
from bot.web.followed import FOLLOWED
from bot.web.following import ROOMS
from bot.web.keys import SERVICES, meeting_of
from bot.web.live import Watched, stream
from bot.web.pages import page
from bot.web.room_live import facts_of_page


def add_routes(app: web.Application) -> None:
    app.router.add_get("/room/{key}", _room)
    app.router.add_get("/room/{key}/live", _live)
    captions.add_routes(app)


async def _watched(request: web.Request) -> Watched:
    meeting = (await meeting_of(request)).meeting
    return Watched(meeting.group_id, meeting.id)


async def _room(request: web.Request) -> web.Response:
    watched = await _watched(request)
    facts = replace(await request.app[FOLLOWED].facts(watched), captions=request.app[CAPTIONS].lines(watched))
    return page(request, "room.html", await facts_of_page(request.app[SERVICES], facts))


async def _live(request: web.Request) -> web.StreamResponse:
    return await stream(request, request.app[ROOMS], await _watched(request))
