"""The measure of reading itself, against worked examples."""

from __future__ import annotations

import pytest

from tests.wording.reading import grade, sentences, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("meeting", 2), ("agenda", 3), ("table", 2), ("made", 1), ("asked", 1), ("wanted", 2), ("the", 1)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_hard_words_make_a_harder_grade() -> None:
    easy = "The cat sat. We like it."
    hard = "Interdepartmental co-ordination facilitates organisational transformation initiatives."
    assert grade(easy) < 2
    assert grade(hard) > 12


def test_sentences_end_at_stops_and_lines() -> None:
    assert sentences("One. Two!\nThree: 3pm") == ["One.", "Two!", "Three: 3pm"]
