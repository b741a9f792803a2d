"""docs/walkthrough/access.md, in a real browser on practice mode.

With ALONGSIDE_PICTURES=docs/walkthrough/pictures it takes its pictures.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, expect

from bot.core.wording import say
from bot.practice.world import World
from tests.browser import browser
from tests.flows.discord_tab import DiscordTab
from tests.flows.pictures import Pictures
from tests.flows.windows import PHONE, be, follow_link, window
from tests.practice.opened import opened_world

__all__ = ["browser", "window"]  # the fixtures

LOGO = say("practice-item-logo")
BUSES = say("practice-item-buses")
MEETING = say("practice-meeting-title")
FORM = say("access-form-help")
BOARD = say("access-board-heading", title=MEETING)

pytestmark = pytest.mark.browser


@pytest_asyncio.fixture
async def world(tmp_path: Path, migrated_sqlite: Path) -> AsyncIterator[World]:
    async with opened_world(tmp_path, migrated_sqlite) as world:
        yield world


async def test_what_two_people_need_changes_the_meeting(world: World, window: BrowserContext) -> None:
    pictures, seats = Pictures("access"), Pictures("seats")
    start = await window.new_page()
    await start.goto(world.start_page)
    asha, ben, ama, cara = [await be(start, person) for person in ("asha", "ben", "ama", "cara")]

    # Asha says in Discord that she needs more breaks. Nobody else sees a word of it.
    await say_breaks(asha, pictures)
    await expect(cara.message(FORM)).to_have_count(0)

    # Ben says it on a page that Discord does not keep.
    bens = await open_page(window, ben)
    await say_large_print(bens)
    await pictures.take(bens, "web")

    # Ama sees both, by the day each is needed, and arranges them. Each person is told in a private message.
    await ama.command("access-board")
    await ama.sees(BOARD)
    await ama.show(BOARD)
    await pictures.take(ama.page, "board")
    await ama.press(say("access-button-seen-all"), on=BOARD)
    await expect(ama.message(BOARD)).not_to_contain_text(f"{say('access-lead-state-asked')}.")
    await make_ready(ama, "More breaks")
    await ama.press(say("access-button-back-to-board"), on=say("access-lead-state-ready"))
    await ama.sees(BOARD)
    await make_ready(ama, "Large print")
    await ama.press(say("access-button-back-to-board"), on=say("access-lead-state-ready"))
    await make_ready(ama, "Ben: Near the door")

    # The seat plan shows where Ben sits, and that he is near the door.
    await sit_down(start, window, ama, seats)

    # The paper waits for large print. Then everybody gets it at once, and Ben his own format first.
    await bring_out(start, window, ben, seats)

    # Cara says yes to a second item. Together they are too long without a break, so the agenda waits.
    await accept(cara, LOGO)
    await cara.command("agenda publish")
    refused = say("access-refused-runs-too-long", minutes=30, title=LOGO)
    await cara.sees(refused[:60])
    await cara.show(refused[:60])
    await pictures.take(cara.page, "refused")
    await cara.press(say("agenda-button-put-breaks-in"), on=refused[:60])
    await cara.sees(say("agenda-published"))
    agenda = await be(start, "asha", "announcements")
    await expect(agenda.message(BUSES)).to_contain_text(say("agenda-break"))

    # Asha says that it worked.
    await asha.command("access")
    home = say("access-home-asked").strip("*")
    await asha.choose(say("access-choose-need"), "More breaks", on=home)
    await asha.press(say("access-button-met"), on=say("access-how-was-it"))
    await asha.sees(say("access-done-judged"))
    await expect(asha.message(home)).to_contain_text(say("access-state-met"))


async def say_breaks(asha: DiscordTab, pictures: Pictures) -> None:
    """One group at a time, as far as the room; then what was chosen, and who may be told."""
    await asha.command("access")
    await asha.press(say("access-button-say"), on=say("access-home-heading"))
    await asha.press(say("access-button-yes-keep"), on=say("access-home-heading"))
    for _ in range(4):
        await asha.press(say("access-button-next"), on=FORM)
    await asha.choose_many(say("access-form-choose"), "More breaks", on=FORM)
    await expect(asha.message(FORM)).to_contain_text("More breaks")
    await asha.show(FORM)
    await pictures.take(asha.page, "form")
    await asha.press(say("access-button-to-end"), on=FORM)
    often = asha.page.get_by_role("option", name="Every 30 minutes")
    await asha.choose_from(asha.form.get_by_role("combobox"), often)
    await asha.submit()
    await asha.press(say("access-button-send"), on=say("access-check-heading"))
    await asha.sees(say("access-done-sent"))


async def open_page(window: BrowserContext, ben: DiscordTab) -> Page:
    """Ben's private link, opened in a browser of his own."""
    await ben.command("access")
    await ben.press(say("access-button-web"), on=say("access-home-heading"))
    link = ben.message(say("shared-private-link")).get_by_role("link", name=say("access-button-open-web"))
    page = await window.new_page()
    await page.set_viewport_size(PHONE)
    await page.goto(await link.get_attribute("href") or "")
    await page.get_by_role("button", name=say("private-door-open")).click()
    return page


