"""What the room screen shows of a key point. Pure. No words that a facilitator has not let there."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.wording import say
from bot.points.rules import PointState, PointView
from bot.points.words import beside, counts_words, heading, read_aloud, shown_changes, state_words
from bot.web.room_poll import TitleSize, title_size

MOST_WORDS = {TitleSize.SHORT: 1, TitleSize.MIDDLE: 1, TitleSize.LONG: 1, TitleSize.LONGEST: 0}
"""People's own words beside it, as much as can be read from the back of a room; all of them are on phones."""
LONGEST_WORDS = 90
ASKED_BESIDE = (TitleSize.SHORT, TitleSize.MIDDLE)


@dataclass(frozen=True)
class RoomPoint:
    heading: str
    text: str
    state: str
    ask: str
    """What people may say; empty where they are not asked."""
    counts: tuple[str, ...]
    own: tuple[str, ...]
    spoken: str

    @property
    def size(self) -> TitleSize:
        return title_size(self.text)


def room_point(view: PointView) -> RoomPoint:
    size = title_size(view.point.text)
    asks = view.point.state is PointState.OPEN and size in ASKED_BESIDE
    return RoomPoint(
        heading=heading(view),
        text=view.point.text,
        state=state_words(view),
        ask=say("points-read-aloud-ask") if asks else "",
        counts=tuple(counts_words(view)),
        own=tuple(map(_briefly, (*shown_changes(view), *beside(view))[: MOST_WORDS[size]])),
        spoken=read_aloud(view),
    )


def _briefly(words: str) -> str:
    return words if len(words) <= LONGEST_WORDS else f"{words[: LONGEST_WORDS - 1].rstrip()}…"
