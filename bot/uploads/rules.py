"""What may be sent, what it may weigh, and what is refused. (Source: requirement P10, uploads.)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.errors import BadInput, Refusal

LONGEST_DESCRIPTION = 500
MEGABYTE = 1_000_000
NEARLY_THE_SAME = 3
"""Of 64 points of two looks, how many may differ in one picture that was saved twice or made smaller."""


class Kind(StrEnum):
    """What a file is, by what is in it."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIC = "heic"
    PDF = "pdf"


PICTURES = frozenset(Kind) - {Kind.PDF}
MEDIA_TYPES = {Kind.JPEG: "image/jpeg", Kind.PNG: "image/png", Kind.WEBP: "image/webp", Kind.PDF: "application/pdf"}
"""Of what is kept: a HEIC picture is kept as a JPEG, which every browser and printer knows."""
ENDINGS = {"jpg": Kind.JPEG, "jpeg": Kind.JPEG, "jfif": Kind.JPEG, "png": Kind.PNG, "webp": Kind.WEBP}
ENDINGS |= {"heic": Kind.HEIC, "heif": Kind.HEIC, "pdf": Kind.PDF}


class Purpose(StrEnum):
    """What a file is for. It decides the limits, and who may open it."""

    RECEIPT = "receipt"
    IDEA = "idea"
    PAPER = "paper"


@dataclass(frozen=True)
class Limits:
    kinds: frozenset[Kind]
    most_megabytes: int
    most_megapixels: int = 64
    longest_side: int = 2400
    """Pixels; a larger picture is made smaller, to what can still be read on paper."""
    most_pages: int = 40
    keeps_links: bool = False
    """Whether a PDF keeps its links to web pages, its outline and its title: a paper needs them, a receipt does not."""

    @property
    def most_bytes(self) -> int:
        return self.most_megabytes * MEGABYTE


@dataclass(frozen=True)
class Checked:
    """A file that was found safe and made anew. Only the new content is ever stored."""

    kind: Kind
    content: bytes
    fingerprint: str
    """SHA-256 of the file as it was sent: the same file sent twice has the same."""
    look: str = ""
    """What a picture looks like, as 64 points in hexadecimal; empty for a PDF and for an empty picture."""
    width: int = 0
    height: int = 0
    pages: int = 0
    text: str = ""
    """Words that stand in the file as text, not as pixels. Never stored."""


@dataclass(frozen=True)
class Upload:
    """What is known of a stored file without opening it."""

    id: int
    group_id: int
    person_id: int
    """Whose it is. For something sent in on somebody's behalf: that somebody."""
    sent_by: int
    purpose: Purpose
    kind: Kind
    size: int
    """Bytes of the new content, before it is sealed."""
    fingerprint: str
    look: str
    description: str
    sent_at: datetime

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.kind]

    @property
    def is_picture(self) -> bool:
        return self.kind in PICTURES


def nearly_the_same(one: str, other: str) -> bool:
    """Whether two looks may be one picture, saved again or made smaller. An empty look is like nothing."""
    return bool(one and other) and (int(one, 16) ^ int(other, 16)).bit_count() <= NEARLY_THE_SAME


class NothingInFile(BadInput):
    message = "uploads-empty"


class FileTooLarge(BadInput):
    """facts: `megabytes`, the most there may be."""

    message = "uploads-too-large"
    status = 413


class HarmfulFile(BadInput):
    """A program, a web page with a program in it, or what virus scanners are tested with."""

    message = "uploads-harmful"


class PackedFile(BadInput):
    """Files packed into one, such as ZIP, and what is built on it, such as Word's. It is never unpacked."""

    message = "uploads-packed"


class KindNotTaken(BadInput):
    message = "uploads-kind-not-taken"


class OnlyPictures(BadInput):
    message = "uploads-only-pictures"


class Mislabelled(BadInput):
    """It calls itself a picture and is a PDF, or the other way round. facts: `name`, `kind`."""

    message = "uploads-mislabelled"


class PictureTooBig(BadInput):
    """More pixels than any camera makes; it is refused before it is unpacked. facts: `megapixels`."""

    message = "uploads-picture-too-big"


class UnfoldsTooFar(BadInput):
    """A small file that would fill the memory once unpacked."""

    message = "uploads-unfolds-too-far"


class TooManyPages(BadInput):
    """facts: `pages`, the most there may be."""

    message = "uploads-too-many-pages"


class DamagedFile(BadInput):
    message = "uploads-damaged"


class LockedFile(BadInput):
    """A PDF with a password: nobody can look inside to make it safe."""

    message = "uploads-locked"


class FileGone(Refusal):
    """The row is there and its file is not, or cannot be unsealed."""

    message = "uploads-gone"
    status = 404
