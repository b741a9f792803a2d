"""Forms with files in them. A route says how many files and bytes it takes; nothing larger is ever held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aiohttp import BodyPartReader, web

from bot.core.errors import BadInput
from bot.uploads.rules import FileTooLarge, Limits
from bot.web.guard import FORM, MOST_BYTES, MULTIPART, NotAForm, form_of

MOST_FIELDS = 200
Form = Mapping[str, list[str]]


class TooManyFiles(BadInput):
    """facts: `most`."""

    message = "web-too-many-files"


@dataclass(frozen=True)
class SentFile:
    """What a form's file field held. `name` is what the file was called, and is never stored."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Sent:
    fields: Form
    files: Mapping[str, list[SentFile]]


async def form_with_files(request: web.Request, limits: Limits, *, most_files: int) -> Sent:
    """The fields and files of a form. A file field that was left empty has no file.

    Raises NotAForm, FileTooLarge or TooManyFiles as soon as that is so, without reading the rest.
    """
    if request.content_type == FORM:  # a browser that cannot send files, or a form sent without them
        return Sent(await form_of(request), {})
    if request.content_type != MULTIPART:
        raise NotAForm
    fields: dict[str, list[str]] = {}
    files: dict[str, list[SentFile]] = {}
    left, number = MOST_BYTES, 0
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            number += 1
            if not isinstance(part, BodyPartReader) or not part.name or number > MOST_FIELDS:
                raise NotAForm
            if part.filename is None:
                text = await _read(part, left, too_large=NotAForm())
                left -= len(text)
                fields.setdefault(part.name, []).append(text.decode("utf-8", errors="replace"))
                continue
            content = await _read(part, limits.most_bytes, too_large=FileTooLarge(megabytes=limits.most_megabytes))
            if content or part.filename:
                files.setdefault(part.name, []).append(SentFile(part.filename, content))
            if sum(map(len, files.values())) > most_files:
                raise TooManyFiles(most=most_files)
    except ValueError as wrong:  # aiohttp's own word for a form that is cut off or put together wrongly
        raise NotAForm from wrong
    return Sent(fields, files)


async def _read(part: BodyPartReader, most: int, *, too_large: BadInput) -> bytes:
    content = bytearray()
    while piece := await part.read_chunk():
        content += piece
        if len(content) > most:
            raise too_large
    return bytes(content)
