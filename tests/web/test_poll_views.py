"""What pages say of polls, and how a filled-in ballot is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.dates import spoken_time
from bot.core.wording import say
from bot.ideas.rules import Status
from bot.ideas.seen import IdeaRef
from bot.polls.answers import checked
from bot.polls.counting import Votes, count
from bot.polls.rules import Answer, Mode, Option, Poll, PollKind, PollState, PollView
from bot.web.ballot import answer_of, form_of_answer, options_for
from bot.web.poll_words import announced_time, next_words_at, outcome, time_said
from bot.web.room_poll import MOST_LINES, poll_on_show, room_poll
from tests.conftest import MONDAY
from tests.polls.examples import a_poll

UK = ZoneInfo("Europe/London")
OPEN: dict[str, Any] = {"opened_at": MONDAY, "closes_at": MONDAY + timedelta(minutes=10)}


def votes(poll: Poll, *chosen: int) -> PollView:
    result = count(poll, Votes([Answer(choices=(option,)) for option in chosen], could_vote=9))
    return PollView(poll, len(chosen), result)


ids = st.integers(1, 3)


def _answers(**filled: st.SearchStrategy[Any]) -> st.SearchStrategy[Answer]:
    """Answers with these parts, and nothing in the others."""
    return st.fixed_dictionaries(filled).map(lambda parts: Answer(**parts))


KINDS = {
    PollKind.ONE_CHOICE: _answers(choices=st.tuples(ids)),
    PollKind.SEVERAL_CHOICES: _answers(choices=st.sets(ids, min_size=1).map(lambda s: tuple(sorted(s)))),
    PollKind.SCORE: _answers(scores=st.dictionaries(ids, st.integers(0, 5), min_size=1)),
    PollKind.DOTS: _answers(scores=st.dictionaries(ids, st.just(1), min_size=1)),
    PollKind.RANKED: _answers(ranking=st.permutations([1, 2, 3]).map(tuple)),
    PollKind.SHORT_ANSWER: _answers(text=st.text("ab é<", min_size=1).map(str.strip).filter(bool)),
}


@given(st.sampled_from(list(KINDS)).flatmap(lambda kind: st.tuples(st.just(kind), KINDS[kind])))
def test_a_form_filled_in_with_an_answer_says_that_answer(case: tuple[PollKind, Answer]) -> None:
    kind, answer = case
    poll = a_poll(kind)
    assert checked(poll, answer_of(poll, form_of_answer(poll, answer))) == answer


@given(st.integers(1, 10**6))
def test_a_shuffle_loses_no_option_and_is_each_persons_own(person_id: int) -> None:
    poll = a_poll(options=8, shuffle=True)
    shuffled = options_for(poll, person_id)
    assert sorted(shuffled, key=lambda option: option.position) == list(poll.options)
    assert options_for(poll, person_id) == shuffled
    assert options_for(replace(poll, shuffle=False), person_id) == poll.options
    assert options_for(a_poll(PollKind.YES_NO, 2, shuffle=True), person_id)[0].id == 1


def test_the_time_is_announced_four_times_and_drawn_by_the_minute() -> None:
    poll = a_poll(**OPEN)
    said: list[str] = []
    now: datetime | None = MONDAY
    drawn = 0
    while now is not None:
        drawn += 1
        if announced_time(poll, now) not in said:
            said.append(announced_time(poll, now))
        now = next_words_at(poll, now)
    assert said == [
        "About 10 minutes left.",
        "About 5 minutes left.",
        "It closes within a minute.",
        "Closed.",
    ]
    assert drawn <= 13


def test_the_screen_shows_the_newest_poll_then_its_result_until_the_meeting_goes_on() -> None:
    older = votes(a_poll(id=1, **OPEN), 1)
    newer = votes(a_poll(id=2, opened_at=MONDAY + timedelta(minutes=1), closes_at=MONDAY + timedelta(minutes=9)), 1)
    done = votes(
        replace(newer.poll, id=3, state=PollState.CLOSED, closed_at=MONDAY + timedelta(minutes=9), result_shown=True), 1
    )
    assert poll_on_show((newer, older), None) is newer
    assert poll_on_show((done, older), None) is older
    assert poll_on_show((done,), MONDAY) is done
    assert poll_on_show((done,), MONDAY + timedelta(minutes=10)) is None
    held = PollView(replace(newer.poll, held=True), 3, newer.result)
    assert poll_on_show((held, older), None) is older
    assert poll_on_show((held,), None) is None
    assert poll_on_show((PollView(done.poll, 1, None),), None) is None


def test_six_lines_and_how_many_more() -> None:
    for options, shown, more in ((2, 2, 0), (6, 6, 0), (7, 5, 2), (50, 5, 45)):
        view = room_poll(PollView(a_poll(options=options, **OPEN), 0, None), (), MONDAY)
        assert (len(view.answers), view.more) == (shown, more)
        assert len(view.answers) + bool(view.more) <= MOST_LINES


def test_a_poll_says_which_idea_it_came_from_and_keeps_to_its_lines() -> None:
    ideas = (IdeaRef(1, "A bench at the bus stop", Status.PLANNED), IdeaRef(2, "Lamps", Status.NEW))
    view = room_poll(PollView(a_poll(options=6, **OPEN), 0, None), (), MONDAY, ideas)
    assert view.came_from == say("web-polls-from-idea", title="A bench at the bus stop")
    assert len(view.answers) + bool(view.more) + 1 <= MOST_LINES
    long = room_poll(PollView(a_poll(**OPEN), 0, None), (), MONDAY, (IdeaRef(1, "Buses " * 30, Status.NEW),))
    assert len(long.came_from) < 100


def test_words_of_voters_wait_for_a_facilitator() -> None:
    added = Option(4, "Rude words", 3, on_screen=False)
    poll = replace(a_poll(**OPEN), options=(*a_poll().options, added))
    closed = replace(poll, state=PollState.CLOSED, result_shown=True)
    for view in (PollView(poll, 3, None), votes(poll, 4, 4, 1), votes(closed, 4, 4, 1)):
        assert "Rude" not in repr(room_poll(view, (), MONDAY))
    written = a_poll(PollKind.SHORT_ANSWER, options=0, state=PollState.CLOSED, result_shown=True)
    result = count(written, Votes([Answer(text="Rude words"), Answer(text="nice")], answer_groups={"nice": "Kind"}))
    shown = repr(room_poll(PollView(written, 2, result), {"Kind"}, MONDAY))
    assert "Kind" in shown
    assert "Rude" not in shown
    reasons = count(closed, Votes([Answer(choices=(1,), reason="Rude words")]))
    assert "Rude" not in repr(room_poll(PollView(closed, 1, reasons), (), MONDAY))


def test_a_secret_poll_with_few_votes_shows_no_number_and_nothing_wins_while_it_is_open() -> None:
    poll = a_poll(mode=Mode.SECRET, state=PollState.CLOSED, **OPEN)
    few = votes(poll, 1, 1, 2)
    assert few.result is not None
    assert outcome(poll, few.result).bars == ()
    live = a_poll(**OPEN)
    view = votes(live, 1, 1, 2)
    assert view.result is not None
    shown = outcome(live, view.result)
    assert (shown.sentences, [bar.won for bar in shown.bars]) == ((), [False] * 3)
    assert [(bar.words, bar.length) for bar in shown.bars] == [("2 votes", 100), ("1 vote", 50), ("0 votes", 0)]


def test_a_page_for_one_person_has_every_round_reason_and_written_answer() -> None:
    closed = a_poll(PollKind.RANKED, state=PollState.CLOSED)
    rankings = [(1, 2, 3), (1, 2, 3), (2, 1, 3), (2, 1, 3), (3, 1, 2)]
    ranked = count(closed, Votes([Answer(ranking=ranking, reason="Warmer") for ranking in rankings]))
    one, two, three = (option.text for option in closed.options)
    shown = outcome(closed, ranked)
    assert shown.rounds == (f"Round 1: {one} 2, {two} 2, {three} 1. Out: {three}.", f"Round 2: {one} 3, {two} 2.")
    assert shown.concerns == ("Warmer",) * 5
    assert (outcome(closed, ranked, screen=True).rounds, outcome(closed, ranked, screen=True).concerns) == ((), ())
    written = a_poll(PollKind.SHORT_ANSWER, options=0, state=PollState.CLOSED)
    result = count(written, Votes([Answer(text="More benches"), Answer(text="Ramps")]))
    assert [bar.text for bar in outcome(written, result).bars] == ["More benches", "Ramps"]


def test_the_time_is_said_by_the_clock_too_while_it_runs() -> None:
    poll = a_poll(opened_at=MONDAY, closes_at=MONDAY + timedelta(minutes=10))
    closes = say("web-polls-closes-at", time=spoken_time(MONDAY + timedelta(minutes=10), UK))
    assert time_said(poll, MONDAY, UK) == f"About 10 minutes left. {closes}"
    assert time_said(poll, MONDAY + timedelta(minutes=10), UK) == "Closed."
    assert time_said(replace(poll, state=PollState.CLOSED), MONDAY, UK) == "Closed."
