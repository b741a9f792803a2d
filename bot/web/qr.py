"""An address as a QR code, drawn by our own template, so that it carries words for those who do not see it."""

from __future__ import annotations

from dataclasses import dataclass

import segno

QUIET_ZONE = 4
"""Empty modules around the code; readers need them. (Source: ISO/IEC 18004.)"""


@dataclass(frozen=True)
class QrCode:
    size: int
    """Modules along one side, quiet zone included; the drawing's width and height."""
    path: str
    """The dark modules as one SVG path."""


def qr_code(address: str) -> QrCode:
    """Medium error correction: a projector's glare or a head in the way may hide up to 15 %."""
    rows = [tuple(row) for row in segno.make(address, error="m", micro=False).matrix]
    strokes = [
        f"M{start + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(row)
    ]
    return QrCode(len(rows) + 2 * QUIET_ZONE, "".join(strokes))


def _runs(row: tuple[int, ...]) -> list[tuple[int, int]]:
    """Where each unbroken run of dark modules starts and how long it is."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((x, 1))
    return runs
