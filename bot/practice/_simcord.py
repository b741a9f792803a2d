"""The simulated Discord of practice mode: SimCord's Preview, made to serve many people in many channels at once.

Everything here that SimCord does not promise to keep is listed in tests/practice/test_simcord_names.py, and
pyproject.toml pins SimCord exactly. Nothing else in Alongside touches SimCord's private names.

What is added to SimCord's own Preview:
- one address a person and channel (a "seat"), where SimCord shows one channel at a time;
- the product's own clock, where SimCord's stands still;
- pages that refresh when the bot posts;
- one thing at a time: SimCord refuses overlapping work, and a refused page would be stuck until it is reloaded.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, cast

import discord
import simcord
from aiohttp import web
from discord import app_commands
from simcord.backend.access import can_access_channel
from simcord.backend.errors import BackendError
from simcord.components import walk_components
from simcord.preview import Preview, _require_preview_runtime
from simcord.preview._pages import _Page
from simcord.preview._server import PreviewServer

from bot.core.clock import Clock, real_clock
from bot.core.errors import Refusal
from bot.core.logs import log_failure
from bot.web.static import FOLDER as WEB_FILES

BOT_NAME = "Alongside"
TICK = 0.25
"""Seconds between two looks at the clock and at what the bot posted."""
TICKS_BETWEEN_CLEARINGS = 240
REMEMBERED_REVISIONS = 8

OWN_FILES: Mapping[str, tuple[Path, str]] = {
    "/practice.css": (Path(__file__).parent / "templates" / "practice.css", "text/css"),
    "/practice.js": (Path(__file__).parent / "templates" / "practice.js", "text/javascript"),
    "/icon.svg": (WEB_FILES / "icon.svg", "image/svg+xml"),
}
SEAT_PATH = "/practice-seat"
TROUBLES: Mapping[str, str] = {
    "Action was not completed.": "practice-trouble-not-done",
    "Action outcome uncertain. It will not be retried.": "practice-trouble-uncertain",
    "Connection interrupted; trying again…": "practice-trouble-no-answer",
    "Preview session ended.": "practice-trouble-no-answer",
    "Access to this preview is unavailable.": "practice-trouble-no-access",
}
"""What SimCord's page says in its own words when something goes wrong, and our message for it."""

log = logging.getLogger(__name__)


class NotInstalled(Exception):
    """SimCord, or something its Preview needs, is not installed or is damaged."""


def check_installed() -> None:
    """Raises NotInstalled."""
    try:
        _require_preview_runtime()
    except simcord.SetupError as error:
        raise NotInstalled from error


@dataclass(frozen=True)
class Seat:
    """One person at one channel: what one browser tab shows."""

    key: str
    """The end of the tab's address, "asha/meeting-room". Whoever can open pages on this machine may know it."""
    viewer: simcord.MemberActor | simcord.UserHandle
    """A member in the server's channels; in direct messages SimCord wants the bare user."""
    channel: simcord.ChannelHandle

    @property
    def place(self) -> tuple[int, int]:
        return self.viewer.id, self.channel.id


def can_see(viewer: simcord.MemberActor, channel: simcord.ChannelHandle) -> bool:
    return can_access_channel(channel._env, channel.id, viewer, history=True)


