"""One person's tab of the simulated Discord in a real browser, used as a person uses it: by what can be read.

A tab comes to the front before it is used: browsers draw the others once a second.
"""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

HISTORY = "#channel-message-list"

_UNTIL_STILL = """history => new Promise(done => {
    let quiet = setTimeout(done, 300);
    const watch = () => { clearTimeout(quiet); quiet = setTimeout(done, 300); };
    new MutationObserver(watch).observe(
        document.querySelector(history), { childList: true, subtree: true, characterData: true });
    setTimeout(done, 5000);
})"""


class DiscordTab:
    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    async def open(cls, page: Page, address: str) -> DiscordTab:
        await page.goto(address)
        await expect(page.locator("#preview-app")).to_have_attribute("aria-busy", "false")
        await expect(page.locator("#practice-bar strong")).not_to_be_empty()
        return cls(page)

    def message(self, words: str) -> Locator:
        """The newest message that says so."""
        return self.page.locator(f"{HISTORY} > article").filter(has_text=words).last

    async def sees(self, words: str) -> None:
        """Without a reload, and without touching the page."""
        await expect(self.message(words)).to_be_attached()

    async def show(self, words: str) -> None:
        """For a picture: the newest message that says so from its top, with nothing pressed or hovered."""
        await self.page.bring_to_front()
        await self.page.mouse.move(0, 0)
        await self.message(words).evaluate(
            "message => { document.activeElement?.blur(); message.scrollIntoView({ block: 'start' }) }"
        )

    async def command(self, name: str, **options: str) -> None:
        """Type a slash command, choose it and its options from the lists and send it."""
        await self.page.bring_to_front()
        box = self.page.locator("#channel-composer-input")
        await box.click()
        await box.press_sequentially(f"/{name}")
        entry = self.page.locator(".command-entry")
        await entry.filter(has=self.page.get_by_text(f"/{name}", exact=True)).click()
        for option, choice in options.items():
            await self.page.get_by_role("combobox", name=option).click()
            await self.page.get_by_role("option", name=choice, exact=True).click()
        await self.page.get_by_role("button", name="Send", exact=True).click()

    async def press(self, label: str, *, on: str) -> None:
        """Press a button of the newest message that says `on`."""
        await self.page.bring_to_front()
        await self._stands_still()
        await self.message(on).get_by_role("button", name=label, exact=True).click()

    async def _stands_still(self) -> None:
        """A press that falls between two drawings of a message is lost, in this page as in any: people see it move."""
        await self.page.evaluate(_UNTIL_STILL, HISTORY)

    async def choose(self, what: str, option: str, *, on: str) -> None:
        """Open the list that is called `what` and choose from it."""
        await self.page.bring_to_front()
        await self._stands_still()
        await self.message(on).get_by_role("combobox", name=what).click()
        await self.message(on).get_by_role("option", name=option).click()

    async def choose_many(self, what: str, *options: str, on: str) -> None:
        """The same for a list that takes several: it is closed by pressing it again."""
        found = self.message(on).get_by_role("combobox", name=what)
        await self.page.bring_to_front()
        await found.click()
        for option in options:
            await self.message(on).get_by_role("option", name=option).click()
        await found.click()
        await self._stands_still()

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog")

    async def write(self, label: str, text: str) -> None:
        await self.form.get_by_label(label).fill(text)

    async def tick(self, choice: str) -> None:
        await self.form.get_by_label(choice, exact=True).check()

    async def submit(self) -> None:
        await self.form.get_by_role("button", name="Submit").click()
        await expect(self.form).to_have_count(0)
