"""What somebody typed, made fit to stand in a message of ours."""

from __future__ import annotations

import unicodedata

from bot.core.markdown import escape_markdown

FROM_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
ISOLATE, END = "\u2068", "\u2069"


def plain(text: str, limit: int = 4000) -> str:
    """On one line, at most `limit` characters, with nothing in it read as formatting.

    Words written from right to left are kept apart from ours, so that numbers beside them stay where they belong.
    """
    words = escape_markdown(shortened(text, limit))
    return f"{ISOLATE}{words}{END}" if is_right_to_left(words) else words


def shortened(text: str, limit: int) -> str:
    """On one line, at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in FROM_RIGHT_TO_LEFT for letter in text)
