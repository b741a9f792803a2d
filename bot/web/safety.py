"""Whom to talk to about a worry: a page for everybody, and a card after words that suggest that somebody is at risk.

Nothing is stored, nobody is told, and nothing is held back.
"""

from __future__ import annotations

from aiohttp import web

from bot.checkin.rules import NotJoined
from bot.core.wording import say
from bot.services import Services
from bot.web.keys import SERVICES, meeting_of
from bot.web.look import Look
from bot.web.pages import page
from bot.web.phone_at import HERE, home_of, phone_of


def add_routes(app: web.Application) -> None:
    app.router.add_get(f"{HERE}/worried", _by_phone)
    app.router.add_get("/join/{key}/worried", _by_key)


async def asked_of(services: Services, group_id: int, *texts: str) -> dict[str, str]:
    """What the next address asks for, so that its page shows the card; never the words themselves."""
    return {"card": "1"} if await services.ideas.safety_card(group_id, *texts) else {}


async def contacts_for(request: web.Request, group_id: int) -> str:
    """What the card says, where the address asks for it; empty otherwise."""
    if request.query.get("card") != "1":
        return ""
    return await request.app[SERVICES].ideas.contacts(group_id) or say("ideas-safety-contacts-usual")


async def _by_phone(request: web.Request) -> web.Response:
    """Also before joining."""
    try:
        group_id = (await phone_of(request))[0].group_id
    except NotJoined:
        group_id = (await request.app[SERVICES].check_ins.link(request.match_info["token"])).group_id
    return await _worried(request, group_id, home_of(request))


async def _by_key(request: web.Request) -> web.Response:
    meeting = (await meeting_of(request)).meeting
    return await _worried(request, meeting.group_id, f"/join/{meeting.key}")


async def _worried(request: web.Request, group_id: int, home: str) -> web.Response:
    contacts = await request.app[SERVICES].ideas.contacts(group_id)
    facts = {"contacts": contacts, "home": f"{home}{Look.of(request.query).query}"}
    return page(request, "worried.html", facts)
