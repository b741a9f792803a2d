"""Files as people send them, and as nobody should."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from typing import Any

import pikepdf
import pillow_heif
from fpdf import FPDF
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

pillow_heif.register_heif_opener()  # phones write HEIC, and so do these examples

PLACE = "51.5074"
SCANNER_TEST = b"X5O!P%@AP[4" + b"\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"
WORDS = "The Old Bakery, High Street"


def receipt(*, seed: int = 1, size: tuple[int, int] = (600, 900)) -> Image.Image:
    """A till receipt: a sheet with a shop's name, lines of print and a total."""
    paper = Image.new("RGB", size, (250, 250, 245))
    draw, dice = ImageDraw.Draw(paper), random.Random(seed)
    for number in range(14):
        top = 40 + number * size[1] // 16
        left, length = dice.randint(20, 120), dice.randint(100, size[0] - 180)
        draw.rectangle((left, top, left + length, top + dice.randint(12, 34)), fill=(30, 30, 40))
        draw.rectangle((size[0] - 90, top, size[0] - dice.randint(20, 60), top + 16), fill=(30, 30, 40))
    return paper


def picture(kind: str = "JPEG", image: Image.Image | None = None, **saving: Any) -> bytes:
    out = io.BytesIO()
    (image or receipt()).save(out, kind, **saving)
    return out.getvalue()


def photo(kind: str = "JPEG", image: Image.Image | None = None) -> bytes:
    """With a place, a camera, and lying on its side, as phones write it."""
    exif = Image.Exif()
    exif[0x0110] = "Canary Camera 7"
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0), 29: "2026:02:03"})
    return picture(kind, image, exif=exif.tobytes())


def png_with_note(note: str) -> bytes:
    info = PngInfo()
    info.add_text("Comment", note)
    return picture("PNG", pnginfo=info)


def pdf(text: str = WORDS, *, pages: int = 1, photo_inside: bytes | None = None) -> bytes:
    made = FPDF()
    made.set_title("Invoice of the canary")
    made.set_author("Canary Author")
    for _ in range(pages):
        made.add_page()
        made.set_font("Helvetica", size=12)
        made.multi_cell(0, 8, text)
        if photo_inside:
            made.image(io.BytesIO(photo_inside), w=60)
    return bytes(made.output())


def pdf_with(what: str, value: Any) -> bytes:
    """A PDF of a page where `value` stands for the font, the picture or the words."""
    with pikepdf.open(io.BytesIO(pdf())) as made:
        page = made.pages[0]
        match what:
            case "fonts":
                page.Resources.Font = value
            case "font":
                for name in list(page.Resources.Font):
                    page.Resources.Font[str(name)] = value
            case "words":
                page.Contents = made.make_stream(value)
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def pdf_that_acts() -> bytes:
    """With a script at opening, a program to start, a file inside, a form to send off and a link with a script."""
    with pikepdf.open(io.BytesIO(pdf())) as made:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('canary')"))
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("canary.exe"))
        made.Root.OpenAction = made.make_indirect(script)
        made.Root.AA = pikepdf.Dictionary(WC=launch)
        made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", made.make_indirect(script)]))
        made.attachments["canary.txt"] = b"canary inside"
        page = made.pages[0]
        page.AA = pikepdf.Dictionary(O=launch)
        box = [10, 10, 90, 90]
        page.Annots = pikepdf.Array([
            pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=box, A=each)
            for each in (
                script,
                launch,
                pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://riverside.example/"), Next=script),
                pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("javascript:canary()")),
                pikepdf.Dictionary(S=pikepdf.Name.SubmitForm, F=pikepdf.String("https://canary.example")),
            )
        ])  # fmt: skip
        with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:creator"] = ["Canary Creator"]
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def filled_in_form(typed: str) -> bytes:
    """An invoice with a field that somebody filled in: the words are no part of the page's own text."""
    with pikepdf.open(io.BytesIO(pdf())) as made:
        font = made.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )  # fmt: skip
        look = pikepdf.String("/Helv 12 Tf 0 g")
        field = made.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("pay to"),
                V=pikepdf.String(typed), Rect=[50, 50, 400, 80], DA=look, P=made.pages[0].obj, F=4,
            )
        )  # fmt: skip
        made.pages[0].Annots = pikepdf.Array([field])
        resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font))
        made.Root.AcroForm = pikepdf.Dictionary(Fields=[field], NeedAppearances=True, DA=look, DR=resources)
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def locked_pdf() -> bytes:
    with pikepdf.open(io.BytesIO(pdf())) as made:
        out = io.BytesIO()
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user=""))
    return out.getvalue()


def pdf_bomb(*, layers: int = 1) -> bytes:
    """A few hundred kilobytes that unpack to 400 megabytes, at once or after unpacking twice."""
    packing = zlib.compressobj(1)
    packed = b"".join([packing.compress(bytes(1_000_000)) for _ in range(400)]) + packing.flush()
    for _ in range(layers - 1):
        packed = zlib.compress(packed)
    filters = b" ".join([b"/FlateDecode"] * layers)
    head = b"%%PDF-1.7\n1 0 obj\n<< /Length %d /Filter [%s] >>\nstream\n" % (len(packed), filters)
    return head + packed + b"\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"


def zip_of(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("receipt.jpg", content)
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A small file that says it is a picture of this size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    size = width.to_bytes(4) + height.to_bytes(4) + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")
