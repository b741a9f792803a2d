"""The process stops and starts in the middle of a meeting, with the pages of the meeting open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import unused_port
from playwright.async_api import Browser, Page, expect

from bot.app import open_services
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.polls.asking import NewPoll
from bot.polls.rules import PollKind
from bot.polls.words import voted_so_far
from bot.services import Services
from bot.web.app import build_web
from config.settings import Settings
from tests.agenda.group import MadeUpGroup, make_group
from tests.conftest import FixedClock
from tests.web.polls import TOPICS, open_poll, start, vote

pytestmark = pytest.mark.browser


@asynccontextmanager
async def _process(settings: Settings, clock: FixedClock, port: int) -> AsyncIterator[Services]:
    """Everything from the database file to the open port, as one process has it; then all of it is gone."""
    async with open_services(settings, clock) as services:
        runner = web.AppRunner(build_web(services), shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield services
        await runner.cleanup()


async def _open_pages(browser: Browser, group: MadeUpGroup, site: str) -> tuple[Page, Page, Page]:
    """The room screen, a phone that has joined, and the console."""
    services, meeting_id = group.services, group.meeting_id
    token = await services.check_ins.joining_token(group.group_id, meeting_id)
    link = await services.console.new_link(group.fay, meeting_id)
    key = (await services.meetings.view(group.group_id, meeting_id)).meeting.key
    room, phone, console = [await (await browser.new_context()).new_page() for _ in range(3)]
    await room.goto(f"{site}/room/{key}")
    await phone.goto(f"{site}/p/{token}")
    await phone.get_by_role("button", name=say("web-phone-join"), exact=True).click()
    await console.goto(f"{site}/console/{link}")
    await console.get_by_role("button", name=say("web-console-door-open")).click()
    return room, phone, console


async def test_after_a_restart_every_page_is_true_by_itself_and_nothing_is_asked_twice(
    browser: Browser, settings: Settings, clock: FixedClock
) -> None:
    port = unused_port()
    site = f"http://127.0.0.1:{port}"
    async with _process(settings, clock, port) as services:
        group = await make_group(services)
        await start(group)
        await services.floor.ask(group.ben, group.meeting_id)
        await services.floor.call_next(group.fay, group.meeting_id)
        await services.floor.ask(group.asha, group.meeting_id)
        await services.floor.raise_card(group.eve, group.meeting_id, CardKind.STOP)
        poll = await open_poll(group, NewPoll("Which topic?", PollKind.ONE_CHOICE, TOPICS))
        room, phone, console = await _open_pages(browser, group, site)
        await phone.get_by_label("Buses", exact=True).check()
        await phone.get_by_role("button", name=say("web-phone-send")).click()
        await phone.goto(f"{site}/p/{phone.url.split('/p/')[1].split('/')[0]}")
        was = await services.floor.view(group.group_id, group.meeting_id)
        typed = console.get_by_label(say("web-floor-caption-label"))
        await typed.fill("Half a sentence")

    async with _process(settings, clock, port) as services:
        now = await services.floor.view(group.group_id, group.meeting_id)
        assert (now.speaker, now.queue, now.cards) == (was.speaker, was.queue, was.cards)
        group.services = services
        clock.forward(minutes=1)
        await services.floor.raise_card(group.dev, group.meeting_id, CardKind.SLOW)
        await services.agenda.next_item(group.fay, group.meeting_id)
        await vote(group, poll, 1, 0)
        await expect(phone.get_by_text("Now: Taxis")).to_be_visible()
        for card in ("#seen-stop", "#seen-slow"):
            await expect(console.locator(card)).to_be_visible()
        await expect(room.get_by_text(voted_so_far(2))).to_be_visible()
        await expect(typed).to_have_value("Half a sentence")
        await phone.reload()
        await expect(phone.get_by_role("button", name=say("web-phone-join"), exact=True)).to_have_count(0)
        await expect(phone.get_by_text("Which topic?").first).to_be_visible()
        await console.reload()
        await expect(console.get_by_role("button", name=say("web-console-door-open"))).to_have_count(0)
        for page in (room, phone, console):
            await page.context.close()
