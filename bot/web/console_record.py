"""The console's record: write down decisions and actions, also for people without Discord, and how actions go."""

from __future__ import annotations

from datetime import date

from aiohttp import web

from bot.actions.rules import ActionState, links_from
from bot.actions.words import action_lines, decision_lines, source_words
from bot.agenda.rules import ItemKind
from bot.core.errors import NotFound, Refusal
from bot.core.wording import say
from bot.ideas.seen import Linked
from bot.meetings.when import read_date
from bot.points.rules import PointState
from bot.polls.rules import PollState
from bot.web.action_deeds import DEEDS
from bot.web.ballot import Form
from bot.web.console_at import HERE, At, at_of, shown
from bot.web.console_form import number_of, value_of
from bot.web.console_view import Problem, people_lines
from bot.web.guard import form_of

DEED = HERE + r"/record/action/{action_id:\d{1,9}}/{verb:[a-z-]+}"


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(f"{HERE}/record", _record)
    router.add_post(f"{HERE}/record/decision", _add_decision)
    router.add_post(f"{HERE}/record/action", _add_action)
    router.add_post(DEED, _act)
    for rest in (f"{HERE}/record/decision", f"{HERE}/record/action", DEED):
        router.add_get(rest, _back)


async def _back(request: web.Request) -> web.Response:
    """Loaded again after a form could not be used."""
    return web.Response(status=303, headers={"Location": (await at_of(request)).address("/record")})


async def _record(request: web.Request) -> web.Response:
    return await _page(await at_of(request))


async def _page(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    services, group_id = at.services, at.actor.group_id
    here = {each.person_id: each.side for each in await services.check_ins.here(*at.watched)}
    today, zone = await services.actions.today(group_id), (await services.groups.group(group_id)).zone
    actions = await services.actions.of_meeting(*at.watched)
    decisions = await services.actions.decisions_of_meeting(*at.watched)
    behind = await services.ideas.ideas_behind(group_id, Linked.ACTION, [each.id for each in actions])
    facts = {
        "behind": behind,
        "refs": await services.ideas.refs(group_id, [each.links.idea_id for each in decisions]),
        "people": people_lines(await services.people.everyone(group_id), here),
        "sources": await _sources(at),
        "decisions": [
            (each, [*decision_lines(each), *map(source_words, each.sources)], f"decision-{each.id}")
            for each in decisions
        ],
        "actions": [(each, [*action_lines(each, today, zone), *map(source_words, each.sources)]) for each in actions],
        "offered": ActionState.OFFERED,
        "closed": ActionState.CLOSED,
    }
    return await shown(at, "console_record.html", facts, problem=problem, status=status)


async def _sources(at: At) -> list[tuple[str, str]]:
    """What a decision or an action can come from: what the list sends back, and its words."""
    points = [view.point for view in await at.services.points.of_meeting(*at.watched)]
    found = [
        (f"point-{point.id}", say("actions-from-point", number=point.number, text=point.text))
        for point in points
        if point.state is not PointState.DRAFT
    ]
    closed = [view.poll for view in await at.polls() if view.poll.state is PollState.CLOSED]
    found += [(f"poll-{poll.id}", say("actions-from-poll", text=poll.question)) for poll in closed]
    planned = (await at.services.agenda.view(*at.watched)).planned
    items = [item for item in planned if item.kind is ItemKind.ITEM]
    return found + [(f"item-{item.id}", say("actions-from-item", text=item.title)) for item in items]


async def _add_decision(request: web.Request) -> web.Response:
    at, form = await at_of(request), await form_of(request)
    try:
        links = links_from(value_of(form, "from"))
        await at.services.actions.add_decision(
            at.actor,
            at.meeting_id,
            value_of(form, "text"),
            before=value_of(form, "before"),
            after=value_of(form, "after"),
            review_on=_day(form, "review"),
            poll_id=links.poll_id,
            item_id=links.item_id,
            point_id=links.point_id,
        )
    except Refusal as refusal:
        problem = Problem("decision", say(refusal.message, **refusal.facts), form)
        return await _page(at, problem=problem, status=refusal.status)
    return at.go("/record", done="decision-added")


async def _add_action(request: web.Request) -> web.Response:
    at, form = await at_of(request), await form_of(request)
    try:
        await at.services.actions.add_action(
            at.actor,
            value_of(form, "text"),
            owner_id=number_of(form, "person"),
            partner_id=number_of(form, "partner") or None,
            asked_by=number_of(form, "asker") or None,
            due=read_date(value_of(form, "due")),
            meeting_id=at.meeting_id,
            **vars(links_from(value_of(form, "from"))),
        )
    except Refusal as refusal:
        problem = Problem("action", say(refusal.message, **refusal.facts), form)
        return await _page(at, problem=problem, status=refusal.status)
    return at.go("/record", done="action-added")


async def _act(request: web.Request) -> web.Response:
    at, form = await at_of(request), await form_of(request)
    action_id, verb = int(request.match_info["action_id"]), request.match_info["verb"]
    action = await at.services.actions.action(at.actor.group_id, action_id)
    if action.meeting_id != at.meeting_id or verb not in DEEDS:
        raise NotFound
    try:
        await DEEDS[verb](at.services.actions, at.actor, action_id, form)
    except Refusal as refusal:
        problem = Problem(f"action-{action_id}", say(refusal.message, **refusal.facts), form)
        return await _page(at, problem=problem, status=refusal.status)
    return at.go("/record", done="action-changed")


def _day(form: Form, name: str) -> date | None:
    typed = value_of(form, name)
    return read_date(typed) if typed else None
