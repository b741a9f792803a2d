"""One shape for everything that goes wrong: a kind page, or the same words as JSON, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.core.errors import Refusal
from bot.core.logs import log_failure
from bot.core.wording import say
from bot.web.pages import page

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = logging.getLogger(__name__)


@web.middleware
async def tell_failures(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except Refusal as refusal:
        return failure(request, refusal.status, say(refusal.message, **refusal.facts))
    except web.HTTPException as error:
        return _http_failure(request, error)
    except Exception as error:
        reference = log_failure(log, "web request failed", error, method=request.method, route=_route(request))
        return failure(request, 500, say("web-unexpected", reference=reference))


def failure(request: web.Request, status: int, words: str) -> web.Response:
    """`words` as a page of its own, or as `{"message": ..., "status": ...}` where the caller asks for JSON."""
    if "application/json" in request.headers.get("Accept", ""):
        return web.json_response({"message": words, "status": status}, status=status)
    return page(request, "failure.html", {"heading": _heading(status), "words": words}, status=status)


def _http_failure(request: web.Request, error: web.HTTPException) -> web.Response:
    if error.status < 400:
        raise error
    answer = failure(request, error.status, _words(error.status))
    answer.headers.update({name: error.headers[name] for name in ("Allow", "Retry-After") if name in error.headers})
    return answer


def _words(status: int) -> str:
    if status == 404:
        return say("web-no-such-page")
    if status == 413:
        return say("web-too-large")
    return say("web-not-ready") if status >= 500 else say("web-cannot-do-that")


def _heading(status: int) -> str:
    if status == 404:
        return say("web-heading-not-found")
    if status == 503:
        return say("web-heading-not-ready")
    return say("web-heading-our-side") if status >= 500 else say("web-heading-refused")


def _route(request: web.Request) -> str:
    """The pattern of the route, never the address itself, which holds a meeting's key."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else ""
