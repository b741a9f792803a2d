"""Who speaks next: nobody who holds a place is skipped, no side is heard twice running, and it is always the same."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checkin.rules import Side
from bot.floor.queue import Placed, heard, in_order, is_thinking, said_to_others
from bot.floor.rules import QueueOrder, Turn, TurnKind, TurnState, Why
from tests.conftest import MONDAY

SIDES = (Side.ROOM, Side.REMOTE, Side.PHONE)


def turn(
    number: int,
    *,
    person: int | None = None,
    side: Side = Side.ROOM,
    kind: TurnKind = TurnKind.SPEAK,
    asked: int = 0,
    spoke: tuple[int, int] | None = None,
) -> Turn:
    """Asked, called and ended after so many seconds."""
    at = [MONDAY + timedelta(seconds=seconds) for seconds in (asked, *(spoke or ()))]
    return Turn(
        number, 1, 1, person or number, kind, "", side, None, at[0], None,
        TurnState.DONE if spoke else TurnState.WAITING,
        at[1] if spoke else None, at[2] if spoke else None,
    )  # fmt: skip


def order_of(placed: tuple[Placed, ...]) -> list[tuple[int, Why]]:
    """Each with what weighs most in its place."""
    return [(each.turn.id, each.why[0]) for each in placed]


NOBODY = heard([])


def test_first_come_puts_those_first_who_have_not_spoken() -> None:
    waiting = [turn(1, asked=1), turn(2, asked=2), turn(3, asked=3)]
    so_far = heard([turn(9, person=1, spoke=(0, 60))])
    assert order_of(in_order(waiting, so_far, QueueOrder.FIRST_COME)) == [
        (2, Why.NOT_SPOKEN),
        (3, Why.NOT_SPOKEN),
        (1, Why.FIRST_COME),
    ]


def test_somebody_at_their_first_meeting_is_early_until_they_have_spoken_and_others_are_not_told() -> None:
    waiting = [turn(1, asked=1), turn(2, asked=2)]
    placed = in_order(waiting, NOBODY, QueueOrder.FIRST_COME, {2})
    assert order_of(placed) == [(2, Why.FIRST_MEETING), (1, Why.NOT_SPOKEN)]
    assert said_to_others(placed[0].why) == (Why.NOT_SPOKEN,)
    spoken = heard([turn(9, person=2, spoke=(0, 9))])
    assert order_of(in_order(waiting, spoken, QueueOrder.FIRST_COME, {2}))[0] == (1, Why.NOT_SPOKEN)


def test_a_point_of_order_goes_first_and_is_no_turn() -> None:
    waiting = [turn(1, asked=1), turn(2, asked=2, kind=TurnKind.POINT_OF_ORDER)]
    assert order_of(in_order(waiting, NOBODY, QueueOrder.IN_TURN))[0] == (2, Why.POINT_OF_ORDER)
    so_far = heard([turn(9, person=2, kind=TurnKind.POINT_OF_ORDER, spoke=(0, 9))])
    assert (so_far.turns[2], so_far.last_from_home) == (0, None)


def test_room_and_home_take_turns_and_each_place_says_why() -> None:
    waiting = [turn(n, asked=n, side=side) for n, side in ((1, Side.ROOM), (2, Side.ROOM), (3, Side.REMOTE))]
    so_far = heard(turn(10 + n, person=n, spoke=(n, n + 1)) for n in (1, 2, 3))
    assert order_of(in_order(waiting, so_far, QueueOrder.IN_TURN)) == [
        (3, Why.HOME_IN_TURN),
        (1, Why.FIRST_COME),
        (2, Why.FIRST_COME),
    ]


def test_a_side_in_turn_says_so_before_what_decided_among_its_own() -> None:
    """Somebody new in the room waits behind home's turn, and is told both that and that they are early."""
    waiting = [turn(1, asked=1), turn(2, asked=2), turn(3, asked=3, side=Side.REMOTE), turn(4, asked=4)]
    so_far = heard([turn(11, person=1, spoke=(0, 9)), turn(13, person=3, side=Side.REMOTE, spoke=(10, 19))])
    placed = in_order(waiting, so_far, QueueOrder.IN_TURN, {4})
    assert [(each.turn.id, each.why) for each in placed] == [
        (4, (Why.ROOM_IN_TURN, Why.FIRST_MEETING)),
        (3, (Why.HOME_IN_TURN,)),
        (2, (Why.NOT_SPOKEN,)),
        (1, (Why.FIRST_COME,)),
    ]


def test_fewest_turns_and_least_time_count_what_was_had() -> None:
    waiting = [turn(1, asked=1), turn(2, asked=2)]
    so_far = heard(
        [
            turn(11, person=1, spoke=(0, 10)),
            turn(12, person=1, spoke=(20, 30)),
            turn(13, person=2, spoke=(40, 140)),
        ]
    )
    assert order_of(in_order(waiting, so_far, QueueOrder.FEWEST_TURNS))[0] == (2, Why.FEWEST_TURNS)
    assert order_of(in_order(waiting, so_far, QueueOrder.LEAST_TIME))[0] == (1, Why.LEAST_TIME)


# What always holds


