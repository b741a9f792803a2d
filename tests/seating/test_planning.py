"""The plan of seats: what must always hold, and what it says of what cannot be."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.seating.checking import broken, sitters
from bot.seating.explaining import impossible, smallest
from bot.seating.fitting import neighbours, what_seats_offer
from bot.seating.grid import read_room
from bot.seating.model import SeatModel
from bot.seating.planning import plan_seats
from bot.seating.rules import FIT_OF, Fit, SeatNeed, SeatPlan, Sitter, TooFewSeats, Want, Why
from bot.seating.task import Task
from tests.seating.rooms import NEAR, best_by_trying, person, riverside

ROOM = riverside()
SMALL = read_room("#S.I#\n.CC..\nWTT..\n.C..D\nquiet: left")

keys = st.frozensets(st.sampled_from(sorted(FIT_OF)), max_size=3)


@st.composite
def groups(draw: st.DrawFn, most: int, keys: st.SearchStrategy[frozenset[str]] = keys) -> list[SeatNeed]:
    count = draw(st.integers(1, most))
    people = draw(st.lists(st.integers(1, 99), min_size=count, max_size=count, unique=True))
    beside = st.one_of(st.none(), st.sampled_from(people))
    return [SeatNeed(each, draw(keys), draw(beside)) for each in people]


def planned(needs: list[SeatNeed], **options: dict[Sitter, int]) -> SeatPlan:
    return plan_seats(ROOM, needs, NEAR, **options)


def check(plan: SeatPlan, needs: list[SeatNeed]) -> None:
    """A seat each; what is not met is said; nothing else is broken."""
    assert set(plan.seats) == set(sitters(needs))
    assert len(set(plan.seats.values())) == len(plan.seats)
    wheels = {Sitter(need.person_id) for need in needs if Fit.SPACE in need.fits}
    assert all(sitter in wheels or not ROOM.seat(seat).is_space for sitter, seat in plan.seats.items())
    missing = broken(needs, plan.seats, what_seats_offer(ROOM, NEAR), neighbours(ROOM))
    assert [unmet.want for unmet in plan.unmet] == [want for want in missing if want.hard]
    assert list(plan.missed) == [want for want in missing if not want.hard]


@settings(max_examples=60, deadline=None)
@given(groups(6))
def test_everybody_has_a_seat_and_no_hard_need_is_broken_without_a_word(needs: list[SeatNeed]) -> None:
    try:
        plan = planned(needs)
    except TooFewSeats:
        assert len(sitters(needs)) > 10 - 1
        return
    check(plan, needs)
    assert plan.proven


@settings(max_examples=40, deadline=None)
@given(groups(4))
def test_no_plan_meets_more(needs: list[SeatNeed]) -> None:
    """Held against every plan that there is, in a room of four seats."""
    try:
        plan = plan_seats(SMALL, needs, NEAR)
    except TooFewSeats:
        return
    assert (len(plan.unmet), len(plan.missed)) == best_by_trying(SMALL, needs)


@settings(max_examples=40, deadline=None)
@given(groups(6), st.randoms(use_true_random=False))
def test_names_decide_nothing(needs: list[SeatNeed], random: Random) -> None:
    """With other numbers for the same people, the same sorts of people sit on the same seats."""
    try:
        plan = planned(needs)
    except TooFewSeats:
        return
    people = [need.person_id for need in needs]
    others = list(range(200, 200 + len(people)))
    random.shuffle(others)
    named = dict(zip(people, others, strict=True))
    renamed = [
        SeatNeed(named[need.person_id], need.keys, named.get(need.supporter_id or 0)) for need in reversed(needs)
    ]
    again = planned(renamed)

    def by_seat(of: SeatPlan, who: list[SeatNeed]) -> dict[int, tuple[bool, frozenset[Fit]]]:
        fits = {need.person_id: need.fits for need in who}
        return {seat: (sitter.supporter, fits[sitter.person_id]) for sitter, seat in of.seats.items()}

    assert by_seat(again, renamed) == by_seat(plan, needs)


@settings(max_examples=40, deadline=None)
@given(groups(4, st.just(frozenset({"seat_with_support"}))))
def test_pairs_sit_together_wherever_there_is_room(needs: list[SeatNeed]) -> None:
    alone = [SeatNeed(need.person_id, need.keys) for need in needs]
    plan, next_to = planned(alone), neighbours(ROOM)
    assert plan.unmet == ()
    for need in alone:
        assert plan.seats[Sitter(need.person_id, supporter=True)] in next_to[plan.seats[Sitter(need.person_id)]]


@settings(max_examples=25, deadline=None)
@given(groups(6))
def test_a_proof_names_no_need_too_many(needs: list[SeatNeed]) -> None:
    """What it names cannot all be met; without any one of them, the others can."""
    try:
        plan = planned(needs)
    except TooFewSeats:
        return
    task = Task.of(ROOM, needs, NEAR, {})
    for unmet in plan.unmet:
        if unmet.why in (Why.CLASH, Why.TOO_FEW):
            core = [unmet.want, *unmet.against]
            assert impossible(task, core)
            assert SeatModel(task, core).impossible()
            assert not any(SeatModel(task, part).impossible() for part in combinations(core, len(core) - 1))


def test_three_wheelchairs_and_two_spaces() -> None:
    plan = planned([person(number, "seat_wheelchair") for number in (1, 2, 3)])
    (unmet,) = plan.unmet
    assert (unmet.why, unmet.needed_by, unmet.seats) == (Why.TOO_FEW, 3, 2)
    assert {want.fit for want in unmet.against} == {Fit.SPACE}
    assert len(unmet.against) == 2


def test_what_no_seat_has_is_said_so() -> None:
    (unmet,) = plan_seats(read_room("CC\nDD"), [person(1, "seat_interpreter")], NEAR).unmet
    assert (unmet.why, unmet.seats) == (Why.NO_SUCH_SEAT, 0)


def test_two_needs_of_one_person_that_no_seat_has_together() -> None:
    room = read_room("I..#..D\nTT.#...\nCC.#..C\nloop: columns 6 to 7")
    (unmet,) = plan_seats(room, [person(1, "seat_interpreter", "room_loop")], NEAR).unmet
    assert unmet.why is Why.CLASH
    assert {unmet.want.fit, *(want.fit for want in unmet.against)} == {Fit.INTERPRETER, Fit.LOOP}


def test_a_supporter_who_comes_too_sits_beside_and_no_seat_is_kept_besides() -> None:
    plan = planned([person(1, "seat_wheelchair", "seat_with_support", beside=2), person(2), person(3)])
    assert set(plan.seats) == {Sitter(1), Sitter(2), Sitter(3)}
    assert plan.seats[Sitter(2)] in neighbours(ROOM)[plan.seats[Sitter(1)]]
    assert ROOM.seat(plan.seats[Sitter(1)]).is_space


def test_a_supporter_without_a_name_is_nobody_else() -> None:
    """Not even the person whose number is nought."""
    needs = [person(0), person(1, "seat_with_support"), person(2, "seat_with_support")]
    assert len(planned(needs).seats) == 5


def test_one_supporter_of_two_people_sits_between_them() -> None:
    needs = [person(1, "sup_pa", beside=9), person(2, "sup_pa", beside=9), person(9)]
    plan, next_to = planned(needs), neighbours(ROOM)
    assert {plan.seats[Sitter(1)], plan.seats[Sitter(2)]} <= next_to[plan.seats[Sitter(9)]]


def test_a_seat_given_by_hand_stays_and_what_it_breaks_is_said() -> None:
    needs = [person(1, "seat_wheelchair"), person(2, "seat_near_door"), person(3)]
    plan = planned(needs, fixed={Sitter(2): 8})
    assert plan.seats[Sitter(2)] == 8
    assert [(unmet.want, unmet.why) for unmet in plan.unmet] == [(Want(2, Fit.DOOR), Why.BY_HAND)]
    check(plan, needs)


def test_a_full_room_says_how_many_chairs_there_are() -> None:
    with pytest.raises(TooFewSeats) as refused:
        planned([person(number) for number in range(1, 12)])
    assert refused.value.facts == {"people": 11, "seats": 10}


def test_the_same_needs_give_the_same_plan() -> None:
    needs = [person(number, key) for number, key in enumerate(sorted(FIT_OF)[:6], start=1)]
    assert planned(needs) == planned(list(reversed(needs)))


def test_needs_that_can_be_met_have_no_proof_against_them() -> None:
    task = Task.of(ROOM, [person(1, "seat_near_door")], NEAR, {})
    assert smallest(task, Want(1, Fit.DOOR), []) is None
