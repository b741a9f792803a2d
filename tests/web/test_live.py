"""Live screens: drawn once for all, last state wins, nothing held up by a slow or a lost one."""

from __future__ import annotations

import asyncio
import contextvars
import json
from collections.abc import AsyncIterator

from aiohttp import ClientResponse, ClientSession, web
from aiohttp.test_utils import TestServer

from bot.services import Services
from bot.web.app import build_web
from bot.web.following import ROOMS
from bot.web.live import BEAT, LiveHub, Watched
from tests.agenda.group import MadeUpGroup
from tests.web.conftest import Client

MEETING = Watched(1, 1)
LONG = 30.0
"""Seconds of patience that no test should need."""


class Picture:
    """Something that changes, and how often it was drawn."""

    def __init__(self) -> None:
        self.state = 0
        self.drawn = 0
        self.failing = 0

    async def draw(self, _watched: Watched) -> bytes:
        self.drawn += 1
        if self.failing:
            self.failing -= 1
            raise ConnectionError
        return str(self.state).encode()


async def _pictures(answer: ClientResponse) -> AsyncIterator[dict[str, str]]:
    async for line in answer.content:
        if line.startswith(b'data: {"html"'):
            yield json.loads(line[6:])


async def test_a_thousand_changes_are_a_few_drawings_the_same_for_every_screen() -> None:
    picture = Picture()
    hub = LiveHub(picture.draw, interval=0.02)
    with hub.watching(MEETING) as one, hub.watching(MEETING) as other:
        assert await one.next(LONG) is await other.next(LONG)
        for _ in range(1000):
            picture.state += 1
            hub.mark(MEETING)
        seen = [b"0", b"0"]
        while seen != [b"1000", b"1000"]:
            seen = [await one.next(LONG) or b"", await other.next(LONG) or b""]
    assert picture.drawn <= 3
    await hub.close()


async def test_a_slow_screen_gets_only_the_newest_picture() -> None:
    picture = Picture()
    hub = LiveHub(picture.draw, interval=0)
    with hub.watching(MEETING) as slow, hub.watching(MEETING) as quick:
        for state in range(1, 4):
            picture.state = state
            hub.mark(MEETING)
            while await quick.next(LONG) != str(state).encode():
                pass
        assert await slow.next(LONG) == b"3"
        assert await slow.next(0) == BEAT
    await hub.close()


async def test_nothing_is_drawn_for_a_meeting_that_nobody_watches() -> None:
    picture = Picture()
    hub = LiveHub(picture.draw, interval=0)
    with hub.watching(MEETING) as screen:
        await screen.next(LONG)
    hub.mark(MEETING)
    await hub.close()
    assert (picture.drawn, hub.watched) == (1, ())


async def test_a_drawing_that_failed_is_tried_again() -> None:
    picture = Picture()
    picture.failing = 2
    hub = LiveHub(picture.draw, interval=0, try_again=0)
    with hub.watching(MEETING) as screen:
        assert await screen.next(LONG) == b"0"
    await hub.close()


async def test_a_drawing_does_not_belong_to_whoever_made_the_change() -> None:
    whose: contextvars.ContextVar[str] = contextvars.ContextVar("whose", default="nobody")
    drawn_in: list[str] = []

    async def draw(_watched: Watched) -> bytes:
        drawn_in.append(whose.get())
        return b""

    hub = LiveHub(draw, interval=0)
    whose.set("the bot")
    with hub.watching(MEETING) as screen:
        await screen.next(LONG)
    await hub.close()
    assert drawn_in == ["nobody"]


async def test_a_screen_that_comes_after_the_end_is_let_go_at_once() -> None:
    hub = LiveHub(Picture().draw)
    await hub.close()
    with hub.watching(MEETING) as screen:
        assert await screen.next(LONG) is None


async def test_the_stream_shows_the_present_state_and_then_each_change(
    web: Client, group: MadeUpGroup, key: str
) -> None:
    await group.accept("Buses", "Taxis")
    async with web.get(f"/room/{key}/live") as answer:
        assert answer.content_type == "text/event-stream"
        pictures = _pictures(answer)
        first = await anext(pictures)
        assert "Spring meeting" in first["html"]
        await group.services.agenda.start_meeting(group.fay, group.meeting_id)
        shown = first
        while "Buses" not in shown["html"]:
            shown = await anext(pictures)
        assert shown["spoken"] == "Now: Buses, about 20 minutes. Next: Taxis, about 20 minutes."
        assert shown["html"].startswith("<main")
        assert shown["html"].endswith("</main>")
    async with web.get(f"/room/{key}/live") as again:
        assert "Buses" in (await anext(_pictures(again)))["html"]


async def test_a_screen_that_went_away_is_forgotten(services: Services, group: MadeUpGroup, key: str) -> None:
    await group.accept("Buses")
    await services.agenda.start_meeting(group.fay, group.meeting_id)
    app = build_web(services)
    watched = Watched(group.group_id, group.meeting_id)
    async with TestServer(app) as server, ClientSession() as session:
        async with session.get(server.make_url(f"/room/{key}/live")) as answer:
            await anext(_pictures(answer))
            assert app[ROOMS].screens(watched) == 1
        async with asyncio.timeout(LONG):
            while app[ROOMS].screens(watched):
                await services.agenda.more_time(group.fay, group.meeting_id, 1)


async def test_open_streams_do_not_keep_the_process_waiting(services: Services, key: str) -> None:
    runner = web.AppRunner(build_web(services), shutdown_timeout=10 * LONG)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    async with ClientSession() as session, session.get(f"http://127.0.0.1:{port}/room/{key}/live") as answer:
        await anext(_pictures(answer))
        async with asyncio.timeout(LONG):
            await runner.cleanup()
        assert [picture async for picture in _pictures(answer)] == []
