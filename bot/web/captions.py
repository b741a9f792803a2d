"""Captions: typed at the console, or sent by whoever makes them. Shown for a moment, and kept nowhere.

`POST /captions/{token}` takes one line of plain text, or a form with `text`. The token belongs to one meeting.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from aiohttp import web

from bot.core.clock import Clock
from bot.core.errors import required_text
from bot.core.wording import say
from bot.web.guard import FORM, NotAForm
from bot.web.keys import SERVICES
from bot.web.live import Watched

LINES = 2
STAYS = timedelta(seconds=20)
LINE_LIMIT = 200


class Captions:
    """The last lines of each meeting, in memory only: what was said is not stored."""

    def __init__(self, clock: Clock, changed: Callable[[Watched], None]) -> None:
        self._clock = clock
        self._changed = changed
        self._lines: dict[Watched, deque[tuple[datetime, str]]] = {}

    def add(self, watched: Watched, text: str) -> None:
        lines = self._lines.setdefault(watched, deque(maxlen=LINES))
        lines.append((self._clock(), text))
        self._changed(watched)

    def lines(self, watched: Watched) -> tuple[str, ...]:
        """What is still to be read, oldest first."""
        now = self._clock()
        return tuple(text for at, text in self._lines.get(watched, ()) if now - at < STAYS)

    def until(self, watched: Watched) -> datetime | None:
        """When the newest line has been up long enough."""
        lines = self._lines.get(watched)
        return lines[-1][0] + STAYS if lines and self.lines(watched) else None


CAPTIONS: web.AppKey[Captions] = web.AppKey("captions", Captions)


def add_routes(app: web.Application) -> None:
    app.router.add_post("/captions/{token:[A-Za-z0-9_-]{1,64}}", _take)


async def _take(request: web.Request) -> web.Response:
    """Nothing is answered but that it arrived: whoever sends it sends a line a second."""
    group_id, meeting_id = await request.app[SERVICES].floor.meeting_of_captions(request.match_info["token"])
    if request.content_type == FORM:
        sent = (await request.post()).get("text", "")
        text = sent if isinstance(sent, str) else ""
    elif request.content_type == "text/plain":
        text = await request.text()
    else:
        raise NotAForm
    line = required_text(text[:LINE_LIMIT], what=say("web-floor-captions"), limit=LINE_LIMIT)
    request.app[CAPTIONS].add(Watched(group_id, meeting_id), line)
    return web.Response(status=204)
