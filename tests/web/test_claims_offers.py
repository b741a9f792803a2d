"""The pages of payments for people's time: the notice, five choices that are all alike, and what approvers see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from bot.core.wording import say
from bot.expenses.payments import Choice, PaymentState
from bot.services import Services
from tests.conftest import FixedClock
from tests.expenses.group import paying_for_time
from tests.finance.claims import Payout, has_taken_place, make_payout
from tests.web.test_claims import Browser, browser_of


@pytest.fixture
def services(services: Services, tmp_path: Path) -> Services:
    return paying_for_time(services, tmp_path)


@pytest.fixture
async def payout(services: Services, clock: FixedClock) -> Payout:
    """After the meeting."""
    made = await make_payout(services, clock)
    clock.forward(weeks=11)
    await has_taken_place(services, made.group.meeting_id)
    return made


async def _offered(payout: Payout) -> int:
    payments, asha = payout.services.payments, payout.asha
    return (await payments.offer(payout.ben, asha.person_id, payout.group.meeting_id, minutes=120)).id


async def test_the_notice_comes_before_choices_of_which_none_is_chosen(server: TestServer, payout: Payout) -> None:
    number = await _offered(payout)
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        first = await asha.send(f"/offers/{number}", 409, choice="accept")
        assert say("payments-refused-notice-first") in first
        page = await asha.see()
        assert f'href="/mine/claims/offers/{number}">{say("payments-line", number=number, amount="£50")}' in page
        page = await asha.see(f"/offers/{number}")
    choices = re.findall(r'<input type="radio" name="choice" value="([^"]+)"([^>]*)> <span>([^<]+)', page)
    assert choices == [
        (each.value.replace("_", "-"), " required", say(f"payments-button-{each.value.replace('_', '-')}"))
        for each in Choice
    ]
    assert page.index(say("payments-benefits")) < page.index('type="radio"')
    assert payout.services.payments.fees.advice in page


@pytest.mark.parametrize(
    ("choice", "less", "said"),
    [
        ("accept", "", say("payments-chosen-accept", amount="£50")),
        ("less", "10", say("payments-chosen-accept", amount="£10")),
        ("none", "", say("payments-chosen-none")),
        ("charity", "", say("payments-chosen-charity", amount="£50")),
        ("tell-me-more", "", say("payments-chosen-tell-me-more")),
    ],
)
async def test_what_was_chosen_is_said_back(
    server: TestServer, payout: Payout, choice: str, less: str, said: str
) -> None:
    number = await _offered(payout)
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        await asha.see(f"/offers/{number}")
        page = await asha.send(f"/offers/{number}", choice=choice, less=less)
        assert said in page
        more = say("payments-button-tell-me-more")
        assert (more in page) == (choice == "tell-me-more")
        if choice != "tell-me-more":
            await asha.send(f"/offers/{number}", 409, choice="tell-me-more")
            assert said in (await asha.see(f"/offers/{number}?done=chosen"))


@pytest.mark.parametrize(
    ("fields", "words", "at_fault"),
    [
        ({"less": "12"}, say("web-offers-no-choice"), r'<fieldset aria-describedby="problem"'),
        ({"choice": "everything", "less": "12"}, say("web-offers-no-choice"), r'<fieldset aria-describedby="problem"'),
        ({"choice": "less", "less": "a bit"}, say("expenses-refused-money"), r'id="less"[^>]*aria-invalid="true"'),
        ({"choice": "less", "less": "50"}, say("payments-refused-not-less", offered="£50"), r'id="less"[^>]*problem'),
    ],
)
async def test_what_cannot_be_used_is_said_and_kept(
    server: TestServer, payout: Payout, fields: dict[str, str], words: str, at_fault: str
) -> None:
    number = await _offered(payout)
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        await asha.see(f"/offers/{number}")
        page = await asha.send(f"/offers/{number}", 422, **fields)
    assert words in page
    assert re.search(at_fault, page)
    assert f'value="{fields["less"]}"' in page
    assert ('value="less" required checked' in page) == (fields.get("choice") == "less")
    (payment,) = await payout.services.payments.mine(payout.asha)
    assert payment.state is PaymentState.OFFERED


async def test_an_offer_is_its_persons_alone(server: TestServer, payout: Payout) -> None:
    number = await _offered(payout)
    for other in (payout.ben, payout.group.fay):
        async with browser_of(server, payout, other, "claims") as browser:
            await browser.see(f"/offers/{number}", 404)
            await browser.send(f"/offers/{number}", 404, choice="none")


async def test_an_approver_offers_and_reads_who_would_like_to_talk(server: TestServer, payout: Payout) -> None:
    meeting = str(payout.group.meeting_id)
    async with (
        browser_of(server, payout, payout.ben, "approve") as ben,
        browser_of(server, payout, payout.asha, "claims") as asha,
    ):
        assert say("web-payments-open") in await ben.see()
        for typed, words, kept in (
            ({"hours": "some"}, say("expenses-refused-number", what="hour"), 'value="some"'),
            ({"name": "Nobody"}, say("expenses-refused-nobody-called", name="Nobody"), 'value="Nobody"'),
        ):
            page = await ben.send("/payments", 422, **{"name": "Asha", "meeting": meeting, "hours": "2"} | typed)
            assert [each for each in (words, kept, 'aria-invalid="true"') if each not in page] == []
        page = await _offer(ben, meeting, "asha")
        assert say("web-payments-offered") in page
        page = await ben.send("/payments", 409, name="Asha", meeting=meeting, hours="2")
        assert say("payments-refused-twice") in page
        (payment,) = await payout.services.payments.mine(payout.asha)
        await asha.see(f"/offers/{payment.id}")
        await asha.send(f"/offers/{payment.id}", choice="tell-me-more")
        assert say("payments-button-talk", count=1) in await ben.see()
        assert say("payments-talk-line", number=payment.id, name="Asha", amount="£50") in await ben.see("/payments")
        await ben.send("/payments", 403, name="Ben", meeting=meeting, hours="2")
        await ben.send("/payments", 404, name="Eve", meeting="9999", hours="2")


async def _offer(browser: Browser, meeting: str, name: str) -> str:
    return await browser.send("/payments", name=name, meeting=meeting, hours="2")


async def test_somebody_new_is_made_known_by_their_name(server: TestServer, payout: Payout) -> None:
    meeting = str(payout.group.meeting_id)
    async with browser_of(server, payout, payout.ben, "approve") as ben:
        page = await ben.send("/payments", name="Winifred Oak", new="1", meeting=meeting, hours="1.5")
        assert say("web-payments-offered") in page
    everyone = await payout.services.people.everyone(payout.group.group_id)
    assert [each.name for each in everyone].count("Winifred Oak") == 1
