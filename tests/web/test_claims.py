"""The pages of claims from plain forms: a claim in three steps, its answer, its batch, and who is refused."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, ClientSession, CookieJar, FormData
from aiohttp.test_utils import TestServer
from sqlalchemy import insert, select

from bot.core.dates import spoken_date
from bot.core.roles import Actor, Role
from bot.core.wording import say
from bot.expenses.own_claims import SHOWN
from bot.expenses.refusals import EnteredByYou
from bot.expenses.tables import claim_lines, claims
from bot.finance.batches import IN_A_MOMENT
from bot.services import Services
from tests.conftest import FixedClock
from tests.finance.claims import THEN, Payout, has_taken_place, make_payout
from tests.uploads import examples


@dataclass
class Browser:
    """One person's browser, with a private page open."""

    client: ClientSession
    purpose: str

    def path(self, rest: str) -> str:
        return rest if rest.startswith("/mine") else f"/mine/{self.purpose}{rest}"

    async def see(self, rest: str = "", status: int = 200) -> str:
        answer = await self.client.get(self.path(rest))
        assert answer.status == status
        return unescape(await answer.text())

    async def send(self, rest: str, status: int = 200, /, **fields: str) -> str:
        answer = await self._post(rest, fields)
        assert answer.status == status, await answer.text()
        return unescape(await answer.text())

    async def send_files(self, rest: str, status: int = 200, /, *files: bytes, **fields: str) -> str:
        form = FormData(default_to_multipart=True)
        for name, value in fields.items():
            form.add_field(name, value)
        for number, content in enumerate(files):
            form.add_field("receipt", content, filename=f"{number}.jpg")
        answer = await self._post(rest, form)
        assert answer.status == status, await answer.text()
        return unescape(await answer.text())

    async def _post(self, rest: str, data: object) -> ClientResponse:
        return await self.client.post(self.path(rest), data=data)


@pytest_asyncio.fixture
async def payout(services: Services, clock: FixedClock) -> Payout:
    made = await make_payout(services, clock)
    await has_taken_place(services, made.group.meeting_id)
    return made


@asynccontextmanager
async def browser_of(server: TestServer, payout: Payout, actor: Actor, purpose: str) -> AsyncIterator[Browser]:
    async with ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as client:
        address = await payout.services.private_links.issue(actor, purpose)
        token = address.rpartition("/")[2]
        answer = await client.post(f"/me/{token}", data={"open": "1"}, allow_redirects=False)
        assert answer.status == 303
        yield Browser(client, purpose)


async def _claim(asha: Browser, meeting_id: int, *files: bytes, cost: str = "12.50") -> int:
    page = await asha.send("", meeting=str(meeting_id))
    number = int(re.findall(r"/mine/claims/(\d+)/cost", page)[0])
    page = await asha.send(f"/{number}/cost", category="taxi", on=THEN.isoformat())
    assert 'capture="environment"' in page
    kept = {"category": "taxi", "on": THEN.isoformat(), "cost": cost, "details": "Home to the town hall"}
    page = await asha.send_files(f"/{number}/add", 200, *files, **kept)
    assert say("expenses-cost-added") in page
    return number


async def test_a_claim_goes_from_the_person_to_the_approver_to_the_payer_and_is_paid(
    server: TestServer, payout: Payout
) -> None:
    meeting = payout.group.meeting_id
    async with (
        browser_of(server, payout, payout.asha, "claims") as asha,
        browser_of(server, payout, payout.ben, "approve") as ben,
        browser_of(server, payout, payout.dev, "pay") as dev,
    ):
        number = await _claim(asha, meeting, examples.photo())
        page = await asha.send(f"/{number}/send")
        assert say("web-claims-sent") in page

        page = await ben.see()
        assert f"Claim {number}: £12.50" in page
        page = await ben.see(f"/{number}")
        (receipt,) = re.findall(r'href="(/mine/receipt/[^"]+)"', page)
        answer = await ben.client.get(receipt)
        assert (answer.status, answer.content_type) == (200, "image/jpeg")
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        (line,) = re.findall(r'name="pay-(\d+)"', page)
        await ben.send(f"/{number}/ask", line=line, question="Was it there and back?")
        page = await asha.see(f"/{number}")
        (query,) = re.findall(r'name="answer-(\d+)"', page)
        await asha.send(f"/{number}/answer", **{f"answer-{query}": "There only"})
        page = await ben.send(f"/{number}/decide", 422, do="lines", **{f"pay-{line}": "10"})
        assert say("expenses-refused-needs-reason") in page
        page = await ben.send(
            f"/{number}/decide", do="lines", **{f"pay-{line}": "10", f"because-{line}": "The way back was not ours"}
        )
        assert say("web-approve-decided") in page
        assert "The way back was not ours" in await asha.see(f"/{number}")

        page = await dev.send("", kind="expenses")
        (batch,) = re.findall(r"/mine/pay/batch/(\d+)/file", page)
        assert "£10" in page
        file = await (await dev.client.get(f"/mine/pay/batch/{batch}/file")).read()
        assert f"{number},A{payout.asha.person_id:06d},Asha,10.00".encode() in file
        page = await dev.see(f"/batch/{batch}/paper")
        assert [word for word in ("Asha", f"A{payout.asha.person_id:06d}", "£10", say("web-pay-paper-paid-by"))
                if word not in page] == []  # fmt: skip
        answer = await dev.client.get(f"/mine/pay/batch/{batch}/paper.pdf")
        assert (answer.content_type, (await answer.read())[:5]) == ("application/pdf", b"%PDF-")
        page = await dev.send_files(f"/batch/{batch}/import", 422, file.replace(b"10.00", b"11.00"))
        assert "Row 2" in page
        page = await dev.send(f"/batch/{batch}/paid", 422)
        assert say("web-pay-not-sure") in page
        page = await dev.send_files(f"/batch/{batch}/import", 200, file)
        assert say("web-pay-imported", paid=1, before=0, left=0) in page
        assert say("expenses-where-paid") in await asha.see(f"/{number}")


