"""The private page of seats: drawn, worked out, changed by hand; narrow, without JavaScript, in every theme."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from html import unescape

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, ClientSession, CookieJar
from playwright.async_api import Browser, Page

from bot.access.rules import Draft, Purpose
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.meetings.rules import HowIComeTo
from tests.agenda.group import MadeUpGroup
from tests.browser import go_to, violations_in_any_theme
from tests.seating.rooms import RIVERSIDE
from tests.web.test_browser_polls import SMALL_CONTROLS, WIDER_THAN_THE_SCREEN


@pytest_asyncio.fixture
async def ama(group: MadeUpGroup) -> Actor:
    """The access lead. Asha needs a wheelchair space; Asha and Ben come to the room."""
    services = group.services
    new = await services.people.from_discord(guild_id=1, guild_name="Group", user_id=1050, name="Ama")
    await services.people.grant(group.ola, new.person_id, Role.ACCESS_LEAD)
    for person in (group.asha, group.ben):
        await services.meetings.say_how_i_come(person, group.meeting_id, HowIComeTo.ROOM)
    needs = {"seat_wheelchair": ""}
    whose = group.asha.person_id
    await services.access.send(
        group.asha, Draft(whose, group.meeting_id, whose, needs, False, frozenset({Purpose.STORE}))
    )
    return replace(new, roles=frozenset({Role.ACCESS_LEAD}))


async def _link(group: MadeUpGroup, actor: Actor) -> str:
    return "/me/" + (await group.services.private_links.issue(actor, "seats", group.meeting_id)).rpartition("/")[2]


@pytest_asyncio.fixture
async def at(site: str) -> AsyncIterator[ClientSession]:
    async with ClientSession(site, cookie_jar=CookieJar(unsafe=True)) as session:
        yield session


async def _text(answer: ClientResponse) -> str:
    return unescape(await answer.text())


async def test_a_room_is_drawn_a_plan_made_and_a_change_says_what_it_breaks(
    at: ClientSession, group: MadeUpGroup, ama: Actor
) -> None:
    here = f"/mine/seats/{group.meeting_id}"
    await at.post(await _link(group, ama), data={"open": "1"})
    place = (await group.services.meetings.view(group.group_id, group.meeting_id)).meeting.place
    wrong = await at.post(f"{here}/room", data={"place": place, "room": "CC\nC?"})
    said = await _text(wrong)
    assert (wrong.status, "Row 2, column 2" in said, "C?" in said) == (422, True, True)
    drawn = await _text(await at.post(f"{here}/room", data={"place": place, "room": RIVERSIDE}))
    assert say("web-seats-done-room") in drawn
    worked = await _text(await at.post(f"{here}/work-out", data={"again": "no"}))
    assert say("seating-plan-all-met") in worked
    assert "Seat 3, table 1: Asha" in worked
    asha = str(group.asha.person_id)
    moved = await _text(await at.post(f"{here}/move", data={"who": asha, "seat": "4", "revision": "1"}))
    assert "Asha: a space for a wheelchair" in moved
    late = await at.post(f"{here}/move", data={"who": asha, "seat": "4", "revision": "1"})
    assert (late.status, say("seating-refused-changed") in await _text(late)) == (409, True)
    drawing = await at.get(f"{here}/plan.svg")
    assert (drawing.content_type, "Asha" in await drawing.text()) == ("image/svg+xml", False)
    assert (await (await at.get(f"{here}/names.pdf")).read()).startswith(b"%PDF")


async def test_whoever_arranges_nothing_sees_nothing(at: ClientSession, group: MadeUpGroup, ama: Actor) -> None:
    await at.post(await _link(group, group.asha), data={"open": "1"})
    assert (await at.get(f"/mine/seats/{group.meeting_id}")).status == 403
    assert (await at.get(f"/mine/seats/{group.meeting_id}/names.pdf")).status == 403
    assert (await at.get(f"/mine/seats/{group.meeting_id + 1}")).status == 404


@pytest.mark.browser
async def test_the_page_is_for_everybody(browser: Browser, site: str, group: MadeUpGroup, ama: Actor) -> None:
    place = (await group.services.meetings.view(group.group_id, group.meeting_id)).meeting.place
    await group.services.seats.draw_room(ama, place, RIVERSIDE)
    await group.services.seats.work_out(ama, group.meeting_id)
    context = await browser.new_context(viewport={"width": 320, "height": 640})
    page: Page = await context.new_page()
    await page.goto(site + await _link(group, ama))
    await page.get_by_role("button", name=say("private-door-open")).press("Enter")
    await go_to(page, f"{site}/mine/seats/{group.meeting_id}")
    assert await violations_in_any_theme(page) == []
    assert not await page.evaluate(WIDER_THAN_THE_SCREEN)
    assert await page.evaluate(SMALL_CONTROLS) == []
    await context.close()
