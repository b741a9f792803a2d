"""Notices as plain text, cut to Discord's lengths. Pure."""

from __future__ import annotations

from collections.abc import Iterable

MESSAGE_LIMIT = 2000


def pages(paragraphs: Iterable[str], *, limit: int = MESSAGE_LIMIT) -> list[str]:
    """The paragraphs with an empty line between them, in as few messages as hold them. Nothing is left out."""
    made: list[str] = []
    for paragraph in paragraphs:
        for piece in _pieces(paragraph, limit):
            if made and len(made[-1]) + 2 + len(piece) <= limit:
                made[-1] += "\n\n" + piece
            else:
                made.append(piece)
    return made


def _pieces(text: str, limit: int) -> list[str]:
    """Cut a text that is too long for one message, between two words where it has any."""
    pieces = []
    rest = text.strip()
    while len(rest) > limit:
        end = max(rest.rfind("\n", 0, limit + 1), rest.rfind(" ", 0, limit + 1))
        end = end if end > 0 else limit
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*pieces, rest] if rest else pieces
