"""The cards stay within Discord's limits, and say everything without colour or pictures."""

from __future__ import annotations

from typing import Any, TypeGuard

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.rules import AgendaView, Item, ItemState, Level, Progress
from bot.core.wording import say
from bot.groups.rules import Group
from bot.meetings.rules import Meeting, MeetingState
from cogs.agenda import components, console
from cogs.agenda.cards import agenda_card, suggestion_card
from cogs.agenda.console import console_card
from cogs.agenda.lines import fit, plain
from cogs.agenda.showing import pages
from cogs.shared.components import RecordButton, pressed_on
from tests.agenda.items import an_item, patient
from tests.conftest import MONDAY

LONDON = Group(1, 1, "Riverside", "Europe/London", {}, {}).zone


def a_meeting(**values: Any) -> Meeting:
    said: dict[str, Any] = {
        "id": 1, "group_id": 1, "key": "k", "title": "*" * 100, "purpose": "", "starts_at": MONDAY, "ends_at": MONDAY,
        "place": "", "joining_link": "", "phone_in": "", "state": MeetingState.LIVE, "series_id": None,
        "published_at": MONDAY, "announcement_channel_id": None, "announcement_message_id": None,
        "agenda_channel_id": None, "agenda_message_id": None, "discord_event_id": None, "current_item_id": None,
        "revision": 0, "revised_at": MONDAY,
    }  # fmt: skip
    return Meeting(**(said | values))


def the_longest(letter: str, number: int, state: ItemState) -> Item:
    return an_item(
        id=number, title=letter * 100, why=letter * 1000, proposer_name=letter * 100, named=True, state=state,
        reason=letter * 1000 if state is not ItemState.ACCEPTED else "", level=Level.ORGANISATION,
        quality_statement=letter * 100, lead=letter * 100, partner=letter * 100, minutes=240, supports=1000,
        would_come=1000, late=True, began_as=9, started_at=MONDAY,
    )  # fmt: skip


def a_view(letter: str, each: int) -> AgendaView:
    states = (ItemState.ACCEPTED, ItemState.SUGGESTED, ItemState.NOT_THIS_TIME)
    planned, suggested, answered = (
        tuple(the_longest(letter, start + number, state) for number in range(each))
        for start, state in zip((1, 1000, 2000), states, strict=True)
    )
    return AgendaView(1, True, planned, suggested, answered, each, planned[0], planned[-1])


def within_limits(card: discord.ui.LayoutView) -> bool:
    return card.content_length() <= 4000 and card.total_children_count <= 40


@pytest.mark.parametrize("letter", ["a", "*", "[", "é", "\U0001f600", "a "])
def test_the_longest_texts_fit_every_card(letter: str) -> None:
    view = a_view(letter, 40)
    assert within_limits(agenda_card(a_meeting(), view, LONDON))
    assert within_limits(console_card(a_meeting(), view, LONDON, "x" * 300))
    for item in (view.planned[0], view.suggested[0], view.answered[0]):
        assert within_limits(suggestion_card(a_meeting(), item, {}))
    for page in pages(view):
        assert sum(len(entry.text) for entry in page) <= 3000
        assert sum(entry.suggestion is not None for entry in page) <= 5


def test_a_long_agenda_says_how_much_is_left_out() -> None:
    text = "\n".join(_texts(agenda_card(a_meeting(), a_view("a", 40), LONDON)))
    assert say("agenda-card-more", count=38) in text or say("agenda-card-more", count=37) in text


def test_no_suggestion_is_left_out_of_the_private_pages() -> None:
    view = a_view("a", 40)
    shown = [entry.suggestion for page in pages(view) for entry in page if entry.suggestion]
    assert shown == list(view.suggested)


@given(st.lists(st.text(alphabet="ab\n", max_size=60), max_size=30), st.integers(60, 400))
@patient
def test_what_fits_and_what_is_left_out_are_all_there_is(blocks: list[str], budget: int) -> None:
    text = fit(blocks, budget)
    assert len(text) <= budget + len(say("agenda-card-more", count=len(blocks))) + 1
    kept = next(n for n in range(len(blocks), -1, -1) if text.startswith("\n".join(blocks[:n])))
    assert kept == len(blocks) or "/agenda show" in text


@given(st.text(max_size=300), st.integers(10, 200))
@patient
def test_plain_text_is_one_line_within_its_limit(text: str, limit: int) -> None:
    said = plain(text, limit)
    assert len(said) <= limit
    assert "\n" not in said


@pytest.mark.parametrize("typed", ["# Big", "**bold**", "> quote", "[a](https://x.example)", "`code`", "||secret||"])
def test_what_is_typed_is_never_formatting(typed: str) -> None:
    assert plain(typed) != typed
    assert "\\" in plain(typed)


def test_marks_are_words() -> None:
    done, now, coming = (
        an_item(id=n, title=f"Item {n}", state=ItemState.ACCEPTED, progress=progress)
        for n, progress in enumerate((Progress.DONE, Progress.NOW, Progress.WAITING))
    )
    view = AgendaView(1, True, (done, now, coming), (), (), 3, now, coming)
    text = "\n".join(_texts(agenda_card(a_meeting(), view, LONDON)))
    for mark, title in (("done", "1. Item 0"), ("now", "2. Item 1"), ("next", "3. Item 2")):
        assert f"{say(f'agenda-mark-{mark}')}: **{title}**" in text


def test_every_custom_id_finds_its_own_button_again() -> None:
    modules = (components, console)
    buttons = [kind for module in modules for kind in vars(module).values() if _is_button(kind)]
    assert len(buttons) == 12
    for button in buttons:
        custom_id = button(12345).custom_id
        assert custom_id is not None
        found = pressed_on(custom_id)
        assert found is not None
        assert type(found).__qualname__ == button.__qualname__  # loading an extension again makes its classes again
        assert found.record_id == 12345


def _is_button(kind: object) -> TypeGuard[type[RecordButton]]:
    return isinstance(kind, type) and issubclass(kind, RecordButton) and kind is not RecordButton


def _texts(card: discord.ui.LayoutView) -> list[str]:
    return [item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]
