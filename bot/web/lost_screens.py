"""When the room's screen is lost while a poll is open, the poll waits until it is back, and gives the time back.

Somebody who cannot see the question must not run out of time. A screen is on while its page says so, every few
seconds: an open connection alone says nothing, because its network may be gone.
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
from bot.floor.starting import SCREEN_ALIVE_SECONDS
from bot.meetings.rules import MeetingState
from bot.polls.rules import Poll, PollState
from bot.services import Services
from bot.web.live import Watched
from bot.web.poll_words import is_underway

LOST_AFTER = timedelta(seconds=SCREEN_ALIVE_SECONDS)
"""The same time after which the checklist and the console say that no screen is on. To load a page again is quicker."""

STEADY = timedelta(seconds=30)
"""How long a screen says that it is on before it can be lost again, once somebody let a poll go on without one.

Whoever has the joining link can say it once.
"""

LOOK_INTERVAL = 1.0
"""Hundreds of screens that come back at once are a few looks: each reads every poll of the meeting."""

log = logging.getLogger(__name__)


class Step(StrEnum):
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True)
class Sight:
    """Until when a room screen of the meeting is, or was, on."""

    on_until: datetime | None
    """None where there has been none since the process started."""

    def on_at(self, moment: datetime) -> bool:
        return self.on_until is not None and moment < self.on_until


def step_for(poll: Poll, sight: Sight, now: datetime, because: str) -> Step | None:
    """What is to happen to this poll of a live meeting. `because` marks the pauses that are ours."""
    ours = poll.state is PollState.PAUSED and because in poll.paused_because
    if sight.on_at(now):
        return Step.RESUME if ours else None
    if ours or not is_underway(poll) or poll.opened_at is None:
        return None
    return Step.PAUSE if sight.on_at(poll.opened_at) else None


class LostScreens:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._last_heard: dict[Watched, datetime] = {}
        self._came_on: dict[Watched, datetime] = {}
        self._steady: set[Watched] = set()
        """Meetings whose screen was on for long, the last time that one was."""
        self._stood_still: set[int] = set()
        """Polls that wait for a screen, or did until somebody let them go on."""
        self._waiting: dict[Watched, asyncio.TimerHandle] = {}
        """Of each meeting with a screen that is on: when to look whether it still is."""
        self._looks = Redrawer(self._look_safely, interval=LOOK_INTERVAL)
        self._closed = False

    def sight(self, watched: Watched) -> Sight:
        last = self._last_heard.get(watched)
        return Sight(None if last is None else last + LOST_AFTER)

    def heard(self, watched: Watched, *, slower: timedelta = timedelta()) -> None:
        """A room screen asked for something or said that it is on.

        `slower` is by how much a page without scripts waits longer than usual before it asks again.
        """
        if self._closed:
            return
        now = self._services.clock()
        was_on = self.sight(watched).on_at(now)
        if not was_on:
            self._came_on[watched] = now
            self._steady.discard(watched)
        elif now - self._came_on[watched] >= STEADY:
            self._steady.add(watched)
        self._last_heard[watched] = max(now + slower, self._last_heard.get(watched, now))
        if not was_on:
            self._look(watched)
        if watched not in self._waiting:
            self._look_again(watched)

    def seconds_silent(self, group_id: int, meeting_id: int) -> float | None:
        """Since a room screen was last heard of; None where there was none since the process started."""
        last = self._last_heard.get(Watched(group_id, meeting_id))
        return None if last is None else (self._services.clock() - last).total_seconds()

    def is_lost(self, group_id: int, meeting_id: int) -> bool:
        """Whether a room screen was on since the process started, and none is now."""
        sight = self.sight(Watched(group_id, meeting_id))
        return sight.on_until is not None and not sight.on_at(self._services.clock())

    def _look_again(self, watched: Watched) -> None:
        """At the moment when the screen is lost if nothing is heard until then."""
        wait = self._last_heard[watched] + LOST_AFTER - self._services.clock()
        self._waiting[watched] = detached_call_later(wait.total_seconds() + 0.1, lambda: self._still_on(watched))

    def _still_on(self, watched: Watched) -> None:
        if self.sight(watched).on_at(self._services.clock()):
            self._look_again(watched)
        else:
            del self._waiting[watched]
            self._look(watched)

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
                case Step.PAUSE if watched in self._steady or poll.id not in self._stood_still:
                    await self._services.polls.stand_still(poll, because)
                    self._stood_still.add(poll.id)
                case Step.RESUME:
                    self._stood_still.discard(poll.id)
                    await self._services.polls.go_on(poll, because)
