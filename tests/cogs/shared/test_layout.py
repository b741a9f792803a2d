"""Every card goes out, whatever stands in it."""

from __future__ import annotations

from typing import Any

import discord
from hypothesis import given
from hypothesis import strategies as st

from bot.core.wording import say
from cogs.shared.layout import Part, card
from tests.discord_words import parts


def _row(buttons: int) -> list[discord.ui.Item[Any]]:
    return [discord.ui.Button(label="Read it", custom_id=f"{number}") for number in range(buttons)]


def _shown(given_parts: list[Part]) -> str:
    made = card(*given_parts)
    assert made.total_children_count <= 40
    assert made.content_length() <= 4000
    shown = parts(made.to_components())  # type: ignore[no-untyped-call]  # discord.py left it untyped
    return "\n".join(filter(None, (part.get("content") or part.get("label") for part in shown)))


@given(st.lists(st.text("a\n", max_size=900) | st.integers(0, 5).map(_row), max_size=45))
def test_no_card_is_more_than_one_message_takes(given_parts: list[Part]) -> None:
    _shown(given_parts)


def test_what_does_not_fit_is_said_and_the_buttons_at_the_end_stay() -> None:
    whole: list[Part] = ["Heading", *["Words"] * 15, [discord.ui.Button(label="Everything", url="https://example.org")]]
    assert say("shared-not-everything") not in _shown(whole)
    cut = _shown([*whole[:-1], *["Words"] * 10, whole[-1]])
    assert cut.startswith("Heading")
    assert cut.endswith(f"{say('shared-not-everything')}\nEverything")
