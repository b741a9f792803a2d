"""Live screens: one drawing of a meeting, sent to every screen that shows it.

A change is drawn and serialised once, at most four times a second a meeting, and each connected screen is
handed the same bytes. A screen holds one unread message: one that reads slowly skips what lay between, and costs
nobody else anything.
"""

from __future__ import annotations

import asyncio
import contextvars
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from aiohttp import web

from bot.core.detached import detached_call_later
from bot.core.redraw import Redrawer

PUSH_INTERVAL = 0.25
HEARTBEAT = 15.0
"""Seconds of silence after which a screen is told that we are still here."""
STUCK = 30.0
"""Seconds a screen may take to read before we let go of it."""
TRY_AGAIN = 2.0
"""Seconds until a drawing that failed is tried again, so that no change is lost to a moment's trouble."""

GREETING = b"retry: 1000\n\n"
BEAT = b": still here\nevent: beat\ndata: {}\n\n"


class Watched(NamedTuple):
    """What screens show: a meeting of a group."""

    group_id: int
    meeting_id: int


Draw = Callable[[Watched], Awaitable[bytes]]


def server_event(name: str, facts: Mapping[str, Any]) -> bytes:
    """A server-sent event whose data is one line of JSON."""
    return f"event: {name}\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n".encode()


class Screen:
    """One connected screen's letter box. It holds one message."""

    def __init__(self) -> None:
        self._newest: bytes | None = None
        self._unread = self._closed = False
        self._news = asyncio.Event()

    def put(self, message: bytes) -> None:
        """Replaces what was not read yet. What the screen has already is not sent again."""
        if message != self._newest:
            self._newest, self._unread = message, True
            self._news.set()

    def close(self) -> None:
        self._closed = True
        self._news.set()

    async def next(self, patience: float) -> bytes | None:
        """The newest unread message; a beat after `patience` seconds without one; None once closed."""
        if not self._news.is_set():
            enough = asyncio.get_running_loop().call_later(patience, self._news.set)
            try:
                await self._news.wait()
            finally:
                enough.cancel()
        if self._closed:
            return None
        self._news.clear()
        message, self._unread = self._newest if self._unread else BEAT, False
        return message


class LiveHub:
    """`mark` what changed; screens that are `watching` it get the new drawing.

    A screen that connects marks its meeting too, so that a thousand which come back at once are a few drawings,
    and none is ever handed a picture from before it came.
    """

    def __init__(self, draw: Draw, *, interval: float = PUSH_INTERVAL, try_again: float = TRY_AGAIN) -> None:
        self._draw = draw
        self._try_again = try_again
        self._audiences: dict[Watched, set[Screen]] = {}
        self._redrawer = Redrawer(self._push, interval=interval, steady=True)
        self._closed = False

    @property
    def watched(self) -> tuple[Watched, ...]:
        return tuple(self._audiences)

    def screens(self, watched: Watched) -> int:
        """How many screens show it now."""
        return len(self._audiences.get(watched, ()))

    def mark(self, watched: Watched) -> None:
        """Say that a meeting changed. Where no screen shows it, nothing is drawn.

        Detached: the drawing belongs to the screens, not to whoever made the change.
        """
        if watched in self._audiences and not self._closed:
            contextvars.Context().run(self._redrawer.mark, watched)

    @contextmanager
    def watching(self, watched: Watched) -> Iterator[Screen]:
        """A screen that gets the present state at once and every later one, until the block ends."""
        screen = Screen()
        audience = self._audiences.setdefault(watched, set())
        audience.add(screen)
        if self._closed:
            screen.close()
        self.mark(watched)
        try:
            yield screen
        finally:
            audience.discard(screen)
            if not audience and self._audiences.get(watched) is audience:
                del self._audiences[watched]

    async def close(self) -> None:
        """Let go of every screen, so that none keeps the process waiting."""
        self._closed = True
        for audience in self._audiences.values():
            for screen in audience:
                screen.close()
        await self._redrawer.close()

    async def _push(self, watched: Watched) -> None:
        if watched not in self._audiences or self._closed:
            return
        try:
            message = await self._draw(watched)
        except Exception:
            detached_call_later(self._try_again, lambda: self.mark(watched))
            raise
        for screen in self._audiences.get(watched, ()):
            screen.put(message)


def as_it_is(message: bytes) -> bytes:
    return message


async def stream(
    request: web.Request, hub: LiveHub, watched: Watched, dress: Callable[[bytes], bytes] = as_it_is
) -> web.StreamResponse:
    """Hold the connection open and pass on what the hub has, until the screen or the process goes.

    `dress` puts into each message what only this page knows, such as its own address.
    """
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
    await response.prepare(request)
    if request.method == "HEAD":
        return response
    transport = request.transport
    if transport is None:
        return response
    try:
        await response.write(GREETING)
        with hub.watching(watched) as screen:
            while (message := await screen.next(HEARTBEAT)) is not None:
                # Where it stopped reading, a polite end of the answer would wait behind what it has not read.
                stuck = asyncio.get_running_loop().call_later(STUCK, transport.abort)
                try:
                    await response.write(dress(message))
                finally:
                    stuck.cancel()
    except ConnectionError:
        pass  # the screen went away; it comes back by itself
    return response