@dataclass
class Meeting:
    """A meeting played by the rules alone: people ask, and the facilitator calls whoever is first."""

    order: QueueOrder
    now: datetime = MONDAY
    turns: list[Turn] = field(default_factory=list)
    called: list[tuple[Turn, bool]] = field(default_factory=list)
    """Each with whether the other side waited too."""
    held_back: int = 0
    first_timers: frozenset[int] = frozenset({1, 4})

    def ask(self, person: int, *, think: int, point: bool) -> None:
        if any(each.person_id == person for each in self._waiting()):
            return
        kind = TurnKind.POINT_OF_ORDER if point else TurnKind.SPEAK
        asked = turn(len(self.turns) + 1, person=person, side=SIDES[person % 3], kind=kind)
        ready = self.now + timedelta(seconds=think) if think and not point else None
        self.turns.append(replace(asked, asked_at=self.now, ready_at=ready))

    def call(self) -> None:
        waiting = self._waiting()
        history = [each for each in self.turns if each.called_at]
        placed = in_order(waiting, heard(history), self.order, self.first_timers)
        shuffled = random.Random(1).sample(waiting, len(waiting))
        assert in_order(shuffled, heard(reversed(history)), self.order, self.first_timers) == placed
        assert sorted(each.turn.id for each in placed) == sorted(each.id for each in waiting)
        if not placed:
            return
        first = placed[0].turn
        if is_thinking(first, self.now):
            self.held_back += 1
            return
        both = {each.from_home for each in waiting if each.kind is TurnKind.SPEAK} == {True, False}
        self.called.append((first, both))
        over = self.now + timedelta(seconds=first.id % 50)
        self.turns[first.id - 1] = replace(first, state=TurnState.DONE, called_at=self.now, ended_at=over)

    def _waiting(self) -> list[Turn]:
        return [each for each in self.turns if each.state is TurnState.WAITING]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), st.integers(1, 9), st.sampled_from((0, 0, 30, 90)), st.booleans()),
        st.tuples(st.just("call"), st.integers(1, 90), st.just(0), st.just(False)),
    ),
    max_size=40,
)


def play(order: QueueOrder, story: list[tuple[str, int, int, bool]]) -> Meeting:
    meeting = Meeting(order)
    for step, number, think, point in story:
        meeting.now += timedelta(seconds=1)
        if step == "ask":
            meeting.ask(number, think=think, point=point and number == 9)
        else:
            meeting.now += timedelta(seconds=number)
            meeting.call()
    return meeting


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(QueueOrder), steps)
def test_the_same_history_gives_the_same_order(order: QueueOrder, story: list[tuple[str, int, int, bool]]) -> None:
    assert play(order, story).called == play(order, story).called


@settings(max_examples=80, deadline=None)
@given(steps)
def test_in_turn_no_side_is_heard_twice_running_while_the_other_waits(story: list[tuple[str, int, int, bool]]) -> None:
    spoke = [each for each in play(QueueOrder.IN_TURN, story).called if each[0].kind is TurnKind.SPEAK]
    for (before, _), (after, both_waited) in pairwise(spoke):
        assert not (both_waited and before.from_home is after.from_home)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(QueueOrder), st.integers(1, 8), st.lists(st.integers(1, 8), max_size=8, unique=True))
def test_a_held_place_is_never_lost_to_somebody_who_asks_later(order: QueueOrder, who: int, later: list[int]) -> None:
    """Whoever was first and thinks is first again when they are ready, if nobody with a better claim came."""
    meeting = Meeting(order, first_timers=frozenset())
    meeting.ask(who, think=60, point=False)
    for person in later:
        meeting.now += timedelta(seconds=1)
        meeting.ask(person, think=0, point=False)
        meeting.call()
    first = in_order(meeting._waiting(), heard([]), order)[0].turn
    assert (first.person_id, len(meeting.called)) == (who, 0) if later else first.person_id == who


def test_the_held_place_is_called_once_its_thinking_is_over() -> None:
    meeting = Meeting(QueueOrder.FIRST_COME)
    meeting.ask(3, think=60, point=False)
    meeting.ask(5, think=0, point=False)
    meeting.call()
    assert (meeting.called, meeting.held_back) == ([], 1)
    meeting.now += timedelta(seconds=60)
    meeting.call()
    assert [called.person_id for called, _ in meeting.called] == [3]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(QueueOrder), steps)
def test_nobody_is_passed_without_a_better_claim_whoever_has_spoken_and_whoever_thinks(
    order: QueueOrder, story: list[tuple[str, int, int, bool]]
) -> None:
    """Of one side; where room and home take turns, the sides pass each other."""
    meeting = play(order, story)
    so_far = heard(each for each in meeting.turns if each.called_at)

    def claim(turn: Turn) -> tuple[bool, bool, bool, int]:
        spoken = so_far.turns[turn.person_id]
        had = {QueueOrder.FEWEST_TURNS: spoken, QueueOrder.LEAST_TIME: so_far.seconds[turn.person_id]}
        new = not spoken and turn.person_id in meeting.first_timers
        return turn.kind is not TurnKind.POINT_OF_ORDER, spoken > 0, not new, had.get(order, 0)

    placed = [each.turn for each in in_order(meeting._waiting(), so_far, order, meeting.first_timers)]
    for before, after in combinations(placed, 2):
        if before.asked_at > after.asked_at and (
            order is not QueueOrder.IN_TURN or before.from_home is after.from_home
        ):
            assert claim(before) < claim(after)
