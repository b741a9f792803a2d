"""What is said of a poll and its result, as somebody reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.core.wording import say
from bot.polls.counting import Votes, count
from bot.polls.rules import Answer, Door, Mode, PollKind, PollState, TieRule
from bot.polls.words import answer_in_words, result_sentences, rules_said, share_in_words, time_left, who_can_see
from tests.conftest import MONDAY
from tests.polls.examples import a_poll


def choose(*options: int) -> Answer:
    return Answer(choices=options)


def test_a_result_is_words_first_and_its_doors_add_up() -> None:
    votes = Votes([choose(1)] * 14 + [choose(2)] * 17, {Door.DISCORD: 22, Door.PHONE: 9}, could_vote=40)
    assert result_sentences(a_poll(), count(a_poll(), votes)) == (
        "B won with 17 of 31 votes, about half.",
        "31 of 40 people voted.",
        "By way of voting: 22 in Discord and 9 on a phone.",
    )


def test_a_tie_says_what_was_said_before() -> None:
    poll = a_poll(tie_rule=TieRule.CO_CHAIRS_DECIDE)
    said = result_sentences(poll, count(poll, Votes([choose(1), choose(2)], could_vote=2)))
    assert said[0] == "A and B share the first place. As said before, the co-chairs decide and say why."


def test_a_ranked_result_names_who_beats_everyone() -> None:
    poll = a_poll(PollKind.RANKED)
    rankings = [(1, 2, 3)] * 4 + [(3, 2, 1)] * 4 + [(2, 1, 3)]
    said = result_sentences(poll, count(poll, Votes([Answer(ranking=ranking) for ranking in rankings])))
    assert said[0] == "A won with 5 of 9 votes, after 2 rounds. One to one, B beats each other answer."


def test_consent_with_a_concern() -> None:
    poll = a_poll(PollKind.CONSENT)
    assert result_sentences(poll, count(poll, Votes([choose(1), choose(3)])))[0] == (
        "It is not agreed yet. One person needs to change it."
    )
    assert result_sentences(poll, count(poll, Votes([choose(1)])))[0] == "It is agreed. Nobody needs to change it."


def test_a_small_secret_poll_gives_no_numbers_but_turn_out() -> None:
    poll = a_poll(mode=Mode.SECRET)
    said = result_sentences(poll, count(poll, Votes([choose(1)] * 3, could_vote=9)))
    assert said == (
        "A leads.",
        "Fewer than five people voted, so the numbers are not shown.",
        "3 of 9 people voted.",
    )


def test_quorum_and_share_are_told() -> None:
    poll = a_poll(PollKind.YES_NO, options=2, quorum=5, pass_percent=60)
    said = result_sentences(poll, count(poll, Votes([choose(1), choose(2)])))
    assert "It does not stand, because fewer than 5 people voted." in said
    assert "It did not pass. It had 50% and needed 60%." in said


@pytest.mark.parametrize("kind", PollKind)
@pytest.mark.parametrize("mode", Mode)
def test_every_poll_says_its_rules_and_who_can_see(kind: PollKind, mode: Mode) -> None:
    poll = a_poll(kind, mode=mode, quorum=3, pass_percent=50, no_unsure_because="A yes or no is needed.", run_of=7)
    assert who_can_see(poll)
    assert len(rules_said(poll)) >= 5
    assert result_sentences(poll, count(poll, Votes([])))[0] == "Nobody voted."


@pytest.mark.parametrize("kind", [PollKind.SHORT_ANSWER, PollKind.FIST_OF_FIVE])
def test_of_too_few_secret_votes_no_average_and_no_number_is_told(kind: PollKind) -> None:
    poll = a_poll(kind, mode=Mode.SECRET)
    answer = Answer(text="Tea") if kind is PollKind.SHORT_ANSWER else choose(1)
    said = result_sentences(poll, count(poll, Votes([answer] * 4, could_vote=6)))
    assert said == (say("polls-result-suppressed"), say("polls-result-turn-out", voted=4, could=6))


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("over", [PollState.CLOSED, PollState.CANCELLED])
def test_who_can_see_speaks_of_the_past_once_a_poll_is_over(mode: Mode, over: PollState) -> None:
    said = who_can_see(a_poll(mode=mode, state=over))
    assert "how you voted." in said
    assert "change" not in said


@pytest.mark.parametrize(
    ("part", "words"), [(0, "none"), (1, "about one in ten"), (5, "about half"), (9, "about nine in ten"), (10, "all")]
)
def test_shares_in_words(part: int, words: str) -> None:
    assert share_in_words(part, 10) == words
    assert share_in_words(99, 100) == "about nine in ten"


@pytest.mark.parametrize(
    ("seconds", "words"), [(300, "About 5 minutes left."), (60, "It closes within a minute."), (-1, "Closed.")]
)
def test_time_left(seconds: int, words: str) -> None:
    assert time_left(a_poll(closes_at=MONDAY + timedelta(seconds=seconds)), MONDAY) == words


def test_time_left_of_a_pause() -> None:
    poll = a_poll(state=PollState.PAUSED, paused_because="The sound is off.")
    assert time_left(poll, MONDAY) == "Paused: The sound is off. You will get the time back."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (choose(2, 3), "B, C"),
        (Answer(ranking=(3, 1)), "1. C, 2. A"),
        (Answer(scores={1: 3, 2: 2}), "A: 3, B: 2"),
        (Answer(text="More buses"), "More buses"),
        (Answer(not_sure=True), "I am not sure"),
        (Answer(more_information=True), "I need more information"),
    ],
)
def test_an_answer_in_words(answer: Answer, words: str) -> None:
    assert answer_in_words(a_poll(), answer) == words
