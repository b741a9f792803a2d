"""On somebody's own phone page: what no message could bring them.

It stays until they say that they read it, because the page loads itself again while they look.
"""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from bot.checkin.rules import Phone
from bot.services import Services
from bot.web.guard import form_of
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.phone_at import HERE, home_of, phone_of


def add_routes(app: web.Application) -> None:
    app.router.add_post(f"{HERE}/seen", _seen)


async def words_for(services: Services, phone: Phone) -> Sequence[tuple[int, str]]:
    """Number and words of each. Nothing on a tablet handed round, which others see."""
    waiting = () if phone.shared else await services.notices.waiting_for(phone.person_id)
    worded = [(notice.id, services.notices.words(notice)) for notice in waiting]
    return [(number, words) for number, words in worded if words is not None]


async def _seen(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    _, actor = await phone_of(request)
    said = (await form_of(request)).get("told", [])
    waiting = await services.notices.waiting_for(actor.person_id)
    await services.notices.seen(actor, [notice for notice in waiting if str(notice.id) in said])
    return web.Response(status=303, headers={"Location": f"{home_of(request)}{Look.of(request.query).query}"})
