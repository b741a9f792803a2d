"""/p/{token}: the phone page, without an account, a code, a password or JavaScript."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aiohttp import web

from bot.checkin.rules import NotJoined, Phone, doors_are_open
from bot.checkin.service import LINK_OUTLIVES_MEETING
from bot.core.errors import BadInput, NotFound, Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.meetings.rules import MeetingState
from bot.points.words import of_table
from bot.polls.rules import Cast, Door, Poll
from bot.polls.states import order_at, seen_by_voters
from bot.services import Services
from bot.tables.rules import MixingRole, own_table
from bot.web import phone_floor, phone_told
from bot.web.ballot import answer_of
from bot.web.captions import CAPTIONS
from bot.web.followed import FOLLOWED, Facts
from bot.web.following import PHONES
from bot.web.guard import form_of, one
from bot.web.headers import with_forms
from bot.web.join import papers_of
from bot.web.keys import SERVICES
from bot.web.live import Watched, stream
from bot.web.look import Look
from bot.web.pace import PleaseWait, keep_pace
from bot.web.pages import page
from bot.web.phone_at import COOKIE, HERE, address, go, home_of, key_of, phone_of
from bot.web.phone_floor import NOTHING_TYPED, Typed
from bot.web.phone_view import Mine, PhoneView, Trouble, phone_poll, phone_view, until_words
from bot.web.points import PointProblem, phone_points, say_answer
from bot.web.poll_words import is_underway
from bot.web.safety import asked_of, contacts_for
from bot.web.static import shelf

POLL = r"{poll_id:\d{1,9}}"


def add_routes(app: web.Application) -> None:
    router = app.router
    # Tried in this order: first what a thousand people do in the same minute.
    router.add_post(f"{HERE}/vote/{POLL}", _vote)
    router.add_get(f"{HERE}/receipt/{POLL}", _receipt)
    router.add_get(HERE, _look)
    router.add_post(HERE, _join)
    router.add_get(f"{HERE}/live", _live)
    router.add_post(f"{HERE}/answer/{POLL}", _add_answer)
    router.add_post(f"{HERE}/point/" + r"{point_id:\d{1,9}}", _say_of_point)
    router.add_post(f"{HERE}/floor/" + "{verb:[a-z-]+}", _floor)


def lead_back(app: web.Application) -> None:
    """Any other address below a phone's leads to its page. To be added after every page that stands there."""
    app.router.add_get(f"{HERE}/" + "{rest:.*}", _back)


async def _back(request: web.Request) -> web.Response:
    return go(request)


# Joining


async def _look(request: web.Request) -> web.Response:
    try:
        phone, actor = await phone_of(request)
    except NotJoined:
        return await _door(request)
    return await _page(request, phone, actor)


async def _door(request: web.Request, *, from_page: bool = False, trouble: str = "", status: int = 200) -> web.Response:
    """The page of a phone that has not joined yet: one button."""
    services = request.app[SERVICES]
    link = await services.check_ins.link(request.match_info["token"])
    meeting = (await services.meetings.view(link.group_id, link.meeting_id)).meeting
    facts = {
        "title": meeting.title,
        "state": meeting.state.value,
        "here": address(request),
        "shared": request.query.get("shared") == "1",
        "may_share": link.person_id is None,
        "before": not doors_are_open(meeting, services.clock()),
        "from_page": from_page or request.query.get("from") == "page",
        "trouble": trouble,
    }
    return with_forms(page(request, "phone_door.html", facts, status=status))


async def _join(request: web.Request) -> web.Response:
    services, token = request.app[SERVICES], request.match_info["token"]
    form = await form_of(request)
    shared, arriving = one(form, "shared") == "1", one(form, "arriving") != "no"
    try:
        if await _would_be_new(request):
            keep_pace(request)
    except PleaseWait as wait:
        return await _door(request, from_page=not arriving, trouble=say(wait.message), status=wait.status)
    phone, key = await services.check_ins.join(token, key=key_of(request), shared=shared, arriving=arriving)
    meeting = (await services.meetings.view(phone.group_id, phone.meeting_id)).meeting
    answer = go(request)
    answer.set_cookie(
        COOKIE,
        key,
        path="/p/",
        max_age=int((meeting.ends_at + LINK_OUTLIVES_MEETING - services.clock()).total_seconds()),
        secure=services.settings.public_url.startswith("https:"),
        httponly=True,
        samesite="Lax",
    )
    return answer


async def _would_be_new(request: web.Request) -> bool:
    """Whether joining makes a person whom nobody knows. Raises what is wrong with the link."""
    try:
        await phone_of(request)
    except NotJoined:
        return (await request.app[SERVICES].check_ins.link(request.match_info["token"])).person_id is None
    return False


# Showing


