"""A poll on a phone, in the room and at the console in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, expect

from bot.core.wording import say
from bot.polls.asking import NewPoll
from bot.polls.rules import PollKind, Reveal
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations, violations_in_any_theme
from tests.conftest import FixedClock
from tests.web.polls import TOPICS, open_poll, start, vote
from tests.web.test_browser_room import CUT_OFF, SIZES_OF_TEXT

pytestmark = pytest.mark.browser

WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL_CONTROLS = """
[...document.querySelectorAll('main a, main button, main summary, main select, main textarea, main .pick, header a,'
  + ' main input:not([type=hidden], [type=radio], [type=checkbox]), .help summary, footer a')]
  .map((part) => [part.innerText, part.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 44 || box.height < 44)).map(([words]) => words)
"""


@dataclass
class Addresses:
    phone: str
    room: str
    console: str


@pytest_asyncio.fixture
async def at(site: str, group: MadeUpGroup, key: str) -> Addresses:
    await start(group)
    token = await group.services.check_ins.joining_token(group.group_id, group.meeting_id)
    link = await group.services.console.new_link(group.fay, group.meeting_id)
    return Addresses(f"{site}/p/{token}", f"{site}/room/{key}", f"{site}/console/{link}")


@pytest_asyncio.fixture
async def small(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A narrow phone without JavaScript."""
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    yield context
    await context.close()


async def _join(page: Page, address: str) -> None:
    await page.goto(address)
    await page.get_by_role("button", name=say("web-phone-join"), exact=True).click()


async def test_voting_on_a_narrow_phone_without_javascript(
    small: BrowserContext, at: Addresses, group: MadeUpGroup
) -> None:
    words = ("Buses after six", "Donaudampfschifffahrtsgesellschaft" * 3, "مرحبا \U0001f68c")
    poll = await open_poll(group, NewPoll("Which one, then?", PollKind.ONE_CHOICE, words, may_add_options=True))
    await open_poll(group, NewPoll("Put these in order", PollKind.RANKED, TOPICS))
    page = await small.new_page()
    await _join(page, at.phone)
    for query in ("", "?text=big"):
        await page.goto(at.phone + query)
        assert not await page.evaluate(WIDER_THAN_THE_SCREEN)
        assert await page.evaluate(SMALL_CONTROLS) == []
    await page.goto(at.phone)
    await page.get_by_label("Buses", exact=True).select_option(say("web-polls-place", place=1))
    await page.get_by_role("button", name=say("web-phone-send")).first.press("Enter")
    await page.get_by_role("link", name=say("web-phone-back")).click()
    await page.get_by_label("Buses after six").press("Space")
    await page.get_by_role("button", name=say("web-phone-send")).press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text(say("web-phone-in"))
    await expect(page.get_by_text(say("web-phone-chose", answer="Buses after six"))).to_be_visible()
    assert not await page.evaluate(WIDER_THAN_THE_SCREEN)
    assert (await group.services.polls.view(group.group_id, poll.id)).voted == 1


async def test_axe_finds_nothing_on_any_page_in_any_theme(
    browser: Browser, at: Addresses, group: MadeUpGroup, clock: FixedClock
) -> None:
    closed = await open_poll(group)
    await vote(group, closed, 1, 0)
    clock.forward(minutes=6)
    await group.services.polls.close_due()
    live = await open_poll(group, NewPoll("Dots?", PollKind.DOTS, TOPICS, most=3, reveal=Reveal.LIVE))
    phone, console = await browser.new_page(viewport={"width": 360, "height": 740}), await browser.new_page()
    room = await browser.new_page(viewport={"width": 1920, "height": 1080})
    await phone.goto(at.phone)
    assert await violations(phone) == []
    await _join(phone, at.phone)
    await console.goto(at.console)
    assert await violations(console) == []
    await console.get_by_role("button", name=say("web-console-door-open")).click()
    consoles = [at.console, f"{at.console}/new", f"{at.console}/people", f"{at.console}/poll/{live.id}"]
    for page, address in ((phone, at.phone), (room, at.room), *((console, each) for each in consoles)):
        await go_to(page, address)
        assert await violations_in_any_theme(page) == []
    await group.services.polls.cancel(group.fay, live.id)
    await room.goto(at.room)
    assert await violations(room) == []


async def test_the_console_fits_a_tablet_and_a_phone_and_needs_no_mouse(
    browser: Browser, at: Addresses, group: MadeUpGroup
) -> None:
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 768, "height": 1024})
    page = await context.new_page()
    await page.goto(at.console)
    await page.get_by_role("button", name=say("web-console-door-open")).press("Enter")
    await page.get_by_role("link", name=say("web-console-new")).first.press("Enter")
    await page.get_by_label(say("polls-field-question")).fill("Which topic?")
    await page.get_by_label(say("web-console-field-options")).fill("Buses\nFood")
    await page.get_by_role("button", name=say("web-console-do-prepare-open")).press("Enter")
    await expect(page.get_by_text(say("web-console-done-open"))).to_be_visible()
    for width in (768, 320):
        await page.set_viewport_size({"width": width, "height": 1024})
        for rest in ("", "/new", "/people", f"/poll/{(await _newest(group))}"):
            await page.goto(at.console + rest)
            assert (rest, width, await page.evaluate(WIDER_THAN_THE_SCREEN)) == (rest, width, False)
            assert (rest, await page.evaluate(SMALL_CONTROLS)) == (rest, [])
    await context.close()


