"""A person's own page about their data: to read, to take away, and to be forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
import pytest_asyncio
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser

from bot.core.wording import say
from bot.services import Services
from bot.uploads.rules import Purpose
from tests.agenda.group import MadeUpGroup
from tests.browser import violations_in_any_theme
from tests.flows.pictures import Pictures
from tests.papers.conftest import pdf
from tests.web.test_browser_join import WIDER_THAN_THE_SCREEN


@pytest_asyncio.fixture
async def asha(server: TestServer, group: MadeUpGroup) -> AsyncIterator[ClientSession]:
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as browser:
        await browser.post(await _path(group), data={"open": "1"})
        yield browser


async def _path(group: MadeUpGroup) -> str:
    return "/me/" + (await group.services.private_links.issue(group.asha, "my-data")).rpartition("/")[2]


async def test_the_page_shows_mine_and_each_file_says_the_same(asha: ClientSession, server: TestServer) -> None:
    page = unescape(await (await asha.get("/mine/my-data")).text())
    assert say("privacy-copy-title", name="Asha") in page
    assert "Your name here" in page
    for kind in ("html", "txt", "json"):
        answer = await asha.get(f"/mine/my-data/my-data.{kind}")
        assert (answer.status, "Asha" in await answer.text()) == (200, True)
        assert "attachment" in answer.headers["Content-Disposition"]
    async with ClientSession(server.make_url("/")) as stranger:
        for path in ("", "/my-data.json", "/forget"):
            assert (await stranger.get(f"/mine/my-data{path}")).status == 403
        assert (await stranger.post("/mine/my-data/forget", data={"sure": "yes"})).status == 403


async def test_the_files_somebody_sent_are_in_their_copy_and_nobody_elses(
    asha: ClientSession, group: MadeUpGroup, services: Services
) -> None:
    uploads, kept = services.uploads, []
    for actor, words in ((group.asha, "A bus ticket"), (group.ben, "A taxi")):
        made = await uploads.check(pdf(words), purpose=Purpose.RECEIPT)
        kept.append((await uploads.keep(actor, made, purpose=Purpose.RECEIPT, description=words)).id)
    page = unescape(await (await asha.get("/mine/my-data")).text())
    assert "A bus ticket" in page
    assert "A taxi" not in page
    mine, theirs = [await asha.get(f"/mine/my-data/file/{upload_id}") for upload_id in kept]
    assert (mine.status, (await mine.read())[:4], theirs.status) == (200, b"%PDF", 404)
    packed = ZipFile(BytesIO(await (await asha.get("/mine/my-data/my-data.zip")).read()))
    assert packed.namelist() == ["my-data.html", "my-data.txt", "my-data.json", f"files/file-{kept[0]}.pdf"]
    assert packed.read(f"files/file-{kept[0]}.pdf").startswith(b"%PDF")


async def test_forgetting_asks_first_and_then_closes_the_page(
    asha: ClientSession, group: MadeUpGroup, services: Services
) -> None:
    assert say("privacy-fate-delete") in unescape(await (await asha.get("/mine/my-data/forget")).text())
    unsure = await asha.post("/mine/my-data/forget", data={"other": "1"})
    assert (unsure.status, say("privacy-forget-tick-first") in unescape(await unsure.text())) == (422, True)
    assert (await services.people.person(group.group_id, group.asha.person_id)).name == "Asha"
    done = await asha.post("/mine/my-data/forget", data={"sure": "yes"})
    assert say("privacy-forgotten-about") in unescape(await done.text())
    assert (await services.people.person(group.group_id, group.asha.person_id)).name == "A member"
    assert (await asha.get("/mine/my-data")).status == 403


@pytest.mark.browser
async def test_it_reads_well_on_a_narrow_phone_without_javascript(
    browser: Browser, site: str, group: MadeUpGroup
) -> None:
    page = await browser.new_page(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    await page.goto(site + await _path(group))
    await page.keyboard.press("Tab")
    await page.get_by_role("button", name=say("private-door-open")).click()
    assert page.url.endswith("/mine/my-data")
    await page.get_by_role("link", name=say("privacy-forget-heading-plain")).click()
    assert page.url.endswith("/forget")
    seen = await browser.new_page(viewport={"width": 320, "height": 640})
    await seen.goto(site + await _path(group))
    assert await violations_in_any_theme(seen) == []
    await seen.get_by_role("button", name=say("private-door-open")).click()
    for path in ("", "/forget"):
        await seen.goto(f"{site}/mine/my-data{path}")
        assert not await seen.evaluate(WIDER_THAN_THE_SCREEN)
        assert await violations_in_any_theme(seen) == []
    await Pictures("my-data").take(seen, "forget-me")