class SeatedPreview(Preview):
    """SimCord's Preview, whose every page has its own viewer and channel.

    Preview keeps one channel and one list of viewers for all its pages. Here both are put in place for the page
    at hand, in stretches of code that do not wait, or that hold `lock`.
    """

    _MAX_PAGES = 64
    _PAGE_LEASE_SECONDS = 7 * 86_400.0
    # A tab must not end the session of all the others, nor become somebody else.
    _ACTION_KINDS = Preview._ACTION_KINDS - {"close", "viewer"}

    def __init__(
        self,
        env: simcord.Env,
        seats: Sequence[Seat],
        *,
        port: int,
        time_zone: str,
        describe: Callable[[Seat], Mapping[str, Any]],
        clock: Clock,
    ) -> None:
        super().__init__(
            env,
            seats[0].channel,
            (seats[0].viewer,),
            layout="channel",
            display="responsive",
            width=960,
            height=720,
            locale="en-GB",
            timezone=time_zone,
            presentation_time=None,
            assets=None,
            port=port,
        )
        self.seats = {seat.key: seat for seat in seats}
        self.describe = describe
        self._now = clock
        self.lock = asyncio.Lock()
        self.started = self.capability
        """New at every start, so that a tab left open from an earlier one knows to load itself anew."""
        self._by_place = {seat.place: seat for seat in seats}
        self._dirty: set[int] = set()
        self._shown: dict[str, deque[tuple[int, dict[str, Any]]]] = {}
        self._server = SeatedServer(self, port)

    async def __aenter__(self) -> SeatedPreview:
        await super().__aenter__()
        assert self._python is not None
        # New pages start where this one stands: at the newest message, not at one of the first seat's channel.
        self._python.target_id = self._python.window_end_id = None
        self.env.backend.subscribers.append(self._heard)
        return self

    def address(self, key: str) -> str:
        return f"{self._origin}/#{key}"

    def newest(self, seat: Seat) -> str:
        """The id of the newest message this person can see there; empty where there is none."""
        return str(self._initial_target(seat.viewer, seat.channel.id) or "")

    def open_seat(self, seat: Seat) -> dict[str, Any]:
        with self._at(seat):
            return self._page_payload(self._open_page(str(seat.viewer.id)))

    async def bring_up_to_date(self) -> None:
        """Let Discord's clock catch up with ours, then redraw the pages whose channel changed."""
        async with self.lock:
            await self.env.advance_time(max(0.0, (self._now() - self.env.now()).total_seconds()))
            dirty, self._dirty = self._dirty, set()
            if not dirty or not self._active:
                return
            self._advance_presentation_time()
            for page in tuple(self._pages.values()):
                if page.channel_id in dirty and page.id in self._pages:
                    self._publish(page, reason="refresh")

    def forget_requests(self) -> None:
        """SimCord notes every request and event for a test to read; here they would only grow."""
        self.env.backend.transcript.clear()
        self.env.backend.http_requests.clear()

    def _heard(self, event: str, payload: Any) -> None:
        if event.startswith("MESSAGE_"):
            self._dirty.add(int(payload["channel_id"]))
        elif event.startswith(("GUILD_", "CHANNEL_", "THREAD_")):  # names, rights: any page may show them
            self._dirty.update(seat.channel.id for seat in self.seats.values())

    @contextmanager
    def _at(self, seat: Seat) -> Iterator[None]:
        before = self.channel, self.viewers
        self.channel, self.viewers = seat.channel, (seat.viewer,)
        try:
            yield
        finally:
            self.channel, self.viewers = before

    def _seat_of(self, page: _Page) -> Seat:
        return self._by_place[page.viewer.id, page.channel_id]

    def _publish(self, page: _Page, **options: Any) -> None:
        with self._at(self._seat_of(page)):
            super()._publish(page, **options)
        self._shown = {known: shown for known, shown in self._shown.items() if known in self._pages}
        shown = self._shown.setdefault(page.id, deque(maxlen=REMEMBERED_REVISIONS))
        shown.append((page.revision, page.snapshot))

    def _page_payload(self, page: _Page) -> dict[str, Any]:
        with self._at(self._seat_of(page)):
            return super()._page_payload(page)

    async def _action(self, context_id: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
        async with self.lock:
            page = self._get_page(context_id)
            with self._at(self._seat_of(page)):
                return await super()._action(context_id, self._brought_up_to_date(page, body))

    def _brought_up_to_date(self, page: _Page, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Let a press count that was made just before its page was redrawn, as it does in Discord.

        SimCord refuses every press on an older drawing, so with several people pressing, one would often be a
        moment too late. What was pressed must still stand in the same place, though.
        """
        if body.get("published_revision") == page.revision:
            return body
        seen = dict(self._shown.get(page.id, ())).get(body.get("published_revision", -1))
        if seen is None or _acted_on(seen, body) != _acted_on(page.snapshot, body):
            return body
        return {**body, "published_revision": page.revision}


def _acted_on(snapshot: Mapping[str, Any], body: Mapping[str, Any]) -> object:
    """Which form is open, and the custom id of what was pressed; None each where there is none."""
    message = snapshot["messages"].get(str(body.get("target_id"))) or {}
    pressed = [
        component.get("custom_id")
        for component in walk_components(message.get("components", []))
        if component.get("control_key") == body.get("control_key")
    ]
    return snapshot["modal"] and snapshot["modal"]["handle"], pressed


class SeatedServer(PreviewServer):
    """Serves SimCord's page with a bar of our own above it, and knows each tab by its seat's key."""

    preview: SeatedPreview
    _STATIC_FILES: ClassVar[dict[str, str]] = {
        **PreviewServer._STATIC_FILES,
        **{path: path[1:] for path in (*OWN_FILES, SEAT_PATH)},
    }

    def _authorized(self, request: Any, *, context: str | None = None) -> bool:
        key = request.headers.get("X-Simcord-Capability", "")
        seat = self.preview.seats.get(key)
        page = self.preview._pages.get(context) if context is not None else None
        if seat is None or (page is not None and (page.viewer.id, page.channel_id) != seat.place):
            return False
        self.preview.capability = key
        return super()._authorized(request, context=context)

    async def _pages(self, request: Any) -> web.Response:
        if not self._authorized(request):
            raise web.HTTPUnauthorized
        seat = self.preview.seats[request.headers["X-Simcord-Capability"]]
        try:
            opened = self.preview.open_seat(seat)
        except (simcord.SetupError, BackendError) as error:
            raise web.HTTPServiceUnavailable from error
        return web.json_response(opened, headers=self._SECURITY_HEADERS)

    async def _static(self, request: Any) -> web.Response:
        if request.path == SEAT_PATH:
            return self._seat(request)
        if request.path in OWN_FILES:
            return self._own(request.path)
        response = cast(web.Response, await super()._static(request))
        if request.path == "/":
            response.text = with_own_bar(response.text or "")
        elif request.path.endswith(".ttf"):
            # Several megabytes each, and they never change: without this every new tab takes seconds to paint.
            response.headers["Cache-Control"] = "private, max-age=86400"
            del response.headers["Pragma"]
        return response

    def _own(self, path: str) -> web.Response:
        file, kind = OWN_FILES[path]
        return web.Response(text=file.read_text(encoding="utf-8"), content_type=kind, headers=self._SECURITY_HEADERS)

    def _seat(self, request: Any) -> web.Response:
        if not self._authorized(request):
            raise web.HTTPUnauthorized
        seat = self.preview.seats[request.headers["X-Simcord-Capability"]]
        return web.json_response(dict(self.preview.describe(seat)), headers=self._SECURITY_HEADERS)


def with_own_bar(page: str) -> str:
    """SimCord's page with our stylesheet, script and an empty bar, which the script fills."""
    head = (
        '<link rel="icon" href="/icon.svg" type="image/svg+xml">\n'
        '<link rel="stylesheet" href="/practice.css">\n'
        '<script type="module" src="/practice.js"></script>\n'
        "</head>"
    )
    return page.replace("</head>", head, 1).replace(
        '<header class="preview-toolbar"',
        '<header id="practice-bar"></header>\n      <header class="preview-toolbar"',
        1,
    )


@asynccontextmanager
async def simulated_discord(bot: discord.Client, clock: Clock) -> AsyncIterator[simcord.Env]:
    """The bot, logged in to a simulated Discord where it is now the present moment."""
    running = simcord.run(bot, check_errors=False)
    env = running._env
    env.backend.clock._epoch = clock()
    env.backend.bot_user.name = BOT_NAME
    _log_faults(env)
    async with running:
        yield env


def set_time(env: simcord.Env, clock: Clock) -> None:
    """It is now what the clock says, in the simulated Discord too. Nothing that waits there is waiting for less."""
    env.backend.clock._epoch += clock() - env.now()


def _log_faults(env: simcord.Env) -> None:
    """Log what goes wrong in the bot. A refusal is an answer, not a fault, and was told to the person."""
    record = env._record_error

    def record_and_log(error: BaseException) -> None:
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        told = isinstance(cause, Refusal | app_commands.NoPrivateMessage) or isinstance(cause.__cause__, Refusal)
        if not told:
            log_failure(log, "the bot failed in practice", cast(Exception, error))
            record(error)

    # SimCord would mark the person's press as failed for every error it records.
    env._record_error = record_and_log  # type: ignore[method-assign]


@asynccontextmanager
async def seated_preview(
    env: simcord.Env,
    seats: Sequence[Seat],
    *,
    port: int,
    time_zone: str,
    describe: Callable[[Seat], Mapping[str, Any]],
    clock: Clock = real_clock,
) -> AsyncIterator[SeatedPreview]:
    """Serve the seats on `port`, or on any free one where that is taken, and keep their pages fresh."""
    async with AsyncExitStack() as stack:
        try:
            preview = await stack.enter_async_context(
                SeatedPreview(env, seats, port=port, time_zone=time_zone, describe=describe, clock=clock)
            )
        except simcord.SetupError:
            preview = await stack.enter_async_context(
                SeatedPreview(env, seats, port=0, time_zone=time_zone, describe=describe, clock=clock)
            )
        keeping = asyncio.create_task(_keep_fresh(preview), name="practice clock")
        try:
            yield preview
        finally:
            keeping.cancel()
            with suppress(asyncio.CancelledError):
                await keeping


async def _keep_fresh(preview: SeatedPreview) -> None:
    ticks = 0
    while True:
        await asyncio.sleep(TICK)
        try:
            await preview.bring_up_to_date()
        except Exception as error:
            log_failure(log, "practice mode could not refresh its pages", error)
        ticks += 1
        if ticks % TICKS_BETWEEN_CLEARINGS == 0:
            preview.forget_requests()
