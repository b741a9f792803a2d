"""/join/{key} and its calendar file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from icalendar import Calendar

from bot.agenda.rules import ItemState
from bot.core.wording import say
from bot.web.join_view import JoinView, join_view
from tests.agenda.group import IN_TEN_WEEKS, MadeUpGroup
from tests.web.conftest import Client


async def _view(group: MadeUpGroup, **changes: Any) -> JoinView:
    services = group.services
    view = await services.meetings.view(group.group_id, group.meeting_id)
    changed = replace(view, meeting=replace(view.meeting, **changes))
    agenda = await services.agenda.view(group.group_id, group.meeting_id)
    return join_view(changed, agenda, await services.groups.group(group.group_id))


async def test_the_page_says_when_where_and_how(web: Client, group: MadeUpGroup, key: str) -> None:
    words = await (await web.get(f"/join/{key}")).text()
    assert "Monday 11 May 2026, 12pm to 2pm, UK time" in words
    assert "Town hall" in words
    assert '<a class="action" href="https://example.org/join" rel="noreferrer">' in words
    assert f'href="/join/{key}/meeting.ics"' in words
    assert say("web-join-discord-suggest") in words
    assert say("web-join-no-agenda") in words


async def test_the_agenda_has_breaks_about_times_and_who_it_came_from(group: MadeUpGroup) -> None:
    await group.accept("Buses", "Taxis", minutes=45)
    await group.services.agenda.publish(group.cara, group.meeting_id)
    await group.suggest("Benches")
    view = await _view(group)
    assert [(step.title, step.about) for step in view.steps] == [
        ("Buses", "12pm"),
        ("Break", "12:45pm"),
        ("Taxis", "1pm"),
    ]
    assert (view.from_members, view.items, view.waiting) == (2, 2, 1)
    assert view.steps[0].proposer == "Asha"


async def test_answers_stand_in_the_open_with_their_reasons(web: Client, group: MadeUpGroup, key: str) -> None:
    agenda = group.services.agenda
    (buses,) = await group.accept("Buses")
    declined, merged = await group.suggest("Car parks", group.eve, named=False), await group.suggest("Night buses")
    await agenda.propose_outcome(group.cara, declined, ItemState.NOT_THIS_TIME, reason="The council decides this.")
    await agenda.confirm_outcome(group.dev, declined)
    await agenda.propose_outcome(group.cara, merged, ItemState.MERGED, reason="It is about buses.", merge_into=buses)
    await agenda.confirm_outcome(group.dev, merged)
    answers = {answer.title: answer for answer in (await _view(group)).answers}
    assert answers["Car parks"].outcome == say("agenda-outcome-not_this_time")
    assert answers["Car parks"].proposer == ""
    assert answers["Night buses"].outcome == say("agenda-joined-with", title="Buses")
    words = await (await web.get(f"/join/{key}")).text()
    assert "Why: The council decides this." in words
    assert "Eve" not in words


async def test_a_draft_agenda_is_not_shown(web: Client, group: MadeUpGroup, key: str) -> None:
    await group.accept("Buses")
    assert "Buses" not in await (await web.get(f"/join/{key}")).text()


async def test_a_cancelled_meeting_offers_no_way_in(web: Client, group: MadeUpGroup, key: str) -> None:
    await group.services.meetings.cancel(group.ola, group.meeting_id, "The hall is flooded")
    words = await (await web.get(f"/join/{key}")).text()
    assert say("web-join-cancelled") in words
    assert say("web-join-cancelled-why", reason="The hall is flooded") in words
    assert "https://example.org/join" not in words


async def test_a_meeting_that_moved_says_why(web: Client, group: MadeUpGroup, key: str) -> None:
    starts_at = (await group.services.meetings.view(1, group.meeting_id)).meeting.starts_at + timedelta(days=7)
    await group.services.meetings.postpone(group.ola, group.meeting_id, starts_at, "The hall is flooded")
    words = await (await web.get(f"/join/{key}")).text()
    assert say("web-join-moved", reason="The hall is flooded") in words


async def test_the_phone_dials_the_number_alone(group: MadeUpGroup) -> None:
    numbers = {"0800 123 4567, code 42": "08001234567", "+44 (20) 7946-0000": "+442079460000", "ask Ola": "", "": ""}
    assert {typed: (await _view(group, phone_in=typed)).phone_digits for typed in numbers} == numbers


async def test_only_web_addresses_can_be_pressed(group: MadeUpGroup) -> None:
    assert not (await _view(group, joining_link="javascript:alert(1)")).link_can_be_opened


async def test_a_group_elsewhere_reads_its_own_time(group: MadeUpGroup) -> None:
    await group.services.groups.set_time_zone(group.ola, "Europe/Paris")
    assert (await _view(group)).when == "Monday 11 May 2026, 1pm to 3pm, time in Europe/Paris"


async def test_the_announcement_in_discord_is_linked(group: MadeUpGroup) -> None:
    await group.services.meetings.remember_announcement(group.meeting_id, 22, 33)
    assert (await _view(group)).discord_url == f"https://discord.com/channels/{group.guild_id}/22/33"


async def test_the_calendar_file_is_the_meeting(web: Client, key: str) -> None:
    answer = await web.get(f"/join/{key}/meeting.ics")
    assert answer.content_type == "text/calendar"
    (event,) = Calendar.from_ical(await answer.read()).walk("VEVENT")
    assert (str(event["SUMMARY"]), event.decoded("DTSTART")) == ("Spring meeting", IN_TEN_WEEKS)
