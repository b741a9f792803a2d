"""What /meeting answers: the list, the dates, and everything a person can get wrong."""

from __future__ import annotations

from typing import Any

import pytest
import simcord

from bot.core.roles import Role
from bot.core.wording import say
from bot.meetings.rules import HowIComeTo
from tests.cogs.meetings.conftest import FIRST, Server
from tests.discord_words import answer_of, fill_in, message_of, text_of


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("create", {}),
        ("change", {}),
        ("postpone", {"date": "19 May 2026", "time": "2pm", "reason": "Paint."}),
        ("cancel", {"reason": "Paint."}),
        ("repeat", {"every": 4, "unit": "weeks", "times": 2}),
    ],
)
async def test_a_participant_is_refused_in_words(server: Server, command: str, options: dict[str, object]) -> None:
    await server.create()
    refused = await server.asha.slash(server.lobby, f"meeting {command}", **options)
    assert refused.ephemeral
    assert answer_of(refused) == say("refusal-not-allowed")
    assert (await server.next_meeting()).revision == 0


@pytest.mark.parametrize(
    ("field", "typed", "refusal"),
    [
        ("date", "31 June 2026", say("meetings-refused-no-such-date", typed="31 June 2026")),
        ("date", "next week", say("meetings-refused-date", typed="next week")),
        ("date", "12 May 2025", say("meetings-refused-past")),
        ("times", "10am", say("meetings-needs-start-and-end")),
        ("times", "2 to 4pm", say("meetings-refused-am-or-pm", typed="2", early="2am", late="2pm")),
        ("times", "4pm - 2pm", say("meetings-refused-ends-first")),
        ("link", "ring the bell", say("meetings-refused-link")),
        ("place", "  ", say("meetings-refused-place-and-link")),
    ],
)
async def test_a_form_that_cannot_be_used_offers_what_was_typed(
    server: Server, field: str, typed: str, refusal: str
) -> None:
    refused = await server.create(**{field: typed})
    assert refusal in answer_of(refused)
    assert server.cards() == []
    again = await server.ola.click(message_of(refused), label=say("meetings-button-type-again"))
    stood = _stood(again)
    assert stood == list((FIRST | {f"meetings-field-{field}": typed}).values())
    await fill_in(server.ola, again, {say(label): text for label, text in FIRST.items()})
    assert "May meeting" in server.card()


async def test_a_change_starts_from_what_is_stored(server: Server) -> None:
    await server.create()
    shown = await server.ola.slash(server.lobby, "meeting change")
    stood = _stood(shown)
    assert stood[1:3] == ["Tuesday 12 May 2026", "10am to 12pm"]
    kept = dict(zip(FIRST, stood, strict=True))
    answers = {say(label): text for label, text in (kept | {"meetings-field-place": "Town Hall"}).items()}
    await fill_in(server.ola, shown, answers)
    assert "Town Hall" in server.card()
    assert (await server.next_meeting()).starts_at.isoformat() == "2026-05-12T09:00:00+00:00"
    assert [event.location for event in server.events()] == ["Town Hall, or https://meet.example/may"]


async def test_the_phone_number_and_the_purpose_come_second(server: Server) -> None:
    saved = await server.create()
    shown = await server.ola.click(message_of(saved), label=say("meetings-button-details"))
    answers = {"meetings-field-phone": "0800 000", "meetings-field-purpose": "Better buses"}
    await fill_in(server.ola, shown, {say(label): text for label, text in answers.items()})
    assert say("meetings-where-phone", phone="0800 000") in server.card()
    assert say("meetings-purpose", purpose="Better buses") in server.card()
    told = await server.press(server.asha, "meetings-button-phone")
    assert say("meetings-answer-phone", phone="0800 000") in answer_of(told)


async def test_short_notice_is_warned_of(server: Server) -> None:
    answer = await server.create(date="12 January 2026")
    assert say("meetings-warning-short-notice") in answer_of(answer)


async def test_co_chairs_stand_on_the_card_and_what_is_missing_is_said(server: Server) -> None:
    await server.create()
    one = await server.ola.slash(server.lobby, "meeting chairs", slot=1, member=server.asha)
    assert say("meetings-missing-co-chairs") in answer_of(one)
    two = await server.ola.slash(server.lobby, "meeting chairs", slot=2, member=server.ben)
    assert say("meetings-missing-lived-experience") in answer_of(two)
    assert say("meetings-co-chairs-two", first="Asha", second="Ben") in server.card()
    said = await server.asha.slash(server.lobby, "meeting lived-experience", answer="yes")
    assert said.ephemeral
    assert answer_of(said) == say("meetings-lived-stored-yes", title="May meeting")
    refused = await server.ola.slash(server.lobby, "meeting lived-experience", answer="yes")
    assert answer_of(refused) == say("meetings-refused-not-a-co-chair")