async def say_large_print(page: Page) -> None:
    await page.get_by_role("link", name=say("web-access-begin")).click()
    await page.get_by_role("button", name=say("access-button-yes-keep")).click()
    await page.get_by_label("Large print", exact=True).check()
    await page.get_by_label("Which size?").select_option("18 point")
    for _ in range(3):
        await page.get_by_role("button", name=say("access-button-next"), exact=True).click()
    await page.get_by_label("Near the door", exact=True).check()
    await page.get_by_role("button", name=say("access-button-to-end")).click()
    await page.get_by_role("button", name=say("access-button-send"), exact=True).click()
    await expect(page.get_by_text(say("web-access-done-sent"))).to_be_visible()


async def sit_down(start: Page, window: BrowserContext, ama: DiscordTab, pictures: Pictures) -> None:
    """Ben comes to the room; Ama has the plan worked out on her page."""
    ben = await be(start, "ben", "announcements")
    await ben.press(say("meetings-button-room"), on=MEETING)
    page = await follow_link(window, ama, say("seating-button-open-web"), command="seats page")
    await page.get_by_role("button", name=say("web-seats-do-work-out")).click()
    await expect(page.get_by_text(say("seating-plan-all-met"))).to_be_visible()
    await expect(page.get_by_role("listitem").filter(has_text=": Ben")).to_be_visible()
    await pictures.take(page, "plan")


async def bring_out(start: Page, window: BrowserContext, ben: DiscordTab, pictures: Pictures) -> None:
    """Ola cannot send it before the large print is there. Ben reads it, and says what he thinks."""
    ola = await be(start, "ola", "organisers")
    page = await follow_link(window, ola, say("papers-button-open-web"), command="papers page")
    await page.get_by_role("link", name=say("web-papers-arrange")).click()
    await expect(page.get_by_text("Large print, 18 point:")).to_be_visible()
    await expect(page.get_by_role("button", name=say("papers-button-release"))).to_have_count(0)
    await pictures.take(page, "papers-wait")
    await page.get_by_text(say("web-papers-attach")).click()
    await page.get_by_label(say("papers-option-format")).select_option("Large print")
    await page.get_by_label(say("papers-option-detail")).fill("18 point")
    await page.get_by_label(say("papers-field-description"), exact=True).fill("Nine pages, with one large map.")
    await page.get_by_label(say("papers-option-link")).fill("https://papers.example.org/large")
    await page.get_by_role("button", name=say("web-papers-do-attach")).click()
    await page.get_by_role("button", name=say("papers-button-release")).click()
    await expect(page.get_by_text(say("web-papers-done-release"))).to_be_visible()
    bens = await follow_link(window, ben, say("papers-button-open-web"), command="papers page")
    await expect(bens.get_by_role("listitem").first).to_contain_text("Large print, 18 point")
    await pictures.take(bens, "papers-own")


async def make_ready(ama: DiscordTab, what: str) -> None:
    """`what` may begin with a name, where two people need the same; the card of the need begins with the need."""
    need = what.rpartition(": ")[2]
    await ama.choose(say("access-board-choose"), what, on=BOARD)
    await ama.press(say("access-button-to-ready"), on=need)
    await expect(ama.message(need)).to_contain_text(say("access-lead-state-ready"))


async def accept(cara: DiscordTab, title: str) -> None:
    shape = say("agenda-shape-heading", title=MEETING)
    await cara.command("agenda shape")
    await cara.choose(say("agenda-shape-choose-waiting"), title, on=shape)
    await cara.press(say("agenda-button-accept"), on=shape)
    await cara.sees(say("agenda-accepted", title=title))
