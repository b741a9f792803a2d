"""Key points on the console's one page: how each stands, and the next step with it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.floor.rules import FloorSettings, Shown
from bot.points.rules import PointState, PointView
from bot.points.words import counts_words, heading, state_words

MOST_LINES = 4
"""Newest first; the page of key points has them all."""
UNDER_WAY = (PointState.DRAFT, PointState.OPEN)


@dataclass(frozen=True)
class PointLine:
    id: int
    heading: str
    text: str
    state: str
    counts: tuple[str, ...]
    """How many said what on each side; empty before anybody is asked."""
    to_read: int
    """What people would change, to be read before it is agreed."""
    on_screen: bool
    steps: tuple[str, ...]


def shown_point(settings: FloorSettings) -> int:
    """The point that was put on the room screen last; 0 where it is none."""
    return settings.shown_id if settings.shown_kind == Shown.POINT else 0


def steps(view: PointView, *, on_screen: bool) -> tuple[str, ...]:
    """Verbs of the buttons, the most likely first."""
    screen = "off" if on_screen else "ask"
    match view.point.state:
        case PointState.DRAFT:
            return ("ask", "withdraw")
        case PointState.OPEN:
            return ("agreed", screen, "leave", "withdraw")
        case PointState.NOT_AGREED:
            return (screen, "withdraw")
        case _:
            return (screen,)


def point_lines(views: Sequence[PointView], shown_id: int) -> tuple[PointLine, ...]:
    """Those that are drafted, asked about or on the screen."""
    now = [view for view in reversed(views) if view.point.state in UNDER_WAY or view.point.id == shown_id]
    return tuple(_line(view, on_screen=view.point.id == shown_id) for view in now[:MOST_LINES])


def _line(view: PointView, *, on_screen: bool) -> PointLine:
    point = view.point
    return PointLine(
        id=point.id,
        heading=heading(view),
        text=point.text,
        state=state_words(view),
        counts=() if point.state is PointState.DRAFT else tuple(counts_words(view)),
        to_read=view.open_changes,
        on_screen=on_screen,
        steps=steps(view, on_screen=on_screen),
    )
