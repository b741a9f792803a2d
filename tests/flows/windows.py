"""What the journeys in a real browser are made with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, ViewportSize

from bot.core.clock import real_clock
from bot.core.wording import say
from tests.flows.discord_tab import DiscordTab
from tests.patience import PATIENCE, be_patient

PHONE: ViewportSize = {"width": 420, "height": 900}


class ClockAhead:
    """The real clock, put forward where a person would wait."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)
        self._stopped_at: datetime | None = None

    def __call__(self) -> datetime:
        return (self._stopped_at or real_clock()) + self._ahead

    def put_forward(self, by: timedelta) -> None:
        self._ahead += by

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """For what a person does within a minute, and a busy machine may not. Afterwards it is as late as it was."""
        self._stopped_at = real_clock()
        yield
        self._ahead -= real_clock() - self._stopped_at
        self._stopped_at = None


@pytest_asyncio.fixture
async def window(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    be_patient()
    yield context
    await context.close()


async def be(start: Page, person: str, place: str = "meeting-room") -> DiscordTab:
    """Follow the person's link on the start page, in a tab of its own."""
    link = start.locator(f'a[href$="#{person}/{place}"]').first
    return await DiscordTab.open(await start.context.new_page(), await link.get_attribute("href") or "")


async def start_meeting(tab: DiscordTab) -> None:
    """Go through the checklist, and start although something on it is missing."""
    await tab.command("run start")
    await tab.press(say("floor-button-start-anyway"), on=say("floor-start-words"))
    await tab.write(say("floor-start-form-field"), "We are only trying it out")
    await tab.submit()


async def follow_link(
    window: BrowserContext, tab: DiscordTab, label: str, *, command: str = "", words: str = "shared-private-link"
) -> Page:
    """A private link of this person's, asked for with `command`, opened in a window as wide as a phone."""
    if command:
        await tab.command(command)
    link = tab.message(say(words)[:40]).get_by_role("link", name=label)
    page = await window.new_page()
    await page.set_viewport_size(PHONE)
    await page.goto(await link.get_attribute("href") or "")
    await page.get_by_role("button", name=say("private-door-open")).click()
    return page
