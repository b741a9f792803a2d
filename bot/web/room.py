"""/room/{key}: the big screen in the room, and the stream that keeps it in step with what happens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from aiohttp import web

from bot.agenda.rules import AgendaChanged
from bot.core.wording import say
from bot.groups.rules import GroupChanged
from bot.meetings.rules import MeetingChanged, MeetingView
from bot.services import Services
from bot.web.keys import SERVICES, meeting_of
from bot.web.live import LiveHub, Watched, server_event, stream
from bot.web.pages import fragment, page
from bot.web.qr import qr_code
from bot.web.room_view import RoomView, room_view, summary
from bot.web.static import shelf

HUB: web.AppKey[LiveHub] = web.AppKey("live room screens", LiveHub)


def add_routes(app: web.Application) -> None:
    app.router.add_get("/room/{key}", _room)
    app.router.add_get("/room/{key}/live", _live)


def go_live(app: web.Application) -> None:
    """Follow changes from the app's start to its end, and let go of every screen before it ends."""

    async def draw(watched: Watched) -> bytes:
        services = app[SERVICES]
        meeting = await services.meetings.view(watched.group_id, watched.meeting_id)
        return live_message(app, await _view(services, meeting))

    hub = app[HUB] = LiveHub(draw)

    async def close(_app: web.Application) -> None:
        await hub.close()

    app.cleanup_ctx.append(_following)
    app.on_shutdown.append(close)


async def _following(app: web.Application) -> AsyncIterator[None]:
    hub, events = app[HUB], app[SERVICES].events

    async def redraw(event: MeetingChanged | AgendaChanged) -> None:
        hub.mark(Watched(event.group_id, event.meeting_id))

    async def redraw_group(event: GroupChanged) -> None:
        for watched in hub.watched:
            if watched.group_id == event.group_id:
                hub.mark(watched)

    events.subscribe(MeetingChanged, redraw)
    events.subscribe(AgendaChanged, redraw)
    events.subscribe(GroupChanged, redraw_group)
    yield
    events.unsubscribe(MeetingChanged, redraw)
    events.unsubscribe(AgendaChanged, redraw)
    events.unsubscribe(GroupChanged, redraw_group)


def live_message(app: web.Application, view: RoomView) -> bytes:
    """The present picture for every screen: its main part, what a screen reader is told, and the page's title."""
    return server_event(
        "room",
        {
            "html": fragment(app, "room_main.html", {"view": view}),
            "spoken": summary(view),
            "title": page_title(view),
            "release": shelf().digest,  # a screen left on since an older release loads itself anew
        },
    )


def page_title(view: RoomView) -> str:
    return say("web-room-page-title", title=view.title)


def join_address(public_url: str, key: str) -> str:
    return f"{public_url.rstrip('/')}/join/{key}"


async def _view(services: Services, meeting: MeetingView) -> RoomView:
    group_id, meeting_id = meeting.meeting.group_id, meeting.meeting.id
    agenda = await services.agenda.view(group_id, meeting_id)
    group = await services.groups.group(group_id)
    return room_view(meeting, agenda, zone=group.zone)


async def _room(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    meeting = await meeting_of(request)
    view = await _view(services, meeting)
    address = join_address(services.settings.public_url, meeting.meeting.key)
    facts: dict[str, Any] = {
        "view": view,
        "page_title": page_title(view),
        "spoken": summary(view),
        "release": shelf().digest,
        "live": f"/room/{meeting.meeting.key}/live",
        "join_address": address,
        "join_parts": _parts(address),
        "code": qr_code(address),
    }
    return page(request, "room.html", facts)


def _parts(address: str) -> list[str]:
    """The address without its scheme, in pieces after which a line may end."""
    host, *rest = address.partition("://")[2].split("/")
    key = rest.pop()
    half = len(key) // 2
    return [f"{host}/", *(f"{part}/" for part in rest), key[:half], key[half:]]


async def _live(request: web.Request) -> web.StreamResponse:
    meeting = (await meeting_of(request)).meeting
    return await stream(request, request.app[HUB], Watched(meeting.group_id, meeting.id))
