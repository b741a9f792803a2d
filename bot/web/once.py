"""What a console sends again after a lost connection is done once.

A form of the console carries a key that its page made up. The key is kept before the deed, and what came of it
after. A key that is kept is not done again: the answer is what it was. Where the process ended in between, nobody
knows whether it was done, and the answer says so. Where nothing was done, such as on a full disk, the key is
forgotten, and sending it again does it.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.core.errors import Refusal
from bot.web.console_at import COOKIE
from bot.web.guard import FORM
from bot.web.keys import SERVICES

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_KEY = re.compile(r"[A-Za-z0-9-]{16,64}")
_CONSOLE = re.compile(r"/console/(?P<token>[A-Za-z0-9_-]{1,64})/.")


class NotSureWhetherDone(Refusal):
    """It was begun, and the process ended before it could say that it was done."""

    message = "web-floor-not-sure"


@web.middleware
async def once(request: web.Request, handler: Handler) -> web.StreamResponse:
    console = _CONSOLE.match(request.path)
    if request.method != "POST" or console is None or request.content_type != FORM:
        return await handler(request)
    key = (await request.post()).get("once", "")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        return await handler(request)
    services = request.app[SERVICES]
    actor, _ = await services.console.who(console["token"], request.cookies.get(COOKIE))
    before = await services.floor.begin_deed(actor, key)
    if before is not None:
        return _as_before(*before)
    answer = await handler(request)
    if answer.status >= 500:
        await services.floor.forget_deed(key)
    else:
        await services.floor.finish_deed(key, f"{answer.status} {answer.headers.get('Location', '')}"[:300])
    return answer


def _as_before(finished: bool, outcome: str) -> web.Response:
    if not finished:
        raise NotSureWhetherDone
    status, _, location = outcome.partition(" ")
    headers = {"Location": location} if location else {}
    return web.Response(status=int(status), headers=headers)
