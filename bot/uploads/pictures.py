"""Pictures made anew from their pixels: no place, no camera, no comment, and nothing that stood behind the pixels."""

from __future__ import annotations

import io
import itertools
import struct
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from bot.uploads.rules import DamagedFile, Kind, Limits, PictureTooBig

QUALITY = 85
LOOK = 8
LEAST_IN_A_LOOK = 6
"""Points that have to be set in a look: a blank page is like every other blank page."""
READ_AS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP", Kind.HEIC: "HEIF"}
NOTES = ("comment", "Comment", "Description", "Title", "Author", "Warning")
EXIF_NOTES = (0x010E, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9F, 0x9286)
"""Description, and the title, comment, author and subject of Windows, and the comment of whoever took it."""

Image.MAX_IMAGE_PIXELS = None  # ours is lower, and is asked before anything is unpacked
pillow_heif.register_heif_opener()


@dataclass(frozen=True)
class Picture:
    kind: Kind
    content: bytes
    width: int
    height: int
    look: str
    text: str
    """What was written into the file beside its pixels. It is not in `content`."""


def remade(content: bytes, kind: Kind, limits: Limits) -> Picture:
    """The picture alone, upright, no larger than the limits. Raises PictureTooBig or DamagedFile.

    Slow work, for a worker thread. Of a picture that moves, the first one is kept.
    """
    try:
        with Image.open(io.BytesIO(content), formats=[READ_AS[kind]]) as opened:
            if opened.width * opened.height > limits.most_megapixels * 1_000_000:
                raise PictureTooBig(megapixels=limits.most_megapixels)
            text = _notes_in(opened)
            opened.draft("RGB", (limits.longest_side, limits.longest_side))  # a JPEG is unpacked no larger than needed
            picture = _smaller(_plain(ImageOps.exif_transpose(opened)), limits.longest_side)
            return _written(picture, kind, text)
    except (OSError, ValueError, SyntaxError, EOFError, struct.error) as wrong:  # what Pillow raises of damaged files
        raise DamagedFile from wrong


def _plain(picture: Image.Image) -> Image.Image:
    """Its pixels as RGB, or RGBA where some are clear, in the usual colours of a screen."""
    clear = "A" in picture.getbands() or "transparency" in picture.info
    mode, profile = ("RGBA" if clear else "RGB"), picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        try:
            usual = ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, io.BytesIO(profile), usual, outputMode="RGB") or picture
        except ImageCms.PyCMSError:
            pass  # colours a little off are better than no picture
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture.convert(mode)


def _smaller(picture: Image.Image, longest: int) -> Image.Image:
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return picture


def _written(picture: Image.Image, kind: Kind, text: str) -> Picture:
    kept = kind if kind in (Kind.PNG, Kind.WEBP) else Kind.JPEG
    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())  # nothing but pixels comes along
    out = io.BytesIO()
    match kept:
        case Kind.PNG:
            clean.save(out, "PNG")
        case Kind.WEBP:
            clean.save(out, "WEBP", quality=QUALITY)
        case _:
            clean.convert("RGB").save(out, "JPEG", quality=QUALITY, progressive=True)
    return Picture(kept, out.getvalue(), *clean.size, look_of(clean), text)


def look_of(picture: Image.Image) -> str:
    """Which of two neighbouring points is brighter, over the whole picture: the same after saving or shrinking."""
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    small = flat.convert("L").resize((LOOK + 1, LOOK), Image.Resampling.BOX).tobytes()
    rows = [small[at : at + LOOK + 1] for at in range(0, len(small), LOOK + 1)]
    points = [left > right + 2 for row in rows for left, right in itertools.pairwise(row)]
    if sum(points) < LEAST_IN_A_LOOK:
        return ""
    return f"{int(''.join('1' if point else '0' for point in points), 2):016x}"


def _notes_in(picture: Image.Image) -> str:
    """What people or programs wrote into the file for people to read."""
    exif = picture.getexif()
    found = [picture.info.get(name) for name in NOTES]
    found += [exif.get(number) for number in EXIF_NOTES]
    found.append(exif.get_ifd(0x8769).get(0x9286))
    return "\n".join(_as_text(note) for note in found if note)[:20_000]


def _as_text(note: object) -> str:
    if isinstance(note, bytes):
        wide = note[1:2] == b"\0"
        return note.decode("utf-16-le" if wide else "utf-8", errors="ignore").replace("\0", "")
    return str(note)
