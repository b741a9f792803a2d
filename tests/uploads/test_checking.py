"""What is sent is known by its content, made anew without what is hidden in it, or refused in words."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageEnhance

from bot.core.errors import BadInput, Refusal
from bot.core.wording import say
from bot.uploads.checking import checked
from bot.uploads.rules import (
    PICTURES,
    DamagedFile,
    FileTooLarge,
    HarmfulFile,
    Kind,
    KindNotTaken,
    Limits,
    LockedFile,
    Mislabelled,
    NothingInFile,
    OnlyPictures,
    PackedFile,
    PictureTooBig,
    TooManyPages,
    UnfoldsTooFar,
    nearly_the_same,
)
from tests.uploads import examples

RECEIPT = Limits(frozenset(Kind), 10)
PAPER = Limits(frozenset(Kind), 10, keeps_links=True)
PROGRAM = b"MZ\x90\0" + b"\0" * 60


@pytest.mark.parametrize(
    ("sent", "kind"),
    [
        (examples.photo("JPEG"), Kind.JPEG),
        (examples.photo("PNG"), Kind.PNG),
        (examples.photo("WEBP"), Kind.WEBP),
        (examples.photo("HEIF"), Kind.JPEG),
    ],
    ids=["jpeg", "png", "webp", "heic"],
)
def test_a_photo_is_made_anew_upright_and_without_its_place(sent: bytes, kind: Kind) -> None:
    assert b"Canary" in sent
    made = checked(sent, limits=RECEIPT)
    assert made.kind is kind
    with Image.open(io.BytesIO(made.content)) as kept:
        assert kept.size == (made.width, made.height) == (900, 600)
        assert (dict(kept.getexif()), kept.info.keys() & {"exif", "comment", "xmp", "icc_profile"}) == ({}, set())
    assert b"Canary" not in made.content


def test_a_picture_is_no_larger_than_can_be_read() -> None:
    made = checked(examples.picture(image=examples.receipt(size=(3000, 6000))), limits=RECEIPT)
    assert (made.width, made.height) == (1200, 2400)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_way_of_writing_pixels_is_taken(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    image = Image.new("I;16", (600, 900), 40_000) if mode == "I;16" else examples.receipt().convert(mode)
    assert checked(examples.picture(kind, image), limits=RECEIPT).width == 600


def test_what_stands_behind_the_pixels_is_left_behind() -> None:
    sent = examples.picture() + examples.zip_of(b"canary")
    assert b"canary" not in checked(sent, limits=RECEIPT).content


def test_a_pdf_keeps_its_pages_and_its_words() -> None:
    made = checked(examples.pdf(pages=3), limits=RECEIPT)
    assert (made.kind, made.pages) == (Kind.PDF, 3)
    assert examples.WORDS in made.text
    assert examples.WORDS in checked(made.content, limits=RECEIPT).text


@pytest.mark.parametrize("limits", [RECEIPT, PAPER], ids=["receipt", "paper"])
def test_a_pdf_loses_all_that_acts_or_hides(limits: Limits) -> None:
    sent = examples.pdf_that_acts()
    made = checked(sent, limits=limits)
    with pikepdf.open(io.BytesIO(made.content)) as kept:
        everything = "\n".join(_said(each) for each in kept.objects)
        title = str(kept.docinfo.get("/Title", "")) if "/Info" in kept.trailer else ""
        links = [str(link.A.URI) for link in kept.pages[0].get("/Annots", []) if "/A" in link]
    assert (
        re.findall(r"/(?:JavaScript|JS|Launch|SubmitForm|OpenAction|AA|EmbeddedFiles|EF|Metadata)\b", everything) == []
    )
    assert [
        word for word in ("anary.exe", "anary inside", "Canary Author", "Canary Creator") if word in everything
    ] == []
    assert links == (["https://riverside.example/"] if limits is PAPER else [])
    assert title == ("Invoice of the canary" if limits is PAPER else "")


def _said(thing: pikepdf.Object) -> str:
    words = repr(thing)
    return words + thing.read_bytes().decode("latin-1") if isinstance(thing, pikepdf.Stream) else words


def test_a_photo_inside_a_pdf_loses_its_place_too() -> None:
    sent = examples.pdf(photo_inside=examples.photo())
    assert b"Canary Camera" in sent
    made = checked(sent, limits=RECEIPT)
    assert b"Canary Camera" not in made.content
    with pikepdf.open(io.BytesIO(made.content)) as kept:
        (image,) = kept.pages[0].get_images().values()
        assert isinstance(image, pikepdf.Stream)
        assert pikepdf.PdfImage(image).as_pil_image().size == (600, 900)


@pytest.mark.parametrize(
    ("sent", "name", "refusal"),
    [
        (b"", "a.jpg", NothingInFile),
        (b"\xff\xd8\xff" + b"0" * 10_000_000, "a.jpg", FileTooLarge),
        (PROGRAM, "receipt.jpg", HarmfulFile),
        (b"\x7fELF" + PROGRAM, "receipt", HarmfulFile),
        (b"#!/bin/sh\n", "a.pdf", HarmfulFile),
        (examples.SCANNER_TEST, "receipt.pdf", HarmfulFile),
        (examples.picture() + examples.SCANNER_TEST, "receipt.jpg", HarmfulFile),
        (b" \n<svg onload='x()'>", "a.png", HarmfulFile),
        (b"<!DOCTYPE html><script>", "a.jpg", HarmfulFile),
        (examples.zip_of(b"0" * 50_000_000), "receipts.zip", PackedFile),
        (examples.zip_of(b"0"), "receipt.jpg", PackedFile),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "claim.doc", PackedFile),
        (b"GIF89a" + b"0" * 40, "a.gif", KindNotTaken),
        (b"Dear Ola, the taxi was 12 pounds", "note.txt", KindNotTaken),
        (examples.pdf(), "receipt.jpg", Mislabelled),
        (examples.picture(), "receipt.pdf", Mislabelled),
        (examples.picture(), "receipt.pdf.exe", Mislabelled),
        (examples.png_of(40_000, 25_000), "a.png", PictureTooBig),
        (examples.picture()[:4000], "a.jpg", DamagedFile),
        (examples.png_of(100, 100), "a.png", DamagedFile),
        (b"\xff\xd8\xff", "a.jpg", DamagedFile),
        (b"%PDF-1.7 and nothing else", "a.pdf", DamagedFile),
        (examples.pdf(pages=41), "a.pdf", TooManyPages),
        (examples.locked_pdf(), "a.pdf", LockedFile),
        (b"%PDF-1.7\n" + b"stream\n" * 30_000, "a.pdf", UnfoldsTooFar),
    ],
    ids=lambda value: getattr(value, "__name__", "file"),
)  # fmt: skip
def test_what_is_not_taken_is_refused_in_words(sent: bytes, name: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as refused:
        checked(sent, limits=RECEIPT, name=name)
    words = say(refused.value.message, **refused.value.facts)
    assert "not saved" in words


@pytest.mark.parametrize("layers", [1, 2])
def test_a_small_pdf_that_would_fill_the_memory_is_refused(layers: int) -> None:
    bomb = examples.pdf_bomb(layers=layers)
    assert len(bomb) < 2_500_000
    with pytest.raises(UnfoldsTooFar):
        checked(bomb, limits=RECEIPT)


def test_only_pictures_where_only_pictures_go() -> None:
    with pytest.raises(OnlyPictures):
        checked(examples.pdf(), limits=Limits(PICTURES, 10), name="a.pdf")


def test_a_picture_may_be_called_another_kind_of_picture() -> None:
    assert checked(examples.picture("WEBP"), limits=RECEIPT, name="IMG-2026.JPG").kind is Kind.WEBP


class Said(BadInput):
    pass


def _refuse_canary(text: str) -> None:
    if "12-34-56 12345678" in text:
        raise Said


@pytest.mark.parametrize(
    "sent",
    [
        examples.pdf("Please pay to 12-34-56 12345678 within a week"),
        examples.png_with_note("sort code 12-34-56 12345678"),
        examples.picture(comment=b"12-34-56 12345678"),
        examples.filled_in_form("12-34-56 12345678"),
    ],
    ids=["pdf", "png", "jpeg", "form"],
)
def test_words_inside_a_file_are_checked_before_it_is_kept(sent: bytes) -> None:
    with pytest.raises(Said):
        checked(sent, limits=RECEIPT, text_check=_refuse_canary)


def test_the_same_picture_saved_again_looks_the_same_and_another_does_not() -> None:
    first = examples.receipt(seed=1)
    looks = {
        "first": first,
        "smaller": first.resize((300, 450)),
        "darker": ImageEnhance.Brightness(first).enhance(0.8),
        "trimmed": first.crop((4, 4, 596, 896)),
    }
    made = {
        name: checked(examples.picture(image=image, quality=60), limits=RECEIPT).look for name, image in looks.items()
    }
    others = [
        checked(examples.picture(image=examples.receipt(seed=seed)), limits=RECEIPT).look for seed in range(2, 12)
    ]
    assert [name for name, look in made.items() if not nearly_the_same(made["first"], look)] == []
    assert [look for look in others if nearly_the_same(made["first"], look)] == []


def test_blank_pages_are_not_like_each_other() -> None:
    blank = checked(examples.picture(image=Image.new("RGB", (600, 900), "white")), limits=RECEIPT).look
    assert not nearly_the_same(blank, blank)


@pytest.mark.parametrize(
    ("what", "value"),
    [("fonts", 13), ("font", 13), ("words", b"BT Tf (no font) Tj ET"), ("words", b"BT [/Name] TJ ET")],
)
def test_a_pdf_with_something_else_where_its_words_should_be_is_damaged(what: str, value: Any) -> None:
    with pytest.raises(DamagedFile):
        checked(examples.pdf_with(what, value), limits=RECEIPT)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_sent_is_taken_or_refused(data: st.DataObject) -> None:
    """A file with bytes changed in it never raises anything but a refusal, and what is kept can be opened."""
    whole = data.draw(st.sampled_from([examples.picture(), examples.picture("PNG"), examples.pdf_that_acts()]))
    spoilt = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=12)):
        spoilt[at] = data.draw(st.integers(0, 255))
    try:
        made = checked(bytes(spoilt), limits=RECEIPT)
    except Refusal:
        return
    assert checked(made.content, limits=RECEIPT).kind is made.kind
