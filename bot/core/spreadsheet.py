"""CSV that opens safely in a spreadsheet. Pure. (Source: requirement E11; RFC 4180.)"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
"""Without it, Excel shows letters with accents wrongly."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def written(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with CRLF. A text that a spreadsheet would take for a formula has an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return (MARK + out.getvalue()).encode()


def safe(text: str) -> str:
    """A cell that is a text and nothing else. Money never begins like a formula, as nothing here is less than 0."""
    plain = text.replace("\0", "")
    return f"'{plain}" if plain.lstrip(" \u00a0\u200b\ufeff").startswith(FORMULA) or plain[:1] == "'" else plain


def unsafe(cell: str) -> str:
    """What `safe` was given."""
    return cell[1:] if cell[:1] == "'" else cell
