"""Whatever is typed, a card shows: within Discord's 4000 characters and 40 parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import discord
import pytest

from bot.polls.counting import Votes, count
from bot.polls.rules import Answer, Mode, Option, Poll, PollKind, PollState, PollView, Reveal
from cogs.polls.cards import ballot_card
from cogs.polls.option_text import in_order_for, select_lists
from cogs.polls.results import result_card
from cogs.shared.layout import TEXT_LIMIT, within_limit
from tests.conftest import MONDAY
from tests.polls.examples import a_poll

ZONE = ZoneInfo("UTC")
LONG = "*_|" * 166


def longest(kind: PollKind, **changes: Any) -> Poll:
    """As much as anybody may type, all of which has to be escaped."""
    options = tuple(Option(n, f"{n:02}{LONG}", n) for n in range(1, 51))
    fixed = {PollKind.YES_NO: 2, PollKind.CONSENT: 3, PollKind.FIST_OF_FIVE: 6, PollKind.SHORT_ANSWER: 0}
    poll = a_poll(kind, question="*" * 300, no_unsure_because="_" * 300, quorum=900, pass_percent=99, most=50)
    changes = {"closes_at": MONDAY, "needs_check_in": True, "may_add_options": True, **changes}
    return replace(poll, options=options[: fixed.get(kind, 50)], **changes)


def answer(poll: Poll, number: int) -> Answer:
    option = poll.options[number % len(poll.options)].id if poll.options else 0
    return {
        PollKind.RANKED: Answer(ranking=tuple(o.id for o in poll.options[number:]), reason="*" * 500),
        PollKind.SCORE: Answer(scores={option: 5}, reason="*" * 500),
        PollKind.DOTS: Answer(scores={option: 5}, reason="*" * 500),
        PollKind.SHORT_ANSWER: Answer(text=f"{number}{'*' * 190}"),
    }.get(poll.kind, Answer(choices=(option,), reason="*" * 500))


def parts_of(components: Any) -> Iterator[dict[str, Any]]:
    for component in components:
        yield component
        yield from parts_of(component.get("components", []))


def fits(card: discord.ui.LayoutView) -> bool:
    parts = list(parts_of(card.to_components()))  # type: ignore[no-untyped-call]  # discord.py left it untyped
    words = sum(len(part.get("content", "")) for part in parts)
    labels = [part["label"] for part in parts if part.get("label")]
    return words <= TEXT_LIMIT and len(parts) <= 40 and all(len(label) <= 80 for label in labels)


@pytest.mark.parametrize("kind", PollKind)
def test_the_longest_poll_fits_open_live_and_closed(kind: PollKind) -> None:
    for changes in ({}, {"shuffle": True}, {"reveal": Reveal.LIVE}, {"mode": Mode.SECRET}):
        poll = longest(kind, **changes)
        result = count(poll, Votes([answer(poll, number) for number in range(20)], could_vote=30))
        assert fits(ballot_card(PollView(poll, 20, None), MONDAY, ZONE))
        assert fits(ballot_card(PollView(poll, 20, result), MONDAY, ZONE))
        closed = replace(poll, state=PollState.CLOSED, result_shown=True)
        assert fits(ballot_card(PollView(closed, 20, result), MONDAY, ZONE, chart=True))
        paused = replace(poll, state=PollState.PAUSED, paused_because="*" * 200)
        assert fits(ballot_card(PollView(paused, 20, result), MONDAY, ZONE))
        assert fits(result_card(PollView(closed, 20, result), [("*" * 100, "_" * 500)] * 30))


def test_what_is_cut_is_cut_at_a_line_and_nothing_else_is_touched() -> None:
    lines = "\n".join(f"line {n}" for n in range(1000))
    cut, short = within_limit([lines, "short"])
    assert isinstance(cut, str)
    assert short == "short"
    assert len(cut) + len(str(short)) <= TEXT_LIMIT
    assert cut.endswith("\n…")
    assert lines.startswith(cut.removesuffix("…"))


def test_the_order_is_everyones_own_and_has_every_answer() -> None:
    poll = replace(longest(PollKind.ONE_CHOICE), shuffle=True)
    orders = {in_order_for(poll, person_id) for person_id in range(20)}
    assert len(orders) > 15
    assert all(sorted(option.id for option in order) == list(range(1, 51)) for order in orders)
    assert in_order_for(poll, 7) == in_order_for(poll, 7)


def test_a_list_says_the_first_two_hundred_characters_of_an_answer() -> None:
    first = next(iter(select_lists((Option(1, "a" * 300, 1),))))[0]
    assert (len(first.label), len(first.description or "")) == (100, 100)
    assert first.label.startswith("1. aaa")
