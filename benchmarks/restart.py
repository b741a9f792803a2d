"""kill -9 in the middle of a meeting: how long until the pages that were open show what happens next.

    python -m benchmarks.restart

A room screen and a phone are open in a real browser. The process is killed and started again on the same port, and a
facilitator opens a poll as soon as it answers. The time is from the kill until both pages show that poll, without
being touched: starting Python, opening the store, the pages finding their way back, drawing.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks.processes import BOT_CORE, Child
from benchmarks.tables import Line, show
from tests.browser import ARGUMENTS, chromium_path

TIMES = 5
AIM = 5.0
"""Seconds."""
PATIENCE = 60_000


def main() -> bool:
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as name, ExitStack() as stack:
        folder = Path(name)
        site = _site(folder, port=0)
        port = site.hello["port"]
        invited = site.ask("invite", people=1)
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=chromium_path(), args=ARGUMENTS
        )
        stack.callback(browser.close)
        pages = [browser.new_context().new_page() for _ in range(2)]
        pages[0].goto(f"http://127.0.0.1:{port}{invited['room'].removesuffix('/live')}")
        pages[1].goto(f"http://127.0.0.1:{port}/p/{invited['tokens'][0]}")
        pages[1].locator("main form button").first.click()
        poll = site.ask("next_poll", question="Before the first kill?")["poll"]
        _wait_for(pages, "Before the first kill?")
        seconds = []
        for number in range(TIMES):
            began = time.monotonic()
            site.kill()
            site = _site(folder, port=port)
            site.ask("go_on", meeting=invited["meeting"], poll=poll)
            poll = site.ask("next_poll", question=f"After kill number {number}?")["poll"]
            _wait_for(pages, f"After kill number {number}?")
            seconds.append(time.monotonic() - began)
        site.stop()
    return show(
        f"kill -9 in a meeting, {TIMES} times: until an open room screen and phone show what happens next",
        [
            Line("seconds, median", f"{median(seconds):.1f}"),
            Line("seconds, worst", f"{max(seconds):.1f}", f"<= {AIM:g}", max(seconds) <= AIM),
        ],
    )


def _site(folder: Path, port: int) -> Child:
    database = str(folder / "alongside.db")
    return Child("benchmarks.web_site", core=BOT_CORE, output=folder / "site.log", database=database, port=port)


def _wait_for(pages: list[Page], words: str) -> None:
    for page in pages:
        page.get_by_text(words).first.wait_for(timeout=PATIENCE)


if __name__ == "__main__":
    main()
