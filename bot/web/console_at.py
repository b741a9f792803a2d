"""Who is at the console, and the layout that every page of it shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.core.errors import NotFound
from bot.core.roles import Actor
from bot.core.wording import say
from bot.polls.rules import Poll, PollView
from bot.services import Services
from bot.web.console_live import console_stamp
from bot.web.console_view import Problem, Verb, screen_words
from bot.web.followed import FOLLOWED
from bot.web.following import SCREENS
from bot.web.headers import with_forms
from bot.web.keys import SERVICES
from bot.web.live import Watched
from bot.web.look import Look
from bot.web.pages import page
from bot.web.phone_view import here_words
from bot.web.static import shelf

COOKIE = "alongside_console"
HERE = r"/console/{token:[A-Za-z0-9_-]{1,64}}"
POINT_DEEDS = tuple(
    f"point-{deed}" for deed in ("drafted", "asked", "ask", "off", "agreed", "leave", "withdraw", "reword", "release")
)
FLOOR_DONE = (
    "item", "next", "call", "drop", "finish", "put-back", "order", "cards", "question", "screen", "caption",
    "ask-for", "tick", "remote", "start",
)  # fmt: skip
DONE = frozenset(
    {
        *(verb.value for verb in Verb),
        "prepared",
        "ticked",
        "added",
        "code",
        "decision-added",
        "action-added",
        "action-changed",
        "slips-made",
        "slip-entered",
        *(f"tables-{each}" for each in ("make", "move", "facilitator", "timer", "stop", "talk", "close", "notes")),
        "setting-cards",
        "setting-captions-stop",
        "stays-open",
        *POINT_DEEDS,
        *(f"floor-{each}" for each in FLOOR_DONE),
    }
)
"""What an address may say was just done."""


@dataclass(frozen=True)
class At:
    """Who is at the console of which meeting, and the request they made."""

    request: web.Request
    services: Services
    actor: Actor
    meeting_id: int

    @property
    def watched(self) -> Watched:
        return Watched(self.actor.group_id, self.meeting_id)

    def address(self, rest: str = "", **facts: str) -> str:
        look = Look.of(self.request.query).asked
        return str(
            self.request.rel_url.with_path(f"/console/{self.request.match_info['token']}{rest}").with_query(
                {**look, **facts}
            )
        )

    def go(self, rest: str = "", *, done: str) -> web.Response:
        return web.Response(status=303, headers={"Location": self.address(rest, done=done)})

    async def polls(self) -> list[PollView]:
        return list(await self.services.polls.of_meeting(self.actor.group_id, self.meeting_id))

    async def poll(self) -> Poll:
        """The poll that the address names. Raises NotFound for another meeting's."""
        poll = await self.services.polls.poll(self.actor.group_id, int(self.request.match_info["poll_id"]))
        if poll.meeting_id != self.meeting_id:
            raise NotFound
        return poll


async def at_of(request: web.Request) -> At:
    services = request.app[SERVICES]
    token, key = request.match_info["token"], request.cookies.get(COOKIE)
    actor, meeting_id = await services.console.who(token, key)
    return At(request, services, actor, meeting_id)


async def shown(
    at: At, template: str, facts: Mapping[str, Any], *, problem: Problem | None = None, status: int = 200
) -> web.Response:
    services = at.services
    meeting = (await services.meetings.view(*at.watched)).meeting
    done = at.request.query.get("done", "")
    around = {
        "here": f"/console/{at.request.match_info['token']}",
        "query": Look.of(at.request.query).query,
        "title": meeting.title,
        "room": f"/room/{meeting.key}",
        "screen": screen_words(at.request.app[SCREENS].seconds_silent(*at.watched)),
        "counts": here_words(await services.check_ins.counts(*at.watched)),
        "stamp": console_stamp(await at.request.app[FOLLOWED].facts(at.watched)) + shelf().digest,
        "done": say(f"web-console-done-{done}") if done in DONE else "",
        "problem": problem,
        "path": at.request.path if at.request.method == "GET" else at.address().partition("?")[0],
    }
    return with_forms(page(at.request, template, {**around, **facts}, status=status))