async def _newest(group: MadeUpGroup) -> int:
    return (await group.services.polls.of_meeting(group.group_id, group.meeting_id))[0].poll.id


async def test_nothing_is_taken_from_whoever_is_filling_a_form_in(
    browser: Browser, at: Addresses, group: MadeUpGroup
) -> None:
    poll = await open_poll(group, NewPoll("What helps?", PollKind.SHORT_ANSWER))
    page = await browser.new_page(viewport={"width": 360, "height": 740})
    await _join(page, at.phone)
    field = page.get_by_label(say("polls-field-answer"))
    change = page.get_by_role("button", name=say("web-phone-changed"))
    await field.fill("A bus at ni")
    await expect(change).to_be_hidden()
    await group.services.polls.extend(group.fay, poll.id, 5)
    await expect(page.locator(f"[data-words=time-{poll.id}]")).to_contain_text("About 10 minutes left.")
    await expect(change).to_be_visible()
    await expect(field).to_be_focused()
    await expect(field).to_have_value("A bus at ni")
    await field.press_sequentially("ght")
    await page.get_by_role("button", name=say("web-phone-send")).click()
    await expect(page.get_by_text(say("web-phone-chose", answer="A bus at night"))).to_be_visible()
    await page.get_by_role("link", name=say("web-phone-back")).click()
    await page.evaluate("window.notLoadedAgain = true")
    await group.services.agenda.next_item(group.fay, group.meeting_id)
    await expect(page.get_by_text("Now: Taxis")).to_be_visible()
    assert await page.evaluate("window.notLoadedAgain")


async def test_the_room_sees_turn_out_time_and_result_without_loading_again(
    browser: Browser, at: Addresses, group: MadeUpGroup, clock: FixedClock
) -> None:
    room = await browser.new_page(viewport={"width": 1920, "height": 1080})
    await room.goto(at.room)
    await room.evaluate("window.notLoadedAgain = true")
    options = [f"Answer number {number} of nine" for number in range(9)]
    poll = await open_poll(group, NewPoll("What should the next meeting start with?", PollKind.ONE_CHOICE, options))
    heading = room.get_by_role("heading", level=1)
    await expect(heading).to_have_text(poll.question)
    await expect(room.get_by_text(say("web-polls-more", count=4))).to_be_visible()
    await expect(room.get_by_text("Nobody has voted yet.")).to_be_visible()
    for number in range(4):
        await vote(group, poll, number, number % 2)
    await expect(room.get_by_text(say("polls-voted-so-far", voted=4))).to_be_visible()
    await _can_be_read(room)
    await group.services.polls.pause(group.fay, poll.id, "The sound is broken at home.")
    await expect(room.get_by_text("The sound is broken at home.")).to_be_visible()
    await group.services.polls.resume(group.fay, poll.id)
    await group.services.polls.close(group.fay, poll.id)
    await expect(room.get_by_text(say("web-polls-closing"))).to_be_visible()
    await vote(group, poll, 5, 0)
    clock.now += timedelta(minutes=2)
    await group.services.polls.close_due()
    await expect(heading).to_have_text("Answer number 0 of nine won with 3 of 5 votes, about two thirds.")
    await expect(room.get_by_text("3 votes")).to_be_visible()
    await _can_be_read(room)
    await group.services.polls.show_result(group.fay, poll.id, shown=False)
    await expect(heading).to_have_text("Buses")
    assert await room.evaluate("window.notLoadedAgain")
    long = NewPoll("Why does it take so long? " * 11, PollKind.ONE_CHOICE, [f"{n} {'so long ' * 55}" for n in range(9)])
    poll = await open_poll(group, long)
    await expect(room.get_by_text(say("web-polls-vote-now"))).to_be_visible()
    await _can_be_read(room)
    await vote(group, poll, 6, 0)
    clock.now += timedelta(minutes=6)
    await group.services.polls.close_due()
    await expect(room.get_by_text("won with 1 of 1 votes")).to_be_visible()
    await _can_be_read(room)


@pytest.mark.parametrize("answers", [3, 6, 9])
async def test_an_open_poll_fits_every_usual_screen(
    browser: Browser, at: Addresses, group: MadeUpGroup, answers: int
) -> None:
    options = [f"Answer number {number}" for number in range(answers)]
    await open_poll(group, NewPoll("What should the next meeting start with?", PollKind.ONE_CHOICE, options))
    room = await browser.new_page()
    for width, height in ((1024, 576), (1280, 720), (1366, 768), (1920, 1080)):
        await room.set_viewport_size({"width": width, "height": height})
        await room.goto(at.room)
        assert (width, await room.evaluate(CUT_OFF)) == (width, 0)
        smallest = min(text["size"] for text in await room.evaluate(SIZES_OF_TEXT))
        assert smallest >= 48 * height / 1080 - 0.01  # the browser rounds
    await expect(room.get_by_text(say("web-polls-more", count=4))).to_have_count(1 if answers == 9 else 0)


async def _can_be_read(room: Page) -> None:
    texts = await room.evaluate(SIZES_OF_TEXT)
    assert [text for text in texts if text["size"] < 48] == []
    assert await room.evaluate(CUT_OFF) == 0
