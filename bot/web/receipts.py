"""/mine/receipt/…: one receipt of a claim. The one door to it: for one person, for ten minutes, and noted.

A link from Discord names the receipt that it was made for, and is led on to this door. Pages of claims link straight
to it. The file was made anew when it was sent; even so it is shown in a sandbox, in which nothing of it could run.
"""

from __future__ import annotations

from aiohttp import web

from bot.core.errors import NotFound, Refusal
from bot.core.roles import Actor
from bot.web.keys import SERVICES
from bot.web.look import Look
from bot.web.private import private_actor, private_visit

PURPOSE = "receipt"
PAGES = (PURPOSE, "approve", "claims")
"""Whoever has one of these pages open in this browser is known here."""


def add_routes(app: web.Application) -> None:
    app.router.add_get(r"/mine/receipt/{receipt:\d{1,9}}", _from_discord)
    app.router.add_get(r"/mine/receipt/{part:[A-Za-z0-9_-]{40,600}}", _receipt)


def address_of(request: web.Request, actor: Actor, receipt_id: int) -> str:
    """Where this person can open the receipt in the next ten minutes."""
    part = request.app[SERVICES].finance.receipts.link_part(actor, receipt_id)
    return f"/mine/receipt/{part}{Look.of(request.query).query}"


async def _from_discord(request: web.Request) -> web.Response:
    """Only the receipt that the private link was made for."""
    actor, link = await private_visit(request, PURPOSE)
    receipt_id = int(request.match_info["receipt"])
    if link.record_id != receipt_id:
        raise NotFound
    return web.Response(status=303, headers={"Location": address_of(request, actor, receipt_id)})


async def _receipt(request: web.Request) -> web.Response:
    """A PDF is handed over as a file; a picture is shown."""
    part, receipts = request.match_info["part"], request.app[SERVICES].finance.receipts
    opened = await receipts.open(await _visitor(request, receipts.person_of(part)), part)
    show = "inline" if opened.upload.is_picture else "attachment"
    name = f"receipt-{opened.upload.id}.{opened.upload.kind.value}"
    headers = {
        "Content-Disposition": f'{show}; filename="{name}"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return web.Response(body=opened.content, content_type=opened.media_type, headers=headers)


async def _visitor(request: web.Request, person_id: int) -> Actor:
    """That person, if one of their pages is open in this browser. Raises what `private_actor` raises."""
    ended: Refusal | None = None
    for purpose in PAGES:
        try:
            actor = await private_actor(request, purpose)
        except Refusal as refusal:
            ended = ended or refusal
            continue
        if actor.person_id == person_id:
            return actor
    raise ended or NotFound
