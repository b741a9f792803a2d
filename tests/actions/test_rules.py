"""When an action is closed, whoever accepts it in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.actions.rules import Action, ActionState, Links, Outcome, is_accepted
from tests.conftest import MONDAY

PEOPLE = st.integers(1, 6)
OFFERED = Action(
    id=1,
    group_id=1,
    meeting_id=None,
    text="Ask the bus company",
    owner_id=1,
    partner_id=2,
    asked_by=3,
    asker_shown=True,
    due=date(2026, 3, 9),
    state=ActionState.OFFERED,
    outcome=Outcome.DID,
    outcome_words="We asked",
    next_words="",
    offered_by=1,
    created_at=MONDAY,
    closed_at=None,
    channel_id=None,
    message_id=None,
    reminded="",
    links=Links(),
)


@settings(deadline=None)
@given(accepted=st.frozensets(PEOPLE), co_chairs=st.frozensets(PEOPLE), asker=PEOPLE | st.none(), offered_by=PEOPLE)
def test_it_takes_the_asker_or_two_others_with_a_co_chair(
    accepted: frozenset[int], co_chairs: frozenset[int], asker: int | None, offered_by: int
) -> None:
    action = replace(OFFERED, asked_by=asker, offered_by=offered_by)
    others = accepted - {1, 2, offered_by}
    by_panel = len(others) >= 2 and any(person in co_chairs for person in others)
    assert is_accepted(action, accepted, co_chairs) is (asker in others or by_panel)


def test_two_people_without_a_co_chair_are_no_panel() -> None:
    action = replace(OFFERED, asked_by=None)
    assert [is_accepted(action, {4, 5}, chairs) for chairs in ((), (6,), (1,), (4,))] == [False, False, False, True]