async def test_a_payer_who_would_approve_is_refused_and_so_is_everyone_else(server: TestServer, payout: Payout) -> None:
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        number = await _claim(asha, payout.group.meeting_id, examples.photo())
        await asha.send(f"/{number}/send")
    (receipt,) = (await payout.services.expenses.view(payout.asha, number)).receipts
    for nobody in (payout.dev, payout.group.fay, payout.group.ola):
        async with browser_of(server, payout, nobody, "approve") as browser:
            assert say("refusal-not-allowed") in await browser.see(status=403)
            await browser.see(f"/{number}", status=403)
            await browser.send(f"/{number}/decide", 403, do="all")
            part = payout.services.finance.receipts.link_part(nobody, receipt.id)
            await browser.see(f"/mine/receipt/{part}", status=404)
    async with browser_of(server, payout, payout.group.fay, "claims") as fay:
        await fay.see(f"/{number}", status=404)
        await fay.see(f"/{number}/paper", status=404)
    for nobody in (payout.asha, payout.ben, payout.group.ola, payout.group.fay):
        async with browser_of(server, payout, nobody, "pay") as browser:
            for page in ("", "/batch/1", "/batch/1/file", "/batch/1/paper", "/batch/1/paper.pdf"):
                await browser.see(page, status=403)
    async with ClientSession(server.make_url("/")) as nobody_at_all:
        for page in ("claims", f"claims/{number}", "approve", "pay", "pay/batch/1/file", "totals"):
            assert (await nobody_at_all.get(f"/mine/{page}")).status == 403


async def test_what_cannot_be_used_is_said_and_what_was_typed_is_kept(server: TestServer, payout: Payout) -> None:
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        number = await _claim(asha, payout.group.meeting_id)
        page = await asha.send(f"/{number}/cost", 422, category="taxi", on="")
        assert say("web-claims-not-a-day") in page
        assert say("web-claims-not-a-day") in await asha.send(f"/{number}/cost", 422, category="taxi", on="9999-12-31")
        kept = {"category": "taxi", "on": THEN.isoformat(), "details": "To the town hall"}
        page = await asha.send_files(f"/{number}/add", 422, cost="ten pounds", **kept)
        assert "ten pounds" in page
        assert "To the town hall" in page
        page = await asha.send_files(f"/{number}/add", 422, b"MZ program", cost="10", **kept)
        assert say("uploads-harmful") in page
        assert say("web-claims-choose-again") in page
        page = await asha.send_files(
            f"/{number}/add", 422, cost="10", **kept | {"details": "sort code 12-34-56 12345678"}
        )
        assert say("expenses-refused-bank-details") in page
    assert len((await payout.services.expenses.view(payout.asha, number)).lines) == 1


async def test_a_flat_amount_says_first_what_it_may_do_to_benefits(server: TestServer, payout: Payout) -> None:
    note = say("expenses-flat-note", advice=payout.services.expenses.policy.fees.advice)
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        number = await _claim(asha, payout.group.meeting_id)
        fields = {"category": "data_phone", "on": THEN.isoformat()}
        assert note in await asha.send(f"/{number}/cost", 200, **fields)
        assert note in await asha.send_files(f"/{number}/add", 200, **fields)
        assert note not in await asha.send(f"/{number}/send")


