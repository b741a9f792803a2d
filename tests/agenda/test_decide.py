"""Who may decide what: rules that hold for every order of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.agenda.decide import (
    Support,
    checked_merge,
    checked_minutes,
    confirm,
    current_step,
    longer,
    moved,
    nearly_up,
    next_step,
    previous_step,
    propose,
    refuse,
    require_co_chair,
    require_suggested,
    supports_after_merge,
)
from bot.agenda.rules import (
    DECLINING,
    OPEN,
    AlreadyReached,
    AtTheEnd,
    AtTheStart,
    Item,
    ItemKind,
    ItemState,
    NoSuchPlace,
    NotAccepted,
    NothingToJoin,
    Progress,
    Proposal,
    SupportKind,
    WrongMinutes,
)
from bot.core.errors import BadInput, Refusal
from tests.agenda.items import an_item, patient
from tests.conftest import MONDAY

CARA, DEV, FAY = 1, 2, 3
TARGET = an_item(id=2)


class Shaping(RuleBasedStateMachine):
    """Everything that anyone can press about one suggestion, in any order. `said_no` is who said no to it so far."""

    def __init__(self) -> None:
        super().__init__()
        self.item = an_item()
        self.now = MONDAY
        self.said_no: set[int] = set()

    def _waiting(self) -> Item:
        """As it is loaded: what has lapsed is not there any more."""
        proposal = self.item.proposal
        lapsed = proposal is not None and proposal.lapses_at <= self.now
        return replace(self.item, proposal=None) if lapsed else self.item

    @rule(by=st.sampled_from((CARA, DEV, FAY)), outcome=st.sampled_from(sorted(ItemState)))
    def propose(self, by: int, outcome: ItemState) -> None:
        try:
            proposal = propose(
                self._waiting(),
                {CARA, DEV},
                by,
                outcome,
                reason="Because",
                merge_target=TARGET,
                now=self.now,
                confirm_hours=72,
            )
        except Refusal:
            return
        self.item = replace(self.item, proposal=proposal)
        self.said_no = {by}

    @rule(by=st.sampled_from((CARA, DEV, FAY)))
    def confirm(self, by: int) -> None:
        try:
            proposal = confirm(self._waiting(), {CARA, DEV}, by)
        except Refusal:
            return
        self.said_no.add(by)
        self.item = replace(self.item, state=proposal.outcome, reason=proposal.reason, proposal=None)

    @rule(by=st.sampled_from((CARA, DEV, FAY)))
    def refuse(self, by: int) -> None:
        try:
            refuse(self._waiting(), {CARA, DEV}, by)
        except Refusal:
            return
        self.item = replace(self.item, proposal=None)

    @rule(by=st.sampled_from((CARA, DEV, FAY)))
    def accept(self, by: int) -> None:
        try:
            require_co_chair(by, {CARA, DEV})
            require_suggested(self.item)
        except Refusal:
            return
        self.item = replace(self.item, state=ItemState.ACCEPTED, proposal=None)

    @rule(hours=st.sampled_from((1, 71, 72)))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def declined_only_by_both_and_with_a_reason(self) -> None:
        if self.item.state in DECLINING:
            assert self.said_no == {CARA, DEV}
            assert self.item.reason
        else:
            assert self.item.state in OPEN


TestOneCoChairAloneNeverDeclines = Shaping.TestCase
TestOneCoChairAloneNeverDeclines.settings = settings(deadline=None, max_examples=60, stateful_step_count=20)

supports = st.sets(st.tuples(st.integers(1, 6), st.sampled_from(SupportKind)))


def _people(whose: int, given_by: set[Support] | frozenset[Support]) -> set[int]:
    return {whose} | {person for person, _kind in given_by}


@patient
@given(st.integers(1, 6), supports, st.integers(1, 6), supports)
def test_a_merge_counts_everyone_who_wants_either_once(
    whose: int, there: set[Support], merged_of: int, here: set[Support]
) -> None:
    there = {(person, kind) for person, kind in there if person != whose}
    here = {(person, kind) for person, kind in here if person != merged_of}
    after = supports_after_merge(whose, there, merged_of, here)
    assert _people(whose, after) == _people(whose, there) | _people(merged_of, here)
    assert there <= after
    assert whose not in {person for person, _kind in after}


@patient
@given(st.data(), st.integers(1, 8), st.integers(0, 8))
def test_moving_keeps_everything_and_puts_the_item_in_its_place(data: st.DataObject, count: int, reached: int) -> None:
    items = [
        an_item(id=number, progress=Progress.DONE if number < reached else Progress.WAITING) for number in range(count)
    ]
    item_id, place = data.draw(st.integers(0, count - 1)), data.draw(st.integers(1, count))
    if item_id < reached or place <= reached:
        with pytest.raises(AlreadyReached):
            moved(items, item_id, place)
        return
    order = moved(items, item_id, place)
    assert order[place - 1] == item_id
    assert [other for other in order if other != item_id] == [item.id for item in items if item.id != item_id]


def test_a_place_that_is_not_there_is_refused() -> None:
    for place in (0, 3, -1):
        with pytest.raises(NoSuchPlace):
            moved([an_item(id=1), an_item(id=2)], 1, place)
    with pytest.raises(NotAccepted):
        moved([an_item(id=1)], 9, 1)


@patient
@given(st.integers(1, 8), st.integers(0, 8))
def test_back_undoes_next(count: int, at: int) -> None:
    at = min(at, count - 1)
    order = [Progress.DONE] * at + [Progress.NOW] + [Progress.WAITING] * (count - at - 1)
    steps = [an_item(id=number, progress=progress) for number, progress in enumerate(order)]
    after = next_step(steps)
    assert (after is None) == (at == count - 1)
    on = {at: Progress.DONE} | ({after.id: Progress.NOW} if after else {})
    moved_on = [replace(step, progress=on.get(step.id, step.progress)) for step in steps]
    assert previous_step(moved_on).id == at


def test_there_is_nothing_before_the_start_or_after_the_end() -> None:
    with pytest.raises(AtTheEnd):
        next_step([an_item(progress=Progress.DONE)])
    with pytest.raises(AtTheEnd):
        next_step([])
    with pytest.raises(AtTheStart):
        previous_step([an_item(progress=Progress.NOW)])
    assert current_step([]) is None


@pytest.mark.parametrize(
    "target",
    [
        None,
        an_item(id=1),
        an_item(id=2, meeting_id=9),
        an_item(id=2, kind=ItemKind.BREAK, state=ItemState.ACCEPTED),
        *(an_item(id=2, state=state) for state in sorted(set(ItemState) - OPEN)),
    ],
)
def test_a_merge_needs_another_open_item_of_the_meeting(target: Item | None) -> None:
    with pytest.raises(NothingToJoin):
        checked_merge(an_item(id=1), target)


def test_only_a_no_can_be_proposed() -> None:
    for outcome in set(ItemState) - DECLINING:
        with pytest.raises(BadInput):
            _propose(an_item(), outcome)


def test_what_was_reached_is_not_declined() -> None:
    with pytest.raises(AlreadyReached):
        _propose(an_item(state=ItemState.ACCEPTED, progress=Progress.NOW), ItemState.LATER)


def _propose(item: Item, outcome: ItemState) -> Proposal:
    return propose(item, {CARA}, CARA, outcome, reason="Because", merge_target=None, now=MONDAY, confirm_hours=72)


@patient
@given(st.integers(1, 239), st.integers(1, 60))
def test_more_time_adds_up_to_the_longest(minutes: int, extra: int) -> None:
    assert longer(an_item(minutes=minutes), extra) == min(minutes + extra, 240)


def test_minutes_have_a_least_and_a_most() -> None:
    assert [checked_minutes(minutes) for minutes in (1, 240)] == [1, 240]
    for wrong in (0, 241, -3):
        with pytest.raises(WrongMinutes):
            checked_minutes(wrong)


@pytest.mark.parametrize(("minutes", "after"), [(20, 18), (4, 2), (3, 1.5), (1, 0.5)])
def test_time_is_nearly_up_about_two_minutes_before(minutes: int, after: float) -> None:
    item = an_item(minutes=minutes, started_at=MONDAY)
    assert not nearly_up(item, MONDAY + timedelta(minutes=after) - timedelta(seconds=1))
    assert nearly_up(item, MONDAY + timedelta(minutes=after))
    assert not nearly_up(an_item(), MONDAY)
