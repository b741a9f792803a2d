"""A room screen that a facilitator paused: the picture of that moment, also on a screen that is loaded anew.

It is stored as it was drawn, because what it was drawn from goes on changing; so it is the same after a restart.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from aiohttp import web

from bot.floor.service import FloorService
from bot.web.live import Watched
from bot.web.room_view import Phase, RoomView

OVER = frozenset({Phase.AFTER, Phase.CANCELLED})
BLANK = "blank"


@dataclass(frozen=True)
class Picture:
    """What a room screen shows, drawn."""

    html: str
    spoken: str
    title: str
    phase: Phase
    shows: str


Draw = Callable[[RoomView], Picture]


class StillPictures:
    def __init__(self, floor: FloorService) -> None:
        self._floor = floor
        self._kept: dict[Watched, Picture] = {}
        self._one_at_a_time = asyncio.Lock()

    async def picture(self, watched: Watched, now: RoomView, draw: Draw, *, held: bool) -> Picture:
        """What to show: `now`, or what was shown when the pause began. A blank screen is blank at once."""
        if not held or now.phase in OVER:
            self._kept.pop(watched, None)
        elif now.shows != BLANK:
            return await self._still(watched, now, draw)
        return draw(now)

    async def _still(self, watched: Watched, now: RoomView, draw: Draw) -> Picture:
        """The picture of this pause, also from before the process started; or else this one from now on."""
        async with self._one_at_a_time:
            if watched not in self._kept:
                self._kept[watched] = await self._stored(watched) or await self._store(watched, draw(now))
            return self._kept[watched]

    async def _stored(self, watched: Watched) -> Picture | None:
        stored = await self._floor.still_picture(watched.meeting_id)
        if stored is None:
            return None
        parts = json.loads(stored)
        return Picture(**{**parts, "phase": Phase(parts["phase"])})

    async def _store(self, watched: Watched, picture: Picture) -> Picture:
        await self._floor.keep_picture(watched.group_id, watched.meeting_id, json.dumps(asdict(picture)))
        return picture


STILL: web.AppKey[StillPictures] = web.AppKey("room screens that stand still", StillPictures)
