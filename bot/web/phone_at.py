"""Where a phone's pages stand, and whose phone asks for one."""

from __future__ import annotations

from aiohttp import web

from bot.checkin.rules import Phone
from bot.core.roles import Actor
from bot.web.keys import SERVICES
from bot.web.look import Look

COOKIE = "alongside_phone"
HERE = r"/p/{token:[A-Za-z0-9_-]{1,64}}"
_BEFORE_KEY = f"{COOKIE}="


def key_of(request: web.Request) -> str | None:
    """The key in this phone's cookie. Read for each of a thousand votes, so the other cookies are not."""
    for cookie in request.headers.get("Cookie", "").split(";"):
        said = cookie.strip()
        if said.startswith(_BEFORE_KEY):
            return said.removeprefix(_BEFORE_KEY)
    return None


def home_of(request: web.Request) -> str:
    """The address of the phone's own page."""
    return f"/p/{request.match_info['token']}"


def address(request: web.Request, rest: str = "", **facts: str) -> str:
    """A page of this phone, looking as this one does."""
    whole = Look.of(request.query).query_with(**facts) if request.query_string or facts else ""
    return f"{home_of(request)}{rest}{whole}"


def go(request: web.Request, rest: str = "", *, done: str = "", part: str = "", **asked: str) -> web.Response:
    """See the page, from that part of it, that shows what happened; loading it again sends nothing again."""
    where = address(request, rest, **({"done": done} if done else {}), **asked)
    if part:
        where += f"#{part}"
    return web.Response(status=303, headers={"Location": where})


async def phone_of(request: web.Request) -> tuple[Phone, Actor]:
    """Whose phone this is. Raises NotJoined, or what is wrong with the link in the address."""
    return await request.app[SERVICES].check_ins.phone(request.match_info["token"], key_of(request))
