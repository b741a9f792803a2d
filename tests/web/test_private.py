"""The way into a private page: one button, one browser, and a sentence for everything else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import unescape

import pytest_asyncio
from aiohttp import ClientSession, CookieJar, web
from aiohttp.test_utils import TestServer

from bot.core.wording import say
from bot.services import Services
from bot.web.app import build_web
from bot.web.private import private_actor
from tests.agenda.group import MadeUpGroup
from tests.conftest import FixedClock


async def _whose(request: web.Request) -> web.Response:
    return web.Response(text=f"person {(await private_actor(request, 'test')).person_id}")


@pytest_asyncio.fixture
async def server(services: Services) -> AsyncIterator[TestServer]:
    app = build_web(services)
    app.router.add_get("/mine/test", _whose)
    app.router.add_get("/mine/test/7", _whose)
    running = TestServer(app)
    async with running:
        yield running


def _browser(server: TestServer) -> ClientSession:
    return ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True))


async def _path(group: MadeUpGroup, record_id: int | None = None) -> str:
    return "/me/" + (await group.services.private_links.issue(group.asha, "test", record_id)).rpartition("/")[2]


async def test_looking_uses_nothing_up_and_pressing_opens_it_once(server: TestServer, group: MadeUpGroup) -> None:
    path = await _path(group, 7)
    async with _browser(server) as asha, _browser(server) as other:
        for _ in range(2):
            looked = await asha.get(path)
            assert say("private-door-open") in await looked.text()
            assert looked.headers["Referrer-Policy"] == "same-origin"
        opened = await asha.post(path, data={"open": "1"}, allow_redirects=False)
        cookie = opened.headers["Set-Cookie"]
        assert (opened.status, opened.headers["Location"]) == (303, "/mine/test/7")
        assert all(part in cookie for part in ("HttpOnly", "SameSite=Lax", "Path=/mine/"))
        assert await (await asha.get("/mine/test/7")).text() == f"person {group.asha.person_id}"
        for answer in (await other.get(path), await other.post(path, data={"open": "1"})):
            assert (answer.status, say("private-link-used") in unescape(await answer.text())) == (410, True)
        stranger = await other.get("/mine/test")
        assert (stranger.status, say("private-not-open") in unescape(await stranger.text())) == (403, True)


async def test_every_other_link_ends_in_a_sentence(server: TestServer, group: MadeUpGroup, clock: FixedClock) -> None:
    async with _browser(server) as browser:
        older, newer = await _path(group), await _path(group)
        assert say("private-link-closed") in unescape(await (await browser.get(older)).text())
        assert say("private-no-such-link") in unescape(await (await browser.get("/me/made-up")).text())
        clock.forward(hours=25)
        assert say("private-link-expired") in unescape(await (await browser.post(newer, data={"open": "1"})).text())


async def test_a_page_is_closed_by_hand_and_by_itself(
    server: TestServer, group: MadeUpGroup, clock: FixedClock
) -> None:
    async with _browser(server) as asha:
        await asha.post(await _path(group), data={"open": "1"})
        key = next(iter(asha.cookie_jar)).value
        closed = await asha.post("/mine/test/close", data={"close": "1"})
        assert say("private-closed-about") in unescape(await closed.text())
        kept = await asha.get("/mine/test", headers={"Cookie": f"alongside_mine_test={key}"})
        assert (kept.status, say("private-page-ended") in unescape(await kept.text())) == (403, True)
        await asha.post(await _path(group), data={"open": "1"})
        clock.forward(hours=3)
        assert say("private-page-ended") in unescape(await (await asha.get("/mine/test")).text())
        cross = await asha.post(await _path(group), data={"open": "1"}, headers={"Sec-Fetch-Site": "cross-site"})
        assert cross.status == 403
