"""When the room's screen is lost while a poll is open, the poll waits until it is back, and gives the time back.

Somebody who cannot see the question must not run out of time. For that a screen is there while its stream is open.
Whether one is on right now, as the checklist before a start asks, its page says itself every few seconds.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.detached import detached_call_later
from bot.core.errors import Refusal
from bot.core.logs import log_failure
from bot.core.redraw import Redrawer
from bot.core.wording import say
from bot.meetings.rules import MeetingState
from bot.polls.rules import Poll, PollState
from bot.services import Services
from bot.web.live import LiveHub, Watched
from bot.web.poll_words import is_underway

LOST_AFTER = timedelta(seconds=15)
"""A screen that comes back sooner, such as one that loads its page again, was never lost."""

LOOK_INTERVAL = 1.0
"""Hundreds of screens that come back at once are a few looks: each reads every poll of the meeting."""

log = logging.getLogger(__name__)


class Step(StrEnum):
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True)
class Sight:
    """Whether the room sees: how many screens are on, and when there was last one."""

    screens: int
    last_seen: datetime | None
    """None where there has been none since the process started."""


def step_for(poll: Poll, sight: Sight, now: datetime, because: str) -> Step | None:
    """What is to happen to this poll of a live meeting. `because` marks the pauses that are ours."""
    ours = poll.state is PollState.PAUSED and because in poll.paused_because
    if sight.screens:
        return Step.RESUME if ours else None
    if ours or not is_underway(poll) or sight.last_seen is None or poll.opened_at is None:
        return None
    seen_while_open = sight.last_seen >= poll.opened_at
    return Step.PAUSE if seen_while_open and now - sight.last_seen >= LOST_AFTER else None


class LostScreens:
    def __init__(self, services: Services, rooms: LiveHub) -> None:
        self._services = services
        self._rooms = rooms
        self._last_seen: dict[Watched, datetime] = {}
        self._last_heard: dict[Watched, datetime] = {}
        self._waiting: dict[Watched, asyncio.TimerHandle] = {}
        self._looks = Redrawer(self._look_safely, interval=LOOK_INTERVAL)
        self._closed = False

    def sight(self, watched: Watched) -> Sight:
        screens = self._rooms.screens(watched)
        return Sight(screens, self._services.clock() if screens else self._last_seen.get(watched))

    def heard(self, watched: Watched, *, slower: timedelta = timedelta()) -> None:
        """A room screen asked for something or said that it is on.

        `slower` is by how much a page without scripts waits longer than usual before it asks again.
        """
        self._last_heard[watched] = self._services.clock() + slower

    def seconds_silent(self, group_id: int, meeting_id: int) -> float | None:
        """Since a room screen was last heard of; None where there was none since the process started."""
        last = self._last_heard.get(Watched(group_id, meeting_id))
        return None if last is None else (self._services.clock() - last).total_seconds()

    def audience_changed(self, watched: Watched) -> None:
        """A screen came or went."""
        if self._closed:
            return
        self._last_seen[watched] = self._services.clock()
        waiting = self._waiting.pop(watched, None)
        if waiting is not None:
            waiting.cancel()
        if self._rooms.screens(watched):
            self._look(watched)
        else:
            wait = LOST_AFTER.total_seconds() + 0.1
            self._waiting[watched] = detached_call_later(wait, lambda: self._look(watched))

    async def close(self) -> None:
        """The process ends: screens that go now are not lost."""
        self._closed = True
        for waiting in self._waiting.values():
            waiting.cancel()
        await self._looks.close()

    def _look(self, watched: Watched) -> None:
        contextvars.Context().run(self._looks.mark, watched)  # it belongs to no one screen's request

    async def _look_safely(self, watched: Watched) -> None:
        if self._closed:
            return
        try:
            await self.look(watched)
        except Refusal:
            pass  # somebody closed or paused it at the same moment
        except Exception as error:
            log_failure(log, "looking for a lost room screen failed", error)

    async def look(self, watched: Watched) -> None:
        """Pause or resume what has to be, now."""
        group_id, meeting_id = watched
        meeting = (await self._services.meetings.view(group_id, meeting_id)).meeting
        if meeting.state is not MeetingState.LIVE:
            return
        polls = [view.poll for view in await self._services.polls.of_meeting(group_id, meeting_id)]
        await self._take_steps(watched, polls)

    async def _take_steps(self, watched: Watched, polls: Iterable[Poll]) -> None:
        because = say("web-polls-screen-lost")
        for poll in polls:
            match step_for(poll, self.sight(watched), self._services.clock(), because):
                case Step.PAUSE:
                    await self._services.polls.stand_still(poll, because)
                case Step.RESUME:
                    await self._services.polls.go_on(poll, because)
