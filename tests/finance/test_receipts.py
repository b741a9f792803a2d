"""Receipts: checked before they are kept, opened for ten minutes by those who may, and deleted with their claim."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.core.access_log import openings_of
from bot.core.errors import NotFound, Refusal
from bot.core.wording import say
from bot.expenses.duplicates import Alike
from bot.expenses.never_stored import BankDetailsInFile, BenefitsInFile, NationalInsuranceInFile
from bot.expenses.refusals import WrongStep
from bot.expenses.rules import ClaimView, NewLine
from bot.finance.receipts import LinkEnded, SentReceipt
from bot.uploads.rules import HarmfulFile
from config.policy import load_policy
from config.settings import Settings
from tests.finance.claims import THEN, Payout
from tests.uploads import examples

PHOTO = examples.photo()
KEPT_DAYS = load_policy(Settings().policy_file).keep_days["money"]


def _files(payout: Payout) -> list[Path]:
    folder = payout.services.settings.files_folder
    return list(folder.iterdir()) if folder.is_dir() else []


async def _claim_with(payout: Payout, *contents: bytes, send: bool = True) -> ClaimView:
    receipts = payout.services.finance.receipts
    kept = await receipts.keep(payout.asha, [SentReceipt(each) for each in contents], owner_id=payout.asha.person_id)
    expenses = payout.services.expenses
    view = await expenses.start(payout.asha)
    view = await expenses.add_line(payout.asha, view.claim.id, NewLine("taxi", THEN, 1200), kept)
    return await expenses.submit(payout.asha, view.claim.id) if send else view


async def test_its_owner_and_the_approver_open_it_through_a_link_that_ends(payout: Payout) -> None:
    receipts = payout.services.finance.receipts
    (receipt,) = (await _claim_with(payout, PHOTO)).receipts
    part = receipts.link_part(payout.ben, receipt.id)
    assert (await receipts.open(payout.ben, part)).media_type == "image/jpeg"
    assert (await receipts.open(payout.asha, receipts.link_part(payout.asha, receipt.id))).content
    for stranger in (payout.asha, payout.dev, payout.group.fay):
        with pytest.raises(LinkEnded):
            await receipts.open(stranger, part)
    for nobody in (payout.dev, payout.group.fay, payout.group.cara, payout.group.ola):
        with pytest.raises(NotFound):
            await receipts.open(nobody, receipts.link_part(nobody, receipt.id))
    payout.clock.forward(minutes=11)
    with pytest.raises(LinkEnded):
        await receipts.open(payout.ben, part)


@pytest.mark.parametrize("part", ["", "a", "gAAAA", "é", "YWJj", "x" * 500])
async def test_a_link_that_was_made_up_opens_nothing(payout: Payout, part: str) -> None:
    with pytest.raises(LinkEnded):
        await payout.services.finance.receipts.open(payout.ben, part)


async def test_a_link_names_nobody_and_nothing(payout: Payout) -> None:
    part = payout.services.finance.receipts.link_part(payout.ben, 123456)
    assert "123456" not in part
    assert part.replace("-", "").replace("_", "").isalnum()


async def test_of_several_files_all_are_kept_or_none(payout: Payout) -> None:
    with pytest.raises(HarmfulFile):
        await _claim_with(payout, PHOTO, b"MZ and a program")
    assert _files(payout) == []


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (examples.pdf("Pay to sort code 12-34-56, account 12345678"), BankDetailsInFile),
        (examples.png_with_note("NI number QQ 12 34 56 C"), NationalInsuranceInFile),
        (examples.pdf("Care for a person on Universal Credit"), BenefitsInFile),
    ],
)
async def test_what_is_never_stored_is_not_stored_in_a_file_either(
    payout: Payout, content: bytes, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal) as refused:
        await _claim_with(payout, content)
    assert _files(payout) == []
    assert "send a photo" in say(refused.value.message)


async def test_a_receipt_that_looks_like_another_is_flagged(payout: Payout) -> None:
    first = await _claim_with(payout, PHOTO)
    again = await _claim_with(payout, examples.picture("WEBP", examples.receipt().rotate(-90, expand=True)))
    twins = (await payout.services.expenses.open_for_decision(payout.ben, again.claim.id)).twins
    assert (again.lines[0].id, first.claim.id, Alike.NEAR_PICTURE) in [
        (twin.line_id, twin.other_claim_id, twin.alike) for twin in twins
    ]


async def test_what_a_claim_lets_go_of_is_deleted(payout: Payout) -> None:
    view = await _claim_with(payout, PHOTO, send=False)
    assert len(_files(payout)) == 1
    await payout.services.expenses.withdraw(payout.asha, view.claim.id)
    await payout.services.events.drain()
    assert await asyncio.to_thread(_files, payout) == []


async def test_what_was_kept_and_never_claimed_goes_after_a_day(payout: Payout) -> None:
    receipts = payout.services.finance.receipts
    await receipts.keep(payout.asha, [SentReceipt(examples.picture("PNG"))], owner_id=payout.asha.person_id)
    await _claim_with(payout, PHOTO)
    assert await receipts.clear_unclaimed() == 0
    payout.clock.forward(days=1, minutes=1)
    assert (await receipts.clear_unclaimed(), len(_files(payout))) == (1, 1)


async def test_the_receipt_of_a_claim_goes_with_it_when_its_time_is_over(payout: Payout) -> None:
    paid, _waiting = await _claim_with(payout, PHOTO), await _claim_with(payout, examples.picture("PNG"))
    await payout.decide(paid, 1200)
    batch = await payout.services.finance.batches.make(payout.dev)
    await payout.services.finance.batches.mark_all_paid(payout.dev, batch.id)
    payout.clock.forward(days=KEPT_DAYS)
    await payout.services.retention.clear()
    assert len(_files(payout)) == 2
    payout.clock.forward(days=1)
    await payout.services.retention.clear()
    assert _files(payout) == []


async def test_a_second_look_comes_with_the_receipts_of_the_first_claim(payout: Payout) -> None:
    receipts, expenses = payout.services.finance.receipts, payout.services.expenses
    first = await payout.decide(await _claim_with(payout, PHOTO, examples.picture("PNG")), 0)
    again = await expenses.second_look(payout.asha, first.claim.id, "It was the only way home")
    seen = (await expenses.open_for_decision(payout.eve, again.claim.id)).view
    assert (seen.receipts, seen.evidence_of(seen.lines[0].id)) == ([], first.receipts)
    (opened, _) = first.receipts
    assert (await receipts.open(payout.eve, receipts.link_part(payout.eve, opened.id))).media_type == "image/jpeg"
    async with payout.services.database.read() as connection:
        noted = [each.why for each in await openings_of(connection, payout.asha.person_id)]
    assert noted == ["receipt", "decide"]
    with pytest.raises(NotFound):
        await receipts.open(payout.dev, receipts.link_part(payout.dev, opened.id))
    with pytest.raises(WrongStep):
        await expenses.remove_receipt(payout.asha, opened.id)


async def test_receipts_stay_while_a_second_look_needs_them_and_go_in_their_time(payout: Payout) -> None:
    expenses, retention = payout.services.expenses, payout.services.retention
    first = await payout.decide(await _claim_with(payout, PHOTO), 0)
    payout.clock.forward(days=KEPT_DAYS - 1)
    again = await expenses.second_look(payout.asha, first.claim.id, "It was the only way home")
    payout.clock.forward(days=KEPT_DAYS - 1)
    await expenses.query(payout.eve, again.claim.id, again.lines[0].id, "Was there a bus?")
    payout.clock.forward(days=2)
    await retention.clear()
    assert len(_files(payout)) == 1
    payout.clock.forward(days=KEPT_DAYS)
    await retention.clear()
    assert _files(payout) == []
