"""Counting: worked examples, and what must hold for any ballots."""

from __future__ import annotations

import itertools
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import TooLong
from bot.polls.answers import checked
from bot.polls.counting import Votes, count
from bot.polls.refusals import AnswerMissing, NotAnOption, NotOffered, WrongDots, WrongNumberOfChoices, WrongScore
from bot.polls.rules import Answer, Door, Mode, PollKind, ReasonMode
from bot.polls.runoff import beats_all, run_off
from tests.polls.examples import a_poll


def choose(*options: int, reason: str = "") -> Answer:
    return Answer(choices=options, reason=reason)


def test_one_choice() -> None:
    answers = [choose(1), choose(2), choose(2), Answer(not_sure=True), Answer(more_information=True)]
    result = count(a_poll(), Votes(answers, {Door.DISCORD: 3, Door.PHONE: 2}, could_vote=9))
    assert [row.count for row in result.rows] == [1, 2, 0]
    assert (result.winners, result.votes, result.not_sure, result.more_information) == ((2,), 3, 1, 1)
    assert (result.voted, sum(result.by_door.values()), result.could_vote) == (5, 5, 9)


def test_a_tie_names_all_who_share_it() -> None:
    assert count(a_poll(), Votes([choose(1), choose(3)])).winners == (1, 3)


def test_nobody_voted_so_nothing_won() -> None:
    assert count(a_poll(), Votes([])).winners == ()


def test_hands_are_a_door_like_the_others() -> None:
    hands = {"1": 4, "3": 1, "not_sure": 2}
    result = count(a_poll(), Votes([choose(3)], {Door.DISCORD: 1}, hands))
    assert [row.count for row in result.rows] == [4, 0, 2]
    assert (result.voted, result.votes, result.not_sure) == (8, 6, 2)
    assert result.by_door == {Door.DISCORD: 1, Door.HANDS: 7}


def test_consent_waits_for_every_need_to_change() -> None:
    poll = a_poll(PollKind.CONSENT)
    assert count(poll, Votes([choose(1), choose(2)])).winners == (1,)
    result = count(poll, Votes([choose(1), choose(3, reason="It is too late in the day")]))
    assert (result.winners, result.concerns) == ((), ("It is too late in the day",))


def test_fist_of_five_gives_the_average() -> None:
    poll = a_poll(PollKind.FIST_OF_FIVE, options=6)
    assert count(poll, Votes([choose(6), choose(4), choose(4)])).average == Fraction(11, 3)


def test_scores_and_dots_add_up() -> None:
    scored = count(a_poll(PollKind.SCORE), Votes([Answer(scores={1: 5, 2: 3}), Answer(scores={2: 4})]))
    assert ([row.count for row in scored.rows], scored.winners) == ([5, 7, 0], (2,))
    dotted = count(a_poll(PollKind.DOTS), Votes([Answer(scores={3: 2}), Answer(scores={1: 1})]))
    assert dotted.winners == (3,)


def test_short_answers_are_grouped_by_name() -> None:
    votes = Votes([Answer(text="bus"), Answer(text="the bus"), Answer(text="food")], answer_groups={"the bus": "bus"})
    assert count(a_poll(PollKind.SHORT_ANSWER, options=0), votes).answers == (("bus", 2), ("food", 1))


@pytest.mark.parametrize(("yes", "passed"), [(2, True), (1, False)])
def test_a_share_to_pass_is_held_against_yes(yes: int, passed: bool) -> None:
    poll = a_poll(PollKind.YES_NO, options=2, pass_percent=60)
    assert count(poll, Votes([choose(1)] * yes + [choose(2)])).passed is passed


@pytest.mark.parametrize(("needed", "passed"), [(50, None), (60, False)])
def test_a_tie_has_not_passed_because_its_rule_says_what_happens(needed: int, passed: bool | None) -> None:
    poll = a_poll(PollKind.YES_NO, options=2, pass_percent=needed)
    assert count(poll, Votes([choose(1), choose(2)])).passed is passed


def test_quorum_counts_everyone_who_voted() -> None:
    votes = Votes([choose(1), Answer(not_sure=True)])
    assert count(a_poll(quorum=2), votes).quorum_met
    assert not count(a_poll(quorum=3), votes).quorum_met


def test_a_small_secret_poll_shows_only_what_leads() -> None:
    result = count(a_poll(mode=Mode.SECRET), Votes([choose(1, reason="mine")] * 4))
    assert (result.suppressed, result.rows, result.winners, result.concerns) == (True, (), (1,), ())
    assert not count(a_poll(mode=Mode.SECRET), Votes([choose(1)] * 5)).suppressed


def test_a_secret_poll_has_no_doors() -> None:
    assert count(a_poll(mode=Mode.SECRET), Votes([choose(1)] * 6, {Door.DISCORD: 6})).by_door == {}


