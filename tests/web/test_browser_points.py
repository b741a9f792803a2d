"""Key points, paper and the record in a real browser: nothing for axe to find in any theme, nothing too wide."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.async_api import Browser, expect

from bot.checkin.rules import Side
from bot.core.wording import say
from bot.paper.rules import SlipKind
from bot.points.rules import Answer
from bot.services import Services
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations_in_any_theme
from tests.web.polls import start

pytestmark = pytest.mark.browser

WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
TEXT = "Buses to the day centre run until nine"


async def test_axe_finds_nothing_and_all_fits_in_any_theme(
    browser: Browser, site: str, services: Services, group: MadeUpGroup, key: str
) -> None:
    await start(group)
    meeting_id = group.meeting_id
    await services.check_ins.check_in(group.ben, meeting_id, Side.REMOTE)
    point = await services.points.draft(group.fay, meeting_id, TEXT)
    await services.points.ask(group.fay, point.id)
    await services.points.answer(group.ben, point.id, Answer.CHANGE, "Until ten", version=1)
    await services.points.release(group.fay, point.id, group.ben.person_id)
    await services.actions.add_action(
        group.fay, "Ask the bus company", owner_id=group.eve.person_id, due=date(2027, 6, 1), meeting_id=meeting_id
    )
    await services.paper.make_slips(group.fay, meeting_id, SlipKind.POINT, 1, record_id=point.id)
    page = await browser.new_page(viewport={"width": 320, "height": 640})
    phone = f"{site}/p/{await services.check_ins.joining_token(group.group_id, meeting_id)}"
    console = f"{site}/console/{await services.console.new_link(group.fay, meeting_id)}"
    for door in (phone, console):
        await page.goto(door)
        await page.locator("main button").first.click()
    shown = (phone, f"{console}/points", f"{console}/record", f"{console}/paper", f"{console}/pack")
    record, room = [f"{site}/record/{key}{way}" for way in ("", "/large", "/short")], f"{site}/room/{key}"
    for address in (*shown, *record, room):
        await go_to(page, address)
        assert await violations_in_any_theme(page) == []
        assert not await page.evaluate(WIDER_THAN_THE_SCREEN)


async def test_the_room_screen_follows_a_key_point(
    browser: Browser, site: str, services: Services, group: MadeUpGroup, key: str
) -> None:
    await start(group)
    page = await browser.new_page(viewport={"width": 1280, "height": 720})
    await page.goto(f"{site}/room/{key}")
    point = await services.points.draft(group.fay, group.meeting_id, TEXT)
    await services.points.ask(group.fay, point.id)
    await expect(page.get_by_role("heading", name=TEXT)).to_be_visible()
    await services.points.answer(group.ben, point.id, Answer.AGREE, version=1)
    await expect(page.get_by_text(say("points-counts", side="home", agree=1, change=0, unsure=0))).to_be_visible()
    await services.floor.show_by_itself(group.fay, group.meeting_id)
    await expect(page.get_by_role("heading", name=TEXT)).to_have_count(0)
