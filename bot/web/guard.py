"""What comes in from outside: only our own pages may send forms, and only small ones."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from aiohttp import web

from bot.core.errors import BadInput, Refusal
from bot.web.keys import SERVICES
from config.settings import Settings

MOST_BYTES = 256 * 1024
"""The largest form: every written answer of a big meeting with the name of its group."""
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
READING = frozenset({"GET", "HEAD", "OPTIONS"})

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class FromAnotherSite(Refusal):
    """The form was sent from a page that is not ours."""

    message = "web-from-another-site"
    status = 403


class NotAForm(BadInput):
    message = "web-not-a-form"
    status = 415


@web.middleware
async def refuse_other_sites(request: web.Request, handler: Handler) -> web.StreamResponse:
    if request.method not in READING and not _sent_by_our_page(request):
        raise FromAnotherSite
    return await handler(request)


def _sent_by_our_page(request: web.Request) -> bool:
    """By the browser's own word where it gives one, else by the origin. A program that is no browser gives neither."""
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    settings = request.app[SERVICES].settings
    return origin in {own_origin(request, settings), _origin_of(settings.public_url)}


def own_origin(request: web.Request, settings: Settings) -> str:
    """Where the browser thinks this page is. What a proxy says counts only if we were told to trust that proxy."""
    said = request.headers if _trusted(request.remote, settings.trusted_proxies) else {}
    scheme = _last(said, "X-Forwarded-Proto") or request.scheme
    return f"{scheme}://{_last(said, 'X-Forwarded-Host') or request.host}"


def network_of(request: web.Request, settings: Settings) -> str:
    """The address that a request came from; of the newer kind the half that one household or network shares."""
    said = request.headers if _trusted(request.remote, settings.trusted_proxies) else {}
    address = _last(said, "X-Forwarded-For") or request.remote or ""
    try:
        return str(ip_network((address, 64 if ip_address(address).version == 6 else 32), strict=False))
    except ValueError:
        return address


def _last(headers: Mapping[str, str], name: str) -> str:
    """What the nearest proxy said; what stands before it was sent by others."""
    return headers.get(name, "").rpartition(",")[2].strip()


def _trusted(remote: str | None, proxies: tuple[IPv4Network | IPv6Network, ...]) -> bool:
    try:
        address = ip_address(remote or "")
    except ValueError:  # a Unix socket has no address
        return False
    return any(address in proxy for proxy in proxies)


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


async def form_of(request: web.Request) -> Mapping[str, list[str]]:
    """The fields of a form, each with its values in order. Raises NotAForm; too large is the server's own refusal."""
    if request.content_type != FORM:
        raise NotAForm
    fields: dict[str, list[str]] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, str):
            fields.setdefault(name, []).append(value)
    return fields


def one(form: Mapping[str, list[str]], name: str) -> str:
    """The last value of a field, empty where it was not sent."""
    return form.get(name, [""])[-1].strip()
