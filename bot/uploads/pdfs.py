"""PDFs written anew from their pages: no scripts, no actions, no files inside, no forms, no metadata.

What makes a PDF readable for people who listen to it stays: tags, language, alternative text.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, cast

import pikepdf
from pikepdf import Name, ObjectStreamMode, Pdf, StreamDecodeLevel

from bot.uploads.pdf_text import text_of
from bot.uploads.rules import DamagedFile, Limits, LockedFile, TooManyPages
from bot.uploads.unfolding import refuse_bombs

ROOT_KEEPS = frozenset(
    [
        *("/Type", "/Pages", "/StructTreeRoot", "/MarkInfo", "/Lang", "/ViewerPreferences"),
        *("/PageLabels", "/OCProperties", "/Outlines", "/Dests"),
    ]
)
NEVER = frozenset(
    [
        *("/AA", "/OpenAction", "/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/AF", "/Metadata", "/PieceInfo"),
        *("/XFA", "/RichMediaContent", "/RichMediaSettings", "/AcroForm", "/Collection", "/PA", "/LastModified"),
    ]
)
NAMED_BY_ITS_MAKER = frozenset(
    {"/Font", "/XObject", "/ColorSpace", "/ExtGState", "/Pattern", "/Shading", "/Properties"}
)
"""What is in these goes by any name, such as /F for a font."""
WEB = ("http://", "https://", "mailto:")
DEEPEST = 40
LONGEST_TITLE = 200


NOT_WHAT_IT_SAYS = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What reading raises where a damaged file holds something else than it should: a number for a font, no name."""


@dataclass(frozen=True)
class Paper:
    content: bytes
    pages: int
    text: str
    """Words that stand in it as text; a scan has none."""


def remade(content: bytes, limits: Limits) -> Paper:
    """The pages alone. Raises LockedFile, TooManyPages, UnfoldsTooFar or DamagedFile. For a worker thread."""
    refuse_bombs(content)
    try:
        with Pdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:  # what is packed in it could not be weighed
                raise LockedFile
            if len(pdf.pages) > limits.most_pages:
                raise TooManyPages(pages=limits.most_pages)
            if not len(pdf.pages):
                raise DamagedFile
            _strip(pdf, limits)
            text = text_of(pdf)  # after that, because what was filled in on a form is part of the page only now
            return Paper(_saved(pdf), len(pdf.pages), text)
    except pikepdf.PasswordError as locked:
        raise LockedFile from locked
    except NOT_WHAT_IT_SAYS as wrong:
        raise DamagedFile from wrong


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(
        out,
        object_stream_mode=ObjectStreamMode.generate,
        stream_decode_level=StreamDecodeLevel.none,
        fix_metadata_version=False,
        deterministic_id=True,
    )
    return out.getvalue()


def _strip(pdf: Pdf, limits: Limits) -> None:
    title = str(pdf.docinfo.get("/Title", ""))[:LONGEST_TITLE] if "/Info" in pdf.trailer else ""
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")  # what was filled in or stamped becomes part of the page
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for key in [key for key in pdf.Root.keys() if key not in ROOT_KEEPS]:  # noqa: SIM118 - pikepdf's own mapping
        del pdf.Root[key]
    if not limits.keeps_links and "/Outlines" in pdf.Root:
        del pdf.Root["/Outlines"]
    for page in pdf.pages:
        _keep_only_links(page.obj, keep=limits.keeps_links)
    for each in pdf.objects:
        _clean(each, 0)
        _clean_photo(each)
    if title and limits.keeps_links:
        pdf.docinfo["/Title"] = title


def _keep_only_links(page: Any, *, keep: bool) -> None:
    if "/Annots" not in page:
        return
    links = [each for each in page["/Annots"] if keep and each.get("/Subtype") == Name.Link]
    if links:
        page["/Annots"] = pikepdf.Array(links)
    else:
        del page["/Annots"]


def _clean(thing: Any, depth: int, *, named: bool = False) -> None:
    """Take out, at every depth, what does something by itself or hides something."""
    if depth > DEEPEST:
        raise RecursionError
    if isinstance(thing, pikepdf.Array):
        for each in thing:
            _clean_direct(each, depth)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in list(thing.keys()):
            if not named and _is_harmful(key, thing):
                del thing[key]
            else:
                _clean_direct(thing[key], depth, named=key in NAMED_BY_ITS_MAKER)


def _clean_direct(thing: Any, depth: int, *, named: bool = False) -> None:
    if isinstance(thing, pikepdf.Object) and not thing.is_indirect:  # what is indirect has its own turn
        _clean(thing, depth + 1, named=named)


def _is_harmful(key: str, holder: Any) -> bool:
    if key == "/F":  # of a stream, a file outside; else a mere flag
        return isinstance(holder, pikepdf.Stream)
    value = holder[key]
    if key == "/A" and isinstance(value, pikepdf.Dictionary) and "/S" in value:
        return not _only_leads_somewhere(value)
    return key in NEVER


def _only_leads_somewhere(action: Any) -> bool:
    if "/Next" in action:
        del action["/Next"]
    if action["/S"] == Name.GoTo:
        return True
    return bool(action["/S"] == Name.URI and str(action.get("/URI", "")).lower().startswith(WEB))


def _clean_photo(thing: Any) -> None:
    """A photo in a PDF is a whole JPEG, with the place where it was taken."""
    if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") != Name.Image:
        return
    packing = thing.get("/Filter")
    if packing == Name.DCTDecode or (isinstance(packing, pikepdf.Array) and list(packing) == [Name.DCTDecode]):
        told = cast(Any, thing.get("/DecodeParms"))
        thing.write(without_notes(thing.read_raw_bytes()), filter=Name.DCTDecode, decode_parms=told)


def without_notes(jpeg: bytes) -> bytes:
    """A JPEG without what is no picture: EXIF, XMP, comments. Its colours and pixels are not touched."""
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] not in (0xDA, 0xD9):
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if jpeg[at + 1] in (0xE0, 0xE2, 0xEE) or not (0xE0 <= jpeg[at + 1] <= 0xEF or jpeg[at + 1] == 0xFE):
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])