async def test_older_claims_are_on_further_pages(server: TestServer, payout: Payout) -> None:
    first = (await payout.claim(10_00)).claim.id
    for _ in range(SHOWN):
        await payout.claim(11_00)
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        page = await asha.see()
        oldest = say("expenses-claim", number=first, total="£10")
        assert oldest not in page
        (older,) = re.findall(r'href="([^"]*before=\d+[^"]*)"', page)
        page = await asha.see(older)
        assert oldest in page
        assert say("web-claims-newest") in page


async def test_a_cost_is_changed_and_keeps_its_receipt_also_when_it_was_asked_about(
    server: TestServer, payout: Payout
) -> None:
    expenses = payout.services.expenses
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        number = await _claim(asha, payout.group.meeting_id, examples.photo())
        (line,) = re.findall(rf'href="/mine/claims/{number}/line/(\d+)"', await asha.see(f"/{number}"))
        page = await asha.see(f"/{number}/line/{line}")
        assert [
            words for words in ('value="12.50"', THEN.isoformat(), "Home to the town hall") if words not in page
        ] == []
        page = await asha.send(f"/{number}/line/{line}", 422, on=THEN.isoformat(), cost="lots", details="To the hall")
        assert "lots" in page
        page = await asha.send(f"/{number}/line/{line}", on=THEN.isoformat(), cost="13.50", details="To the hall")
        assert say("expenses-cost-changed") in page
        view = await expenses.view(payout.asha, number)
        assert (view.total, len(view.receipts), view.lines[0].details) == (13_50, 1, "To the hall")
        await asha.send(f"/{number}/send")
        await asha.send(f"/{number}/line/{line}", 409, on=THEN.isoformat(), cost="99", details="")
        await expenses.query(payout.ben, number, int(line), "Was it 13.50?")
        assert say("web-claims-change", number=1) in await asha.see(f"/{number}")
        await asha.send(f"/{number}/line/{line}", on=THEN.isoformat(), cost="12", details="No, 12")
    assert (await expenses.view(payout.asha, number)).total == 12_00
    async with browser_of(server, payout, payout.group.fay, "claims") as fay:
        await fay.see(f"/{number}/line/{line}", 404)


async def test_a_helper_types_in_a_paper_form_of_somebody_without_discord(server: TestServer, payout: Payout) -> None:
    expenses, people = payout.services.expenses, payout.services.people
    async with browser_of(server, payout, payout.group.fay, "claims") as fay:
        page = await fay.send("/for", 422, name="Winifred Oak", meeting="none")
        assert say("expenses-refused-nobody-called", name="Winifred Oak") in page
        assert say("web-claims-new-here") in page
        page = await fay.send("/for", name="Winifred Oak", new="1", meeting="none")
        assert say("expenses-for-somebody", name="Winifred Oak") in page
        number = int(re.findall(r"/mine/claims/(\d+)/cost", page)[0])
        again = await fay.send("/for", name="winifred oak", meeting="none")
        assert f"/mine/claims/{number}/cost" in again
        fields = {"category": "taxi", "on": THEN.isoformat(), "cost": "8", "details": "To the town hall"}
        await fay.send_files(f"/{number}/add", 200, **fields)
        await fay.send(f"/{number}/send")
        assert f"Winifred Oak: {say('expenses-claim', number=number, total='£8')}" in await fay.see()
    (winifred,) = [each for each in await people.everyone(payout.group.group_id) if each.name == "Winifred Oak"]
    found = await expenses.open_for_decision(payout.ben, number)
    assert (found.name, found.helper, found.view.claim.person_id) == ("Winifred Oak", "Fay", winifred.id)
    helper_with_roles = Actor(payout.group.fay.person_id, payout.group.group_id, frozenset(Role))
    with pytest.raises(EnteredByYou):
        await expenses.approve(helper_with_roles, number)


async def test_a_claim_prints_and_totals_point_at_nobody(server: TestServer, payout: Payout) -> None:
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        number = await _claim(asha, payout.group.meeting_id, cost="9")
        page = await asha.see(f"/{number}/paper")
        assert say("web-paper-no-bank") in page
        answer = await asha.client.get(f"/mine/claims/{number}/paper.pdf")
        assert (answer.content_type, (await answer.read())[:5]) == ("application/pdf", b"%PDF-")
        await asha.send(f"/{number}/send")
    async with browser_of(server, payout, payout.ben, "approve") as ben:
        assert say("web-paper-for", name="Asha") in await ben.see(f"/{number}/paper")
        answer = await ben.client.get(f"/mine/approve/{number}/paper.pdf")
        assert (answer.content_type, (await answer.read())[:5]) == ("application/pdf", b"%PDF-")
    async with browser_of(server, payout, payout.dev, "approve") as dev:
        await dev.see(f"/{number}/paper", status=403)
    await payout.services.expenses.approve(payout.ben, number)
    ola = Actor(payout.group.ola.person_id, payout.group.group_id, frozenset({Role.ORGANISER, Role.PARTICIPANT}))
    await payout.services.people.grant_first_organiser(ola)
    async with browser_of(server, payout, ola, "totals") as browser:
        page = await browser.see()
        assert "£9" not in page
        assert say("web-totals-hidden") in page
        meeting = str(payout.group.meeting_id)
        assert say("web-totals-budget", budget="£50") in await browser.send("/budget", meeting=meeting, pounds="50")
        await browser.send("/budget", 422, meeting=meeting, pounds="lots")


