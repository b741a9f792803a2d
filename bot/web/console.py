"""/console/{token}: the facilitator's console, in plain pages and forms."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.checkin.rules import Side
from bot.console.rules import LASTS, NotOpenedHere
from bot.core.errors import BadInput, NotFound, Refusal, required_text
from bot.core.roles import Actor
from bot.core.wording import say
from bot.people.service import NAME_LIMIT
from bot.polls.rules import Mode, Poll, PollKind, PollState, PollView, Result
from bot.polls.service import PollService
from bot.services import Services
from bot.web.ballot import Form, answer_of, ballot_for
from bot.web.console_form import form_of_poll, groups_of, hands_of, new_poll, number_of, value_of
from bot.web.console_view import (
    ConsolePoll,
    Problem,
    Verb,
    console_poll,
    hands_view,
    people_lines,
    screen_words,
)
from bot.web.followed import facts_of
from bot.web.following import PHONES, SCREENS
from bot.web.guard import form_of
from bot.web.headers import OWN_FORMS
from bot.web.keys import SERVICES
from bot.web.live import Watched, stream
from bot.web.look import Look
from bot.web.pages import page
from bot.web.phone_view import here_words, stamp
from bot.web.poll_words import is_underway
from bot.web.static import shelf

COOKIE = "alongside_console"
HERE = r"/console/{token:[A-Za-z0-9_-]{1,64}}"
POLL = HERE + r"/poll/{poll_id:\d{1,9}}"
MINUTES_MORE = 5


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(HERE, _look)
    router.add_post(HERE, _open)
    router.add_get(f"{HERE}/live", _live)
    router.add_get(f"{HERE}/new", _new)
    router.add_post(f"{HERE}/new", _prepare)
    router.add_get(f"{HERE}/people", _people)
    router.add_post(f"{HERE}/people", _tick_off)
    router.add_post(f"{HERE}/person", _add_person)
    router.add_post(f"{HERE}/code", _new_code)
    router.add_get(POLL, _poll_page)
    router.add_post(POLL + "/{verb:[a-z]+}", _act)
    router.add_get(POLL + "/{verb:[a-z]+}", _back_to_poll)


@dataclass(frozen=True)
class At:
    """Who is at the console of which meeting, and the request they made."""

    request: web.Request
    services: Services
    actor: Actor
    meeting_id: int

    @property
    def watched(self) -> Watched:
        return Watched(self.actor.group_id, self.meeting_id)

    def address(self, rest: str = "", **facts: str) -> str:
        look = Look.of(self.request.query).asked
        return str(
            self.request.rel_url.with_path(f"/console/{self.request.match_info['token']}{rest}").with_query(
                {**look, **facts}
            )
        )

    def go(self, rest: str = "", *, done: str) -> web.Response:
        return web.Response(status=303, headers={"Location": self.address(rest, done=done)})

    async def polls(self) -> list[PollView]:
        return list(await self.services.polls.of_meeting(self.actor.group_id, self.meeting_id))

    async def poll(self) -> Poll:
        """The poll that the address names. Raises NotFound for another meeting's."""
        poll = await self.services.polls.poll(self.actor.group_id, int(self.request.match_info["poll_id"]))
        if poll.meeting_id != self.meeting_id:
            raise NotFound
        return poll


async def _at(request: web.Request) -> At:
    services = request.app[SERVICES]
    token, key = request.match_info["token"], request.cookies.get(COOKIE)
    actor, meeting_id = await services.console.who(token, key)
    return At(request, services, actor, meeting_id)


# The way in


async def _look(request: web.Request) -> web.Response:
    try:
        at = await _at(request)
    except NotOpenedHere:
        return await _door(request)
    return await _overview(at)


async def _door(request: web.Request) -> web.Response:
    """A link is only used when a person presses: some programs look at every link they are shown."""
    services = request.app[SERVICES]
    key = await services.console.look_unused(request.match_info["token"])
    meeting = (await services.meetings.view(key.group_id, key.meeting_id)).meeting
    facts = {"title": meeting.title, "here": f"/console/{request.match_info['token']}{Look.of(request.query).query}"}
    return _with_forms(page(request, "console_door.html", facts))


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
    at = await _at(request)
    return await stream(request, request.app[PHONES], at.watched)


# Pages


def _with_forms(answer: web.Response) -> web.Response:
    answer.headers.update(OWN_FORMS)
    return answer


