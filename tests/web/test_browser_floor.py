"""The floor in a real browser: every theme, and a console whose connection drops."""

from __future__ import annotations

from datetime import timedelta

import pytest
from aiohttp import ClientSession
from playwright.async_api import Browser, Page, expect

from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import TurnKind
from bot.polls.rules import PollState
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations_in_any_theme
from tests.web.polls import CHOICE
from tests.web.test_browser_polls import (
    SMALL_CONTROLS,
    WIDER_THAN_THE_SCREEN,
    Addresses,
    _join,
    at,
)
from tests.web.test_browser_room import CUT_OFF, SIZES_OF_TEXT

__all__ = ["at"]

pytestmark = pytest.mark.browser

OPEN_EVERYTHING = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


async def _busy(group: MadeUpGroup) -> None:
    """Somebody speaks, others wait in every way, cards are up, and a question waits."""
    floor, meeting_id = group.services.floor, group.meeting_id
    await floor.ask(group.ben, meeting_id)
    await floor.call_next(group.fay, meeting_id)
    await floor.ask(group.asha, meeting_id, TurnKind.READ_OUT, text="Buses are late")
    await floor.ask(group.eve, meeting_id, think=timedelta(minutes=2))
    for kind in (CardKind.STOP, CardKind.JARGON):
        await floor.raise_card(group.eve, meeting_id, kind)
    await floor.ask_question(group.asha, meeting_id, "Who pays?")
    await floor.offer_support(group.ben, meeting_id)
    word = await floor.ask_word(group.asha, "Section 117")
    await floor.propose_meaning(group.ben, word.id, "Free care after a stay in hospital")


async def test_every_page_of_the_floor_in_every_theme(browser: Browser, at: Addresses, group: MadeUpGroup) -> None:
    await _busy(group)
    context = await browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = await context.new_page()
    await _join(page, at.phone)
    await page.goto(at.console)
    await page.get_by_role("button", name=say("web-console-door-open")).click()
    for address in (at.phone, f"{at.phone}/words", at.console, f"{at.console}/words", at.room):
        await go_to(page, address)
        await page.evaluate(OPEN_EVERYTHING)
        assert await violations_in_any_theme(page) == []
        if address != at.room:
            assert not await page.evaluate(WIDER_THAN_THE_SCREEN), address
            assert await page.evaluate(SMALL_CONTROLS) == [], address
    await context.close()


async def test_a_console_that_lost_its_connection_sends_in_order_and_once(
    browser: Browser, at: Addresses, group: MadeUpGroup
) -> None:
    await _busy(group)
    poll = await group.services.polls.prepare(group.fay, group.meeting_id, CHOICE)
    context = await browser.new_context(viewport={"width": 1024, "height": 900}, reduced_motion="reduce")
    page = await context.new_page()
    await page.goto(at.console)
    await page.get_by_role("button", name=say("web-console-door-open")).click()
    await expect(page.locator("#finish")).to_be_visible()
    await page.wait_for_load_state()  # a page whose scripts never came could not say that it is lost
    await context.set_offline(True)
    await expect(page.locator("#lost")).to_be_visible()
    await _by_keyboard(page, "#finish")
    await _by_keyboard(page, "#seen-stop")
    # Also the forms that are plain while there is a connection, such as a poll's.
    await page.get_by_role("button", name=say("web-console-do-open"), exact=True).press("Enter")
    await expect(page.locator("#waiting-list li")).to_have_count(3)
    floor, polls = group.services.floor, group.services.polls
    assert (await floor.view(1, group.meeting_id)).speaker == "Ben"
    # Meanwhile somebody else has ended the turn, so that the first of them cannot be done any more.
    await floor.finish(group.fay, group.meeting_id)
    await context.set_offline(False)
    await expect(page.locator("#waiting-words")).to_be_hidden()
    await expect(page.locator("#lost")).to_be_hidden()
    said = page.locator("#refused-list li")
    await expect(said).to_have_text(f"{say('floor-button-finish')}: {say('floor-refused-nobody-speaks')}")
    await page.locator("#refused-read").press("Enter")
    await expect(page.locator("#refused")).to_be_hidden()
    assert (await polls.poll(1, poll.poll.id)).state is PollState.OPEN
    await expect(page.locator("#seen-stop")).to_have_count(0)
    view = await floor.view(1, group.meeting_id)
    assert (view.speaker, CardKind.STOP in view.cards) == ("", False)
    assert len(await floor.turns_taken(1, group.meeting_id)) == 1

    # What happens elsewhere is put in place, and the focus stays where it was.
    await page.locator("#call-next").focus()
    await floor.raise_card(group.asha, group.meeting_id, CardKind.SLOW)
    await expect(page.locator("#seen-slow")).to_be_visible()
    await expect(page.locator("#call-next")).to_be_focused()

    # Also what somebody else does while a line is being typed: the line and the cursor stay.
    caption = page.locator("#caption")
    await caption.press_sequentially("Asha: the bus")
    await floor.raise_card(group.asha, group.meeting_id, CardKind.BREAK)
    await floor.blank_screen(group.fay, group.meeting_id, blank=True)
    await expect(page.locator("#seen-break")).to_be_visible()
    await expect(page.locator("#screen-on")).to_be_visible()
    await caption.press_sequentially(" is late")
    await expect(caption).to_have_value("Asha: the bus is late")
    await context.close()


async def test_the_room_reads_everything_from_the_back(
    browser: Browser, at: Addresses, group: MadeUpGroup, services: Services
) -> None:
    """A card, who speaks, a long key point and captions: 48 pixels at 1920 by 1080, and nothing is cut off."""
    await _busy(group)
    floor, fay, meeting_id = group.services.floor, group.fay, group.meeting_id
    room = await browser.new_page(viewport={"width": 1920, "height": 1080})
    token = await floor.caption_token(fay, meeting_id)
    site = at.room.partition("/room/")[0]
    point = await services.points.draft(fay, meeting_id, "Buses run until nine, and somebody says when not. " * 6)

    async def can_be_read(shows: str) -> None:
        for interpreter in ("none", "left"):
            await room.goto(f"{at.room}?interpreter={interpreter}")
            await expect(room.locator(f'.picture[data-phase="{shows}"]')).to_have_count(1)
            small = [text for text in await room.evaluate(SIZES_OF_TEXT) if text["size"] < 48]
            assert (shows, interpreter, small, await room.evaluate(CUT_OFF)) == (shows, interpreter, [], 0)

    await can_be_read("floor")
    await services.points.ask(fay, point.id)
    await can_be_read("point")
    async with ClientSession() as client:
        for line in ("The last bus leaves at six.", "We asked the council twice. " * 7):
            await client.post(f"{site}/captions/{token}", data=line, headers={"Content-Type": "text/plain"})
    await expect(room.locator("#captions")).to_be_visible()
    await can_be_read("point")
    await floor.show_by_itself(fay, meeting_id)
    await can_be_read("floor")
    await room.close()


async def _by_keyboard(page: Page, button: str) -> None:
    await page.locator(button).focus()
    await page.keyboard.press("Enter")
