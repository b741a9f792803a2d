"""docs/walkthrough/agenda.md, step by step, in a real browser on the real `alongside practice`.

With ALONGSIDE_PICTURES=docs/walkthrough/pictures it takes its pictures.
"""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, expect

from bot.core.wording import say
from tests.browser import browser
from tests.flows.pictures import ROOT, Pictures
from tests.flows.windows import be, start_meeting, window

__all__ = ["browser", "window"]  # the fixtures

TITLE = "Letters we can understand"
WHY = "Letters about money use hard words. I need them short, in big print."
LOGO = say("practice-item-logo")
REASON = "We have no money for it this year. We will ask again in the autumn."

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Running:
    start_page: str
    room: str


@pytest_asyncio.fixture
async def running() -> AsyncIterator[Running]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "practice", "--port", "0"), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    said = ""
    while say("practice-ready-stop") not in said:
        line = (await process.stdout.readline()).decode()
        assert line, said
        said += line
    addresses = re.findall(r"http://\S+", said)
    yield Running(start_page=addresses[0], room=addresses[1])
    process.send_signal(signal.SIGINT)
    assert await process.wait() == 0


async def test_from_a_suggestion_to_the_room_screen(running: Running, window: BrowserContext) -> None:
    pictures = Pictures("agenda")
    start = await window.new_page()
    await start.goto(running.start_page)
    await pictures.take(start, "start-page")

    room = await window.new_page()
    await room.goto(running.room)
    await expect(room.get_by_text(say("practice-item-buses"))).to_have_count(0)
    asha, ben, cara, dev, fay = [await be(start, person) for person in ("asha", "ben", "cara", "dev", "fay")]

    # As Asha at home, suggest an item.
    await asha.command("agenda suggest")
    await asha.write(say("agenda-form-title"), TITLE)
    await asha.write(say("agenda-form-why"), WHY)
    await asha.tick(say("agenda-form-named-yes"))
    await asha.form.get_by_label(say("agenda-form-title")).scroll_into_view_if_needed()
    await pictures.take(asha.page, "suggest")
    await asha.submit()
    await asha.sees(say("agenda-suggested-named"))

    # As Ben, support it. Asha sees it without touching her page.
    await ben.press(say("agenda-button-support"), on=TITLE)
    await expect(asha.message(WHY)).to_contain_text(say("agenda-supports", count=1))
    await expect(ben.message(WHY)).to_contain_text(say("agenda-supports", count=1))
    await pictures.take(ben.page, "support")

    # As Cara, accept it and propose "not this time" for another, with a reason.
    shape = say("agenda-shape-heading", title=say("practice-meeting-title"))
    await cara.command("agenda shape")
    await cara.choose(say("agenda-shape-choose-waiting"), TITLE, on=shape)
    await cara.press(say("agenda-button-accept"), on=shape)
    await cara.sees(say("agenda-accepted", title=TITLE))
    await cara.press(say("agenda-shape-waiting", count=2), on=shape)
    await cara.choose(say("agenda-shape-choose-waiting"), LOGO, on=shape)
    await cara.press(say("agenda-button-not-this-time"), on=shape)
    await cara.write(say("agenda-reason-label"), REASON)
    await cara.submit()

    # As Dev, the other co-chair, confirm it and publish the agenda.
    await dev.command("agenda shape")
    await dev.choose(say("agenda-shape-choose-waiting"), LOGO, on=shape)
    await expect(dev.message(shape)).to_contain_text(REASON)
    await pictures.take(dev.page, "shape")
    await dev.press(say("agenda-button-confirm"), on=shape)
    await asha.sees(REASON)
    await dev.press(say("agenda-button-publish"), on=shape)
    await dev.sees(say("agenda-published"))
    await expect(room.get_by_text(TITLE)).to_be_visible()

    # As Asha, read the published agenda, and what the bot told her alone.
    news = await be(start, "asha", "announcements")
    await news.sees(say("agenda-suggested-by", name="Asha"))
    await pictures.take(news.page, "published")
    private = await be(start, "asha", "messages")
    await private.sees(TITLE)

    # As Fay, start the meeting and go on. The room screen changes without a reload.
    await start_meeting(fay)
    await expect(room.get_by_role("heading", name=say("practice-item-buses"))).to_be_visible()
    await pictures.take(room, "room-screen")
    await fay.press(say("agenda-button-run-next"), on=say("agenda-run-heading", title=say("practice-meeting-title")))
    await expect(room.get_by_role("heading", name=TITLE)).to_be_visible()
