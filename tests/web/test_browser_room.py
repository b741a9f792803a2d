"""The room screen in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from aiohttp import web as aiohttp_web
from aiohttp.test_utils import unused_port
from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.access.rules import Draft, Purpose
from bot.core.wording import say
from bot.services import Services
from bot.web.app import build_web
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations_in_any_theme

pytestmark = pytest.mark.browser

SECOND = 1000
ROOM: ViewportSize = {"width": 1920, "height": 1080}
SIZES_OF_TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || holder.closest("title, desc, .only-spoken, script, noscript")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const main = Boolean(holder.closest("main")) && !holder.closest(".kicker, h2");
    const lines = [...range.getClientRects()].map((box) => Math.round(box.top / 8));
    const size = parseFloat(getComputedStyle(holder).fontSize);
    if (lines.length) sizes.push({ words: walker.currentNode.data.trim(), size, main, lines });
  }
  return sizes;
}"""


CUT_OFF = """() => {
  const picture = document.querySelector(".picture"), whole = document.documentElement;
  return Math.max(whole.scrollHeight - innerHeight, picture.scrollHeight - picture.clientHeight - 2, 0);
}"""
"""Pixels that would have to be scrolled, or that the picture loses; the browser rounds."""


@pytest_asyncio.fixture
async def live(group: MadeUpGroup) -> MadeUpGroup:
    """The meeting is at its first item, Buses; Taxis comes next."""
    buses, *_ = await group.accept("Buses", "Taxis", "Trains")
    await group.services.agenda.arrange(group.cara, buses, lead="Asha", partner="Dr Green")
    await group.services.agenda.start_meeting(group.fay, group.meeting_id)
    return group


@pytest_asyncio.fixture
async def page(browser: Browser) -> AsyncIterator[Page]:
    """A page at the size of a room's screen. Whatever the browser complains of fails the test."""
    opened = await browser.new_page(viewport=ROOM)
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if "Security Policy" in said.text else None)
    yield opened
    assert complaints == []


COUNTS_NEWS = """
  const Usual = window.EventSource;
  window.EventSource = class extends Usual {
    constructor(address) {
      super(address);
      const root = document.documentElement;
      this.addEventListener("room", () => (root.dataset.news = Number(root.dataset.news || 0) + 1));
    }
  };
"""


async def _needs(live: MadeUpGroup, need: str) -> None:
    whose, yes = live.asha.person_id, frozenset({Purpose.STORE})
    form = Draft(whose, live.meeting_id, whose, {need: ""}, always=False, consents=yes)
    await live.services.access.send(live.asha, form)


@pytest.mark.parametrize("pace", [("com_more_time", 10), ("seat_light", 1)], ids=["read", "still"])
async def test_a_picture_stays_up_for_as_long_as_somebody_needs(
    page: Page, site: str, live: MadeUpGroup, key: str, pace: tuple[str, int]
) -> None:
    """Ten seconds to read it, or one so that nothing flickers; a screen that is blanked waits for nothing."""
    need, seconds = pace
    await _needs(live, need)
    await page.add_init_script(COUNTS_NEWS)
    await page.clock.install()
    await page.goto(f"{site}/room/{key}")
    await expect(page.locator("html")).to_have_attribute("data-news", "1")
    await page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    heading = page.get_by_role("heading", level=1)
    await live.services.agenda.next_item(live.fay, live.meeting_id)
    await expect(heading).to_have_text("Taxis")  # the first picture has been up for a minute
    await live.services.agenda.next_item(live.fay, live.meeting_id)
    await expect(page.locator("html")).to_have_attribute("data-news", "3")
    await expect(heading).to_have_text("Taxis")
    await page.clock.run_for(seconds * SECOND - 100)
    await expect(heading).to_have_text("Taxis")
    await page.clock.run_for(200)
    await expect(heading).to_have_text("Trains")


async def test_it_follows_the_meeting_within_a_second_without_loading_again(
    page: Page, site: str, live: MadeUpGroup, key: str
) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    await page.goto(f"{site}/room/{key}")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Buses")
    await page.evaluate("window.notLoadedAgain = true")
    await page.get_by_text(say("web-room-settings")).focus()
    await live.services.agenda.next_item(live.fay, live.meeting_id)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Taxis")
    assert await page.evaluate("window.notLoadedAgain")
    await expect(page.get_by_text(say("web-room-settings"))).to_be_focused()
    await live.services.agenda.end_meeting(live.fay, live.meeting_id)
    await expect(page.get_by_role("heading", level=1)).to_have_text(say("web-room-after"))
    await expect(page.get_by_role("heading", name=say("web-room-join"))).to_be_hidden()
    assert {url for url in fetched if not url.startswith(site)} == set()


