"""The joining page in a real browser, most of it without JavaScript."""

from __future__ import annotations

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.core.wording import say
from tests.agenda.group import MadeUpGroup
from tests.browser import violations_in_any_theme
from tests.web.test_browser_polls import SMALL_CONTROLS

pytestmark = pytest.mark.browser

WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest_asyncio.fixture
async def planned(group: MadeUpGroup) -> MadeUpGroup:
    """A published agenda, with one word that is longer than a phone is wide."""
    await group.accept("Buses", "Donaudampfschifffahrtsgesellschaft" * 2, minutes=45)
    await group.services.agenda.publish(group.cara, group.meeting_id)
    return group


async def test_axe_finds_nothing_on_it_in_any_theme(
    browser: Browser, site: str, planned: MadeUpGroup, key: str
) -> None:
    page = await browser.new_page(viewport={"width": 320, "height": 640})
    for path in (f"/join/{key}", "/join/wrong"):
        await page.goto(f"{site}{path}")
        assert await violations_in_any_theme(page) == []


async def test_it_fits_a_narrow_phone_without_javascript(
    browser: Browser, site: str, planned: MadeUpGroup, key: str
) -> None:
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = await context.new_page()
    for query in ("", "?text=big"):
        await page.goto(f"{site}/join/{key}{query}")
        assert not await page.evaluate(WIDER_THAN_THE_SCREEN)
        await expect(page.get_by_role("heading", name=say("agenda-break"))).to_be_visible()
        await expect(page.get_by_text(say("web-look-kept"))).to_be_hidden()
        heights = await page.evaluate(
            "[...document.querySelectorAll('main a, footer a')].map((link) => link.getBoundingClientRect().height)"
        )
        assert min(heights) >= 44
    await page.get_by_role("link", name=say("web-theme-cream")).click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "cream")


async def test_keyboard_alone_goes_from_the_top_to_the_last_choice(
    browser: Browser, site: str, planned: MadeUpGroup, key: str
) -> None:
    page = await browser.new_page()
    await page.goto(f"{site}/join/{key}")
    reached: list[str] = []
    while True:
        await page.keyboard.press("Tab")
        here = await page.evaluate("document.activeElement.innerText")
        if here == await page.evaluate("document.body.innerText"):
            break
        assert await page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        reached.append(here)
    links = await page.get_by_role("link").all_inner_texts()
    assert reached == links
    assert reached[0] == say("web-skip")


async def test_before_the_meeting_somebody_takes_part_by_keyboard_on_a_narrow_phone(
    browser: Browser, site: str, planned: MadeUpGroup, key: str
) -> None:
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = await context.new_page()
    await page.goto(f"{site}/join/{key}")
    await page.get_by_role("link", name=say("web-join-part-open")).press("Enter")
    await page.get_by_role("button", name=say("web-phone-join"), exact=True).press("Enter")
    await page.get_by_role("button", name=say("meetings-button-remote")).press("Enter")
    await expect(page.get_by_text(say("meetings-mine-remote"))).to_be_visible()
    await page.get_by_role("link", name=say("web-before-suggest")).press("Enter")
    await page.get_by_role("link", name=say("agenda-suggest-form")).press("Enter")
    await page.get_by_label(say("agenda-form-title")).fill("More benches")
    await page.get_by_role("button", name=say("web-agenda-send")).press("Enter")
    await expect(page.get_by_role("alert")).to_have_text(say("web-agenda-refused-named"))
    await page.get_by_label(say("agenda-form-why")).fill("Donaudampfschifffahrtsgesellschaft" * 2)
    await page.get_by_label(say("agenda-form-named-no")).press("Space")
    await page.get_by_role("button", name=say("web-agenda-send")).press("Enter")
    await expect(page.get_by_role("heading", name="More benches")).to_be_visible()
    home = page.url.partition("/agenda")[0]
    seen = await browser.new_context(
        viewport={"width": 320, "height": 640}, storage_state=await context.storage_state()
    )
    page = await seen.new_page()  # axe needs JavaScript
    for path in ("", "/agenda", "/agenda/new"):
        await page.goto(f"{home}{path}?text=big")
        assert not await page.evaluate(WIDER_THAN_THE_SCREEN)
        assert await page.evaluate(SMALL_CONTROLS) == []
        assert await violations_in_any_theme(page) == []
