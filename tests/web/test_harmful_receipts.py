"""Files that nobody should send, through the form: each is refused in words, or kept without its harm."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest_asyncio
from aiohttp import FormData
from aiohttp.test_utils import TestServer

from bot.core.wording import say
from bot.services import Services
from tests.conftest import FixedClock
from tests.finance.claims import THEN, Payout, make_payout
from tests.uploads import examples
from tests.web.test_claims import Browser, browser_of

REFUSED: Mapping[str, tuple[str, bytes, str]] = {
    "what virus scanners are tested with": ("receipt.pdf", examples.SCANNER_TEST, "uploads-harmful"),
    "the same behind a photo": ("receipt.jpg", examples.picture() + examples.SCANNER_TEST, "uploads-harmful"),
    "a program called a photo": ("receipt.jpg", b"MZ\x90\0" + b"\0" * 60, "uploads-harmful"),
    "a zip bomb": ("receipts.zip", examples.zip_of(bytes(50_000_000)), "uploads-packed"),
    "a zip bomb called a photo": ("receipt.jpg", examples.zip_of(bytes(50_000_000)), "uploads-packed"),
    "a PDF that fills the memory": ("receipt.pdf", examples.pdf_bomb(), "uploads-unfolds-too-far"),
    "a picture of a billion dots": ("receipt.png", examples.png_of(40_000, 25_000), "uploads-picture-too-big"),
    "a PDF called a photo": ("receipt.jpg", examples.pdf(), "uploads-mislabelled"),
    "a PDF with a lock": ("receipt.pdf", examples.locked_pdf(), "uploads-locked"),
    "a sort code in a PDF": ("bill.pdf", examples.pdf("12-34-56 12345678"), "expenses-refused-file-bank-details"),
    "a sort code in a form": (
        "b.pdf",
        examples.filled_in_form("12-34-56 12345678"),
        "expenses-refused-file-bank-details",
    ),
    "an NI number in a note": (
        "a.png",
        examples.png_with_note("AB 12 34 56 C"),
        "expenses-refused-file-national-insurance",
    ),
    "a benefit in a PDF": ("a.pdf", examples.pdf("Universal Credit award"), "expenses-refused-file-benefits"),
}
FACTS: Mapping[str, str | int] = {"name": "receipt.jpg", "kind": "pdf", "megapixels": 60}


@pytest_asyncio.fixture
async def payout(services: Services, clock: FixedClock) -> Payout:
    return await make_payout(services, clock)


def _files(payout: Payout) -> list[Path]:
    folder = payout.services.settings.files_folder
    return list(folder.iterdir()) if folder.is_dir() else []


async def _send(asha: Browser, claim_id: int, name: str, content: bytes) -> tuple[int, str]:
    form = FormData(default_to_multipart=True)
    for field, value in {"category": "taxi", "on": THEN.isoformat(), "cost": "12", "details": "To town"}.items():
        form.add_field(field, value)
    form.add_field("receipt", io.BytesIO(content), filename=name)
    async with asha.client.post(f"/mine/claims/{claim_id}/add", data=form) as answer:
        return answer.status, await answer.text()


async def test_each_is_refused_in_words_and_nothing_of_it_is_kept(server: TestServer, payout: Payout) -> None:
    draft = await payout.services.expenses.start(payout.asha)
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        for what, (name, content, message) in REFUSED.items():
            status, page = await _send(asha, draft.claim.id, name, content)
            words = say(message, **FACTS).split(".")[0].split("“")[0]
            assert (what, status, words in page) == (what, 422, True)
            assert (what, "To town" in page) == (what, True)  # what was typed is still there
            assert (what, _files(payout)) == (what, [])
    assert (await payout.services.expenses.view(payout.asha, draft.claim.id)).lines == []


async def test_what_acts_in_a_pdf_is_taken_out_and_a_photo_of_a_phone_becomes_a_picture_anyone_can_open(
    server: TestServer, payout: Payout
) -> None:
    draft = await payout.services.expenses.start(payout.asha)
    async with browser_of(server, payout, payout.asha, "claims") as asha:
        for name, content in (("bill.pdf", examples.pdf_that_acts()), ("IMG_1.HEIC", examples.photo("HEIF"))):
            status, _ = await _send(asha, draft.claim.id, name, content)
            assert (name, status) == (name, 200)
    paper, photo = (await payout.services.expenses.view(payout.asha, draft.claim.id)).receipts
    receipts = payout.services.finance.receipts
    kept = await receipts.open(payout.asha, receipts.link_part(payout.asha, paper.id))
    with pikepdf.open(io.BytesIO(kept.content)) as pdf:
        assert not {"/OpenAction", "/AA", "/Names"} & set(pdf.Root.keys())
        assert len(pdf.attachments) == 0
    opened = await receipts.open(payout.asha, receipts.link_part(payout.asha, photo.id))
    assert opened.media_type == "image/jpeg"
    assert not any(word in path.read_bytes() for path in _files(payout) for word in (b"Canary", b"%PDF", b"\xff\xd8"))