async def test_nothing_that_can_be_clicked_leads_away_from_it(
    page: Page, site: str, live: MadeUpGroup, key: str
) -> None:
    await page.goto(f"{site}/room/{key}")
    address = page.locator(".address")
    await expect(address).to_contain_text(say("web-room-join-address"))
    await address.click()
    links = await page.locator("a").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert set(links) == {f"/room/{key}"}


async def test_axe_finds_nothing_on_it_in_any_theme(page: Page, site: str, live: MadeUpGroup, key: str) -> None:
    await go_to(page, f"{site}/room/{key}")
    assert await violations_in_any_theme(page) == []
    await page.get_by_text(say("web-room-settings")).click()
    await page.keyboard.press("p")
    assert await violations_in_any_theme(page) == []


async def test_everything_can_be_read_from_the_back(page: Page, site: str, group: MadeUpGroup, key: str) -> None:
    await group.accept("Buses", "Who to ring when the plan goes wrong at night", "Trains", "Trams", "Taxis")
    await group.services.agenda.publish(group.cara, group.meeting_id)
    for move, most_lines in ((None, 8), (group.services.agenda.start_meeting, 6), (group.services.agenda.next_item, 6)):
        if move:
            await move(group.fay, group.meeting_id)
        await page.goto(f"{site}/room/{key}")
        await page.get_by_text(say("web-room-settings")).click()
        texts = await page.evaluate(SIZES_OF_TEXT)
        assert [text for text in texts if text["size"] < 48] == []
        assert len({top for text in texts if text["main"] for top in text["lines"]}) <= most_lines
        assert await page.evaluate(CUT_OFF) == 0


async def test_nothing_lies_over_the_interpreter(page: Page, site: str, live: MadeUpGroup, key: str) -> None:
    for side, left, right in (("left", 480, 1920), ("right", 0, 1440), ("none", 0, 1920)):
        await page.goto(f"{site}/room/{key}?interpreter={side}")
        await page.get_by_text(say("web-room-settings")).click()
        boxes = await page.evaluate(
            "() => [...document.querySelectorAll('.stage, .stage *')].map((part) => part.getBoundingClientRect())"
            ".filter((box) => box.width).map((box) => [box.left, box.right])"
        )
        assert (min(box[0] for box in boxes), max(box[1] for box in boxes)) == (left, right)


