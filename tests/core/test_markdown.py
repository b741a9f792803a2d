"""Typed words are never formatting, whatever they are made of, and say the same afterwards."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.markdown import escape_markdown
from cogs.shared.plain_text import plain

PIECES = st.sampled_from(
    ["[", "]", "(", ")", "](https://evil.example)", "[Pay here](https://evil.example)", "https://a_b.example/c_d",
     "https://a", "<", "<@1>", "<#2>", "</pay:3>", ">", ">>> ", "#", "## ", "-", "-# ", "+ ", "*", "_", "~~", "||", "`",
     "\\", "\\\\", " ", "\n", "word", "مرحبا"]
)  # fmt: skip
ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
ADDRESS = re.compile(r"https?://[^\s<\[]+")


@given(st.lists(PIECES, max_size=12).map("".join))
def test_what_people_type_is_words_alone_and_the_same_words(typed: str) -> None:
    said = escape_markdown(typed)
    assert ESCAPED.sub(r"\1", said) == typed
    bare = ADDRESS.sub("", ESCAPED.sub("", said))
    assert set("[<*_~`|\\").isdisjoint(bare)
    assert not re.search(r"(?m)^\s*[>#+-]", ESCAPED.sub(".", said))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("[a](b) [Pay here](https://evil.example)", r"\[a\](b) \[Pay here\](https://evil.example)"),
        ("https://a.example/[b](https://evil.example)", r"https://a.example/\[b\](https://evil.example)"),
        ("see https://a.example/b_c_d and <@12>", r"see https://a.example/b_c_d and \<@12>"),
        ("  # Big", r"  \# Big"),
        ("2 - 1 > 0", "2 - 1 > 0"),
    ],
)
def test_a_link_shows_where_it_leads(typed: str, said: str) -> None:
    assert escape_markdown(typed) == said
    assert plain(typed) == escape_markdown(" ".join(typed.split()))
