"""docs/walkthrough/polls.md, in a real browser on practice mode.

With ALONGSIDE_PICTURES=docs/walkthrough/pictures it takes its pictures.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, ViewportSize, expect

from bot.core.wording import say
from bot.polls.rules import PollKind
from bot.polls.states import NOTICE
from bot.practice.world import World
from tests.browser import browser
from tests.flows.discord_tab import DiscordTab
from tests.flows.pictures import Pictures
from tests.flows.windows import ClockAhead, be, start_meeting, window
from tests.patience import PATIENCE
from tests.practice.opened import opened_world

__all__ = ["browser", "window"]  # the fixtures

QUESTION = "Which buses should we talk about first?"
CENTRE, HOSPITAL, EVENING = "To the day centre", "To the hospital", "In the evening"
RESULT = (
    f"{CENTRE} won with 2 of 3 votes, about two thirds.",
    "3 of 8 people voted.",
    "By way of voting: 2 in Discord and 1 on a phone.",
)
BALLOT = say("polls-answer-not-sure")
PHONE: ViewportSize = {"width": 360, "height": 860}
TAB: ViewportSize = {"width": 800, "height": 860}
SCREEN: ViewportSize = {"width": 1178, "height": 720}

pytestmark = pytest.mark.browser


@pytest.fixture
def clock() -> ClockAhead:
    return ClockAhead()


@pytest_asyncio.fixture
async def world(tmp_path: Path, migrated_sqlite: Path, clock: ClockAhead) -> AsyncIterator[World]:
    async with opened_world(tmp_path, migrated_sqlite, clock) as world:
        yield world


async def test_a_poll_at_three_doors(world: World, clock: ClockAhead, window: BrowserContext) -> None:
    pictures = Pictures("polls")
    start = await window.new_page()
    await start.goto(world.start_page)
    fay, asha, ben = [await be(start, person) for person in ("fay", "asha", "ben")]
    await asha.page.set_viewport_size(TAB)
    room = await window.new_page()
    await room.set_viewport_size(SCREEN)
    await room.goto(world.room)

    # Fay starts the meeting, so the room screen shows the way in for phones. Asha says that she is there, at home.
    await start_meeting(fay)
    code = room.locator("#code-words")
    await expect(room.get_by_text(say("web-room-join-phone"))).to_be_visible()
    await asha.command("here", how=say("checkin-side-remote"))
    await asha.sees(say("practice-meeting-title"))

    # Fay writes a poll. Nobody else sees it before she opens it.
    await prepare(fay)
    await expect(asha.message(QUESTION)).to_have_count(0)
    await fay.press(say("polls-button-open"), on=say("polls-prepared"))
    await expect(room.get_by_role("heading", name=QUESTION)).to_be_visible()
    await expect(room.get_by_text(say("polls-voted-so-far", voted=0))).to_be_visible()

    # Asha, at home, votes with one press, and reads that it is stored and who can see it.
    await asha.press(f"1. {CENTRE}", on=BALLOT)
    await expect(asha.message(say("polls-receipt-in"))).to_contain_text(say("polls-who-private"))
    await expect(room.get_by_text(say("polls-voted-so-far", voted=1))).to_be_visible()

    # Somebody in the room scans the code on the screen, and votes without an account.
    *_, address = (await code.text_content() or "nowhere").split()
    link = start.get_by_role("link", name=say("practice-page-phone")).first
    assert address.endswith(await link.get_attribute("href") or "nowhere")
    phone = await join_by_phone(window, address)
    await vote_by_phone(phone, HOSPITAL)

    # Ben votes, and changes his vote. It counts once.
    await ben.press(f"3. {EVENING}", on=BALLOT)
    await ben.sees(say("polls-receipt-in"))
    await ben.press(f"1. {CENTRE}", on=BALLOT)
    await ben.sees(say("polls-receipt-changed"))
    await expect(room.get_by_text(say("polls-voted-so-far", voted=3))).to_be_visible()
    await expect(asha.message(BALLOT)).to_contain_text(say("polls-voted-so-far", voted=3))
    await asha.show(BALLOT)
    await pictures.side_by_side("open", asha.page, phone, room)

    # Fay gives the minute's notice. Everyone is told at once.
    await fay.command("poll console")
    await fay.press(say("polls-button-close"), on=say("polls-button-close"))
    await fay.sees(say("polls-closing"))
    await expect(room.get_by_text(say("web-polls-closing"))).to_be_visible()
    await expect(phone.locator("[data-words^=time-]")).to_contain_text(say("polls-time-last-minute"))

    # The minute is over: the same words at all three places, and nobody touched any of them.
    clock.put_forward(NOTICE)
    await world.services.polls.close_due()  # what the alarm does when it rings, a minute of real time later
    await asha.sees(say("polls-closed-result"))
    for place in (asha.message(say("polls-closed-result")), phone.locator("#results + .result"), room.locator("body")):
        for sentence in RESULT:
            await expect(place).to_contain_text(sentence)
    chart = asha.message(say("polls-closed-result")).get_by_role("img")
    await expect(chart).to_have_attribute("src", re.compile("^blob:"))  # it has arrived
    await asha.show(say("polls-closed-result"))
    await pictures.side_by_side("result", asha.page, phone, room)


async def prepare(fay: DiscordTab) -> None:
    await fay.command("poll new", kind=say(f"polls-kind-{PollKind.ONE_CHOICE}"))
    await fay.write(say("polls-label-question"), QUESTION)
    await fay.write(say("polls-label-options"), f"{CENTRE}\n{HOSPITAL}\n{EVENING}")
    await fay.submit()
    await fay.sees(say("polls-prepared"))


async def join_by_phone(window: BrowserContext, address: str) -> Page:
    """Open the address behind the room screen's code on a phone of its own, and join."""
    assert window.browser is not None
    context = await window.browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    phone = await context.new_page()
    await phone.goto(address)
    await phone.get_by_role("button", name=say("web-phone-join"), exact=True).click()
    return phone


async def vote_by_phone(phone: Page, answer: str) -> None:
    await phone.get_by_label(answer).check()
    await phone.get_by_role("button", name=say("web-phone-send")).click()
    await expect(phone.get_by_role("heading", name=say("web-phone-in"))).to_be_visible()
    await expect(phone.get_by_text(say("polls-who-private"))).to_be_visible()
    await phone.get_by_role("link", name=say("web-phone-back")).click()
