"""Who speaks next: pure, so that the same history always gives the same order.

Points of order come first. Then, in every order: those who are at their first meeting and have not spoken, then
those who have not spoken, then the others as the chosen order says. Where room and home take turns, the side comes
before all that, so that neither side is heard twice running while the other waits.
(Sources: requirements M5 and M6; progressive stack.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.floor.rules import QueueOrder, Turn, TurnState, Why


@dataclass(frozen=True)
class Heard:
    """What was heard so far: turns and seconds by person, and from which side the last turn came."""

    turns: Counter[int]
    seconds: Counter[int]
    last_from_home: bool | None
    """None before the first turn."""


@dataclass(frozen=True)
class Placed:
    turn: Turn
    why: tuple[Why, ...]


def heard(history: Iterable[Turn]) -> Heard:
    """Of turns that were called, in any order. A point of order is no turn at speaking."""
    called = sorted(
        (turn for turn in history if turn.called_at is not None and turn.is_speech),
        key=lambda turn: (turn.called_at, turn.id),
    )
    turns, seconds = Counter(turn.person_id for turn in called), Counter[int]()
    for turn in called:
        seconds[turn.person_id] += turn.seconds
    return Heard(turns, seconds, called[-1].from_home if called else None)


def in_order(
    waiting: Iterable[Turn], so_far: Heard, order: QueueOrder, first_timers: Collection[int] = ()
) -> tuple[Placed, ...]:
    """Everybody who waits, each with why. `first_timers` are at their first meeting."""
    left = sorted(waiting, key=lambda turn: (turn.asked_at, turn.id))
    placed: list[Placed] = []
    last_from_home = so_far.last_from_home
    while left:
        turn, why = _next(left, so_far, order, first_timers, last_from_home)
        left.remove(turn)
        placed.append(Placed(turn, why))
        if turn.is_speech:
            last_from_home = turn.from_home
    return tuple(placed)


def _next(
    left: Sequence[Turn], so_far: Heard, order: QueueOrder, first_timers: Collection[int], last_from_home: bool | None
) -> tuple[Turn, tuple[Why, ...]]:
    points = [turn for turn in left if not turn.is_speech]
    if points:
        return points[0], (Why.POINT_OF_ORDER,)
    from_side = _whose_side(left, last_from_home) if order is QueueOrder.IN_TURN else None
    fitting = [turn for turn in left if from_side is None or turn.from_home is from_side]
    turn = min(fitting, key=lambda turn: _rank(turn, so_far, order, first_timers))
    return turn, _why(turn, so_far, order, first_timers, by_side=len(fitting) < len(left))


def _whose_side(left: Sequence[Turn], last_from_home: bool | None) -> bool:
    """Whether it is home's turn: the other side than last time, where anyone there waits."""
    sides = {turn.from_home for turn in left}
    if len(sides) == 1:
        return left[0].from_home
    return left[0].from_home if last_from_home is None else not last_from_home


def _rank(
    turn: Turn, so_far: Heard, order: QueueOrder, first_timers: Collection[int]
) -> tuple[bool, bool, int, datetime, int]:
    spoken = so_far.turns[turn.person_id] > 0
    early = not spoken and turn.person_id in first_timers
    return spoken, not early, _had(turn, so_far, order), turn.asked_at, turn.id


def _had(turn: Turn, so_far: Heard, order: QueueOrder) -> int:
    """How much of what the order counts this person has had."""
    if order is QueueOrder.FEWEST_TURNS:
        return so_far.turns[turn.person_id]
    return so_far.seconds[turn.person_id] if order is QueueOrder.LEAST_TIME else 0


def _why(
    turn: Turn, so_far: Heard, order: QueueOrder, first_timers: Collection[int], *, by_side: bool
) -> tuple[Why, ...]:
    """`by_side`: the other side waited too, and it was this one's turn."""
    side = ((Why.HOME_IN_TURN if turn.from_home else Why.ROOM_IN_TURN),) if by_side else ()
    if not so_far.turns[turn.person_id]:
        return (*side, Why.FIRST_MEETING if turn.person_id in first_timers else Why.NOT_SPOKEN)
    return side or (_BY_ORDER.get(order, Why.FIRST_COME),)


_BY_ORDER = {QueueOrder.FEWEST_TURNS: Why.FEWEST_TURNS, QueueOrder.LEAST_TIME: Why.LEAST_TIME}


def said_to_others(why: Iterable[Why]) -> tuple[Why, ...]:
    """What a facilitator is told: that it is somebody's first meeting is theirs to say."""
    return tuple(Why.NOT_SPOKEN if each is Why.FIRST_MEETING else each for each in why)


def is_thinking(turn: Turn, now: datetime) -> bool:
    return turn.state is TurnState.WAITING and turn.ready_at is not None and now < turn.ready_at
