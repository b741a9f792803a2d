"""The live side of every page: what changed in the store reaches the screens and phones that show it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

from aiohttp import web

from bot.core.detached import detached_call_later
from bot.groups.rules import GroupChanged
from bot.polls.rules import BallotCounted
from bot.services import Services
from bot.tables.words import next_words_at as tables_words_at
from bot.web import console_live, phone_live, room_live
from bot.web.captions import CAPTIONS, Captions
from bot.web.floor_view import next_words_at as floor_words_at
from bot.web.followed import CHANGES, FOLLOWED, Changed, Facts, Followed
from bot.web.keys import SERVICES
from bot.web.live import LiveHub, Watched
from bot.web.lost_screens import LostScreens
from bot.web.poll_words import next_words_at
from bot.web.room_still import STILL, StillPictures

PHONES: web.AppKey[LiveHub] = web.AppKey("live phones", LiveHub)
CONSOLES: web.AppKey[LiveHub] = web.AppKey("live consoles", LiveHub)
ROOMS: web.AppKey[LiveHub] = web.AppKey("live room screens", LiveHub)
SCREENS: web.AppKey[LostScreens] = web.AppKey("room screens that are seen, or lost", LostScreens)


class Following:
    """Three hubs, for room screens, phones and consoles, drawn from the same facts."""

    def __init__(self, app: web.Application) -> None:
        self._app = app
        self._services: Services = app[SERVICES]
        self._followed = app[FOLLOWED]
        self._clocks: dict[Watched, asyncio.TimerHandle] = {}
        self.rooms = LiveHub(self._draw_room)
        self.phones = LiveHub(self._draw_phone)
        self.consoles = LiveHub(self._draw_console)
        self.captions = Captions(self._services.clock, self._mark)

    async def open(self) -> None:
        events = self._services.events
        for kind in CHANGES:
            events.subscribe(kind, self._changed)
        events.subscribe(GroupChanged, self._group_changed)
        events.subscribe(BallotCounted, self._ballot_counted)

    async def close(self) -> None:
        events = self._services.events
        for kind in CHANGES:
            events.unsubscribe(kind, self._changed)
        events.unsubscribe(GroupChanged, self._group_changed)
        events.unsubscribe(BallotCounted, self._ballot_counted)

    async def let_go(self) -> None:
        """Let go of every screen and phone, so that none keeps the process waiting."""
        for clock in self._clocks.values():
            clock.cancel()
        await self.rooms.close()
        await self.phones.close()
        await self.consoles.close()

    def _mark(self, watched: Watched) -> None:
        self.rooms.mark(watched)
        self.phones.mark(watched)
        self.consoles.mark(watched)

    def _words_change(self, watched: Watched) -> None:
        """Nothing was stored, but a place's time to think is over, or a card has been up long enough."""
        self._followed.forget(watched)
        self._mark(watched)

    async def _changed(self, event: Changed) -> None:
        self._mark(Watched(event.group_id, event.meeting_id))

    async def _ballot_counted(self, event: BallotCounted) -> None:
        self._mark(Watched(event.group_id, event.meeting_id))

    async def _group_changed(self, event: GroupChanged) -> None:
        for watched in {*self.rooms.watched, *self.phones.watched, *self.consoles.watched}:
            if watched.group_id == event.group_id:
                self._mark(watched)

    async def _draw_room(self, watched: Watched) -> bytes:
        return await room_live.message(self._app, await self._facts(watched))

    async def _draw_phone(self, watched: Watched) -> bytes:
        return phone_live.message(self._app, await self._facts(watched))

    async def _draw_console(self, watched: Watched) -> bytes:
        return console_live.message(self._app, await self._facts(watched))

    async def _facts(self, watched: Watched) -> Facts:
        facts = replace(await self._followed.facts(watched), captions=self.captions.lines(watched))
        self._draw_again_when_words_change(watched, facts)
        return facts

    def _draw_again_when_words_change(self, watched: Watched, facts: Facts) -> None:
        """The time left is said in words that change by the minute, so nothing is drawn by the second."""
        changes = [moment for view in facts.underway if (moment := next_words_at(view.poll, facts.now))]
        also = (
            floor_words_at(facts.floor, facts.now),
            tables_words_at(facts.tables, facts.now),
            self.captions.until(watched),
        )
        changes += [moment for moment in also if moment is not None]
        earlier = self._clocks.pop(watched, None)
        if earlier is not None:
            earlier.cancel()
        if changes:
            wait = (min(changes) - facts.now).total_seconds()
            self._clocks[watched] = detached_call_later(wait, lambda: self._words_change(watched))


def go_live(app: web.Application) -> None:
    """Follow changes from the app's start to its end, and let go of every screen before it ends."""
    app[FOLLOWED] = Followed(app[SERVICES])
    following = Following(app)
    app[ROOMS], app[PHONES], app[CONSOLES] = following.rooms, following.phones, following.consoles
    app[CAPTIONS] = following.captions
    app[STILL] = StillPictures(app[SERVICES].floor)
    screens = app[SCREENS] = LostScreens(app[SERVICES])
    floor = app[SERVICES].floor
    floor.screen_seconds = screens.seconds_silent
    app[SERVICES].polls.screen_is_lost = screens.is_lost
    floor.phone_page_reachable = lambda: app[SERVICES].settings.others_can_open_links

    async def follow(_app: web.Application) -> AsyncIterator[None]:
        await following.open()
        yield
        await following.close()

    async def let_go(_app: web.Application) -> None:
        await screens.close()
        await following.let_go()

    app.cleanup_ctx.append(follow)
    app.on_shutdown.append(let_go)
