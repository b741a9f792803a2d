"""The console's key points: draft, ask, read what people would change, and say what is agreed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.agenda.rules import ItemKind
from bot.core.errors import NotFound, Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.points.rules import Point, PointState, PointView, Said
from bot.points.service import PointService
from bot.points.words import beside, counts_words, heading, read_aloud, state_words
from bot.tables.words import name_of
from bot.web.ballot import Form
from bot.web.console_at import HERE, At, at_of, shown
from bot.web.console_form import number_of, value_of
from bot.web.console_polls import ON_THE_OVERVIEW, overview
from bot.web.console_view import Problem
from bot.web.guard import form_of
from bot.web.point_lines import shown_point, steps

POINT = HERE + r"/points/{point_id:\d{1,9}}/{verb:[a-z-]+}"

Deed = Callable[[PointService, Actor, int, Form], Awaitable[Any]]


@dataclass(frozen=True)
class ConsolePoint:
    view: PointView
    heading: str
    table: str
    """The table that it came from; empty for none."""
    state: str
    read_aloud: str
    counts: tuple[str, ...]
    concerns: tuple[str, ...]
    changes: tuple[Said, ...]
    """What people would change and have not let go on."""
    on_screen: bool
    steps: tuple[str, ...]
    """Words of the buttons, the most likely first."""


async def _reword(points: PointService, actor: Actor, point_id: int, form: Form) -> object:
    version = number_of(form, "version")
    return await points.reword(actor, point_id, value_of(form, "text"), from_version=version)


DEEDS: Mapping[str, Deed] = {
    "ask": lambda points, actor, point_id, _: points.ask(actor, point_id),
    "agreed": lambda points, actor, point_id, _: points.agree(actor, point_id),
    "leave": lambda points, actor, point_id, _: points.leave_open(actor, point_id),
    "withdraw": lambda points, actor, point_id, _: points.withdraw(actor, point_id),
    "reword": _reword,
    "release": lambda points, actor, point_id, form: points.release(actor, point_id, number_of(form, "person")),
}


def add_routes(app: web.Application) -> None:
    router = app.router
    router.add_get(f"{HERE}/points", _points)
    router.add_post(f"{HERE}/points", _draft)
    router.add_post(POINT, _act)
    router.add_get(POINT, _back)


async def _back(request: web.Request) -> web.Response:
    """Loaded again after a form could not be used."""
    return web.Response(status=303, headers={"Location": (await at_of(request)).address("/points")})


async def _points(request: web.Request) -> web.Response:
    return await _page(await at_of(request))


async def _page(at: At, *, problem: Problem | None = None, status: int = 200) -> web.Response:
    views, tables = await at.services.points.of_meeting(*at.watched), await at.services.tables.of_meeting(*at.watched)
    names = {table.id: name_of(table) for table in tables}
    agenda = await at.services.agenda.view(*at.watched)
    shown_id = shown_point(await at.services.floor.settings(*at.watched))
    facts = {
        "points": [
            await _console_point(at, view, names, on_screen=view.point.id == shown_id) for view in reversed(views)
        ],
        "tables": [(table.number, name_of(table)) for table in tables],
        "items": [item for item in agenda.planned if item.kind is ItemKind.ITEM],
        "current": agenda.current.id if agenda.current else 0,
    }
    return await shown(at, "console_points.html", facts, problem=problem, status=status)


async def _console_point(at: At, view: PointView, tables: Mapping[int, str], *, on_screen: bool) -> ConsolePoint:
    changes: Sequence[Said] = ()
    if view.point.state is PointState.OPEN:
        changes = [said for said in await at.services.points.changes(at.actor, view.point.id) if not said.kept]
    return ConsolePoint(
        view=view,
        heading=heading(view),
        table=tables.get(view.point.table_id or 0, ""),
        state=state_words(view),
        read_aloud=read_aloud(view),
        counts=tuple(counts_words(view)),
        concerns=tuple(beside(view)),
        changes=tuple(changes),
        on_screen=on_screen,
        steps=steps(view, on_screen=on_screen),
    )


async def _draft(request: web.Request) -> web.Response:
    at = await at_of(request)
    form = await form_of(request)
    try:
        point = await _new_point(at, form)
        if value_of(form, "then") == "ask":
            await at.services.points.ask(at.actor, point.id)
    except Refusal as refusal:
        return await _refused(at, "draft", refusal, form)
    return at.go(_from(form), done="point-asked" if value_of(form, "then") == "ask" else "point-drafted")


async def _new_point(at: At, form: Form) -> Point:
    """Of an item or a table, where one was chosen. Raises what drafting raises, or NoSuchTable."""
    number = number_of(form, "table")
    table = await at.services.tables.numbered(*at.watched, number) if number else None
    return await at.services.points.draft(
        at.actor,
        at.meeting_id,
        value_of(form, "text"),
        item_id=number_of(form, "item") or None,
        table_id=table.id if table else None,
        on_paper=value_of(form, "paper") == "1",
    )


async def _act(request: web.Request) -> web.Response:
    at = await at_of(request)
    form = await form_of(request)
    point_id, verb = int(request.match_info["point_id"]), request.match_info["verb"]
    view = await at.services.points.view(at.actor.group_id, point_id)
    if view.point.meeting_id != at.meeting_id or verb not in {*DEEDS, "off"}:
        raise NotFound
    try:
        if verb == "off":
            await at.services.floor.show_by_itself(at.actor, at.meeting_id)
        else:
            await DEEDS[verb](at.services.points, at.actor, point_id, form)
    except Refusal as refusal:
        return await _refused(at, f"point-{point_id}", refusal, form)
    return at.go(_from(form), done=f"point-{verb}")


def _from(form: Form) -> str:
    """The page on which it was pressed: the console's one page, or that of key points."""
    return "" if value_of(form, "from") == ON_THE_OVERVIEW else "/points"


async def _refused(at: At, part: str, refusal: Refusal, form: Form) -> web.Response:
    problem = Problem(part, say(refusal.message, **refusal.facts), form)
    show = _page if _from(form) else overview
    return await show(at, problem=problem, status=refusal.status)
