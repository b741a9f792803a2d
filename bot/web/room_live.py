"""What every room screen of a meeting is sent: the whole picture, and the way in beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from aiohttp import web
from markupsafe import Markup

from bot.core.wording import say
from bot.floor.starting import SCREEN_ALIVE_SECONDS
from bot.meetings.rules import MeetingState
from bot.points.rules import PointView
from bot.polls.rules import PollView
from bot.services import Services
from bot.web.followed import Facts
from bot.web.keys import SERVICES
from bot.web.live import Watched, server_event
from bot.web.pages import fragment
from bot.web.phone_view import here_words
from bot.web.qr import QrCode, qr_code
from bot.web.room_answers import RoomAnswers, room_answers
from bot.web.room_floor import room_floor
from bot.web.room_point import room_point
from bot.web.room_poll import RoomPoll, poll_on_show, room_poll
from bot.web.room_still import BLANK, STILL, Picture
from bot.web.room_view import Phase, RoomView, room_view, summary
from bot.web.static import shelf

AGAIN = timedelta(seconds=SCREEN_ALIVE_SECONDS - 2)
"""Without JavaScript the page loads itself again this often, which also says that it is on."""


@dataclass(frozen=True)
class WayIn:
    """The address beside the picture: for phones in the room while the meeting runs, before it for people at home."""

    for_phones: bool
    address: str
    """Empty where we have none that others can open."""
    parts: tuple[str, ...] = ()
    """The address without its scheme, in pieces after which a line may end."""
    code: QrCode | None = None


async def message(app: web.Application, facts: Facts) -> bytes:
    picture = await picture_of(app, facts)
    way_in = await way_in_of(app[SERVICES], facts, picture.phase)
    return server_event(
        "room",
        {
            "html": picture.html,
            "join": fragment(app, "room_join.html", {"way_in": way_in}),
            "captions": fragment(app, "room_captions.html", {"captions": facts.captions}),
            "spoken": picture.spoken,
            "paused": stands_still(facts),
            "title": picture.title,
            # in milliseconds; a facilitator who blanks the screen waits for nothing
            "rest": 0 if picture.shows == BLANK else int(facts.screen_rest.total_seconds() * 1000),
            "release": shelf().digest,  # a screen left on since an older release loads itself anew
        },
    )


async def picture_of(app: web.Application, facts: Facts) -> Picture:
    """What the room sees: how things are, or were when a facilitator paused the screen."""
    meeting = facts.meeting.meeting
    watched = Watched(meeting.group_id, meeting.id)
    return await app[STILL].picture(watched, view_of(facts), partial(_drawn, app), held=facts.floor.settings.held)


def _drawn(app: web.Application, view: RoomView) -> Picture:
    return Picture(
        fragment(app, "room_main.html", {"view": view}),
        summary(view),
        say("web-room-page-title", title=view.title),
        view.phase,
        view.shows,
    )


def stands_still(facts: Facts) -> bool:
    return facts.floor.settings.held and facts.meeting.meeting.state is MeetingState.LIVE


def view_of(facts: Facts) -> RoomView:
    current = facts.agenda.current
    shown = poll_on_show(facts.polls, current.started_at if current else None)
    poll = _poll(facts, shown) if shown else None
    view = room_view(facts.meeting, facts.agenda, zone=facts.group.zone, poll=poll, floor=room_floor(facts))
    view = replace(view, here=here_words(facts.here) if any(facts.here.values()) else "")
    match facts.shown:
        case PointView():
            return replace(view, point=room_point(facts.shown))
        case RoomAnswers():
            return replace(view, answers=facts.shown)
    if view.phase is Phase.OPEN and view.upcoming:
        return replace(view, answers=room_answers(facts.answers))
    return view


def _poll(facts: Facts, shown: PollView) -> RoomPoll:
    poll_id = shown.poll.id
    return room_poll(shown, facts.named_groups.get(poll_id, ()), facts.now, facts.ideas_behind.get(poll_id, ()))


async def way_in_of(services: Services, facts: Facts, phase: Phase) -> WayIn:
    meeting = facts.meeting.meeting
    for_phones = phase in {Phase.ITEM, Phase.BREAK, Phase.OPEN}
    if not services.settings.others_can_open_links:
        return WayIn(for_phones, "")
    public_url = services.settings.public_url
    if not for_phones:
        return _way_in(join_address(public_url, meeting.key), for_phones=False)
    token = await services.check_ins.joining_token(meeting.group_id, meeting.id)
    return _way_in(phone_address(public_url, token), for_phones=True)


def _way_in(address: str, *, for_phones: bool) -> WayIn:
    host, *rest = address.partition("://")[2].split("/")
    key = rest.pop()
    half = len(key) // 2
    parts = (f"{host}/", *(f"{part}/" for part in rest), key[:half], key[half:])
    return WayIn(for_phones, address, parts, qr_code(address))


def loads_again_after(facts: Facts) -> timedelta:
    """Of a page without JavaScript: less often where somebody needs a picture to stay for longer."""
    return max(AGAIN, facts.screen_rest)


def join_address(public_url: str, key: str) -> str:
    return f"{public_url.rstrip('/')}/join/{key}"


def phone_address(public_url: str, token: str) -> str:
    return f"{public_url.rstrip('/')}/p/{token}"


async def facts_of_page(app: web.Application, facts: Facts) -> dict[str, Any]:
    """Everything the page itself shows at first; later the stream brings it."""
    picture = await picture_of(app, facts)
    return {
        "picture": Markup(picture.html),  # noqa: S704 - drawn by our own template, now or when it was paused
        "way_in": await way_in_of(app[SERVICES], facts, picture.phase),
        "paused": stands_still(facts),
        "captions": facts.captions,
        "page_title": picture.title,
        "spoken": picture.spoken,
        "release": shelf().digest,
        "again": int(loads_again_after(facts).total_seconds()),
        "live": f"/room/{facts.meeting.meeting.key}/live",
        "beat": f"/room/{facts.meeting.meeting.key}/beat",
    }