async def _shown(
    at: At, template: str, facts: Mapping[str, Any], *, problem: Problem | None = None, status: int = 200
) -> web.Response:
    services = at.services
    meeting = (await services.meetings.view(*at.watched)).meeting
    done = at.request.query.get("done", "")
    around = {
        "here": f"/console/{at.request.match_info['token']}",
        "query": Look.of(at.request.query).query,
        "title": meeting.title,
        "room": f"/room/{meeting.key}",
        "screen": screen_words(at.request.app[SCREENS].sight(at.watched), services.clock()),
        "counts": here_words(await services.check_ins.counts(*at.watched)),
        "stamp": stamp(await facts_of(services, at.watched)) + shelf().digest,
        "done": say(f"web-console-done-{done}") if done in DONE else "",
        "problem": problem,
        "path": at.request.path if at.request.method == "GET" else at.address().partition("?")[0],
    }
    return _with_forms(page(at.request, template, {**around, **facts}, status=status))


async def _overview(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    polls = [await _console_poll(at, view) for view in await at.polls()]
    current = [poll for poll in polls if is_underway(poll.poll)]
    prepared = [poll for poll in polls if poll.poll.state is PollState.PREPARED]
    over = [poll for poll in polls if poll not in current and poll not in prepared]
    facts = {"current": current, "prepared": prepared, "over": over}
    return await _shown(at, "console.html", facts, problem=problem, status=status)


async def _console_poll(at: At, view: PollView) -> ConsolePoll:
    here = await at.services.check_ins.here(*at.watched)
    return console_poll(view.poll, view.voted, await _result(at, view.poll), at.services.clock(), here=len(here))


async def _result(at: At, poll: Poll) -> Result | None:
    waits = poll.mode is Mode.SECRET and poll.state is not PollState.CLOSED
    return None if waits or poll.state is PollState.PREPARED else await at.services.polls.result(at.actor, poll.id)


async def _poll_page(request: web.Request) -> web.Response:
    at = await _at(request)
    return await _one_poll(at, await at.poll())


async def _back_to_poll(request: web.Request) -> web.Response:
    at = await _at(request)
    return web.Response(status=303, headers={"Location": at.address(f"/poll/{(await at.poll()).id}")})


async def _one_poll(at: At, poll: Poll, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    services = at.services
    view = await services.polls.view(at.actor.group_id, poll.id)
    shown = await _console_poll(at, view)
    most = await services.polls.most_hands(at.actor, poll.id) if shown.takes_hands else 0
    written = poll.kind is PollKind.SHORT_ANSWER and shown.outcome is not None
    typed = problem.typed if problem and problem.form == Verb.ENTER else None
    here = {each.person_id: each.side for each in await services.check_ins.here(*at.watched)}
    facts = {
        "shown": shown,
        "hands": hands_view(poll, await services.polls.hands(at.actor, poll.id), most=most, you=at.actor.person_id),
        "written": await services.polls.written_answers(at.actor, poll.id) if written else {},
        "people": people_lines(await services.people.everyone(at.actor.group_id), here),
        "ballot": ballot_for(poll, 0, typed=typed),
        "waiting": [option for option in poll.options if not option.on_screen],
    }
    return await _shown(at, "console_poll.html", facts, problem=problem, status=status)


# Preparing a poll


async def _new(request: web.Request) -> web.Response:
    at = await _at(request)
    templates = await at.services.polls.templates(at.actor.group_id)
    chosen = templates.get(request.query.get("template", ""))
    return await _new_page(at, form_of_poll(chosen) if chosen else {})


async def _new_page(at: At, typed: Form, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    templates = await at.services.polls.templates(at.actor.group_id)
    starts = {name: at.address("/new", template=name) for name in templates}
    facts = {"typed": typed, "templates": starts, "kinds": list(PollKind)}
    return await _shown(at, "console_new.html", facts, problem=problem, status=status)


async def _prepare(request: web.Request) -> web.Response:
    at = await _at(request)
    form = await form_of(request)
    polls = at.services.polls
    try:
        new = new_poll(form)
        view = await polls.prepare(at.actor, at.meeting_id, new)
        if name := value_of(form, "save_as"):
            await polls.save_template(at.actor, name, new)
        if value_of(form, "then") == "open":
            await polls.open(at.actor, view.poll.id)
    except Refusal as refusal:
        problem = Problem("new", say(refusal.message, **refusal.facts), form)
        return await _new_page(at, form, problem=problem, status=refusal.status)
    return at.go(done="open" if value_of(form, "then") == "open" else "prepared")


# Running a poll

Deed = Callable[[PollService, Actor, Poll, Form], Awaitable[Any]]


async def _enter(polls: PollService, actor: Actor, poll: Poll, form: Form) -> object:
    person_id = number_of(form, "person", empty=0)
    return await polls.enter_vote(actor, poll.id, person_id, answer_of(poll, form), value_of(form, "how_given"))


DEEDS: Mapping[Verb, Deed] = {
    Verb.OPEN: lambda polls, actor, poll, _: polls.open(actor, poll.id),
    Verb.EXTEND: lambda polls, actor, poll, _: polls.extend(actor, poll.id, MINUTES_MORE),
    Verb.PAUSE: lambda polls, actor, poll, form: polls.pause(actor, poll.id, value_of(form, "because")),
    Verb.RESUME: lambda polls, actor, poll, _: polls.resume(actor, poll.id),
    Verb.CLOSE: lambda polls, actor, poll, _: polls.close(actor, poll.id),
    Verb.CANCEL: lambda polls, actor, poll, _: polls.cancel(actor, poll.id),
    Verb.HOLD: lambda polls, actor, poll, _: polls.show_result(actor, poll.id, shown=False),
    Verb.SHOW: lambda polls, actor, poll, _: polls.show_result(actor, poll.id, shown=True),
    Verb.FREEZE: lambda polls, actor, poll, _: polls.freeze(actor, poll.id, frozen=True),
    Verb.UNFREEZE: lambda polls, actor, poll, _: polls.freeze(actor, poll.id, frozen=False),
    Verb.AGAIN: lambda polls, actor, poll, _: polls.run_again(actor, poll.id),
    Verb.HANDS: lambda polls, actor, poll, form: polls.count_hands(actor, poll.id, hands_of(poll, form)),
    Verb.CONFIRM: lambda polls, actor, poll, _: polls.confirm_hands(actor, poll.id),
    Verb.ENTER: _enter,
    Verb.GROUP: lambda polls, actor, poll, form: polls.group_answers(actor, poll.id, groups_of(form)),
    Verb.RELEASE: lambda polls, actor, poll, form: polls.let_onto_screen(actor, poll.id, number_of(form, "option")),
}
ON_THE_OVERVIEW = "overview"
DONE = frozenset({*(verb.value for verb in Verb), "prepared", "ticked", "added", "code"})


async def _act(request: web.Request) -> web.Response:
    at = await _at(request)
    form = await form_of(request)
    poll = await at.poll()
    if request.match_info["verb"] not in set(Verb):
        raise NotFound
    verb = Verb(request.match_info["verb"])
    try:
        await DEEDS[verb](at.services.polls, at.actor, poll, form)
    except Refusal as refusal:
        problem = Problem(verb.value, say(refusal.message, **refusal.facts), form)
        return await _one_poll(at, poll, problem=problem, status=refusal.status)
    rest = "" if value_of(form, "from") == ON_THE_OVERVIEW else f"/poll/{poll.id}"
    return at.go(rest if verb is not Verb.AGAIN else "", done=verb.value)


# Who is here


async def _people(request: web.Request) -> web.Response:
    return await _people_page(await _at(request))


async def _people_page(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    here = {each.person_id: each.side for each in await at.services.check_ins.here(*at.watched)}
    everyone = await at.services.people.everyone(at.actor.group_id)
    facts = {"people": people_lines(everyone, here), "sides": list(Side)}
    return await _shown(at, "console_people.html", facts, problem=problem, status=status)


async def _tick_off(request: web.Request) -> web.Response:
    at = await _at(request)
    form = await form_of(request)
    try:
        person_id = number_of(form, "person", empty=0)
        await at.services.check_ins.tick_off(at.actor, at.meeting_id, person_id, _side(form))
    except Refusal as refusal:
        problem = Problem("people", say(refusal.message, **refusal.facts), form)
        return await _people_page(at, problem=problem, status=refusal.status)
    return at.go("/people", done="ticked")


async def _add_person(request: web.Request) -> web.Response:
    """Somebody without a phone or Discord: known by name, and here."""
    at = await _at(request)
    form = await form_of(request)
    try:
        side = _side(form)
        name = required_text(value_of(form, "name"), what=say("web-console-field-name"), limit=NAME_LIMIT)
        person = await at.services.people.add_named(at.actor, name)
        await at.services.check_ins.tick_off(at.actor, at.meeting_id, person.id, side)
    except Refusal as refusal:
        problem = Problem("person", say(refusal.message, **refusal.facts), form)
        return await _people_page(at, problem=problem, status=refusal.status)
    return at.go("/people", done="added")


def _side(form: Form) -> Side:
    side = value_of(form, "side")
    if side not in set(Side):
        raise BadInput
    return Side(side)


async def _new_code(request: web.Request) -> web.Response:
    """The QR code on the room screen is shown by others too: make it stop working, and show a new one."""
    at = await _at(request)
    await form_of(request)
    await at.services.check_ins.revoke_links(at.actor, at.meeting_id)
    return at.go("/people", done="code")