def test_the_run_off_of_a_worked_example() -> None:
    rankings = [(1, 2, 3)] * 4 + [(2, 3, 1)] * 3 + [(3, 2, 1)] * 2
    rounds, winners = run_off([1, 2, 3], rankings)
    assert [dict(each.counts) for each in rounds] == [{1: 4, 2: 3, 3: 2}, {1: 4, 2: 5}]
    assert (rounds[0].out, winners) == ((3,), (2,))


def test_the_run_off_can_miss_who_beats_everyone() -> None:
    rankings = [(1, 2, 3)] * 4 + [(3, 2, 1)] * 4 + [(2, 1, 3)] * 1
    assert run_off([1, 2, 3], rankings)[1] == (1,)
    assert beats_all([1, 2, 3], rankings) == 2


def test_a_circle_has_nobody_who_beats_everyone() -> None:
    assert beats_all([1, 2, 3], [(1, 2, 3), (2, 3, 1), (3, 1, 2)]) is None
    assert run_off([1, 2, 3], [(1, 2, 3), (2, 3, 1), (3, 1, 2)])[1] == (1, 2, 3)


rankings_of_four = st.lists(
    st.permutations([1, 2, 3, 4]).map(tuple).flatmap(lambda r: st.integers(1, 4).map(lambda n: r[:n]))
)


@given(rankings_of_four)
def test_a_run_off_ends_and_loses_no_ballot(rankings: list[tuple[int, ...]]) -> None:
    rounds, winners = run_off([1, 2, 3, 4], rankings)
    assert bool(winners) == bool(rankings)
    assert sum(rounds[0].counts.values()) == len(rankings)
    assert len(rounds) <= 4
    for before, after in itertools.pairwise(rounds):
        assert set(after.counts) == set(before.counts) - set(before.out)


@given(rankings_of_four)
def test_more_than_half_of_first_places_always_wins(rankings: list[tuple[int, ...]]) -> None:
    _, winners = run_off([1, 2, 3, 4], rankings)
    for option in (1, 2, 3, 4):
        if sum(ranking[0] == option for ranking in rankings) * 2 > len(rankings):
            assert winners == (option,)


@given(st.lists(st.sampled_from([choose(1), choose(2), Answer(not_sure=True)])), st.randoms())
def test_the_order_of_ballots_never_matters(answers: list[Answer], random: Random) -> None:
    shuffled = answers.copy()
    random.shuffle(shuffled)
    assert count(a_poll(), Votes(answers)) == count(a_poll(), Votes(shuffled))


@given(
    st.lists(st.sampled_from([choose(1), choose(2), choose(3), Answer(not_sure=True), Answer(more_information=True)]))
)
def test_every_vote_is_counted_once(answers: list[Answer]) -> None:
    result = count(a_poll(), Votes(answers))
    assert sum(row.count for row in result.rows) == result.votes
    assert result.votes + result.not_sure + result.more_information == result.voted == len(answers)


@pytest.mark.parametrize(
    ("kind", "answer", "refusal"),
    [
        (PollKind.ONE_CHOICE, choose(9), NotAnOption),
        (PollKind.ONE_CHOICE, choose(), AnswerMissing),
        (PollKind.ONE_CHOICE, choose(1, 2), AnswerMissing),
        (PollKind.SEVERAL_CHOICES, choose(1, 1), NotAnOption),
        (PollKind.SEVERAL_CHOICES, choose(), WrongNumberOfChoices),
        (PollKind.SCORE, Answer(scores={1: 6}), WrongScore),
        (PollKind.SCORE, Answer(scores={7: 1}), NotAnOption),
        (PollKind.DOTS, Answer(scores={1: 2, 2: 2}), WrongDots),
        (PollKind.DOTS, Answer(scores={1: -1, 2: 2}), WrongDots),
        (PollKind.DOTS, Answer(scores={1: 0}), AnswerMissing),
        (PollKind.RANKED, Answer(ranking=(1, 1)), NotAnOption),
        (PollKind.RANKED, Answer(), AnswerMissing),
        (PollKind.SHORT_ANSWER, Answer(text="x" * 201), TooLong),
    ],
)
def test_a_ballot_that_cannot_be_counted_is_refused(kind: PollKind, answer: Answer, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        checked(a_poll(kind), answer)


def test_not_sure_is_refused_only_where_the_poll_says_why() -> None:
    assert checked(a_poll(), Answer(not_sure=True)).not_sure
    with pytest.raises(NotOffered):
        checked(a_poll(no_unsure_because="A formal yes or no is needed"), Answer(not_sure=True))


def test_a_ballot_keeps_only_what_its_kind_asks_for() -> None:
    crowded = Answer(choices=(1,), ranking=(1, 2), text="x", reason=" because ")
    assert checked(a_poll(), crowded) == Answer(choices=(1,), reason="because")
    assert checked(a_poll(reasons=ReasonMode.OFF), crowded) == Answer(choices=(1,))
