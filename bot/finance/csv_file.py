"""CSV that opens safely in a spreadsheet, and reading it back. Pure. (Source: requirement E11; RFC 4180.)"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.errors import BadInput

MARK = "\ufeff"
"""Without it, Excel shows letters with accents wrongly."""
MOST_ROWS = 20_000
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


class NotCsv(BadInput):
    message = "finance-not-csv"


class NoSuchColumn(BadInput):
    """facts: `columns`, those that are needed, in words."""

    message = "finance-no-such-column"


@dataclass(frozen=True)
class Row:
    number: int
    """The line of the file where it begins, as a text editor counts. The heading is line 1."""
    cells: dict[str, str]


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


def read(content: bytes, needed: Sequence[str]) -> list[Row]:
    """Rows under a heading that has the `needed` columns; other columns and empty rows are passed over.

    Column names are compared without case. Raises NotCsv or NoSuchColumn.
    """
    try:
        text = content.decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        heading = [name.strip().casefold() for name in next(reader, [])]
        missing = [name for name in needed if name.casefold() not in heading]
        if missing:
            raise NoSuchColumn(columns=", ".join(needed))
        rows, begin = [], reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                named = dict(zip(heading, (unsafe(cell.strip()) for cell in cells), strict=False))
                rows.append(Row(begin, named))
            begin = reader.line_num + 1
            if len(rows) > MOST_ROWS:
                raise NotCsv
    except (UnicodeDecodeError, csv.Error) as wrong:
        raise NotCsv from wrong
    return rows
