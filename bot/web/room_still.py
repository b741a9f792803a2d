"""A room screen that a facilitator paused: the picture of that moment, also on a screen that is loaded anew.

It is stored as it was drawn, because what it was drawn from goes on changing; so it is the same after a restart.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict, dataclass

from aiohttp import web

from bot.floor.service import FloorService
from bot.web.live import Watched
from bot.web.room_view import Phase

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


class StillPictures:
    def __init__(self, floor: FloorService) -> None:
        self._floor = floor
        self._kept: dict[Watched, Picture] = {}
        self._one_at_a_time = asyncio.Lock()

    async def picture(self, watched: Watched, now: Picture, *, held: bool) -> Picture:
        """What to show: `now`, or what was shown when the pause began. A blank screen is blank at once."""
        if not held or now.phase in OVER:
            self._kept.pop(watched, None)
            return now
        if now.shows == BLANK:
            return now
        async with self._one_at_a_time:
            if watched not in self._kept:
                self._kept[watched] = await self._stored(watched, now)
            return self._kept[watched]

    async def _stored(self, watched: Watched, now: Picture) -> Picture:
        """The picture from before the process started, or else this one from now on."""
        stored = await self._floor.still_picture(watched.meeting_id)
        if stored is None:
            await self._floor.keep_picture(watched.group_id, watched.meeting_id, json.dumps(asdict(now)))
            return now
        parts = json.loads(stored)
        return Picture(**{**parts, "phase": Phase(parts["phase"])})


STILL: web.AppKey[StillPictures] = web.AppKey("room screens that stand still", StillPictures)
