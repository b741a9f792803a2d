"""A real browser for tests: Chromium, found where it is, with nothing of its own to fetch."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Error, Page, async_playwright

from bot.web.look import Theme

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",  # tests run as root in containers, where Chromium's sandbox cannot start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """The Chromium that is named, or the first that is installed; None leaves it to Playwright's own."""
    named = os.environ.get("ALONGSIDE_TEST_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Browser]:
    """Headless Chromium; without one, a skip that says why, or a failure where everything has to run."""
    async with async_playwright() as playwright:
        try:
            opened = await playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        except Error as error:
            reason = f"no browser: install chromium or set ALONGSIDE_TEST_CHROMIUM ({str(error).splitlines()[0]})"
            if os.environ.get("ALONGSIDE_TEST_REQUIRE_ALL"):
                pytest.fail(reason)
            pytest.skip(reason)
        yield opened
        await opened.close()


COLOUR_RULES = ["color-contrast", "link-in-text-block"]
"""What another theme can break: a theme is one attribute, which sets colours and nothing else (test_contrast.py)."""

ONLY_FAULTS: dict[str, list[str]] = {"resultTypes": ["violations"]}
"""Of everything else axe gives only the first example, which is quicker."""


async def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it is shown now."""
    return _said(page, (await Axe().run(page, options=ONLY_FAULTS)).response)


async def violations_in_any_theme(page: Page) -> list[str]:
    """As `violations`, and then what the colours of each other theme break."""
    return await violations(page) + await faulty_colours(page)


async def faulty_colours(page: Page) -> list[str]:
    """What the colours of each other theme break, where axe has looked at the page in the one that was asked for."""
    root, found = page.locator("html"), list[str]()
    asked = await root.get_attribute("data-theme")
    for theme in (each for each in Theme if each != asked):
        await root.evaluate("(root, theme) => { root.dataset.theme = theme }", theme.value)
        broken = await page.evaluate("options => axe.run(options)", ONLY_FAULTS | {"runOnly": COLOUR_RULES})
        found += [f"{theme.value} {each}" for each in _said(page, broken)]
    await root.evaluate("(root, theme) => { root.dataset.theme = theme }", asked)
    return found


async def go_to(page: Page, address: str) -> None:
    """In another theme than the usual one, so that every page is seen to heed what is asked for."""
    answer = await page.goto(f"{address}{'&' if '?' in address else '?'}theme={Theme.DARK.value}")
    assert answer is not None
    assert (address, answer.status) == (address, 200)
    assert await page.locator("html").get_attribute("data-theme") == Theme.DARK


def _said(page: Page, found: dict[str, Any]) -> list[str]:
    return [f"{page.url} {each['id']}: {node['html']}" for each in found["violations"] for node in each["nodes"]]
