"""Reading back a CSV that was opened in a spreadsheet. Pure. (Source: requirement E11; RFC 4180.)"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.errors import BadInput
from bot.core.spreadsheet import unsafe

MOST_ROWS = 20_000
MOST_BYTES = 3_000_000
"""A door asks before it reads a file."""


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
