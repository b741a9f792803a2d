"""A room screen that a facilitator paused: the picture of that moment, also on a screen that is loaded anew."""

from __future__ import annotations

from aiohttp import web

from bot.web.live import Watched
from bot.web.room_view import Phase, RoomView

OVER = frozenset({Phase.AFTER, Phase.CANCELLED})


class StillPictures:
    """Kept in memory: after a restart a paused screen shows what is there then, and stands still at that."""

    def __init__(self) -> None:
        self._kept: dict[Watched, RoomView] = {}

    def picture(self, watched: Watched, now: RoomView, *, held: bool) -> RoomView:
        """What to show: `now`, or what was shown when the pause began. A blank screen is blank at once."""
        if not held or now.phase in OVER:
            self._kept.pop(watched, None)
            return now
        return now if now.shows == "blank" else self._kept.setdefault(watched, now)


STILL: web.AppKey[StillPictures] = web.AppKey("room screens that stand still", StillPictures)