async def _page(
    request: web.Request,
    phone: Phone,
    actor: Actor,
    *,
    trouble: Trouble | None = None,
    notice: str = "",
    typed: str = "",
    point: PointProblem | None = None,
    typed_floor: Typed = NOTHING_TYPED,
    status: int = 200,
) -> web.Response:
    services = request.app[SERVICES]
    watched = Watched(phone.group_id, phone.meeting_id)
    everyone = await request.app[FOLLOWED].facts(watched)
    view = await _view(services, everyone, phone, actor, trouble=trouble, point=point)
    is_live = view.state is MeetingState.LIVE
    is_open = view.state in {MeetingState.PLANNED, MeetingState.LIVE}
    table = own_table(everyone.tables, actor.person_id)
    facts: dict[str, Any] = {
        "view": view,
        "notice": notice,
        "typed_answer": typed,
        "keep": bool(trouble or typed or point or typed_floor.verb),
        "floor": await phone_floor.floor_of(services, everyone.floor, actor) if is_open else None,
        "live": is_live,
        "numbered": phone.number > 0,
        "told": await phone_told.words_for(services, phone),
        "typed_floor": typed_floor,
        "roles": list(MixingRole),
        "coming_as": await services.tables.own_role(actor) if is_open else None,
        "table": await phone_floor.lines_of(services, table) if table and is_live else None,
        "table_points": of_table(everyone.points, table.id) if table else (),
        "tables_time": everyone.tables_time,
        "captions": " ".join(request.app[CAPTIONS].lines(watched)),
        "done": phone_floor.said(request.query.get("done", "")),
        "contacts": await contacts_for(request, phone.group_id),
        "coming": await services.meetings.how_i_come(actor, phone.meeting_id)
        if view.state is MeetingState.PLANNED
        else None,
        "papers": papers_of(services, everyone.meeting.meeting, everyone.papers),
        **_around(request, view.stamp),
    }
    return with_forms(page(request, "phone.html", facts, status=status))


def _around(request: web.Request, stamp: str) -> dict[str, Any]:
    return {
        "here": home_of(request),
        "query": Look.of(request.query).query,
        "stamp": stamp + shelf().digest,
    }


async def _view(
    services: Services,
    facts: Facts,
    phone: Phone,
    actor: Actor,
    *,
    trouble: Trouble | None,
    point: PointProblem | None,
) -> PhoneView:
    here = await services.check_ins.here(phone.group_id, phone.meeting_id)
    side = next((each.side for each in here if each.person_id == phone.person_id), None)
    mine = {view.poll.id: await _mine(services, actor, view.poll) for view in facts.underway}
    view = phone_view(facts, phone.person_id, mine, side=side, shared=phone.shared, trouble=trouble)
    return replace(view, points=await phone_points(services, actor, facts.points, point))


async def _mine(services: Services, actor: Actor, poll: Poll) -> Mine:
    voted = await services.polls.has_voted(actor, poll.id)
    if not voted:
        return Mine()
    seen = await services.polls.view_for(actor, poll.id) if seen_by_voters(poll) else None
    return Mine(True, await services.polls.my_answer(actor, poll.id), seen)


async def _live(request: web.Request) -> web.StreamResponse:
    phone, _ = await phone_of(request)
    return await stream(request, request.app[PHONES], Watched(phone.group_id, phone.meeting_id))


# Voting


async def _poll(request: web.Request, phone: Phone) -> Poll:
    """The poll that the address names. Raises NotFound for another meeting's."""
    poll = await request.app[SERVICES].polls.poll(phone.group_id, int(request.match_info["poll_id"]))
    if poll.meeting_id != phone.meeting_id:
        raise NotFound
    return poll


async def _vote(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    phone, actor = await phone_of(request)
    poll = await _poll(request, phone)
    form = await form_of(request)
    door = Door.TABLET if phone.shared else Door.PHONE
    try:
        answer = answer_of(poll, form)
        await services.polls.vote(actor, Cast(poll.id, phone.person_id, answer, door, order_at(services.clock())))
    except Refusal as refusal:
        words = say(refusal.message, **refusal.facts)
        if is_underway(poll) and isinstance(refusal, BadInput):
            trouble = Trouble(poll.id, words, form)
            return await _page(request, phone, actor, trouble=trouble, status=refusal.status)
        return await _page(request, phone, actor, notice=words, status=refusal.status)
    return go(request, f"/receipt/{poll.id}")


async def _receipt(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    phone, actor = await phone_of(request)
    poll = await _poll(request, phone)
    mine = await _mine(services, actor, poll)
    if not mine.voted:
        return go(request)
    facts = await request.app[FOLLOWED].facts(Watched(phone.group_id, phone.meeting_id))
    view = mine.view or await services.polls.view(phone.group_id, poll.id)
    shown = phone_poll(facts, view, phone.person_id, mine, shared=phone.shared)
    until = until_words(shown)
    around = _around(request, "")
    return with_forms(page(request, "receipt.html", {"poll": shown, "until": until, "shared": phone.shared, **around}))


async def _add_answer(request: web.Request) -> web.Response:
    phone, actor = await phone_of(request)
    poll = await _poll(request, phone)
    text = one(await form_of(request), "answer")
    try:
        await request.app[SERVICES].polls.add_option(actor, poll.id, text)
    except Refusal as refusal:
        words = say(refusal.message, **refusal.facts)
        return await _page(request, phone, actor, notice=words, typed=text, status=refusal.status)
    return go(request)


# Key points


async def _say_of_point(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    phone, actor = await phone_of(request)
    point_id = int(request.match_info["point_id"])
    problem = await say_answer(services, actor, phone.meeting_id, point_id, await form_of(request))
    if problem is not None:
        return await _page(request, phone, actor, point=problem, status=422)
    return go(request, part=f"point{point_id}-heading")


# The floor


async def _floor(request: web.Request) -> web.Response:
    phone, actor = await phone_of(request)
    verb, form = request.match_info["verb"], await form_of(request)
    try:
        await phone_floor.do(request.app[SERVICES], actor, phone.meeting_id, verb, form)
    except Refusal as refusal:
        typed = phone_floor.typed_of(verb, form, refusal)
        words = phone_floor.words_of(refusal)
        return await _page(request, phone, actor, notice=words, typed_floor=typed, status=refusal.status)
    risk = await asked_of(request.app[SERVICES], phone.group_id, one(form, "text")) if verb == "question" else {}
    return go(request, done=phone_floor.done(verb, form), **risk)
