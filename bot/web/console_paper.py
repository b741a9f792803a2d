"""The console's paper: the pack to print, and slips typed in afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.agenda.rules import AgendaView
from bot.core.errors import BadInput, Refusal
from bot.core.numbers import whole_number
from bot.core.wording import say
from bot.floor.cards import SYMBOLS, CardKind
from bot.floor.words import meaning_of
from bot.paper.rules import Slip, SlipKind, spoken_code
from bot.points.rules import Answer, PointState, PointView
from bot.polls.rules import Mode, Poll, PollState
from bot.web.ballot import Ballot, answer_of, ballot_for
from bot.web.console_at import HERE, At, at_of, shown
from bot.web.console_form import number_of, value_of
from bot.web.console_view import Problem
from bot.web.guard import form_of
from bot.web.headers import with_forms
from bot.web.join_view import JoinView, join_view
from bot.web.pages import page

SLIP = HERE + r"/paper/{code:[A-Za-z0-9-]{1,20}}"


@dataclass(frozen=True)
class Printed:
    """One slip as it is printed."""

    code: str
    kind: SlipKind
    ballot: Ballot | None
    point: PointView | None


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(f"{HERE}/paper", _paper)
    router.add_post(f"{HERE}/paper", _make_or_open)
    router.add_get(f"{HERE}/pack", _pack)
    router.add_get(SLIP, _slip)
    router.add_post(SLIP, _enter)


async def _paper(request: web.Request) -> web.Response:
    return await _page(await at_of(request))


async def _page(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    slips = await at.services.paper.slips(at.actor, at.meeting_id)
    polls, points = await _polls(at), await at.services.points.of_meeting(*at.watched)
    asked = [poll for poll in polls if poll.state is not PollState.CLOSED]
    kinds = [(f"vote-{poll.id}", say("paper-for-vote", text=poll.question)) for poll in asked]
    kinds += [(f"point-{v.point.id}", say("paper-for-point", text=v.point.text)) for v in points if _asks(v)]
    facts = {
        "typed_in": await _typed_in(at, polls, points),
        "kinds": [("suggestion", say("paper-for-suggestion")), *kinds],
        "waiting": sum(slip.used_at is None for slip in slips),
        "used": sum(slip.used_at is not None for slip in slips),
    }
    return await shown(at, "console_paper.html", facts, problem=problem, status=status)


async def _typed_in(at: At, polls: Sequence[Poll], points: Sequence[PointView]) -> list[str]:
    """What came from paper so far."""
    what = {(SlipKind.VOTE, poll.id): say("paper-for-vote", text=poll.question) for poll in polls}
    what |= {(SlipKind.POINT, v.point.id): say("paper-for-point", text=v.point.text) for v in points}
    what[SlipKind.SUGGESTION, 0] = say("paper-for-suggestion")
    counts = await at.services.paper.typed_in(*at.watched)
    return [say("paper-typed-in", what=words, count=counts[key]) for key, words in what.items() if key in counts]


async def _polls(at: At) -> list[Poll]:
    """Those that can be voted in on paper."""
    polls = [view.poll for view in await at.polls()]
    return [poll for poll in polls if poll.mode is not Mode.SECRET and poll.state is not PollState.CANCELLED]


def _asks(view: PointView) -> bool:
    return view.point.state in {PointState.DRAFT, PointState.OPEN, PointState.NOT_AGREED}


async def _make_or_open(request: web.Request) -> web.Response:
    at = await at_of(request)
    form = await form_of(request)
    try:
        if value_of(form, "code"):
            slip = await at.services.paper.look(at.actor, at.meeting_id, value_of(form, "code"))
            return web.Response(status=303, headers={"Location": at.address(f"/paper/{slip.code}")})
        kind, _, record = value_of(form, "for").partition("-")
        if kind not in set(SlipKind):
            raise BadInput
        count, record_id = number_of(form, "count", empty=10), whole_number(record)
        await at.services.paper.make_slips(at.actor, at.meeting_id, SlipKind(kind), count, record_id=record_id)
    except Refusal as refusal:
        where = "code" if "code" in form else "make"
        return await _page(
            at, problem=Problem(where, say(refusal.message, **refusal.facts), form), status=refusal.status
        )
    return at.go("/paper", done="slips-made")


async def _pack(request: web.Request) -> web.Response:
    """Everything to print, black on white, each slip to be cut out."""
    at = await at_of(request)
    slips = [slip for slip in await at.services.paper.slips(at.actor, at.meeting_id) if slip.used_at is None]
    agenda = await at.services.agenda.view(*at.watched)
    meanings = await at.services.floor.card_meanings(at.actor.group_id)
    facts = {
        "view": await _joined(at, agenda),
        "cards": [(SYMBOLS[kind], say(f"floor-card-{kind.value}"), meaning_of(kind, meanings)) for kind in CardKind],
        "slips": await _printed(at, slips),
        "back": at.address("/paper"),
    }
    return with_forms(page(request, "pack.html", facts))


async def _joined(at: At, agenda: AgendaView) -> JoinView:
    meeting = await at.services.meetings.view(*at.watched)
    return join_view(meeting, agenda, await at.services.groups.group(at.actor.group_id))


async def _printed(at: At, slips: Sequence[Slip]) -> list[Printed]:
    polls = {poll.id: poll for poll in await _polls(at)}
    points = {view.point.id: view for view in await at.services.points.of_meeting(*at.watched)}
    made = []
    for slip in slips:
        poll, point = polls.get(slip.record_id or 0), points.get(slip.record_id or 0)
        ballot = ballot_for(poll, 0) if slip.kind is SlipKind.VOTE and poll else None
        shown_point = point if slip.kind is SlipKind.POINT else None
        if slip.kind is SlipKind.SUGGESTION or ballot or shown_point:
            made.append(Printed(spoken_code(slip.code), slip.kind, ballot, shown_point))
    return made


async def _slip(request: web.Request) -> web.Response:
    at = await at_of(request)
    try:
        return await _slip_page(at)
    except Refusal as refusal:
        problem = Problem("code", say(refusal.message, **refusal.facts), {"code": [request.match_info["code"]]})
        return await _page(at, problem=problem, status=refusal.status)


async def _slip_page(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    slip = await at.services.paper.look(at.actor, at.meeting_id, at.request.match_info["code"])
    (shown_slip,) = await _printed(at, [slip]) or [Printed(spoken_code(slip.code), slip.kind, None, None)]
    ballot = shown_slip.ballot
    if ballot is not None and problem is not None:
        ballot = ballot_for(ballot.poll, 0, typed=problem.typed)
    facts = {"slip": shown_slip, "ballot": ballot, "answers": [answer.value for answer in Answer]}
    return await shown(at, "console_slip.html", facts, problem=problem, status=status)


async def _enter(request: web.Request) -> web.Response:
    at = await at_of(request)
    form = await form_of(request)
    code, paper = request.match_info["code"], at.services.paper
    try:
        slip = await paper.look(at.actor, at.meeting_id, code)
    except Refusal as refusal:
        problem = Problem("code", say(refusal.message, **refusal.facts), {"code": [code]})
        return await _page(at, problem=problem, status=refusal.status)
    try:
        if slip.kind is SlipKind.VOTE:
            poll = await at.services.polls.poll(at.actor.group_id, slip.record_id or 0)
            await paper.enter_vote(at.actor, at.meeting_id, code, answer_of(poll, form))
        elif slip.kind is SlipKind.POINT:
            await paper.enter_point(
                at.actor, at.meeting_id, code, _point_answer(value_of(form, "answer")), value_of(form, "words")
            )
        else:
            await paper.enter_suggestion(at.actor, at.meeting_id, code, value_of(form, "title"), value_of(form, "why"))
    except Refusal as refusal:
        problem = Problem("slip", say(refusal.message, **refusal.facts), form)
        return await _slip_page(at, problem=problem, status=refusal.status)
    return at.go("/paper", done="slip-entered")


def _point_answer(typed: str) -> Answer:
    if typed not in set(Answer):
        raise BadInput
    return Answer(typed)
