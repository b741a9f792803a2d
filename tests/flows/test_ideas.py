"""docs/walkthrough/ideas.md, in a real browser on practice mode.

With ALONGSIDE_PICTURES=docs/walkthrough/pictures it takes its pictures.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, ViewportSize, expect

from bot.core.wording import say
from bot.practice.world import World
from tests.browser import browser
from tests.flows.discord_tab import DiscordTab
from tests.flows.pictures import Pictures
from tests.flows.windows import be, window
from tests.patience import PATIENCE
from tests.practice.opened import opened_world

__all__ = ["browser", "window"]  # the fixtures

TITLE, WHAT = "A shelter at the bus stop", "A roof and a bench at the stop by the day centre."
BENCH, BENCH_WHAT = say("practice-idea-bench"), say("practice-idea-bench-what")
WE_DID = "The council puts up a shelter with a bench in June."
PHONE: ViewportSize = {"width": 360, "height": 860}
TAB: ViewportSize = {"width": 800, "height": 860}

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture
async def world(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[World]:
    async with opened_world(tmp_path, migrated_sqlite) as world:
        yield world


async def test_an_idea_from_a_phone_to_its_answer(world: World, window: BrowserContext) -> None:
    pictures = Pictures("ideas")
    start = await window.new_page()
    await start.goto(world.start_page)
    asha, ola, cara = [await be(start, person) for person in ("asha", "ola", "cara")]
    await asha.page.set_viewport_size(TAB)

    # On a phone, without an account, somebody posts an idea. The page first asks whether it is one of two others.
    phone = await joined_phone(start, window)
    await phone.get_by_role("link", name=say("web-ideas-title")).click()
    await phone.get_by_role("link", name=say("web-ideas-post")).click()
    await phone.get_by_label(say("web-idea-form-title")).fill(TITLE)
    await phone.get_by_label(say("web-idea-form-what")).fill(WHAT)
    await phone.get_by_label(say("web-idea-form-why")).fill("I get wet, and I cannot stand for long.")
    await phone.get_by_label(say("web-idea-form-named-no")).check()
    await phone.get_by_role("button", name=say("web-idea-form-send")).click()
    await expect(phone.get_by_role("heading", name=say("web-idea-form-twins"))).to_be_visible()
    await expect(phone.get_by_role("link", name=BENCH)).to_be_visible()
    await pictures.take(phone, "twins")
    await phone.get_by_role("button", name=say("web-idea-form-send-anyway")).click()
    await expect(phone.get_by_text(say("web-ideas-done-posted"))).to_be_visible()

    # In the forum each idea has a post of its own. The one of the bench shows its picture, with words for who listens.
    forum = await be(start, "asha", "idea")
    await forum.page.set_viewport_size(TAB)
    picture = forum.message(BENCH_WHAT).get_by_role("img", name=say("practice-idea-bench-picture"))
    await expect(picture).to_be_visible()
    await forum.show(BENCH_WHAT)
    await pictures.take(forum.page, "post")

    # Asha, at home, finds it and supports it.
    await find(asha, TITLE, WHAT)
    await asha.press(say("ideas-button-support"), on=WHAT)
    await asha.sees("1 person supports it")

    # Ola looks after ideas. The bench is the same idea, so she joins it with this one. Nobody is lost.
    await find(ola, BENCH, BENCH_WHAT)
    await ola.press(say("ideas-button-look-after"), on=BENCH_WHAT)
    await ola.choose(say("ideas-choose-twin"), TITLE, on=say("ideas-choose-twin"))
    await ola.press(say("ideas-button-join"), on=say("ideas-join-sure", title=BENCH, into=TITLE))
    await ola.sees(f"They are joined in “{TITLE}”")
    await phone.reload()
    await expect(phone.get_by_role("link", name=BENCH)).to_be_visible()

    # She suggests it for the agenda, and Cara, a co-chair, accepts it.
    await find(ola, TITLE, WHAT)
    await ola.press(say("ideas-button-look-after"), on=WHAT)
    agenda = say("ideas-choose-agenda")
    await ola.choose(agenda, say("practice-meeting-title"), on=agenda)
    await ola.sees(say("ideas-suggested", meeting=say("practice-meeting-title")))
    from_idea = asha.message(say("agenda-suggestion-heading", meeting=say("practice-meeting-title")))
    await expect(from_idea.get_by_role("link", name=TITLE)).to_be_visible()
    await cara.command("agenda shape")
    shape = say("agenda-shape-heading", title=say("practice-meeting-title"))
    await cara.choose(say("agenda-shape-choose-waiting"), TITLE, on=shape)
    await cara.press(say("agenda-button-accept"), on=shape)
    await cara.sees(say("agenda-accepted", title=TITLE))

    # She answers it.
    await find(ola, TITLE, WHAT)
    await ola.press(say("ideas-button-look-after"), on=WHAT)
    await ola.press(say("ideas-button-answer"), on=agenda)
    await ola.tick(say("ideas-status-done"))
    await ola.write(say("ideas-label-we-did"), WE_DID)
    await ola.submit()
    await ola.sees(say("ideas-answered"))

    # Both people see the answer: on the phone's page, and in Asha's private messages.
    await phone.reload()
    await expect(phone.get_by_text(WE_DID).first).to_be_visible()
    led_to = say("web-idea-link-agenda_item", title=say("practice-meeting-title"))
    await expect(phone.get_by_role("link", name=led_to)).to_be_visible()
    private = await be(start, "asha", "messages")
    await private.page.set_viewport_size(TAB)
    await private.sees(WE_DID)
    await private.show(WE_DID)
    await pictures.side_by_side("answer", private.page, phone)


async def joined_phone(start: Page, window: BrowserContext) -> Page:
    assert window.browser is not None
    address = await start.get_by_role("link", name=say("practice-page-phone")).first.get_attribute("href") or ""
    context = await window.browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    phone = await context.new_page()
    await phone.goto(str(await start.evaluate("address => new URL(address, location).href", address)))
    await phone.get_by_role("button", name=say("web-phone-join"), exact=True).click()
    return phone


async def find(tab: DiscordTab, title: str, what: str) -> None:
    """Open the idea from a new list. `what` it is stands only where it is open."""
    choose = tab.page.get_by_role("combobox", name=say("ideas-choose-one"))
    lists = await choose.count()
    await tab.command("idea list")
    await expect(choose).to_have_count(lists + 1)
    opened = tab.page.locator("article").filter(has_text=what)
    before = await opened.count()
    await tab.choose_from(choose.last, tab.page.get_by_role("option").filter(has_text=title).last)
    await expect(opened).to_have_count(before + 1)
