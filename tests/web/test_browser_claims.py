"""The pages of claims in a real browser: nothing for axe in any theme, nothing too wide, no script, keys alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.expenses.payments import Choice
from bot.expenses.rules import NewLine
from bot.expenses.service import NewAsk
from bot.services import Services
from tests.browser import go_to, violations_in_any_theme
from tests.conftest import FixedClock
from tests.expenses.group import paying_for_time
from tests.finance.claims import THEN, Payout, has_taken_place, make_payout
from tests.uploads import examples

pytestmark = pytest.mark.browser

WIDER_THAN_THE_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def services(services: Services, tmp_path: Path) -> Services:
    return paying_for_time(services, tmp_path)


@pytest.fixture
async def payout(services: Services, clock: FixedClock) -> Payout:
    made = await make_payout(services, clock)
    await has_taken_place(services, made.group.meeting_id)
    return made


async def _open(page: Page, site: str, payout: Payout, actor: Actor, purpose: str) -> str:
    """The page's address, once this person's private link was opened."""
    token = (await payout.services.private_links.issue(actor, purpose)).rpartition("/")[2]
    await page.goto(f"{site}/me/{token}")
    await page.get_by_role("button", name=say("private-door-open")).click()
    return f"{site}/mine/{purpose}"


async def test_axe_finds_nothing_and_all_fits_in_any_theme(browser: Browser, site: str, payout: Payout) -> None:
    services = payout.services
    lead = Actor(payout.group.eve.person_id, payout.group.group_id, frozenset({Role.ACCESS_LEAD, Role.PARTICIPANT}))
    await services.people.grant(payout.group.ola, lead.person_id, Role.ACCESS_LEAD)
    await payout.approved(12_00, 8_00)
    batch = await services.finance.batches.make(payout.dev)
    await payout.approved(9_00)
    sent = await payout.claim(30_00)
    view = await services.expenses.start(payout.asha, meeting_id=payout.group.meeting_id)
    hotel = NewLine("overnight", THEN, 120_00, 100, "The only room with a hoist beside it", access_linked=True)
    view = await services.expenses.add_line(payout.asha, view.claim.id, hotel)
    draft = view.claim.id
    other = await services.expenses.start(payout.group.ben, meeting_id=None)
    await services.expenses.add_line(payout.group.ben, other.claim.id, hotel)
    await services.expenses.submit(payout.group.ben, other.claim.id)
    asks = [NewAsk("taxi", 9_00, "No bus", paying_first_is_hard=hard) for hard in (True, False)]
    asked = [(await services.expenses.ask(payout.asha, ask)).id for ask in asks]
    await services.expenses.say_yes(payout.ben, asked[0], advance=True)
    meeting = payout.group.meeting_id
    offer = await services.payments.offer(payout.ben, payout.asha.person_id, meeting, minutes=120)
    await services.payments.show_notice(payout.asha, offer.id)
    await services.payments.choose(payout.asha, offer.id, Choice.TELL_ME_MORE)
    page = await browser.new_page(viewport={"width": 320, "height": 640})
    mine = await _open(page, site, payout, payout.asha, "claims")
    approve = await _open(page, site, payout, payout.ben, "approve")
    pay = await _open(page, site, payout, payout.dev, "pay")
    access = await _open(page, site, payout, lead, "access-costs")
    totals = await _open(page, site, payout, payout.dev, "totals")
    shown = (
        mine, f"{mine}/ask", *(f"{mine}/ask/{each}" for each in asked), f"{mine}/offers/{offer.id}",
        f"{mine}/{draft}", f"{mine}/{draft}/line/{view.lines[0].id}", f"{mine}/{draft}/paper",
        f"{mine}/{sent.claim.id}", approve, f"{approve}/asks", f"{approve}/asks/{asked[1]}", f"{approve}/payments",
        f"{approve}/{sent.claim.id}", pay, f"{pay}/batch/{batch.id}", f"{pay}/batch/{batch.id}/paper", access, totals,
    )  # fmt: skip
    for address in shown:
        await go_to(page, address)
        assert await violations_in_any_theme(page) == []
        assert (address, await page.evaluate(WIDER_THAN_THE_SCREEN)) == (address, False)


async def test_a_claim_is_sent_with_keys_alone_and_without_a_script(
    browser: Browser, site: str, payout: Payout
) -> None:
    context = await browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = await context.new_page()
    await _open(page, site, payout, payout.asha, "claims")
    await _press(page, say("web-claims-begin"))
    await page.get_by_label(say("web-claims-what")).focus()
    await page.keyboard.type("Taxi")
    await page.get_by_label(say("expenses-form-day")).focus()
    await page.keyboard.type(f"{THEN:%m%d%Y}")
    await _press(page, say("web-claims-next"))
    await page.get_by_label(say("expenses-form-cost-actual")).focus()
    await page.keyboard.type("12.50")
    photo: FilePayload = {"name": "taxi.jpg", "mimeType": "image/jpeg", "buffer": examples.photo()}
    await page.get_by_label(say("web-claims-file")).set_input_files(photo)
    await _press(page, say("web-claims-keep-cost"))
    await expect(page.get_by_text(say("expenses-cost-added"))).to_be_visible()
    receipt = page.get_by_role("link", name=say("web-claims-receipt", number=1, line=1))
    shown = await context.request.get(site + (await receipt.get_attribute("href") or ""))
    assert (shown.status, shown.headers["content-type"]) == (200, "image/jpeg")
    await _press(page, re.compile(re.escape("£12.50") + "$"))
    await expect(page.get_by_text(say("web-claims-sent"))).to_be_visible()
    await context.close()


async def _press(page: Page, name: str | re.Pattern[str]) -> None:
    await page.get_by_role("button", name=name).focus()
    await page.keyboard.press("Enter")
