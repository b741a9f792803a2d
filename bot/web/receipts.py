"""/mine/receipt/{id}: one receipt of a claim, behind a private link that ends. Who opens it is noted.

The file was made anew when it was sent; even so it is shown in a sandbox, in which nothing of it could run.
"""

from __future__ import annotations

from aiohttp import web

from bot.core.errors import NotFound
from bot.web.keys import SERVICES
from bot.web.private import private_visit

PURPOSE = "receipt"


def add_routes(app: web.Application) -> None:
    app.router.add_get(r"/mine/receipt/{receipt:\d{1,9}}", _receipt)


async def _receipt(request: web.Request) -> web.Response:
    """Only the receipt that the link was made for, and only for whoever may still open it."""
    actor, link = await private_visit(request, PURPOSE)
    receipt_id = int(request.match_info["receipt"])
    if link.record_id != receipt_id:
        raise NotFound
    services = request.app[SERVICES]
    upload_id = await services.expenses.receipt(actor, receipt_id)
    opened = await services.uploads.read(actor.group_id, int(upload_id))
    return web.Response(
        body=opened.content,
        content_type=opened.media_type,
        headers={
            "Content-Disposition": "inline",
            "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox",
        },
    )
