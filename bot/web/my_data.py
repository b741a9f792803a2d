"""/mine/my-data: a copy of what is stored of me, who opened it, and being forgotten. A private page."""

from __future__ import annotations

from aiohttp import web

from bot.core.errors import NotFound
from bot.privacy.copies import files_of
from bot.privacy.words import one_part
from bot.web.guard import form_of, one
from bot.web.keys import SERVICES
from bot.web.pages import page
from bot.web.private import cookie_name, private_actor, private_page
from config.data_map import Fate

PURPOSE = "my-data"
KINDS = {"html": "text/html", "txt": "text/plain", "json": "application/json"}
HERE = f"/mine/{PURPOSE}"


def add_routes(app: web.Application) -> None:
    app.router.add_get(HERE, _show)
    app.router.add_get(HERE + r"/my-data.{kind:html|txt|json}", _file)
    app.router.add_get(f"{HERE}/forget", _ask)
    app.router.add_post(f"{HERE}/forget", _forget)


async def _show(request: web.Request) -> web.Response:
    actor = await private_actor(request, PURPOSE)
    copy = await request.app[SERVICES].privacy.copy(actor)
    return private_page(request, "my_data.html", PURPOSE, {"copy": copy, "here": HERE, "kinds": list(KINDS)})


async def _file(request: web.Request) -> web.Response:
    actor = await private_actor(request, PURPOSE)
    name = f"my-data.{request.match_info['kind']}"
    content = files_of(await request.app[SERVICES].privacy.copy(actor)).get(name)
    if content is None:
        raise NotFound
    return web.Response(
        body=content,
        content_type=KINDS[request.match_info["kind"]],
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


async def _ask(request: web.Request) -> web.Response:
    actor = await private_actor(request, PURPOSE)
    parts = await request.app[SERVICES].privacy.plan(actor)
    fates = [(fate.value, [one_part(part) for part in parts if part.fate is fate]) for fate in Fate]
    return private_page(request, "forget_me.html", PURPOSE, {"fates": fates, "here": HERE, "unsure": False})


async def _forget(request: web.Request) -> web.Response:
    actor = await private_actor(request, PURPOSE)
    privacy = request.app[SERVICES].privacy
    if one(await form_of(request), "sure") != "yes":
        parts = await privacy.plan(actor)
        fates = [(fate.value, [one_part(part) for part in parts if part.fate is fate]) for fate in Fate]
        facts = {"fates": fates, "here": HERE, "unsure": True}
        return private_page(request, "forget_me.html", PURPOSE, facts, status=422)
    parts = await privacy.forget(actor)
    stays = [one_part(part) for part in parts if part.fate is not Fate.DELETE]
    answer = page(request, "forgotten.html", {"stays": stays})
    answer.del_cookie(cookie_name(PURPOSE), path="/mine/")
    return answer
