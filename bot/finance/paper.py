"""A claim as a PDF that prints on A4 in large letters, in one column from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.core.pictures import typeface

SIZE = 14
"""Points: what is asked for most in large print begins here, and it fits a claim on a page or two."""
LINE = 7.5
FONT = "DejaVu"


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


def pdf_of(paper: Paper) -> bytes:
    """Slow work, for a worker thread."""
    pdf = _begun(paper.heading)
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
    pdf.ln(14)
    for label in paper.sign:
        pdf.line(pdf.l_margin, pdf.get_y(), pdf.w - pdf.r_margin, pdf.get_y())
        _words(pdf, label)
        pdf.ln(10)
    return bytes(pdf.output())


def _begun(title: str) -> Any:
    from fpdf import FPDF  # noqa: PLC0415 - with the first claim on paper: it takes half a second and 50 MB

    pdf = FPDF(format="A4")
    pdf.set_title(title)
    pdf.set_lang("en-GB")
    for style in ("", "B"):
        pdf.add_font(FONT, style=style, fname=typeface(bold=style == "B"))
    pdf.set_margin(18)
    pdf.set_auto_page_break(auto=True, margin=18)
    pdf.add_page()
    return pdf


def _words(pdf: Any, text: str, *, bold: bool = False, size: int = SIZE) -> None:
    pdf.set_font(FONT, style="B" if bold else "", size=size)
    pdf.multi_cell(0, LINE * size / SIZE, text, align="L")
    pdf.ln(0.5)
