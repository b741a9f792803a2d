"""/room/{key}: the big screen in the room, and the stream that keeps it in step with what happens."""

from __future__ import annotations

from aiohttp import web

from bot.web.followed import facts_of
from bot.web.following import ROOMS
from bot.web.keys import SERVICES, meeting_of
from bot.web.live import Watched, stream
from bot.web.pages import page
from bot.web.room_live import facts_of_page


def add_routes(app: web.Application) -> None:
    app.router.add_get("/room/{key}", _room)
    app.router.add_get("/room/{key}/live", _live)


async def _watched(request: web.Request) -> Watched:
    meeting = (await meeting_of(request)).meeting
    return Watched(meeting.group_id, meeting.id)


async def _room(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    facts = await facts_of(services, await _watched(request))
    return page(request, "room.html", await facts_of_page(services, facts))


async def _live(request: web.Request) -> web.StreamResponse:
    return await stream(request, request.app[ROOMS], await _watched(request))
