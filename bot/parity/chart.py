"""The parity report as a picture. It shows nothing that is not also said in words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.core.pictures import INK, png
from bot.core.wording import say
from bot.parity.rules import Report, Share

LOOKS = (("#1f4e8c", ""), ("#c9d7ea", "//"), ("#ffffff", ".."))
"""Colour and pattern of each side, told apart by lightness and pattern, not by colour alone."""


def draw_report(report: Report) -> bytes:
    """A PNG: one bar a line, cut into the sides' shares; the first is people. Call it in a worker thread."""
    found = [(say("parity-what-people"), report.people)]
    found += [(say(f"parity-what-{line.what.value}"), line.shares) for line in report.lines]
    rows = [(label, shares) for label, shares in found if sum(share.number for share in shares)]
    return png(1.8 + 0.6 * len(rows), lambda figure: _draw(figure, rows))


def _draw(figure: Any, rows: Sequence[tuple[str, Sequence[Share]]]) -> None:
    axes = figure.subplots()
    for place, (_label, shares) in enumerate(rows):
        start = 0
        for share, (colour, pattern) in zip(shares, LOOKS, strict=False):
            label = say(f"parity-side-{share.group.value}") if place == 0 else None
            look: dict[str, Any] = {
                "color": colour,
                "hatch": pattern,
                "edgecolor": INK,
                "linewidth": 1.2,
                "height": 0.65,
            }
            axes.barh(place, share.percent, left=start, label=label, **look)
            start += share.percent
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels([label for label, _ in rows], color=INK, fontsize=13)
    axes.set_ylim(max(len(rows) - 0.4, 0.6), -0.6)
    axes.set_xlim(0, 101)
    axes.set_xlabel(say("parity-chart-axis"), color=INK, fontsize=13)
    axes.spines[["top", "right"]].set_visible(False)
    figure.legend(loc="outside upper center", ncols=3, fontsize=13, frameon=False)
