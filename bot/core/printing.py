"""A PDF on paper, in letters that most of Europe can read its names in."""

from __future__ import annotations

from typing import Any, Literal

from bot.core.pictures import typeface
from bot.core.wording import say

FONT = "Letters"
MARGIN = 18
"""Millimetres."""
MILLIMETRES_A_POINT = 25.4 / 72
LINES_WITH_A_HEADING = 5
"""A heading that has less room than this under it begins the next page."""


def begun_paper(
    title: str,
    *,
    size: int = 14,
    format: Literal["A4", "A3"] = "A4",  # noqa: A002 - fpdf2's own word
    orientation: Literal["portrait", "landscape"] = "portrait",
) -> Any:
    """An empty first page. Each page says its number in letters of `size` points, so that loose sheets find back.

    `FONT` is there in usual and bold. Slow work, for a worker thread.
    """
    from fpdf import FPDF  # noqa: PLC0415 - with the first thing on paper: it takes half a second and 50 MB

    class Paper(FPDF):
        def footer(self) -> None:
            high = size * MILLIMETRES_A_POINT
            self.set_font(FONT, size=size)
            self.set_text_color(0)
            self.set_y(-(MARGIN + high) / 2)
            self.cell(0, high, say("shared-page", page=self.page_no(), pages="{nb}"), align="L")

    pdf = Paper(format=format, orientation=orientation)
    pdf.set_title(title)
    pdf.set_lang("en-GB")
    for style in ("", "B"):
        pdf.add_font(FONT, style=style, fname=typeface(bold=style == "B"))
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(auto=True, margin=MARGIN)
    pdf.add_page()
    return pdf


def begin_section(pdf: Any, words: str, level: int, *, space: float) -> None:
    """Before a heading: `space` millimetres, a page that has room for what follows, and its place in the outline.

    Level 0 is the title. Who reads the file on a screen finds the headings in the reader's list of contents.
    """
    if level and pdf.will_page_break(space * LINES_WITH_A_HEADING):
        pdf.add_page()
    elif level:
        pdf.ln(space / 2)
    pdf.start_section(words, level)
