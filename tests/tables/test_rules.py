"""The mix: everybody once, even sizes, no kind heaped at one table, and the same for the same people."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tables.rules import FEWEST_AT_A_TABLE, MixingRole, Place, Seat, TooFewForTables, WrongCount, mix

SEATS = st.lists(
    st.builds(
        Seat,
        st.integers(1, 500),
        st.sampled_from(("room", "home")),
        st.sampled_from(("", "co_chair", *MixingRole)),
        st.booleans(),
    ),
    min_size=FEWEST_AT_A_TABLE,
    max_size=60,
    unique_by=lambda seat: seat.person_id,
)


@settings(max_examples=150, deadline=None)
@given(seats=SEATS, count=st.integers(1, 12), mixed=st.booleans(), chance=st.randoms(use_true_random=False))
def test_the_mix_is_fair_and_the_same_each_time(
    seats: list[Seat], count: int, mixed: bool, chance: random.Random
) -> None:
    planned = mix(seats, count, mixed=mixed)
    assert sorted(person for table in planned for person in table.people) == sorted(s.person_id for s in seats)
    by_id = {seat.person_id: seat for seat in seats}
    for place in Place:
        of_place = [table for table in planned if table.place is place]
        sizes = [len(table.people) for table in of_place]
        assert not sizes or max(sizes) - min(sizes) <= 1
        firsts = [sum(by_id[person].first_timer for person in table.people) for table in of_place]
        assert not firsts or max(firsts) - min(firsts) <= 1
        for role in {seat.role for seat in seats} - {""}:
            of_role = [sum(by_id[person].role == role for person in table.people) for table in of_place]
            assert not of_role or max(of_role) - min(of_role) <= 1, "two of a role here while none is there"
        assert place is Place.MIXED or all(
            (by_id[person].side == "room") == (place is Place.ROOM) for table in of_place for person in table.people
        )
    shuffled = list(seats)
    chance.shuffle(shuffled)
    assert mix(shuffled, count, mixed=mixed) == planned
    assert len(planned) <= count or (len(planned), count) == (2, 1)


def test_co_chairs_sit_at_different_tables() -> None:
    seats = [
        Seat(number, "room" if number < 7 else "home", "co_chair" if number in {2, 9} else "")
        for number in range(1, 13)
    ]
    planned = mix(seats, 3, mixed=True)
    assert [len(table.people) for table in planned] == [4, 4, 4]
    assert Counter(len({2, 9} & set(table.people)) for table in planned) == {1: 2, 0: 1}
    apart = mix(seats, 4, mixed=False)
    assert [table.place for table in apart] == [Place.ROOM, Place.ROOM, Place.HOME, Place.HOME]


def test_too_few_people_and_too_many_tables_are_refused() -> None:
    with pytest.raises(TooFewForTables):
        mix([Seat(1, "room"), Seat(2, "home")], 1, mixed=True)
    with pytest.raises(WrongCount):
        mix([Seat(number, "room") for number in range(9)], 0, mixed=True)