async def test_a_large_batch_says_how_far_it_is_and_leads_on_without_a_script(
    server: TestServer, payout: Payout
) -> None:
    """The page comes in pieces: the last of them has the way to the batch."""
    first = await payout.approved(1200)
    async with payout.services.database.write() as write:
        claim = dict((await write.connection.execute(select(claims))).mappings().one())
        line = dict((await write.connection.execute(select(claim_lines))).mappings().one())
        more = range(first.claim.id + 1, first.claim.id + IN_A_MOMENT + 101)
        await write.connection.execute(insert(claims), [{**claim, "id": number} for number in more])
        lines = [{**line, "id": number + 1000, "claim_id": number} for number in more]
        await write.connection.execute(insert(claim_lines), lines)
    async with browser_of(server, payout, payout.dev, "pay") as dev:
        page = await dev.send("", kind="expenses")
        far = [say("expenses-batch-so-far", done=done, every=IN_A_MOMENT + 101) for done in (500, IN_A_MOMENT + 101)]
        assert [page.count(f"<li>{words}</li>") for words in far] == [1, 1]
        (batch,) = re.findall(r'href="/mine/pay(/batch/\d+)">', page)
        assert page.rstrip().endswith("</html>")
        assert str(IN_A_MOMENT + 101) in await dev.see(batch)
        again = await dev.send("", 409, kind="expenses")
        assert say("finance-nothing-to-pay") in again


async def test_a_second_look_shows_the_receipts_of_the_first_claim(server: TestServer, payout: Payout) -> None:
    async with (
        browser_of(server, payout, payout.asha, "claims") as asha,
        browser_of(server, payout, payout.eve, "approve") as eve,
    ):
        first = await _claim(asha, payout.group.meeting_id, examples.photo())
        await asha.send(f"/{first}/send")
        await payout.services.expenses.decline(payout.ben, first, "There was a bus")
        await asha.send(f"/{first}/second-look", why="The bus has no ramp")
        (again, _), _ = await payout.services.expenses.mine(payout.asha)
        page = await eve.see(f"/{again.id}")
        words = say("web-claims-receipt-first", receipt=say("web-claims-receipt", number=1, line=1))
        (link,) = re.findall(rf'href="(/mine/receipt/[^"]+)"[^>]*>{words}<', page)
        assert (await eve.client.get(link)).content_type == "image/jpeg"
        assert say("expenses-no-receipt") not in page
        (line,) = re.findall(r'name="pay-(\d+)"', page)
        await eve.send(f"/{again.id}/ask", line=line, question="Which day was it?")
        page = await asha.see(f"/{again.id}")
        assert words in page
        assert say("web-claims-receipt-take-out", number=1, line=1) not in page


async def test_a_cancelled_meeting_can_be_chosen_and_is_marked(server: TestServer, payout: Payout) -> None:
    meeting_id = await payout.group.plan_meeting()
    await payout.services.meetings.cancel(payout.group.ola, meeting_id, "The hall is flooded")
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        options = dict(re.findall(r'<option value="(\w+)"[^>]*>([^<]*)<', await asha.see()))
        assert options[str(meeting_id)].endswith("It was cancelled.")
        assert not options[str(payout.group.meeting_id)].endswith("It was cancelled.")
        number = await _claim(asha, meeting_id)
        assert say("web-claims-sent") in await asha.send(f"/{number}/send")


async def test_a_rate_says_what_we_pay_and_when_it_was_last_checked(server: TestServer, payout: Payout) -> None:
    checked = payout.services.expenses.policy.last_checked
    assert checked is not None
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        page = await asha.send("", meeting="none")
        number = int(re.findall(r"/mine/claims/(\d+)/cost", page)[0])
        page = await asha.send(f"/{number}/cost", category="car_mileage", on=THEN.isoformat())
        assert say("expenses-rate", each="£0.45", unit="mile") in page
        assert say("expenses-rates-checked", day=spoken_date(checked)) in page
        page = await asha.send(f"/{number}/cost", category="taxi", on=THEN.isoformat())
        assert say("expenses-rates-checked", day=spoken_date(checked)) not in page
