"""Breaks by rule, and what is warned of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.plan import Break, plan, talked_since_break, warnings
from bot.agenda.rules import ItemKind
from tests.agenda.items import an_item, patient


@dataclass(frozen=True)
class Rule:
    break_after_minutes: int = 45
    break_minutes: int = 15
    longest_run_minutes: int = 60


@dataclass(frozen=True)
class Talk:
    minutes: int


talks = st.lists(st.builds(Talk, st.integers(1, 240)), max_size=15)
rules = st.builds(Rule, break_after_minutes=st.integers(1, 120), break_minutes=st.integers(5, 60))


def _runs(steps: tuple[Talk | Break, ...]) -> list[list[int]]:
    """Lengths of the talks between breaks."""
    runs: list[list[int]] = [[]]
    for step in steps:
        if isinstance(step, Break):
            runs.append([])
        else:
            runs[-1].append(step.minutes)
    return runs


@patient
@given(talks, rules)
def test_no_run_is_longer_than_the_rule_unless_one_item_alone_is(items: list[Talk], rule: Rule) -> None:
    for run in _runs(plan(items, rule)):
        assert sum(run) <= rule.break_after_minutes or len(run) == 1


@patient
@given(talks, rules)
def test_order_is_kept_and_every_break_stands_between_two_items(items: list[Talk], rule: Rule) -> None:
    steps = plan(items, rule)
    assert [step for step in steps if isinstance(step, Talk)] == items
    assert all(run for run in _runs(steps)) or not items
    assert {step.minutes for step in steps if isinstance(step, Break)} <= {rule.break_minutes}


@patient
@given(talks, rules)
def test_no_break_is_put_in_that_the_rule_does_not_need(items: list[Talk], rule: Rule) -> None:
    runs = _runs(plan(items, rule))
    for before, after in pairwise(runs):
        assert sum(before) + after[0] > rule.break_after_minutes


@patient
@given(talks, st.integers(1, 240), rules)
def test_what_was_talked_already_counts(items: list[Talk], talked: int, rule: Rule) -> None:
    assert plan(items, rule, talked=talked) == plan([Talk(talked), *items], rule)[1:]


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        ([20, 20, 20, 20], ["20", "20", "break", "20", "20"]),
        ([45, 45], ["45", "break", "45"]),
        ([60, 10], ["60", "break", "10"]),
        ([90], ["90"]),
        ([], []),
    ],
)
def test_breaks_as_people_know_them(minutes: list[int], expected: list[str]) -> None:
    steps = plan([Talk(length) for length in minutes], Rule())
    assert ["break" if isinstance(step, Break) else str(step.minutes) for step in steps] == expected


def test_talk_is_counted_from_the_last_break() -> None:
    pause = an_item(kind=ItemKind.BREAK, minutes=15)
    assert talked_since_break([an_item(minutes=40), pause, an_item(minutes=10), an_item(minutes=5)]) == 15
    assert talked_since_break([an_item(), pause]) == 0


def test_warnings_say_what_the_co_chairs_should_know() -> None:
    shared = an_item(minutes=60, lead="Council", partner="Asha")
    assert warnings([shared], Rule(), meeting_minutes=60) == ()
    assert warnings([an_item(minutes=61)], Rule(), meeting_minutes=120) == ("agenda-warning-long-item",)
    assert warnings([an_item(lead="Council")], Rule(), meeting_minutes=120) == ("agenda-warning-no-partner",)
    pause = an_item(kind=ItemKind.BREAK, minutes=15)
    assert warnings([shared, pause], Rule(), meeting_minutes=74) == ("agenda-warning-too-long",)
