"""What a file is by its content. What it is called only counts against it. Pure."""

from __future__ import annotations

from bot.uploads.rules import (
    ENDINGS,
    PICTURES,
    HarmfulFile,
    Kind,
    KindNotTaken,
    Limits,
    Mislabelled,
    OnlyPictures,
    PackedFile,
)

SCANNER_TEST = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
PROGRAMS = (
    *(b"MZ", b"\x7fELF", b"#!", b"\0asm", b"dex\n", b"\xca\xfe\xba\xbe"),
    *(b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xfe\xed\xfa\xcf", b"\xfe\xed\xfa\xce"),
)
PACKED = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf'\x1c", b"Rar!", b"MSCF"),
    *(b"\xd0\xcf\x11\xe0", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"),
)
MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<?php", b"<body", b"<iframe")
HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
BEFORE_PDF = b"\xef\xbb\xbf \t\r\n"
"""What some programs write before a PDF begins."""


def recognised(content: bytes, *, name: str, limits: Limits) -> Kind:
    """The kind of `content`. Raises HarmfulFile, PackedFile, KindNotTaken, OnlyPictures or Mislabelled.

    A picture may be called another kind of picture: phones do that. A name that promises something else is refused,
    because whoever opens it would be misled.
    """
    _refuse_harm(content)
    kind = _kind_of(content)
    if kind is None:
        raise KindNotTaken
    called = ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else kind
    if called is None or (called in PICTURES) != (kind in PICTURES):
        raise Mislabelled(name=name[-60:], kind=kind.value)
    if kind not in limits.kinds:
        raise OnlyPictures
    return kind


def _refuse_harm(content: bytes) -> None:
    if content.startswith(PROGRAMS) or SCANNER_TEST in content:
        raise HarmfulFile
    if content[:1024].lstrip(BEFORE_PDF).lower().startswith(MARKUP):
        raise HarmfulFile
    if content.startswith(PACKED) or content[257:262] == b"ustar":
        raise PackedFile


def _kind_of(content: bytes) -> Kind | None:
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Kind.WEBP
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        return Kind.HEIC
    return Kind.PDF if content[:1024].lstrip(BEFORE_PDF).startswith(b"%PDF-") else None
