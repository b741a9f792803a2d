"""A result as a picture. It shows nothing that is not also said in words beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.pictures import INK, png
from bot.core.wording import say
from bot.polls.rules import Poll, PollKind, Result

MOST_BARS = 25
"""More would be too thin to read; the words have them all."""
LABEL_LIMIT = 34
WON, OTHER = "#1f4e8c", "#c9d7ea"  # told apart by lightness too, and the others are striped


@dataclass(frozen=True)
class Bar:
    label: str
    count: int
    won: bool


def bars(poll: Poll, result: Result) -> list[Bar]:
    """One for each answer in the order of the words beside it, numbered like them."""
    if poll.kind is PollKind.SHORT_ANSWER:
        found = [Bar(_label(place, text), count, False) for place, (text, count) in enumerate(result.answers, start=1)]
    else:
        found = [
            Bar(_label(place, row.text), row.count, row.option_id in result.winners)
            for place, row in enumerate(result.rows, start=1)
        ]
    return found[:MOST_BARS]


def draw_chart(poll: Poll, result: Result) -> bytes:
    """A PNG. Takes a few hundred milliseconds: call it in a worker thread."""
    shown = bars(poll, result)
    return png(1.2 + 0.5 * len(shown), lambda figure: _draw(figure, shown, _axis(poll)))


def _axis(poll: Poll) -> str:
    special = {
        PollKind.SCORE: "polls-chart-points",
        PollKind.DOTS: "polls-chart-dots",
        PollKind.RANKED: "polls-chart-first-choices",
    }
    return say(special.get(poll.kind, "polls-chart-votes"))


def _label(place: int, text: str) -> str:
    """The number, and the words where the picture's letters can show them; emoji and Arabic stay in the text."""
    line = " ".join(text.split())
    if not line or any(not _can_be_drawn(letter) for letter in line):
        return say("polls-chart-answer", number=place)
    return f"{place}. {line if len(line) <= LABEL_LIMIT else line[: LABEL_LIMIT - 1].rstrip() + '…'}"


def _can_be_drawn(letter: str) -> bool:
    """Letters of European scripts, which the font that comes with matplotlib has."""
    if unicodedata.bidirectional(letter) in ("R", "AL"):
        return False
    return letter.isascii() or ord(letter) < 0x530 or letter in "–—‘’“”…€"


def _draw(figure: Any, shown: Sequence[Bar], axis_label: str) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - with the first picture: see bot.core.pictures

    axes = figure.subplots()
    highest = max([bar.count for bar in shown] + [1])
    for place, bar in enumerate(shown):
        pattern = "" if bar.won else "//"
        colour = WON if bar.won else OTHER
        axes.barh(place, bar.count, color=colour, edgecolor=INK, hatch=pattern, linewidth=1.2, height=0.7)
        axes.text(bar.count + highest * 0.015, place, str(bar.count), va="center", color=INK, fontsize=13)
    axes.set_yticks(range(len(shown)))
    # What people typed is text: a dollar sign starts no formula.
    axes.set_yticklabels([bar.label for bar in shown], parse_math=False, color=INK, fontsize=13)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlim(0, highest * 1.12)
    axes.set_xlabel(axis_label, color=INK, fontsize=13)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
