"""One person's tab of the simulated Discord in a real browser, used as a person uses it: by what can be read.

A tab comes to the front before it is used: browsers draw the others once a second.
"""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

HISTORY = "#channel-message-list"

_UNTIL_STILL = """history => new Promise(done => {
    let quiet = setTimeout(done, 100);
    const watch = () => { clearTimeout(quiet); quiet = setTimeout(done, 100); };
    new MutationObserver(watch).observe(
        document.querySelector(history), { childList: true, subtree: true, characterData: true });
    setTimeout(done, 1000);
})"""


_CLICK_IF_READY = """controls => {
    const [control] = controls;
    const busy = document.querySelector("#action-status").textContent.endsWith("…");
    if (controls.length !== 1 || busy || control.disabled || !control.checkVisibility()) return false;
    control.focus({ preventScroll: true });
    control.click();
    return true;
}"""
"""The page looks and clicks in one go, so that no drawing falls between: it drops what is pressed while it is busy
with the last press, and closes a list whose button was away for a moment."""

TRIES = 400
"""Of a press, each after the page stood still for a tenth of a second, or moved for a whole one."""


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
        await self._begin(f"/{name}")
        for option, choice in options.items():
            field = self.page.get_by_role("combobox", name=option)
            await self.choose_from(field, self.page.get_by_role("option", name=choice, exact=True))
        await self._click(self.page.get_by_role("button", name="Send", exact=True))

    async def _begin(self, command: str) -> None:
        """Type it until its entry stands in the list, and take that."""
        box = self.page.locator("#channel-composer-input")
        entry = self.page.locator(".command-entry").filter(has=self.page.get_by_text(command, exact=True))
        for _ in range(TRIES):
            if await entry.evaluate_all(_CLICK_IF_READY):
                return
            if not await entry.count():
                await box.fill(command)
            await self._stands_still()
        raise AssertionError(f"No command {command}.")

    async def press(self, label: str, *, on: str) -> None:
        """Press a button of the newest message that says `on`."""
        await self.page.bring_to_front()
        await self._click(self.message(on).get_by_role("button", name=label, exact=True))

    async def choose(self, what: str, option: str, *, on: str) -> None:
        """Open the list that is called `what` and choose from it."""
        await self.choose_from(self._list(what, on), self.message(on).get_by_role("option", name=option))

    async def choose_many(self, what: str, *options: str, on: str) -> None:
        """The same for a list that takes several: it is closed by pressing it again."""
        for option in options:
            await self.choose(what, option, on=on)
        await self._click(self._list(what, on))
        await self._stands_still()

    async def choose_from(self, found: Locator, option: Locator) -> None:
        """A list that closed again, as its message was drawn anew, is opened again."""
        await self.page.bring_to_front()
        for _ in range(TRIES):
            await self._stands_still()
            if await option.evaluate_all(_CLICK_IF_READY):
                return
            if not await option.count():
                await found.evaluate_all(_CLICK_IF_READY)
        raise AssertionError(f"Nothing to choose at {option!r}.")

    def _list(self, what: str, on: str) -> Locator:
        return self.message(on).get_by_role("combobox", name=what)

    async def _click(self, control: Locator) -> None:
        for _ in range(TRIES):
            await self._stands_still()
            if await control.evaluate_all(_CLICK_IF_READY):
                return
        raise AssertionError(f"Nothing to press at {control!r}.")

    async def _stands_still(self) -> None:
        """People press what they see, and what moves they let come to rest."""
        await self.page.evaluate(_UNTIL_STILL, HISTORY)

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog")

    async def write(self, label: str, text: str) -> None:
        await self.form.get_by_label(label).fill(text)

    async def tick(self, choice: str) -> None:
        await self.form.get_by_label(choice, exact=True).check()

    async def submit(self) -> None:
        await self._click(self.form.get_by_role("button", name="Submit"))
        await expect(self.form).to_have_count(0)
