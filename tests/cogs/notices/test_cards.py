"""Pages of notices leave nothing out and never outgrow a Discord message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cogs.notices.cards import pages


@given(st.lists(st.text(alphabet="ab \n", max_size=60), max_size=8))
def test_every_word_is_kept_in_order_and_every_page_fits(paragraphs: list[str]) -> None:
    made = pages(paragraphs, limit=20)
    assert all(0 < len(page) <= 20 for page in made)
    assert "".join("".join(made).split()) == "".join("".join(paragraphs).split())


def test_short_paragraphs_share_a_page_and_a_long_one_is_cut_between_words() -> None:
    assert pages(["one", "two", "three and some more"], limit=12) == ["one\n\ntwo", "three and", "some more"]
