"""One door to a receipt: for its person and approvers, through a link that ends, and it is noted."""

from __future__ import annotations

from io import BytesIO

import pytest
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer
from PIL import Image

from bot.core.access_log import openings_of
from bot.core.roles import Actor
from bot.core.wording import say
from bot.expenses.rules import NewReceipt
from bot.services import Services
from bot.uploads.rules import Purpose
from bot.web.app import build_web
from tests.conftest import FixedClock
from tests.expenses.group import ClaimGroup, make_claim_group


@pytest.fixture
async def group(services: Services, clock: FixedClock) -> ClaimGroup:
    return await make_claim_group(services, clock)


async def _receipt(group: ClaimGroup) -> int:
    """Of a claim that was sent."""
    drawn = BytesIO()
    Image.linear_gradient("L").save(drawn, "PNG")
    uploads = group.services.uploads
    made = await uploads.check(drawn.getvalue(), purpose=Purpose.RECEIPT)
    kept = await uploads.keep(group.asha, made, purpose=Purpose.RECEIPT)
    view = await group.draft()
    receipt = NewReceipt(str(kept.id), kept.fingerprint, kept.look)
    view = await group.services.expenses.add_receipts(group.asha, view.lines[0].id, [receipt])
    await group.services.expenses.submit(group.asha, view.claim.id)
    return view.receipts[0].id


async def _opened(group: ClaimGroup, actor: Actor, receipt_id: int, path: str = "") -> tuple[int, str, bytes]:
    """What the actor's browser gets behind a link of their own: the receipt, or `path` in its place."""
    link = await group.services.private_links.issue(actor, "receipt", receipt_id)
    async with (
        TestServer(build_web(group.services)) as server,
        ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as browser,
    ):
        answer = await browser.post(f"/me/{link.rpartition('/')[2]}", data={"open": "1"})
        if path:
            answer = await browser.get(path)
        return answer.status, answer.content_type, await answer.read()


async def test_its_person_and_an_approver_see_the_picture(group: ClaimGroup) -> None:
    receipt_id = await _receipt(group)
    for actor in (group.asha, group.ed):
        status, kind, content = await _opened(group, actor, receipt_id)
        assert (status, kind) == (200, "image/png")
        assert Image.open(BytesIO(content)).size == (256, 256)
    async with group.services.database.read() as connection:
        noted = await openings_of(connection, group.asha.person_id)
    assert [(opening.by, opening.why) for opening in noted] == [(group.ed.person_id, "receipt")]


@pytest.mark.parametrize("name", ["Ola", "Ben", "Fay", "Cara", "Ned", "Ama"])
async def test_nobody_else_does(group: ClaimGroup, name: str) -> None:
    status, _, content = await _opened(group, group.people[name], await _receipt(group))
    assert status == 404
    assert b"PNG" not in content


async def test_a_link_opens_the_one_receipt_that_it_is_for(group: ClaimGroup) -> None:
    receipt_id = await _receipt(group)
    status, _, _ = await _opened(group, group.ed, receipt_id + 1, f"/mine/receipt/{receipt_id}")
    assert status in (403, 404)


async def test_a_page_of_claims_leads_to_the_same_door_for_ten_minutes(group: ClaimGroup) -> None:
    receipt_id = await _receipt(group)
    receipts = group.services.finance.receipts
    ed, asha = [f"/mine/receipt/{receipts.link_part(each, receipt_id)}" for each in (group.ed, group.asha)]
    link = await group.services.private_links.issue(group.ed, "approve")
    async with (
        TestServer(build_web(group.services)) as server,
        ClientSession(server.make_url("/"), cookie_jar=CookieJar(unsafe=True)) as browser,
    ):
        assert (await browser.get(ed)).status == 403  # no page of Ed's is open in this browser yet
        await browser.post(f"/me/{link.rpartition('/')[2]}", data={"open": "1"})
        answer = await browser.get(ed)
        assert (answer.status, answer.headers["Content-Security-Policy"]) == (200, "default-src 'none'; sandbox")
        assert (await browser.get(asha)).status == 403
        assert (await browser.get(f"/mine/receipt/{'x' * 100}")).status == 403
        group.clock.forward(minutes=11)
        ended = await browser.get(ed)
        assert (ended.status, say("finance-link-ended").split(".")[0] in await ended.text()) == (403, True)
    async with group.services.database.read() as connection:
        assert [opening.why for opening in await openings_of(connection, group.asha.person_id)] == ["receipt"]
