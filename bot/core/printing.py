"""A PDF in one column on A4, in letters that most of Europe can read its names in."""

from __future__ import annotations

from typing import Any

from bot.core.pictures import typeface

FONT = "Letters"
MARGIN = 18
"""Millimetres."""


def begun_paper(title: str) -> Any:
    """An empty first page. `FONT` is there in usual and bold. Slow work, for a worker thread."""
    from fpdf import FPDF  # noqa: PLC0415 - with the first thing on paper: it takes half a second and 50 MB

    pdf = FPDF(format="A4")
    pdf.set_title(title)
    pdf.set_lang("en-GB")
    for style in ("", "B"):
        pdf.add_font(FONT, style=style, fname=typeface(bold=style == "B"))
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(auto=True, margin=MARGIN)
    pdf.add_page()
    return pdf
