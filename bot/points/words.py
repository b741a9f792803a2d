"""Key points in words: one place, so that Discord, phones, the room's screen and the record say the same. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.wording import say
from bot.points.rules import Answer, PointState, PointView


def heading(view: PointView) -> str:
    return say("points-heading", number=view.point.number)


def state_words(view: PointView) -> str:
    point = view.point
    if point.state is PointState.OPEN and point.version > 1:
        return say("points-state-open-again", version=point.version)
    if point.state is PointState.DRAFT and point.table_id is not None:
        return say("points-state-draft-of-table")
    return say(f"points-state-{point.state.value}")


def counts_words(view: PointView) -> list[str]:
    """How many said what, in the room and from home."""
    return [
        say(
            "points-counts",
            side=side,
            agree=counted[Answer.AGREE],
            change=counted[Answer.CHANGE],
            unsure=counted[Answer.NOT_SURE],
        )
        for side, counted in view.tally.items()
    ]


def read_aloud(view: PointView) -> str:
    """What a facilitator, or a screen reader, says of it."""
    text = view.point.text.rstrip()
    sentence = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    said = say("points-read-aloud", number=view.point.number, text=sentence)
    if view.point.state is PointState.OPEN:
        return f"{said} {say('points-read-aloud-ask')}"
    return f"{said} {state_words(view)}"


def of_table(views: Iterable[PointView], table_id: int) -> tuple[str, ...]:
    """What was drafted for one table, for the people who sit there: also before everyone is asked."""
    return tuple(
        read_aloud(view)
        for view in views
        if view.point.table_id == table_id and view.point.state is not PointState.WITHDRAWN
    )


def beside(view: PointView) -> list[str]:
    """What stands beside the point, in people's own words."""
    return [say("points-concern", words=words) for words in view.concerns]


def shown_changes(view: PointView) -> list[str]:
    return [say("points-change", words=words) for words in view.shown_changes]
