"""A real browser for tests: Chromium, found where it is, with nothing of its own to fetch."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Error, Page, async_playwright
from yarl import URL

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
"""What another theme can break; the rest of a page is the same in each."""

ONLY_FAULTS: dict[str, list[str]] = {"resultTypes": ["violations"]}
"""Of everything else axe gives only the first example, which is quicker."""


async def violations(page: Page) -> list[str]:
    """What axe finds wrong: everything, and of a page that is shown in another theme what its colours can break."""
    in_another = (theme := URL(page.url).query.get("theme")) is not None and theme != Theme.LIGHT
    found = await Axe().run(page, options=ONLY_FAULTS | ({"runOnly": COLOUR_RULES} if in_another else {}))
    return [
        f"{page.url} {each['id']}: {node['html']}" for each in found.response["violations"] for node in each["nodes"]
    ]
