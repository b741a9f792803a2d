"""Everybody's door into the scripted meeting of `test_meeting_live.py`, opened and pressed as a person does.

A page is pressed once it shows what was done before, and stands still: what is drawn anew between finger down and
finger up would not notice the press, here as in life.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from playwright.async_api import BrowserContext, Locator, Page, ViewportSize, expect

from bot.core.wording import say
from bot.practice.cast import Person
from bot.practice.world import World
from tests.flows.discord_tab import DiscordTab
from tests.flows.windows import ClockAhead, be
from tests.patience import PATIENCE

CONSOLE: ViewportSize = {"width": 1024, "height": 900}
SCREEN: ViewportSize = {"width": 1178, "height": 720}
PHONE: ViewportSize = {"width": 360, "height": 860}
TABLET: ViewportSize = {"width": 800, "height": 900}
TAB: ViewportSize = {"width": 800, "height": 860}

AT_HOME = (Person.ASHA, Person.BEN, Person.AMA, Person.ED)
"""They take part from home. Dev, a co-chair, is at home too, and looks after them."""
JONES = "Mrs Jones"
"""She has no phone and no Discord, and takes part through Fay."""

TITLE = say("practice-meeting-title")

_UNTIL_STILL = """page => new Promise(done => {
    let quiet = setTimeout(done, 200);
    const watch = () => { clearTimeout(quiet); quiet = setTimeout(done, 200); };
    new MutationObserver(watch).observe(page, { childList: true, subtree: true });
    setTimeout(done, 5000);
})"""


@dataclass
class Doors:
    """Who is where. Fay runs the meeting, in the room."""

    world: World
    clock: ClockAhead
    start: Page
    console: Page
    room: Page
    phones: tuple[Page, Page]
    tablet: Page
    tabs: dict[Person, DiscordTab] = field(default_factory=dict)
    """Of the meeting room. Each is drawn anew at every change, so nobody keeps one open who is done with it."""

    @property
    def picture(self) -> Locator:
        """What the room screen shows."""
        return self.room.locator("#picture")

    @property
    def in_the_room(self) -> tuple[Page, ...]:
        return (*self.phones, self.tablet)

    async def tab(self, person: Person) -> DiscordTab:
        if person not in self.tabs:
            self.tabs[person] = await be(self.start, person)
            await self.tabs[person].page.set_viewport_size(TAB)
        return self.tabs[person]

    async def put_away(self, person: Person) -> None:
        page = self.tabs.pop(person).page
        await page.goto("about:blank")  # the page says that it goes
        await page.close()

    async def console_at(self, part: str) -> None:
        """Go to a part of the console by its link."""
        async with self.console.expect_navigation():  # also where it is that part which is loaded anew
            await self.console.get_by_role("link", name=part, exact=True).click()

    async def screen_says(self, words: str) -> None:
        await expect(self.picture.get_by_text(words).first).to_be_visible()

    async def screen_is_silent_on(self, words: str) -> None:
        await expect(self.picture.get_by_text(words)).to_have_count(0)


async def press(on: Page | Locator, name: str) -> None:
    """The first button with exactly this on it, on a page or a part of it that stands still."""
    page = on if isinstance(on, Page) else on.page
    await page.locator("body").evaluate(_UNTIL_STILL)
    await on.get_by_role("button", name=name, exact=True).first.click()


@asynccontextmanager
async def open_doors(world: World, clock: ClockAhead, window: BrowserContext) -> AsyncIterator[Doors]:
    """The room screen, a browser for the console, and the phones and the tablet that lie on the table."""
    start = await _page(window, CONSOLE, world.start_page)
    console = await _page(window, CONSOLE, "about:blank")
    room = await _page(window, SCREEN, world.room)
    own = [await _device(window, size) for size in (PHONE, PHONE, TABLET)]
    yield Doors(world, clock, start, console, room, (own[0], own[1]), own[2])
    for page in own:
        await page.context.close()


async def _page(window: BrowserContext, size: ViewportSize, address: str) -> Page:
    page = await window.new_page()
    await page.set_viewport_size(size)
    await page.goto(address)
    return page


async def _device(window: BrowserContext, size: ViewportSize) -> Page:
    """A browser of its own, as each phone has one: cookies are not shared."""
    assert window.browser is not None
    context = await window.browser.new_context(viewport=size, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    return await context.new_page()
