"""Drawing with matplotlib, which is loaded with the first picture: half a second and 50 MB that few processes need."""

from __future__ import annotations

import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

WIDTH, DOTS_AN_INCH = 8.0, 100
INK, PAPER = "#1a1a1a", "#ffffff"

_one_at_a_time = threading.Lock()
"""matplotlib may not draw in two threads at once, whatever the two pictures are of."""


def png(height: float, draw: Callable[[Any], None]) -> bytes:
    """What `draw` puts on a matplotlib Figure of this height in inches. Slow: call it in a worker thread."""
    with _one_at_a_time:
        from matplotlib.figure import Figure  # noqa: PLC0415

        figure = Figure(figsize=(WIDTH, height), dpi=DOTS_AN_INCH, facecolor=PAPER, layout="constrained")
        draw(figure)
        picture = BytesIO()
        figure.savefig(picture, format="png")
        return picture.getvalue()


def typeface(*, bold: bool = False) -> Path:
    """The file of a typeface that comes with matplotlib and has the letters of most of Europe."""
    import matplotlib  # noqa: PLC0415

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"DejaVuSans{'-Bold' if bold else ''}.ttf"
