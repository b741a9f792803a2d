"""The cards of papers stay within Discord's limits, however many papers there are."""

from __future__ import annotations

from datetime import timedelta

import discord
import pytest

from bot.core.wording import say
from bot.papers.rules import STANDARD, Comment, GoingOut, Paper, PaperFor, PaperView, ToMake, Version
from cogs.papers.cards import comments_card, list_card, reading_card
from tests.conftest import MONDAY
from tests.discord_words import parts

LATER = MONDAY.date() + timedelta(days=9)


def _paper(number: int, files: int) -> PaperFor:
    versions = [
        Version(number * 10 + each, number, STANDARD, "", 1, "", "", "Four pages.", True, MONDAY)
        for each in range(files)
    ]
    paper = Paper(number, 1, 1, f"Paper {number}.", "About the buses.", LATER, MONDAY, "")
    return PaperFor(PaperView(paper, versions, ()), (), False, LATER)


def _words(card: discord.ui.LayoutView) -> str:
    assert card.total_children_count <= 40
    assert card.content_length() <= 4000
    shown = parts(card.to_components())  # type: ignore[no-untyped-call]  # discord.py left it untyped
    return "\n".join(filter(None, (part.get("content") or part.get("label") for part in shown)))


@pytest.mark.parametrize("files", [1, 4])
def test_reading_shows_the_newest_papers_that_fit_and_where_the_others_are(files: int) -> None:
    papers = [_paper(number, files) for number in range(1, 21)]
    few = _words(reading_card(1, papers[:3], lambda _version: "Large print"))
    assert "Paper 1." in few
    assert say("papers-more-on-web") not in few
    many = _words(reading_card(1, papers, lambda _version: "Large print"))
    assert "Paper 20." in many
    assert "Paper 17." in many
    assert "Paper 1." not in many
    assert say("papers-more-on-web") in many
    assert say("papers-button-web") in many


def test_organisers_lists_of_many_papers_say_where_the_others_are() -> None:
    views = [_paper(number, 1).view for number in range(1, 31)]
    making: dict[int, list[ToMake]] = {view.paper.id: [] for view in views}
    dates = GoingOut(LATER, LATER, 0, 0)
    listed = _words(list_card(1, views, lambda _version: "Standard version", dates, making))
    said = {view.paper.id: [Comment(1, view.paper.id, 1, "Later buses. " * 20, MONDAY)] * 2 for view in views}
    comments = _words(comments_card(1, views, said, {1: "Asha"}))
    for words in (listed, comments):
        assert "Paper 30." in words
        assert "Paper 1." not in words
        assert say("papers-more-on-web") in words
