"""A claim as a PDF that prints on A4 in large letters, in one column from top to bottom; and a batch as a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.core.printing import FONT, begun_paper

SIZE = 14
"""Points: what is asked for most in large print begins here, and it fits a claim on a page or two."""
LINE = 7.5
TABLE_SIZE = 11
COLUMNS = (20, 30, 46, 50, 28)
"""Millimetres of a batch's columns."""


@dataclass(frozen=True)
class PaperLine:
    title: str
    amount: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """Words as they are printed, in their order."""

    heading: str
    about: tuple[str, ...]
    lines: tuple[PaperLine, ...]
    total: str
    end: tuple[str, ...]
    sign: tuple[str, ...]


@dataclass(frozen=True)
class BatchPaper:
    """A batch as it is printed for finance: what the file has in it, and room to sign."""

    heading: str
    about: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str
    sign: tuple[str, ...]


def pdf_of(paper: Paper) -> bytes:
    """Slow work, for a worker thread."""
    pdf = begun_paper(paper.heading)
    _words(pdf, paper.heading, bold=True, size=SIZE + 6)
    for sentence in paper.about:
        _words(pdf, sentence)
    for line in paper.lines:
        pdf.ln(3)
        _words(pdf, f"{line.title}: {line.amount}", bold=True)
        for sentence in line.said:
            _words(pdf, sentence)
    pdf.ln(4)
    _words(pdf, paper.total, bold=True, size=SIZE + 2)
    for sentence in paper.end:
        _words(pdf, sentence)
    _to_sign(pdf, paper.sign)
    return bytes(pdf.output())


def pdf_of_batch(paper: BatchPaper) -> bytes:
    """Slow work, for a worker thread: a hundred rows take about as long as a claim."""
    pdf = begun_paper(paper.heading)
    _words(pdf, paper.heading, bold=True, size=SIZE + 6)
    for sentence in paper.about:
        _words(pdf, sentence)
    pdf.ln(3)
    pdf.set_font(FONT, size=TABLE_SIZE)
    with pdf.table(col_widths=COLUMNS, text_align=("LEFT",) * 4 + ("RIGHT",), line_height=6, padding=1) as table:
        for cells in (paper.columns, *paper.rows):
            table.row(cells)
    pdf.ln(4)
    _words(pdf, paper.total, bold=True, size=SIZE + 2)
    _to_sign(pdf, paper.sign)
    return bytes(pdf.output())


def _to_sign(pdf: Any, labels: tuple[str, ...]) -> None:
    pdf.ln(14)
    for label in labels:
        pdf.line(pdf.l_margin, pdf.get_y(), pdf.w - pdf.r_margin, pdf.get_y())
        _words(pdf, label)
        pdf.ln(10)


def _words(pdf: Any, text: str, *, bold: bool = False, size: int = SIZE) -> None:
    pdf.set_font(FONT, style="B" if bold else "", size=size)
    pdf.multi_cell(0, LINE * size / SIZE, text, align="L")
    pdf.ln(0.5)
