"""By which way somebody came to the pages of ideas, and so what they may do there.

The same pages stand at four addresses: by a meeting's key, where everyone who has it may read; on a phone that has
joined; behind a person's own private link; and in a facilitator's console.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

from bot.core.errors import NotAllowed, Refusal
from bot.core.roles import Actor, Right
from bot.web import console_at
from bot.web.keys import meeting_of
from bot.web.look import Look
from bot.web.phone_at import HERE, home_of, phone_of
from bot.web.private import private_actor

READING = "/join/{key}/ideas"
PHONE = f"{HERE}/ideas"
PURPOSE = "ideas"
"""What a private link to these pages is made for."""
MINE = f"/mine/{PURPOSE}"
CONSOLE = f"{console_at.HERE}/ideas"
MOST_NUMBER = r"\d{1,9}"


class OnlyReading(Refusal):
    """Who only has the meeting's link reads; to take part they come by phone or by a link of their own."""

    message = "web-ideas-only-reading"
    status = 403


@dataclass(frozen=True)
class Visitor:
    actor: Actor
    base: str
    """Where the list of ideas stands for them."""
    home: str
    """The page they came from; empty behind a private link, which leads here only."""
    takes_part: bool
    look: Look
    meeting_id: int | None = None
    """The meeting whose page they came from."""
    keeps: bool = False
    """Whether ideas are looked after here: nobody else holds this page, as may be with a phone that is passed on."""
    in_console: bool = False

    def at(self, path: str = "", **asked: str) -> str:
        """The address of a page under `base`, looking as this one does."""
        query = urlencode({**asked, **self.look.asked})
        return f"{self.base}{path}" + (f"?{query}" if query else "")

    def require_part(self) -> None:
        if not self.takes_part:
            raise OnlyReading

    def require_keeping(self) -> None:
        if not self.keeps:
            raise NotAllowed(right=Right.LOOK_AFTER_IDEAS.value)


Door = Callable[[web.Request], Awaitable[Visitor]]


async def reading(request: web.Request) -> Visitor:
    meeting = (await meeting_of(request)).meeting
    home = f"/join/{meeting.key}"
    return _visitor(request, Actor.system(meeting.group_id), home, meeting.id, takes_part=False)


async def by_phone(request: web.Request) -> Visitor:
    """Raises NotJoined, or what is wrong with the link."""
    phone, actor = await phone_of(request)
    return _visitor(request, actor, home_of(request), phone.meeting_id, takes_part=actor.may(Right.TAKE_PART))


async def by_private_link(request: web.Request) -> Visitor:
    """Raises NotOpen or PageEnded."""
    actor = await private_actor(request, PURPOSE)
    return Visitor(actor, MINE, "", actor.may(Right.TAKE_PART), Look.of(request.query), keeps=True)


async def in_console(request: web.Request) -> Visitor:
    """Raises what the console does where it is not open in this browser."""
    at = await console_at.at_of(request)
    home = f"/console/{request.match_info['token']}"
    look, part = Look.of(request.query), at.actor.may(Right.TAKE_PART)
    return Visitor(at.actor, f"{home}/ideas", home, part, look, at.meeting_id, keeps=True, in_console=True)


def _visitor(request: web.Request, actor: Actor, home: str, meeting_id: int, *, takes_part: bool) -> Visitor:
    return Visitor(actor, f"{home}/ideas", home, takes_part, Look.of(request.query), meeting_id)


DOORS: Mapping[str, Door] = {READING: reading, PHONE: by_phone, MINE: by_private_link, CONSOLE: in_console}
