"""/mine/dates: when can people come, as plain forms; organisers see what suits, and ask or end a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.core.errors import NotFound, Refusal
from bot.core.numbers import whole_number
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.dates.rules import DateAnswer, DatePollView, PollState, TimeView
from bot.dates.typed import read_times
from bot.dates.words import answered_words, breaks_words, counts_words, time_words
from bot.services import Services
from bot.web.guard import form_of, one
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.private import private_actor, private_page

PURPOSE = "dates"
HERE = "/mine/dates"
POLL = HERE + r"/{poll_id:\d{1,9}}"
DONE = frozenset({"answer", "choose", "close", "ask"})
"""What an address may say was just done."""

Form = Mapping[str, list[str]]


@dataclass(frozen=True)
class At:
    request: web.Request
    services: Services
    actor: Actor
    zone: ZoneInfo

    @property
    def poll_id(self) -> int:
        return int(self.request.match_info["poll_id"])

    @property
    def arranges(self) -> bool:
        return self.actor.may(Right.ARRANGE_MEETING)

    def go(self, path: str, done: str) -> web.Response:
        query = {**Look.of(self.request.query).asked, "done": done}
        there = self.request.rel_url.with_path(path).with_query(query)
        return web.Response(status=303, headers={"Location": str(there)})


@dataclass(frozen=True)
class Shown:
    """One proposed time, with what this person said of it."""

    id: int
    words: str
    mine: str
    counts: str
    breaks: list[str]
    best: bool


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(HERE, _all)
    router.add_post(HERE, _ask)
    router.add_get(POLL, _one)
    router.add_post(POLL, _answer)
    router.add_post(POLL + "/choose", _choose)
    router.add_post(POLL + "/close", _close)


async def _at(request: web.Request) -> At:
    services, actor = request.app[SERVICES], await private_actor(request, PURPOSE)
    return At(request, services, actor, (await services.groups.group(actor.group_id)).zone)


def _shown(at: At, template: str, facts: Mapping[str, Any], *, status: int = 200) -> web.Response:
    done = at.request.query.get("done", "")
    around = {
        "here": HERE,
        "done": say(f"web-dates-done-{done}") if done in DONE else "",
        "organiser": at.arranges,
    }
    return private_page(at.request, template, PURPOSE, {**around, **facts}, status=status)


# Every question that is open


async def _all(request: web.Request) -> web.Response:
    return await _list(await _at(request), {}, "")


async def _list(at: At, typed: Mapping[str, str], problem: str, status: int = 200) -> web.Response:
    polls = await at.services.dates.open_polls(at.actor.group_id)
    return _shown(at, "dates.html", {"polls": polls, "typed": typed, "problem": problem}, status=status)


async def _ask(request: web.Request) -> web.Response:
    """Only organisers; what was typed stays in the form."""
    at, form = await _at(request), await form_of(request)
    at.actor.require(Right.ARRANGE_MEETING)
    typed = {name: one(form, name) for name in ("title", "times", "place", "link")}
    try:
        times = read_times(typed["times"], at.zone, at.services.clock())
        view = await at.services.dates.open(
            at.actor, typed["title"], times, place=typed["place"], joining_link=typed["link"]
        )
    except Refusal as refusal:
        return await _list(at, typed, say(refusal.message, **refusal.facts), refusal.status)
    return at.go(f"{HERE}/{view.poll.id}", "ask")


# One question


async def _one(request: web.Request) -> web.Response:
    return await _page(await _at(request))


async def _page(at: At, problem: str = "", status: int = 200) -> web.Response:
    view = await at.services.dates.view(at.actor.group_id, at.poll_id)
    mine = await at.services.dates.mine(at.actor, at.poll_id)
    best = {each.time.id for each in view.best} if view.answered and at.arranges else set()
    facts = {
        "poll": view.poll,
        "open": view.poll.state is PollState.OPEN,
        "over": "" if view.poll.state is PollState.OPEN else say(f"dates-card-{view.poll.state.value}"),
        "answered": answered_words(view),
        "answers": [(answer.value, say(f"dates-answer-{answer.value}")) for answer in DateAnswer],
        "times": [_time(at, each, mine, best) for each in view.times],
        "problem": problem,
    }
    return _shown(at, "dates_poll.html", facts, status=status)


def _time(at: At, each: TimeView, mine: Mapping[int, DateAnswer], best: set[int]) -> Shown:
    """Counts are for everybody; what a time breaks is for organisers, and says no name."""
    said = mine.get(each.time.id)
    breaks = breaks_words(each) if at.arranges else []
    words = time_words(each.time, at.zone)
    return Shown(each.time.id, words, said.value if said else "", counts_words(each), breaks, each.time.id in best)


async def _answer(request: web.Request) -> web.Response:
    at, form = await _at(request), await form_of(request)
    view = await at.services.dates.view(at.actor.group_id, at.poll_id)
    try:
        answers = _answers(view, form)
        if not answers:
            return await _page(at, say("web-dates-nothing-chosen"), 422)
        await at.services.dates.answer_all(at.actor, at.poll_id, answers)
    except Refusal as refusal:
        return await _refused(at, refusal)
    return at.go(f"{HERE}/{at.poll_id}", "answer")


def _answers(view: DatePollView, form: Form) -> dict[int, DateAnswer]:
    """What was chosen; a time with nothing chosen is left as it was. Raises NotFound for a made-up answer."""
    chosen = {each.time.id: one(form, f"time-{each.time.id}") for each in view.times}
    if not {answer for answer in chosen.values() if answer} <= set(DateAnswer):
        raise NotFound
    return {time_id: DateAnswer(answer) for time_id, answer in chosen.items() if answer}


async def _choose(request: web.Request) -> web.Response:
    at, form = await _at(request), await form_of(request)
    time = whole_number(one(form, "time"))
    if time is None:
        raise NotFound
    try:
        await at.services.dates.choose(at.actor, time)
    except Refusal as refusal:
        return await _refused(at, refusal)
    return at.go(f"{HERE}/{at.poll_id}", "choose")


async def _close(request: web.Request) -> web.Response:
    at = await _at(request)
    await form_of(request)
    try:
        await at.services.dates.close(at.actor, at.poll_id)
    except Refusal as refusal:
        return await _refused(at, refusal)
    return at.go(f"{HERE}/{at.poll_id}", "close")


async def _refused(at: At, refusal: Refusal) -> web.Response:
    if refusal.status in {403, 404}:
        raise refusal
    return await _page(at, say(refusal.message, **refusal.facts), refusal.status)
