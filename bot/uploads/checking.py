"""One file as it came in, to one that may be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from bot.uploads.recognise import recognised
from bot.uploads.rules import Checked, FileTooLarge, Kind, Limits, NothingInFile

TextCheck = Callable[[str], object]
"""Raises a refusal for words that must not be stored, such as bank details."""


def checked(content: bytes, *, limits: Limits, name: str = "", text_check: TextCheck | None = None) -> Checked:
    """`content` made anew, or the refusal that says why not. Slow: for a worker thread.

    `name` is what the file was called. `text_check` is given the words that stand in it as text.
    """
    if not content:
        raise NothingInFile
    if len(content) > limits.most_bytes:
        raise FileTooLarge(megabytes=limits.most_megabytes)
    kind = recognised(content, name=name, limits=limits)
    fingerprint = hashlib.sha256(content).hexdigest()
    made = _paper(content, fingerprint, limits) if kind is Kind.PDF else _picture(content, kind, fingerprint, limits)
    if text_check is not None:
        text_check(made.text)
    return made


def _paper(content: bytes, fingerprint: str, limits: Limits) -> Checked:
    from bot.uploads import pdfs  # noqa: PLC0415 - with the first PDF: it takes 15 MB

    paper = pdfs.remade(content, limits)
    return Checked(Kind.PDF, paper.content, fingerprint, pages=paper.pages, text=paper.text)


def _picture(content: bytes, kind: Kind, fingerprint: str, limits: Limits) -> Checked:
    from bot.uploads import pictures  # noqa: PLC0415 - with the first picture: it takes 15 MB

    made = pictures.remade(content, kind, limits)
    return Checked(made.kind, made.content, fingerprint, made.look, made.width, made.height, text=made.text)
