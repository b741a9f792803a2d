"""The cards fit in a message whatever people type, and say everything in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from discord import ui

from bot.core.wording import say
from bot.groups.rules import Group
from bot.meetings.fields import LINK_LIMIT, PHONE_LIMIT, PLACE_LIMIT, PURPOSE_LIMIT, REASON_LIMIT, TITLE_LIMIT
from bot.meetings.rules import CalendarDate, CoChair, DateKind, HowIComeTo, Meeting, MeetingState, MeetingView
from cogs.meetings.cards import announcement, co_chair_words, coming_up_card, dates_card, when_words
from cogs.meetings.discord_event import description, location

LONDON = ZoneInfo("Europe/London")
PUBLIC_URL = "https://alongside.example"


def meeting(**changed: Any) -> Meeting:
    usual = Meeting(
        id=1,
        group_id=1,
        key="k" * 32,
        title="May meeting",
        purpose="",
        starts_at=datetime(2026, 5, 12, 9, tzinfo=UTC),
        ends_at=datetime(2026, 5, 12, 11, 30, tzinfo=UTC),
        place="Riverside Hall",
        joining_link="https://meet.example/may",
        phone_in="",
        state=MeetingState.PLANNED,
        series_id=None,
        published_at=None,
        announcement_channel_id=None,
        announcement_message_id=None,
        agenda_channel_id=None,
        agenda_message_id=None,
        discord_event_id=None,
        current_item_id=None,
        revision=0,
        revised_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    return replace(usual, **changed)


def view(**changed: Any) -> MeetingView:
    chairs = (CoChair(1, 2, "Asha", True), CoChair(2, 3, "Ben", False))
    return MeetingView(meeting(**changed), chairs, dict.fromkeys(HowIComeTo, 3))


CALENDAR = tuple(CalendarDate(kind, date(2026, 9, 30), passed=True) for kind in (*DateKind, DateKind.REMINDER))

LONGEST = {
    # Stars are escaped, so each takes two characters.
    "title": "*" * TITLE_LIMIT,
    "purpose": "*" * PURPOSE_LIMIT,
    "place": "*" * PLACE_LIMIT,
    "joining_link": "https://".ljust(LINK_LIMIT, "x"),
    "phone_in": "*" * PHONE_LIMIT,
    "reason": "*" * REASON_LIMIT,
    "announcement_channel_id": 10**19,
    "announcement_message_id": 10**19,
}


def words(card: ui.LayoutView) -> str:
    return "\n".join(item.content for item in card.walk_children() if isinstance(item, ui.TextDisplay))


@pytest.mark.parametrize("state", MeetingState)
def test_the_announcement_fits_with_the_longest_fields(state: MeetingState) -> None:
    chairs = tuple(CoChair(slot, slot, "*" * 100, False) for slot in (1, 2))
    full = MeetingView(meeting(**LONGEST, state=state), chairs, dict.fromkeys(HowIComeTo, 99_999))
    card = announcement(full, LONDON, CALENDAR, public_url=PUBLIC_URL)
    assert card.total_children_count < 40
    assert card.content_length() < 4000


def test_a_list_of_many_long_meetings_fits_and_says_how_many_are_left_out() -> None:
    group = Group(1, 10**19, "Riverside voices", "Europe/London", {}, {})
    views = [view(**LONGEST | {"purpose": ""})] * 30
    card = coming_up_card(group, views, [HowIComeTo.ROOM] * 30)
    assert card.content_length() < 4000
    shown = words(card).count("30am to") + words(card).count("10am to")
    assert say("meetings-coming-up-more", count=30 - shown) in words(card)


def test_the_announcement_says_everything_in_words() -> None:
    said = words(announcement(view(phone_in="0800 000"), LONDON, CALENDAR, public_url=PUBLIC_URL))
    for fact in (
        "May meeting",
        "Tuesday 12 May 2026, 10am to 12:30pm",
        "Riverside Hall",
        "https://meet.example/may",
        "0800 000",
        "Asha and Ben",
        "From home: 3",
        "Suggest something for the agenda by: Wednesday 30 September 2026 (passed)",
    ):
        assert fact in said


@pytest.mark.parametrize(("public_url", "shown"), [(PUBLIC_URL, True), ("", False)])
def test_card_and_event_lead_to_the_joining_page_where_others_can_open_it(public_url: str, shown: bool) -> None:
    card = announcement(view(), LONDON, CALENDAR, public_url=public_url)
    links = [item.url for item in card.walk_children() if isinstance(item, ui.Button) and item.url]
    assert links == ([f"{PUBLIC_URL}/join/{meeting().key}"] if shown else [])
    assert (meeting().key in description(meeting(), public_url)) is shown


def test_lived_experience_stands_on_no_card() -> None:
    quiet = MeetingView(meeting(), (CoChair(1, 2, "Asha", False), CoChair(2, 3, "Ben", False)), view().coming)
    cards = [announcement(each, LONDON, CALENDAR, public_url=PUBLIC_URL) for each in (view(), quiet)]
    assert words(cards[0]) == words(cards[1])


def test_typed_marks_do_not_dress_the_card() -> None:
    said = words(announcement(view(title="*Big* news"), LONDON, (), public_url=PUBLIC_URL))
    assert said.splitlines()[0] == r"## \*Big\* news"


def test_the_end_names_its_day_where_that_is_another() -> None:
    late = meeting(starts_at=datetime(2026, 5, 12, 21, tzinfo=UTC), ends_at=datetime(2026, 5, 13, 0, tzinfo=UTC))
    assert when_words(late, LONDON) == "Tuesday 12 May 2026, 10pm to Wednesday 13 May 2026, 1am"


def test_a_free_place_for_a_co_chair_is_said() -> None:
    assert co_chair_words(()) == say("meetings-co-chairs-none")
    assert co_chair_words((CoChair(2, 3, "Ben", False),)) == say("meetings-co-chairs-one", name="Ben")


def test_every_date_is_shown_when_asked_for() -> None:
    said = words(dates_card(view(), LONDON, CALENDAR))
    assert [kind for kind in DateKind if say(f"meetings-date-{kind.value}") not in said] == []


@pytest.mark.parametrize(
    ("place", "link"),
    [
        ("Hall", "https://meet.example/may"),
        ("A long name of a building, " * 7, "https://meet.example/may"),
        ("A long name of a building, " * 7, "https://meet.example/".ljust(LINK_LIMIT, "x")),
    ],
)
def test_the_place_of_the_event_fits_and_never_cuts_a_link(place: str, link: str) -> None:
    said = location(meeting(place=place, joining_link=link))
    assert len(said) <= 100
    assert said.startswith(place[:20])
    assert link in said or "https" not in said


def test_the_text_of_the_event_fits() -> None:
    assert len(description(meeting(**LONGEST), PUBLIC_URL)) <= 1000
