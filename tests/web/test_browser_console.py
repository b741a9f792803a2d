"""The console in a real browser: every page of it with a full meeting, and a meeting that is run by keyboard only."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, expect

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import TurnKind
from bot.paper.rules import SlipKind
from bot.tables.rules import TalkIn
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations, violations_in_any_theme
from tests.web.polls import open_poll
from tests.web.test_browser_polls import SMALL_CONTROLS, WIDER_THAN_THE_SCREEN, Addresses, at

__all__ = ["at"]

pytestmark = pytest.mark.browser

PAGES = ("", "/new", "/points", "/ideas", "/record", "/paper", "/people", "/hands")
IN_EVERY_THEME = ("/tables", "/settings")
"""Those that no other test looks at in all of them."""


async def full_meeting(group: MadeUpGroup) -> None:
    """Everything that a console can show, some of it long."""
    services, fay, meeting_id = group.services, group.fay, group.meeting_id
    for place, who in enumerate((group.ola, group.cara, group.asha, group.ben, group.dev, group.eve)):
        await services.check_ins.check_in(who, meeting_id, Side.ROOM if place < 3 else Side.REMOTE)
    tables = await services.tables.make(fay, meeting_id, 2, mixed=False, talk_in=TalkIn.VOICE)
    await services.tables.set_timer(fay, meeting_id, 15)
    await services.tables.write_notes(
        fay, tables[0].id, "Buses are late, and nobody says when the next one comes. " * 3
    )
    await services.tables.name_facilitator(fay, tables[0].id, group.cara.person_id)
    await services.floor.ask(group.ben, meeting_id)
    await services.floor.call_next(fay, meeting_id)
    await services.floor.ask(group.asha, meeting_id, TurnKind.READ_OUT, text="The bus stop has no seat. " * 5)
    await services.floor.raise_card(group.eve, meeting_id, CardKind.STOP)
    await services.floor.ask_question(group.asha, meeting_id, "Who pays for the new bus, and from when?")
    await services.floor.ask_word(group.eve, "Concessionary", meeting_id=meeting_id)
    point = await services.points.draft(fay, meeting_id, "Buses run until nine in the evening.")
    await services.points.ask(fay, point.id)
    poll = await open_poll(group)
    await services.paper.make_slips(fay, meeting_id, SlipKind.VOTE, 2, record_id=poll.id)
    await services.actions.add_decision(fay, meeting_id, "We meet at two", before="We met at nine")


async def test_every_page_with_a_full_meeting_on_a_phone_and_a_tablet(
    browser: Browser, at: Addresses, group: MadeUpGroup
) -> None:
    await full_meeting(group)
    context = await browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = await context.new_page()
    await page.goto(at.console)
    await page.get_by_role("button", name=say("web-console-door-open")).click()
    for width in (320, 768):
        await page.set_viewport_size({"width": width, "height": 1024})
        for rest in PAGES + IN_EVERY_THEME:
            await go_to(page, f"{at.console}{rest}")
            where = (rest, width)
            if width == 320 or rest == "":
                look = violations_in_any_theme if rest in IN_EVERY_THEME else violations
                assert (where, await look(page)) == (where, [])
            assert (where, await page.evaluate(WIDER_THAN_THE_SCREEN)) == (where, False)
            assert (where, await page.evaluate(SMALL_CONTROLS)) == (where, [])
    await context.close()


async def test_everything_on_the_running_page_is_reached_with_tab(
    browser: Browser, at: Addresses, group: MadeUpGroup
) -> None:
    """Without scripts, so that the page stays as it is meanwhile."""
    await full_meeting(group)
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(at.console)
    await page.get_by_role("button", name=say("web-console-door-open")).press("Enter")
    await expect(page.locator("#finish")).to_be_visible()
    wanted = await page.evaluate(REACHABLE)
    assert wanted > 30
    assert sorted(set(await _tabbed(page, wanted))) == list(range(wanted))
    await context.close()


async def test_a_meeting_is_run_by_keyboard_only(browser: Browser, at: Addresses, group: MadeUpGroup) -> None:
    await full_meeting(group)
    floor = group.services.floor
    context = await browser.new_context(viewport={"width": 1024, "height": 900}, reduced_motion="reduce")
    page, room = await context.new_page(), await context.new_page()
    await room.goto(at.room)
    await page.goto(at.console)
    await page.get_by_role("button", name=say("web-console-door-open")).press("Enter")
    await expect(page.locator("#finish")).to_be_visible()

    # Single keys do nothing until somebody turns them on, and never while somebody types.
    await page.locator("#finish").focus()
    await page.keyboard.press("e")
    await page.locator("#keys > summary").press("Enter")
    await page.locator("#use-keys").press("Enter")
    await expect(page.locator("#use-keys")).to_have_attribute("aria-pressed", "true")
    await page.locator("#caption").press_sequentially("pen")
    await expect(page.locator("#caption")).to_have_value("pen")
    assert (await floor.view(1, group.meeting_id)).speaker == "Ben"

    await page.locator("#use-keys").focus()
    await page.keyboard.press("p")
    await expect(page.locator("#screen-go-on")).to_be_visible()
    await expect(room.locator("#held")).to_be_visible()
    await page.keyboard.press("e")
    await expect(page.locator("#finish")).to_have_count(0)
    await expect(page.locator("#key-said")).to_have_text(say("floor-button-finish"))
    await page.keyboard.press("n")
    await expect(page.locator("#finish")).to_be_visible()
    assert (await floor.view(1, group.meeting_id)).speaker == "Asha"
    await page.keyboard.press("p")
    await expect(page.locator("#screen-hold")).to_be_visible()
    await expect(room.locator("#held")).to_be_hidden()
    await context.close()


REACHABLE = """() => {
    const all = [...document.querySelectorAll(
        "#following a[href], #following button, #following summary, #following select, #following textarea, " +
        "#following input:not([type=hidden])")];
    const seen = all.filter((each) => each.checkVisibility() && !each.disabled);
    const groups = new Set();  // of radio buttons, Tab reaches one
    const one = seen.filter((each) => {
        if (each.type !== "radio") return true;
        const first = !groups.has(each.name);
        groups.add(each.name);
        return first;
    });
    one.forEach((each, number) => (each.dataset.stop = number));
    return one.length;
}"""
"""How many stops there are; each is marked with its number."""

STOP = """() => {
    const at = document.activeElement;
    const group = at.type === "radio" ? document.querySelector(`[data-stop][name="${at.name}"]`) : at;
    return group && group.dataset.stop !== undefined ? Number(group.dataset.stop) : -1;
}"""


async def _tabbed(page: Page, wanted: int) -> list[int]:
    """The stops in the order in which Tab comes to them."""
    found = []
    for _ in range(wanted + 20):
        await page.keyboard.press("Tab")
        found.append(await page.evaluate(STOP))
    return [each for each in found if each >= 0]
