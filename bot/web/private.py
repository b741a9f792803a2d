"""/me/{token}: the way into a person's private pages. A private link is opened once, in one browser.

A page of a feature stands at /mine/{purpose} or below it. Its handler begins with `await private_actor(request,
purpose)`, and shows itself with `private_page`, whose template extends `private_page.html`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aiohttp import web

from bot.core.roles import Actor
from bot.private_links.rules import Link, purpose_of
from bot.web.guard import form_of
from bot.web.headers import with_forms
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.pages import page

HERE = r"/me/{token:[A-Za-z0-9_-]{1,64}}"


def add_routes(app: web.Application) -> None:
    app.router.add_get(HERE, _door)
    app.router.add_post(HERE, _open)
    app.router.add_post(r"/mine/{purpose:[a-z][a-z-]{0,31}}/close", _close)


async def private_actor(request: web.Request, purpose: str) -> Actor:
    """Who is at this private page, with the roles they have now. Raises NotOpen or PageEnded, in words for them."""
    return (await private_visit(request, purpose))[0]


async def private_visit(request: web.Request, purpose: str) -> tuple[Actor, Link]:
    """The same, with the link that was opened: its `record_id` says which record it was made for."""
    key = request.cookies.get(cookie_name(purpose))
    return await request.app[SERVICES].private_links.visit(key, purpose)


def private_page(
    request: web.Request, template: str, purpose: str, facts: Mapping[str, Any], *, status: int = 200
) -> web.Response:
    """A page with forms for one person, on a template that extends `private_page.html`."""
    around = {"close": f"/mine/{purpose}/close{_look(request)}", "query": _look(request)}
    return with_forms(page(request, template, {**around, **facts}, status=status))


def cookie_name(purpose: str) -> str:
    """One a purpose: opening a second private page does not close the first."""
    return f"alongside_mine_{purpose_of(purpose)}"


async def _door(request: web.Request) -> web.Response:
    """A link is only used when a person presses: some programs look at every link they are shown."""
    services, token = request.app[SERVICES], request.match_info["token"]
    await services.private_links.look(token)
    return with_forms(page(request, "private_door.html", {"here": f"/me/{token}{_look(request)}"}))


async def _open(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    await form_of(request)
    opened = await services.private_links.open(request.match_info["token"])
    answer = web.Response(status=303, headers={"Location": f"{opened.link.page}{_look(request)}"})
    answer.set_cookie(
        cookie_name(opened.link.purpose),
        opened.browser_key,
        path="/mine/",
        secure=services.settings.public_url.startswith("https:"),
        httponly=True,
        samesite="Lax",  # a link that is followed from a message brings it; a form of another site does not
    )
    return answer


async def _close(request: web.Request) -> web.Response:
    purpose = request.match_info["purpose"]
    await form_of(request)
    key = request.cookies.get(cookie_name(purpose))
    if key is not None:
        await request.app[SERVICES].private_links.close(key, purpose)
    answer = page(request, "private_closed.html", {})
    answer.del_cookie(cookie_name(purpose), path="/mine/")
    return answer


def _look(request: web.Request) -> str:
    return Look.of(request.query).query
