"""A key point: drafted, asked about in the room and at home, and agreed only where nobody still wants it changed.

A new wording asks everybody again. Whoever wanted a change and is still here has to answer the new wording before it
can be agreed; of somebody who has left, the words stay beside the point as a concern. (Source: requirement M8.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.errors import BadInput, Refusal

TEXT_LIMIT = 300
"""The most characters of a key point: what a room can read at once."""
WORDS_LIMIT = 400
ROOM, HOME = "room", "home"
SIDES = (ROOM, HOME)


class PointState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    """Everybody is asked."""
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    """Written down with what people said, and not agreed."""
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    AGREE = "agree"
    CHANGE = "change"
    NOT_SURE = "not_sure"


@dataclass(frozen=True)
class Point:
    id: int
    group_id: int
    meeting_id: int
    item_id: int | None
    table_id: int | None
    number: int
    """1, 2, 3... in its meeting."""
    text: str
    version: int
    """How many wordings there have been."""
    state: PointState
    on_paper: bool
    """Typed in from paper after the meeting."""
    agreed_at: datetime | None
    channel_id: int | None
    message_id: int | None


@dataclass(frozen=True)
class Said:
    """The latest answer of one person."""

    point_id: int
    version: int
    """Which wording they answered."""
    person_id: int = field(repr=False)
    answer: Answer
    words: str = field(repr=False)
    """What they would change; empty otherwise."""
    kept: bool
    """They let the point go on, with their words beside it."""
    released: bool
    """A facilitator has read the words, and they may be shown on screens."""
    side: str
    on_paper: bool


@dataclass(frozen=True)
class PointView:
    """One point and what everybody may know of its answers."""

    point: Point
    tally: Mapping[str, Mapping[Answer, int]]
    """Side to answers of this wording; both sides and all answers are there."""
    open_changes: int
    shown_changes: tuple[str, ...]
    """What people would change, where a facilitator has let it be shown."""
    concerns: tuple[str, ...]
    """What stands beside the point, in people's own words."""


@dataclass(frozen=True)
class PointChanged:
    group_id: int
    meeting_id: int
    point_id: int


class WordingChanged(Refusal):
    """The point got another wording meanwhile. Nothing was stored."""

    message = "points-refused-wording-changed"


class NotAsked(Refusal):
    """Nobody is asked about this point just now."""

    message = "points-refused-not-asked"


class SayWhatToChange(BadInput):
    """ "Change it" needs words."""

    message = "points-refused-say-what"


class StillToChange(Refusal):
    """Facts: `count`."""

    message = "points-refused-still-to-change"


class SideNotAsked(Refusal):
    """One side is here and has not answered; facts: `side`."""

    message = "points-refused-side"


class NobodyAgrees(Refusal):
    """Everybody who answered is not sure, or would change it."""

    message = "points-refused-nobody-agrees"


class NothingToKeep(Refusal):
    """This person has said nothing that could stand beside the point."""

    message = "points-refused-nothing-to-keep"


class PointIsClosed(Refusal):
    """It is agreed or put away; its words stay as they are."""

    message = "points-refused-closed"


def require_open(point: Point) -> None:
    if point.state is not PointState.OPEN:
        raise NotAsked


def require_editable(point: Point) -> None:
    if point.state not in {PointState.DRAFT, PointState.OPEN, PointState.NOT_AGREED}:
        raise PointIsClosed


def checked_words(answer: Answer, words: str) -> str:
    """Words only of "Change it", where they have to be. Raises SayWhatToChange."""
    if answer is not Answer.CHANGE:
        return ""
    if not words:
        raise SayWhatToChange
    return words


def is_open_change(point: Point, said: Said, here: Collection[int]) -> bool:
    """Whether this answer keeps the point from being agreed."""
    if said.answer is not Answer.CHANGE or said.kept:
        return False
    return said.version == point.version or said.person_id in here


def is_concern(point: Point, said: Said, here: Collection[int]) -> bool:
    """Whether these words stand beside the point: every wish that keeps nothing from being agreed."""
    return said.answer is Answer.CHANGE and not is_open_change(point, said, here)


def tally(point: Point, answers: Iterable[Said]) -> dict[str, dict[Answer, int]]:
    """Answers to this wording by side. A concern that is kept counts as "Change it"."""
    counted = {side: dict.fromkeys(Answer, 0) for side in SIDES}
    for said in answers:
        if said.version == point.version:
            counted[said.side][said.answer] += 1
    return counted


def require_agreed(point: Point, answers: Collection[Said], here: Mapping[int, str]) -> None:
    """`here` is person to side. Raises what still keeps the point from being agreed.

    Each side that has people here must have answered this wording, by at least one person, and somebody must agree.
    """
    require_open(point)
    still = sum(is_open_change(point, said, here) for said in answers)
    if still:
        raise StillToChange(count=still)
    counted = tally(point, answers)
    for side in SIDES:
        if side in here.values() and not sum(counted[side].values()):
            raise SideNotAsked(side=side)
    if not any(sum(of_side.values()) for of_side in counted.values()):
        raise SideNotAsked(side="nobody")
    if not any(of_side[Answer.AGREE] for of_side in counted.values()):
        raise NobodyAgrees


def view_of(point: Point, answers: Collection[Said], here: Collection[int]) -> PointView:
    """After the meeting everybody has left: then what was still wished stands as a concern."""
    over = point.state in {PointState.AGREED, PointState.NOT_AGREED}
    standing = [said for said in answers if over or is_concern(point, said, here)]
    open_now = [said for said in answers if not over and is_open_change(point, said, here)]
    return PointView(
        point=point,
        tally=tally(point, answers),
        open_changes=len(open_now),
        shown_changes=tuple(said.words for said in open_now if said.released),
        concerns=tuple(said.words for said in standing if said.answer is Answer.CHANGE),
    )
