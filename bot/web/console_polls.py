"""The console's polls: prepare, open, pause, close, hands, one person's vote, groups of answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.access.words import rules_in_words
from bot.core.errors import NotFound, Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.floor.starting import missing
from bot.ideas.seen import Linked
from bot.meetings.rules import MeetingState, readiness
from bot.polls.rules import Mode, Poll, PollKind, PollState, PollView, Result
from bot.polls.service import PollService
from bot.web.ballot import Form, answer_of, ballot_for
from bot.web.console_at import HERE, At, at_of, shown
from bot.web.console_form import form_of_poll, groups_of, hands_of, new_poll, number_of, value_of
from bot.web.console_live import console_facts
from bot.web.console_view import ConsolePoll, Problem, Verb, console_poll, hands_view, people_lines
from bot.web.followed import FOLLOWED
from bot.web.following import SCREENS
from bot.web.guard import form_of
from bot.web.poll_words import is_underway

POLL = HERE + r"/poll/{poll_id:\d{1,9}}"
MINUTES_MORE = 5


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(f"{HERE}/new", _new)
    router.add_post(f"{HERE}/new", _prepare)
    router.add_get(POLL, _poll_page)
    router.add_post(POLL + "/{verb:[a-z]+}", _act)
    router.add_get(POLL + "/{verb:[a-z]+}", _back_to_poll)


async def overview(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    polls = [await _console_poll(at, view) for view in await at.polls()]
    current = [poll for poll in polls if is_underway(poll.poll)]
    prepared = [poll for poll in polls if poll.poll.state is PollState.PREPARED]
    over = [poll for poll in polls if poll not in current and poll not in prepared]
    facts = {"current": current, "prepared": prepared, "over": over, **await running_facts(at)}
    return await shown(at, "console.html", facts, problem=problem, status=status)


async def running_facts(at: At) -> dict[str, Any]:
    """What the console shows of the running of the meeting, or of its start."""
    facts = await at.request.app[FOLLOWED].facts(at.watched)
    state, floor = facts.meeting.meeting.state, at.services.floor
    checks = await floor.readiness(*at.watched) if state is MeetingState.PLANNED else ()
    also = (*readiness(facts.meeting), *await at.services.access.readiness(*at.watched)) if checks else ()
    is_over = facts.meeting.meeting.is_over
    return {
        "state": state.value,
        "floor": console_facts(facts),
        "checks": checks,
        "also": [say(each) for each in also],
        "rules": [] if is_over else rules_in_words(await at.services.access.adjustments(*at.watched)),
        "lacking": bool(missing(checks)),
        "looks_after": await floor.looks_after_home(*at.watched) if checks else "",
        "everyone": people_lines(await at.services.people.everyone(at.actor.group_id), {}) if checks else (),
    }


async def _console_poll(at: At, view: PollView) -> ConsolePoll:
    here, no_screen = await at.services.check_ins.here(*at.watched), at.request.app[SCREENS].is_lost(*at.watched)
    result, now = await _result(at, view.poll), at.services.clock()
    return console_poll(view.poll, view.voted, result, now, here=len(here), no_screen=no_screen)


async def _result(at: At, poll: Poll) -> Result | None:
    waits = poll.mode is Mode.SECRET and poll.state is not PollState.CLOSED
    return None if waits or poll.state is PollState.PREPARED else await at.services.polls.result(at.actor, poll.id)


async def _poll_page(request: web.Request) -> web.Response:
    at = await at_of(request)
    return await _one_poll(at, await at.poll())


async def _back_to_poll(request: web.Request) -> web.Response:
    at = await at_of(request)
    return web.Response(status=303, headers={"Location": at.address(f"/poll/{(await at.poll()).id}")})


async def _one_poll(at: At, poll: Poll, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    services = at.services
    view = await services.polls.view(at.actor.group_id, poll.id)
    poll_shown = await _console_poll(at, view)
    most = await services.polls.most_hands(at.actor, poll.id) if poll_shown.takes_hands else 0
    written = poll.kind is PollKind.SHORT_ANSWER and poll_shown.outcome is not None
    typed = problem.typed if problem and problem.form == Verb.ENTER else None
    here = {each.person_id: each.side for each in await services.check_ins.here(*at.watched)}
    behind = await services.ideas.ideas_behind(at.actor.group_id, Linked.POLL, [poll.id])
    facts = {
        "shown": poll_shown,
        "behind": behind.get(poll.id, ()),
        "hands": hands_view(poll, await services.polls.hands(at.actor, poll.id), most=most, you=at.actor.person_id),
        "written": await services.polls.written_answers(at.actor, poll.id) if written else {},
        "people": people_lines(await services.people.everyone(at.actor.group_id), here),
        "ballot": ballot_for(poll, 0, typed=typed),
        "waiting": [option for option in poll.options if not option.on_screen],
    }
    return await shown(at, "console_poll.html", facts, problem=problem, status=status)


# Preparing a poll


async def _new(request: web.Request) -> web.Response:
    at = await at_of(request)
    templates = await at.services.polls.templates(at.actor.group_id)
    chosen = templates.get(request.query.get("template", ""))
    return await _new_page(at, form_of_poll(chosen) if chosen else {})


async def _new_page(at: At, typed: Form, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    templates = await at.services.polls.templates(at.actor.group_id)
    starts = {name: at.address("/new", template=name) for name in templates}
    facts = {"typed": typed, "templates": starts, "kinds": list(PollKind)}
    return await shown(at, "console_new.html", facts, problem=problem, status=status)


async def _prepare(request: web.Request) -> web.Response:
    at = await at_of(request)
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
STAYS_OPEN = "stays-open"
"""What is said where a poll that was closed stays open, so that people have their time to vote."""


async def _act(request: web.Request) -> web.Response:
    at = await at_of(request)
    form = await form_of(request)
    poll = await at.poll()
    if request.match_info["verb"] not in set(Verb):
        raise NotFound
    verb = Verb(request.match_info["verb"])
    try:
        came = await DEEDS[verb](at.services.polls, at.actor, poll, form)
    except Refusal as refusal:
        problem = Problem(verb.value, say(refusal.message, **refusal.facts), form)
        return await _one_poll(at, poll, problem=problem, status=refusal.status)
    rest = "" if value_of(form, "from") == ON_THE_OVERVIEW else f"/poll/{poll.id}"
    stays = verb is Verb.CLOSE and came.poll.state is PollState.OPEN
    return at.go(rest if verb is not Verb.AGAIN else "", done=STAYS_OPEN if stays else verb.value)
