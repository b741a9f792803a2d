"""/mine/my-data: a copy of what is stored of me, who opened it, and being forgotten. A private page."""

from __future__ import annotations

import asyncio
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from aiohttp import web

from bot.core.errors import NotFound
from bot.core.wording import say
from bot.privacy.copies import Files, files_of
from bot.privacy.words import one_part
from bot.uploads.service import Opened
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
    app.router.add_get(HERE + "/my-data.zip", _everything)
    app.router.add_get(HERE + r"/file/{upload_id:\d{1,9}}", _own_file)
    app.router.add_get(f"{HERE}/forget", _ask)
    app.router.add_post(f"{HERE}/forget", _forget)


async def _show(request: web.Request) -> web.Response:
    actor = await private_actor(request, PURPOSE)
    services = request.app[SERVICES]
    copy = await services.privacy.copy(actor)
    sent = [
        (upload.id, upload.description or say("privacy-file-sent", number=upload.id))
        for upload in await services.uploads.of_person(actor.group_id, actor.person_id)
    ]
    facts = {"copy": copy, "here": HERE, "kinds": list(KINDS), "sent": sent}
    return private_page(request, "my_data.html", PURPOSE, facts)


async def _own_file(request: web.Request) -> web.Response:
    """A picture or paper that this person sent, as it is kept. Raises NotFound for anybody else's."""
    actor, uploads = await private_actor(request, PURPOSE), request.app[SERVICES].uploads
    upload_id = int(request.match_info["upload_id"])
    if upload_id not in {upload.id for upload in await uploads.of_person(actor.group_id, actor.person_id)}:
        raise NotFound
    opened = await uploads.open(actor, upload_id, why=PURPOSE)
    headers = {"Content-Disposition": f'attachment; filename="{_file_name(opened)}"'}
    return web.Response(body=opened.content, content_type=opened.media_type, headers=headers)


async def _everything(request: web.Request) -> web.Response:
    """The three forms of the copy, and every file this person sent, in one archive."""
    actor, services = await private_actor(request, PURPOSE), request.app[SERVICES]
    content = dict(files_of(await services.privacy.copy(actor)))
    for upload in await services.uploads.of_person(actor.group_id, actor.person_id):
        opened = await services.uploads.open(actor, upload.id, why=PURPOSE)
        content[f"files/{_file_name(opened)}"] = opened.content
    packed = await asyncio.to_thread(_packed, content)
    headers = {"Content-Disposition": 'attachment; filename="my-data.zip"'}
    return web.Response(body=packed, content_type="application/zip", headers=headers)


def _packed(content: Files) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, inside in content.items():
            archive.writestr(name, inside)
    return out.getvalue()


def _file_name(opened: Opened) -> str:
    return f"file-{opened.upload.id}.{opened.media_type.rpartition('/')[2]}"


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