async def test_the_channels_of_co_chairs_open_to_a_new_one(server: Server) -> None:
    await server.create()
    not_yet = await server.ola.slash(server.lobby, "meeting chairs", slot=1, member=server.ben)
    assert say("shared-role-not-changed") in answer_of(not_yet)
    role = server.guild.create_role("Co-chair")
    await server.services.groups.set_role(await server.actor(server.ola), Role.CO_CHAIR, role.id)
    await server.drawn()
    given = await server.ola.slash(server.lobby, "meeting chairs", slot=1, member=server.asha)
    assert say("shared-role-not-changed") not in answer_of(given)
    member = await server.env.bot.guilds[0].fetch_member(server.asha.id)
    assert role.id in {held.id for held in member.roles}


async def test_a_co_chair_is_a_person_who_is_here(server: Server) -> None:
    await server.create()
    machine = server.guild.add_member(server.env.create_user("Machine", bot=True))
    refused = await server.ola.slash(server.lobby, "meeting chairs", slot=1, member=machine)
    assert answer_of(refused) == say("meetings-not-a-person-here")
    server.guild.remove_member(server.ben)
    gone = await server.ola.slash(server.lobby, "meeting chairs", slot=1, member=server.ben.user)
    assert answer_of(gone) == say("meetings-not-a-person-here")


async def test_a_series_is_announced_one_at_a_time_when_notice_is_due(server: Server) -> None:
    await server.create(date="3 February 2026")
    answer = await server.ola.slash(server.lobby, "meeting repeat", every=2, unit="weeks", times=2)
    assert "Tuesday 17 February 2026, 10am" in answer_of(answer)
    assert "Tuesday 3 March 2026, 10am" in answer_of(answer)
    assert (len(server.events()), len(server.cards())) == (3, 1)
    await server.env.advance_time(6 * 24 * 3600)
    assert ["Tuesday 17 February 2026" in text_of(card) for card in server.cards()] == [False, True]


async def test_the_list_shows_my_own_answer_and_leads_to_the_announcement(server: Server) -> None:
    assert answer_of(await server.asha.slash(server.lobby, "meeting coming")) == say("meetings-refused-none-planned")
    await server.create()
    unsaid = answer_of(await server.asha.slash(server.lobby, "meeting coming"))
    assert say("meetings-mine-not-said") in unsaid
    assert f"{server.guild.id}/{server.board.id}/{server.cards()[0].id}" in unsaid
    await server.asha.slash(server.lobby, "meeting how-i-come", how=HowIComeTo.REMOTE.value)
    assert say("meetings-mine-remote") in answer_of(await server.asha.slash(server.lobby, "meeting coming"))


async def test_the_dates_are_shown_in_words(server: Server) -> None:
    await server.create()
    said = answer_of(await server.asha.slash(server.lobby, "meeting dates"))
    assert "Tuesday 12 May 2026" in said
    assert say("meetings-date-suggestions_close") in said


async def test_a_meeting_is_chosen_from_the_list_or_by_its_words(server: Server) -> None:
    await server.create()
    await server.create(title="June meeting", date="9 June 2026")
    choices = await server.asha.autocomplete(server.lobby, "meeting dates", "meeting", "june")
    assert [choice["name"] for choice in choices] == ["June meeting, Tuesday 9 June 2026, 10am"]
    for typed in (choices[0]["value"], "JUNE", "June meeting", "9 june"):
        answer = await server.asha.slash(server.lobby, "meeting dates", meeting=typed)
        assert "June meeting" in answer_of(answer)
    for typed in ("meeting", "nothing like it"):
        unclear = await server.asha.slash(server.lobby, "meeting dates", meeting=typed)
        assert answer_of(unclear) == say("shared-unknown-meeting", typed=typed)
    for typed, refusal in (("999", "refusal-not-found"), ("9" * 40, "shared-unknown-meeting")):
        unknown = await server.asha.slash(server.lobby, "meeting dates", meeting=typed)
        assert answer_of(unknown) == say(refusal, typed=typed)


def _stood(shown: simcord.InteractionResult) -> list[Any]:
    """What stands in the fields of the form already."""
    assert shown.modal is not None
    return [part["component"].get("value") for part in shown.modal["components"]]
