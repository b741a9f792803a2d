"""/record/{key}/large, /large.pdf, /aloud.txt and /short: the record of a meeting in other ways to read it."""

from __future__ import annotations

import asyncio

from aiohttp import web

from bot.papers.rules import EASY_READ, label_key
from bot.web.keys import SERVICES, meeting_of
from bot.web.pages import page
from bot.web.record import Record, record_of
from bot.web.record_list import LARGE_SIZES
from bot.web.record_ways import large_print, read_aloud, things


def add_routes(app: web.Application) -> None:
    app.router.add_get("/record/{key}/large", _large)
    app.router.add_get("/record/{key}/large.pdf", _on_paper)
    app.router.add_get("/record/{key}/aloud.txt", _aloud)
    app.router.add_get("/record/{key}/short", _short)
    app.router.add_get(r"/record/{key}/short/{number:\d{1,4}}", _short)


async def _record(request: web.Request) -> Record:
    return await record_of(request.app[SERVICES], await meeting_of(request))


async def _large(request: web.Request) -> web.Response:
    key = (await meeting_of(request)).meeting.key
    facts = {"record": await _record(request), "here": f"/record/{key}", "join": f"/join/{key}", "sizes": LARGE_SIZES}
    return page(request, "record_large.html", facts)


async def _on_paper(request: web.Request) -> web.Response:
    record, asked = await _record(request), request.query.get("size", str(LARGE_SIZES[0]))
    if asked not in map(str, LARGE_SIZES):
        raise web.HTTPNotFound
    return web.Response(
        body=await asyncio.to_thread(large_print, record, int(asked)),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="record-{asked}-point.pdf"'},
    )


async def _aloud(request: web.Request) -> web.Response:
    return web.Response(
        text=read_aloud(await _record(request)),
        content_type="text/plain",
        charset="utf-8",
        headers={"Content-Disposition": 'inline; filename="record-to-read-aloud.txt"'},
    )


async def _short(request: web.Request) -> web.Response:
    """One thing a page: the first where the address says none."""
    record = await _record(request)
    found = things(record)
    number = int(request.match_info.get("number", "1"))
    if number != 1 and not 1 <= number <= len(found):
        raise web.HTTPNotFound
    meeting = (await meeting_of(request)).meeting
    facts = {
        "record": record,
        "here": f"/record/{meeting.key}",
        "thing": found[number - 1] if found else None,
        "number": number,
        "count": len(found),
        "easy_read": await _easy_read(request),
    }
    return page(request, "record_short.html", facts)


async def _easy_read(request: web.Request) -> list[tuple[str, str]]:
    """Title and address of papers of this meeting that are out in Easy Read, checked with the people it is for."""
    services, meeting = request.app[SERVICES], (await meeting_of(request)).meeting
    released = await services.papers.released(meeting.group_id, meeting.id)
    return [
        (view.paper.title, version.link or f"/join/{meeting.key}/paper/{version.id}")
        for view in released
        for version in view.versions
        if label_key(version) == EASY_READ and (version.link or version.upload_id is not None)
    ]
