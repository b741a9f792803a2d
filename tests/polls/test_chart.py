"""The picture of a result: its labels, and that whatever was typed can be drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.wording import say
from bot.polls.chart import Bar, bars, draw_chart
from bot.polls.counting import Votes, count
from bot.polls.rules import Answer, Option, Poll, PollKind
from tests.polls.examples import a_poll


def poll_with(*texts: str) -> Poll:
    return replace(a_poll(), options=tuple(Option(n, text, n) for n, text in enumerate(texts, start=1)))


def test_bars_are_numbered_like_the_words_and_know_what_won() -> None:
    poll = a_poll()
    result = count(poll, Votes([Answer(choices=(2,)), Answer(choices=(2,)), Answer(choices=(1,))]))
    assert bars(poll, result) == [Bar("1. A", 1, False), Bar("2. B", 2, True), Bar("3. C", 0, False)]


@pytest.mark.parametrize("text", ["🚌 buses", "نعم", "שלום", "公共汽车", "\u200bno width"])
def test_letters_that_the_picture_does_not_have_are_left_to_the_words(text: str) -> None:
    poll = poll_with(text, "Żółw, café – 5 €")
    result = count(poll, Votes([Answer(choices=(1,))]))
    assert [bar.label for bar in bars(poll, result)] == [say("polls-chart-answer", number=1), "2. Żółw, café – 5 €"]


@pytest.mark.parametrize("texts", [("$5 and $10", "x" * 500), tuple(f"Idea {n} \\frac{{1}}" for n in range(50))])
def test_whatever_was_typed_can_be_drawn(texts: tuple[str, ...]) -> None:
    poll = poll_with(*texts)
    result = count(poll, Votes([Answer(choices=(1,))]))
    assert draw_chart(poll, result).startswith(b"\x89PNG")


def test_written_answers_have_a_bar_for_each_group() -> None:
    poll = a_poll(PollKind.SHORT_ANSWER, options=0)
    votes = Votes([Answer(text="bus"), Answer(text="buses"), Answer(text="food")], answer_groups={"buses": "bus"})
    assert [(bar.label, bar.count) for bar in bars(poll, count(poll, votes))] == [("1. bus", 2), ("2. food", 1)]
    assert draw_chart(poll, count(poll, Votes([]))).startswith(b"\x89PNG")
