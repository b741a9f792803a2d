"""The path of a need, whatever anybody presses, in any order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.access import path
from bot.access.rules import (
    JUDGED,
    Need,
    NeedState,
    NotNow,
    OnlyThePersonSays,
    ReasonAndOffer,
    Said,
    TooEarlyToSay,
)
from bot.core.errors import Refusal
from tests.conftest import MONDAY

NEED = Need(1, 1, 1, 1, Said("com_bsl"), NeedState.ASKED, by_person=False, entered_by=None, owner_id=None,
            asked_at=MONDAY, changed_at=MONDAY)  # fmt: skip
STATES = st.sampled_from(NeedState)


def _at(state: NeedState, *, by_person: bool = False) -> Need:
    return replace(NEED, state=state, by_person=by_person)


class Path(RuleBasedStateMachine):
    """Everything that the organisation and the person can press about one need."""

    def __init__(self) -> None:
        super().__init__()
        self.need = NEED
        self.begun = False
        self.said_by_person: NeedState | None = None
        self.told_why = False

    @rule(to=STATES)
    def arrange(self, to: NeedState) -> None:
        try:
            state = path.arranged(self.need, to)
        except Refusal:
            return
        assert state not in JUDGED
        self.need, self.told_why = replace(self.need, state=state), False

    @rule(reason=st.sampled_from(["", " ", "No hall with a loop"]), offer=st.sampled_from(["", "A neck loop"]))
    def refuse(self, reason: str, offer: str) -> None:
        try:
            state = path.refused(self.need, reason, offer)
        except Refusal:
            return
        assert reason.strip()
        assert offer.strip()
        self.need, self.told_why = replace(self.need, state=state), True

    @rule(to=STATES)
    def judge(self, to: NeedState) -> None:
        try:
            state = path.judged(self.need, to, begun=self.begun)
        except Refusal:
            return
        self.need, self.said_by_person = replace(self.need, state=state, by_person=True), state

    @rule()
    def withdraw(self) -> None:
        try:
            state = path.withdrawn(self.need)
        except Refusal:
            return
        self.need = replace(self.need, state=state)

    @rule()
    def begin(self) -> None:
        self.begun = True

    @invariant()
    def only_the_person_says_met(self) -> None:
        if self.need.state in {NeedState.MET, NeedState.PARTLY_MET} or self.need.by_person:
            assert self.need.state is self.said_by_person

    @invariant()
    def a_no_of_the_organisation_has_its_reason(self) -> None:
        if self.need.state is NeedState.NOT_MET and not self.need.by_person:
            assert self.told_why

    @invariant()
    def what_can_be_pressed_next_works(self) -> None:
        for to in path.steps(self.need):
            assert path.arranged(self.need, to) is to

    @invariant()
    def the_person_can_always_get_out(self) -> None:
        """Nobody is held to a need: what is not judged and not taken back can be taken back."""
        if not self.need.by_person and self.need.state is not NeedState.WITHDRAWN:
            assert path.withdrawn(self.need) is NeedState.WITHDRAWN


Path.TestCase.settings = settings(max_examples=60, stateful_step_count=25)
TestPath = Path.TestCase


def test_the_path_as_it_is_meant_to_go() -> None:
    state = NEED
    for to in (NeedState.SEEN, NeedState.ARRANGING, NeedState.READY):
        state = replace(state, state=path.arranged(state, to))
    assert path.judged(state, NeedState.MET, begun=False) is NeedState.MET


@pytest.mark.parametrize("to", sorted(JUDGED))
def test_the_organisation_never_says_how_it_was(to: NeedState) -> None:
    with pytest.raises(OnlyThePersonSays):
        path.arranged(_at(NeedState.READY), to)


def test_a_no_takes_a_reason_and_an_offer() -> None:
    for reason, offer in (("", "A neck loop"), ("No loop", "  ")):
        with pytest.raises(ReasonAndOffer):
            path.refused(_at(NeedState.SEEN), reason, offer)
    with pytest.raises(NotNow):
        path.refused(_at(NeedState.MET, by_person=True), "Why", "What")


def test_what_was_never_arranged_can_be_judged_once_the_meeting_has_begun() -> None:
    with pytest.raises(TooEarlyToSay):
        path.judged(_at(NeedState.ASKED), NeedState.NOT_MET, begun=False)
    assert path.judged(_at(NeedState.ASKED), NeedState.NOT_MET, begun=True) is NeedState.NOT_MET


def test_after_a_no_a_way_may_be_found() -> None:
    assert path.steps(_at(NeedState.NOT_MET)) == (NeedState.ARRANGING, NeedState.READY)
    assert path.steps(_at(NeedState.NOT_MET, by_person=True)) == ()