async def test_every_control_is_reached_by_keyboard_and_shows_where_it_is(
    page: Page, site: str, live: MadeUpGroup, key: str
) -> None:
    await page.goto(f"{site}/room/{key}")
    await page.get_by_text(say("web-room-settings")).focus()
    await page.keyboard.press("Enter")
    reached: list[str] = []
    while await page.evaluate("document.activeElement !== document.body"):
        outline = await page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, parseFloat(outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        assert outline[0] == "solid"
        assert outline[1] >= 3
        reached.append(await page.evaluate("document.activeElement.innerText"))
        await page.keyboard.press("Tab")
    assert reached == [
        say("web-room-settings"),
        say("web-room-hold"),
        say("web-room-blank"),
        say("web-room-keys"),
        *(say(f"web-theme-{theme}") for theme in ("light", "cream", "dark", "contrast")),
        *(say(f"web-interpreter-{side}") for side in ("none", "left", "right")),
    ]


async def test_the_theme_is_remembered_on_the_device_and_the_address_comes_first(
    page: Page, site: str, live: MadeUpGroup, key: str
) -> None:
    html = page.locator("html")
    await page.goto(f"{site}/room/{key}")
    await page.get_by_text(say("web-room-settings")).click()
    await page.get_by_role("link", name=say("web-theme-dark")).press("Enter")
    await expect(html).to_have_attribute("data-theme", "dark")
    await page.goto(f"{site}/join/{key}")
    await expect(html).to_have_attribute("data-theme", "dark")
    await expect(page.get_by_role("link", name=say("web-theme-dark"))).to_have_attribute("aria-current", "true")
    await page.goto(f"{site}/room/{key}?theme=cream")
    await expect(html).to_have_attribute("data-theme", "cream")
    assert await page.context.cookies() == []


async def test_the_picture_can_be_held_and_let_go(
    page: Page, browser: Browser, site: str, live: MadeUpGroup, key: str
) -> None:
    heading = page.get_by_role("heading", level=1)
    other = await browser.new_page()
    for screen in (page, other):
        await screen.goto(f"{site}/room/{key}")
    await page.keyboard.press("p")
    await expect(page.get_by_text(say("web-room-held"))).to_be_visible()
    await live.services.agenda.next_item(live.fay, live.meeting_id)
    await expect(other.get_by_role("heading", level=1)).to_have_text("Taxis")
    await expect(heading).to_have_text("Buses")
    await page.get_by_text(say("web-room-settings")).click()
    await page.get_by_role("button", name=say("web-room-hold")).click()
    await expect(heading).to_have_text("Taxis")
    await expect(page.get_by_text(say("web-room-held"))).to_be_hidden()


async def test_the_screen_can_be_blanked_and_the_keys_turned_off(
    page: Page, site: str, live: MadeUpGroup, key: str
) -> None:
    unblank = page.get_by_role("button", name=say("web-room-unblank"))
    await page.goto(f"{site}/room/{key}")
    await page.keyboard.press("b")
    await expect(unblank).to_be_focused()
    await live.services.agenda.next_item(live.fay, live.meeting_id)
    await page.keyboard.press("b")
    await expect(unblank).to_be_hidden()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Taxis")
    await page.get_by_text(say("web-room-settings")).click()
    await page.get_by_role("button", name=say("web-room-keys")).click()
    await page.keyboard.press("b")
    await expect(unblank).to_be_hidden()
    await page.reload()
    await page.keyboard.press("b")
    await expect(unblank).to_be_hidden()
    await page.get_by_text(say("web-room-settings")).click()
    await page.get_by_role("button", name=say("web-room-blank")).click()
    await unblank.click()
    await expect(page.get_by_role("button", name=say("web-room-blank"))).to_be_focused()


async def test_a_screen_reader_hears_a_change_at_most_every_ten_seconds(
    page: Page, site: str, live: MadeUpGroup, key: str
) -> None:
    spoken = page.locator("#spoken")
    await page.clock.install()
    await page.goto(f"{site}/room/{key}")
    await expect(spoken).to_have_text("")
    await live.services.agenda.next_item(live.fay, live.meeting_id)
    first = "Now: Taxis, about 20 minutes. Next: Trains, about 20 minutes."
    await expect(page.get_by_role("heading", level=1)).to_have_text("Taxis")
    await page.clock.run_for(1)
    await expect(spoken).to_have_text(first)
    await live.services.agenda.next_item(live.fay, live.meeting_id)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Trains")
    await page.clock.run_for(9 * SECOND)
    await expect(spoken).to_have_text(first)
    await page.clock.run_for(2 * SECOND)
    await expect(spoken).to_contain_text("Now: Trains")


async def test_a_lost_connection_is_said_in_words_until_it_is_back(
    page: Page, services: Services, live: MadeUpGroup, key: str
) -> None:
    port = unused_port()
    runner = await _serve(services, port)
    lost = page.get_by_text(say("web-room-lost"))
    await page.goto(f"http://127.0.0.1:{port}/room/{key}")
    await expect(lost).to_be_hidden()
    await runner.cleanup()
    await expect(lost).to_be_visible()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Buses")
    await live.services.agenda.next_item(live.fay, live.meeting_id)
    runner = await _serve(services, port)
    await expect(page.get_by_role("heading", level=1)).to_have_text("Taxis")
    await expect(lost).to_be_hidden()
    await page.close()
    await runner.cleanup()


async def _serve(services: Services, port: int) -> aiohttp_web.AppRunner:
    runner = aiohttp_web.AppRunner(build_web(services), shutdown_timeout=0.5)
    await runner.setup()
    await aiohttp_web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


async def test_a_script_in_a_title_is_shown_as_text(page: Page, site: str, group: MadeUpGroup, key: str) -> None:
    script = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
    await group.accept(script, "Taxis")
    await page.goto(f"{site}/room/{key}")
    await group.services.agenda.start_meeting(group.fay, group.meeting_id)
    await expect(page.get_by_role("heading", level=1)).to_have_text(script)
    await page.goto(f"{site}/join/{key}")
    await expect(page.get_by_role("heading", name=script)).to_be_visible()
    assert await page.title() == say("web-join-page-title", title="Spring meeting")
