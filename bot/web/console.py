"""/console/{token}: the way into the facilitator's console. A private link is opened once, in one browser."""

from __future__ import annotations

from aiohttp import web

from bot.console.rules import LASTS, NotOpenedHere
from bot.web import (
    console_floor,
    console_paper,
    console_people,
    console_points,
    console_polls,
    console_record,
    console_setting,
    console_tables,
)
from bot.web.console_at import COOKIE, HERE, at_of
from bot.web.console_live import HERE_MARK, QUERY_MARK
from bot.web.following import CONSOLES
from bot.web.guard import form_of
from bot.web.headers import with_forms
from bot.web.keys import SERVICES
from bot.web.live import stream
from bot.web.look import Look
from bot.web.pages import page


def add_routes(app: web.Application) -> None:
    app.router.add_get(HERE, _look)
    app.router.add_post(HERE, _open)
    app.router.add_get(f"{HERE}/live", _live)
    console_polls.add_routes(app)
    console_people.add_routes(app)
    console_paper.add_routes(app)
    console_floor.add_routes(app)
    console_points.add_routes(app)
    console_record.add_routes(app)
    console_setting.add_routes(app)
    console_tables.add_routes(app)


async def _look(request: web.Request) -> web.Response:
    try:
        at = await at_of(request)
    except NotOpenedHere:
        return await _door(request)
    return await console_polls.overview(at)


async def _door(request: web.Request) -> web.Response:
    """A link is only used when a person presses: some programs look at every link they are shown."""
    services = request.app[SERVICES]
    key = await services.console.look_unused(request.match_info["token"])
    meeting = (await services.meetings.view(key.group_id, key.meeting_id)).meeting
    facts = {"title": meeting.title, "here": f"/console/{request.match_info['token']}{Look.of(request.query).query}"}
    return with_forms(page(request, "console_door.html", facts))


async def _open(request: web.Request) -> web.Response:
    services, token = request.app[SERVICES], request.match_info["token"]
    await form_of(request)
    key = await services.console.open(token)
    answer = web.Response(status=303, headers={"Location": f"/console/{token}{Look.of(request.query).query}"})
    secure = services.settings.public_url.startswith("https:")
    answer.set_cookie(
        COOKIE,
        key,
        path="/console/",
        max_age=int(LASTS.total_seconds()),
        secure=secure,
        httponly=True,
        samesite="Lax",
    )
    return answer


async def _live(request: web.Request) -> web.StreamResponse:
    at = await at_of(request)
    here, query = f"/console/{request.match_info['token']}", Look.of(request.query).query

    def dress(message: bytes) -> bytes:
        """Forms in what is sent go to this console's own address."""
        return message.replace(HERE_MARK, here.encode()).replace(QUERY_MARK, query.encode())

    return await stream(request, request.app[CONSOLES], at.watched, dress)
