"""What to talk about, on a phone: suggesting it, supporting what others suggest, and what became of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.agenda.rules import (
    OPEN,
    TEXT_LIMIT,
    TITLE_LIMIT,
    AgendaView,
    Item,
    ItemKind,
    ItemState,
    Level,
    Progress,
    SupportKind,
)
from bot.checkin.rules import Phone
from bot.core.dates import spoken_moment
from bot.core.errors import BadInput, Refusal
from bot.core.roles import Actor
from bot.core.wording import say
from bot.web.guard import form_of, one
from bot.web.headers import with_forms
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.pages import page
from bot.web.phone_at import HERE, go, home_of, phone_of
from bot.web.safety import asked_of, contacts_for

AGENDA = f"{HERE}/agenda"
ITEM = AGENDA + r"/{item_id:\d{1,9}}/{deed:support|unsupport|withdraw}"
DONE = frozenset({"suggested", "late", "support", "unsupport", "withdraw"})


class SayWhetherNamed(BadInput):
    """Nothing is chosen beforehand, so it has to be said."""

    message = "web-agenda-refused-named"


def add_routes(app: web.Application) -> None:
    app.router.add_get(AGENDA, _list)
    app.router.add_get(f"{AGENDA}/new", _form)
    app.router.add_post(f"{AGENDA}/new", _suggest)
    app.router.add_post(ITEM, _do)


# The list


@dataclass(frozen=True)
class Line:
    """One suggestion as one person sees it."""

    item: Item
    outcome: str
    """What became of it; empty while it waits."""
    mine: bool
    supported: bool
    may_support: bool
    may_withdraw: bool


def lines_of(items: Collection[Item], agenda: AgendaView, person_id: int, supported: Collection[int]) -> list[Line]:
    """Those that people suggested, in the same order, breaks left out."""
    titles = {item.id: item.title for item in agenda.planned}
    return [_line(item, titles, person_id, supported) for item in items if item.kind is ItemKind.ITEM]


def _line(item: Item, titles: Mapping[int, str], person_id: int, supported: Collection[int]) -> Line:
    mine, waits = item.suggested_by == person_id, item.state is ItemState.SUGGESTED
    joined_with = titles.get(item.merged_into or 0)
    outcome = say("agenda-joined-with", title=joined_with) if joined_with else say(f"agenda-outcome-{item.state.value}")
    may_support = item.state in OPEN and item.progress is not Progress.DONE and not mine
    return Line(item, "" if waits else outcome, mine, item.id in supported, may_support, mine and waits)


async def _list(request: web.Request) -> web.Response:
    phone, actor = await phone_of(request)
    return await _page(request, phone, actor)


async def _page(
    request: web.Request, phone: Phone, actor: Actor, *, trouble: str = "", status: int = 200
) -> web.Response:
    services = request.app[SERVICES]
    meeting = (await services.meetings.view(phone.group_id, phone.meeting_id)).meeting
    agenda = await services.agenda.view(phone.group_id, phone.meeting_id)
    supported = await services.agenda.supported(actor, phone.meeting_id)
    done = request.query.get("done", "")
    facts = {
        "meeting": meeting,
        "published": agenda.published,
        "planned": lines_of(agenda.planned, agenda, actor.person_id, supported),
        "waiting": lines_of(agenda.suggested, agenda, actor.person_id, supported),
        "answered": lines_of(agenda.answered, agenda, actor.person_id, supported),
        "trouble": trouble,
        "contacts": await contacts_for(request, phone.group_id),
        "done": say(f"web-agenda-done-{done}") if done in DONE and not trouble else "",
        **_around(request),
    }
    return with_forms(page(request, "phone_agenda.html", facts, status=status))


def _around(request: web.Request) -> dict[str, str]:
    home = home_of(request)
    return {"home": home, "here": f"{home}/agenda", "query": Look.of(request.query).query}


async def _do(request: web.Request) -> web.Response:
    """Each button says which way it goes, so a second press changes nothing."""
    phone, actor = await phone_of(request)
    agenda, deed, item_id = request.app[SERVICES].agenda, request.match_info["deed"], int(request.match_info["item_id"])
    try:
        if deed == "withdraw":
            await agenda.withdraw(actor, item_id)
        else:
            await agenda.support(actor, item_id, SupportKind.SUPPORT, giving=deed == "support")
    except Refusal as refusal:
        words = say(refusal.message, **refusal.facts)
        return await _page(request, phone, actor, trouble=words, status=refusal.status)
    return go(request, "/agenda", done=deed)


# Suggesting


async def _form(request: web.Request) -> web.Response:
    phone, _ = await phone_of(request)
    return await _form_page(request, phone, {})


async def _suggest(request: web.Request) -> web.Response:
    phone, actor = await phone_of(request)
    typed = await form_of(request)
    named, level = one(typed, "named"), one(typed, "level")
    try:
        if named not in {"yes", "no"}:
            raise SayWhetherNamed
        item = await request.app[SERVICES].agenda.suggest(
            actor,
            phone.meeting_id,
            title=one(typed, "title"),
            why=one(typed, "why"),
            named=named == "yes",
            level=Level(level) if level in set(Level) else None,
        )
    except Refusal as refusal:
        words = say(refusal.message, **refusal.facts)
        return await _form_page(request, phone, typed, trouble=words, status=refusal.status)
    risk = await asked_of(request.app[SERVICES], phone.group_id, item.title, item.why)
    return go(request, "/agenda", done="late" if item.late else "suggested", **risk)


async def _form_page(
    request: web.Request, phone: Phone, typed: Mapping[str, list[str]], *, trouble: str = "", status: int = 200
) -> web.Response:
    services = request.app[SERVICES]
    meeting = (await services.meetings.view(phone.group_id, phone.meeting_id)).meeting
    zone = (await services.groups.group(phone.group_id)).zone
    facts = {
        "about": say("agenda-form-about", title=meeting.title, when=spoken_moment(meeting.starts_at, zone)),
        "purpose": meeting.purpose,
        "fields": (("title", TITLE_LIMIT), ("why", TEXT_LIMIT)),
        "typed": {name: one(typed, name) for name in ("title", "why", "named", "level")},
        "trouble": trouble,
        "levels": Level,
        "phone_name": say("checkin-phone-name", number=phone.number) if phone.number else "",
        **_around(request),
    }
    return with_forms(page(request, "phone_suggest.html", facts, status=status))
