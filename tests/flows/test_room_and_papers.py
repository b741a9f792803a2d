"""A whole journey through Discord: Asha says what she needs; the date, the seats and the papers follow from it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest_asyncio
import simcord

from bot.access.rules import Draft, Purpose
from bot.core.wording import say
from bot.meetings.rules import HowIComeTo
from tests.cogs.access.conftest import WithLead
from tests.cogs.agenda.riverside import press, public, words
from tests.discord_words import fill_in, parts, text_of


@pytest_asyncio.fixture
async def riverside(simcord_env: simcord.Env) -> WithLead:
    """Asha and Ben come to the room; Asha said what she needs."""
    made = WithLead(simcord_env)
    with simcord_env.time_context():
        await made.set_up()
        for member in (made.asha, made.ben):
            await made.services.meetings.say_how_i_come(await made.actor(member), made.meeting_id, HowIComeTo.ROOM)
        asha = await made.actor(made.asha)
        needs = {"seat_wheelchair": "", "fmt_large_print": "18 point", "tr_rush_hour": ""}
        form = Draft(asha.person_id, made.meeting_id, asha.person_id, needs, True, frozenset({Purpose.STORE}))
        await made.services.access.send(asha, form)
    return made


async def test_the_seat_plan_meets_what_asha_said(riverside: WithLead) -> None:
    ama = riverside.ama
    refused = await ama.slash(riverside.room, "seats work-out")
    assert "Nobody has drawn this room yet" in words(refused)
    form = await riverside.ola.slash(riverside.room, "seats draw-room")
    drawn = await fill_in(
        riverside.ola,
        form,
        {say("seating-label-place"): "Town hall", say("seating-label-room"): say("seating-draw-example")},
    )
    assert "It has 12 seats." in words(drawn)
    planned = words(await ama.slash(riverside.room, "seats work-out"))
    assert say("seating-plan-all-met") in planned
    assert "Asha" in planned
    mine = words(await riverside.asha.slash(riverside.room, "seats mine"))
    assert "**Seat 3, table 1** is yours" in mine
    assert "Asha" not in words(await riverside.ben.slash(riverside.room, "seats mine"))
    wall = await riverside.ben.slash(riverside.room, "seats wall")
    assert "Asha" not in words(wall)
    with_names = words(await riverside.ola.slash(riverside.room, "seats wall", names=True))
    assert "Seat 3, table 1: Asha" in with_names
    moved = words(await ama.slash(riverside.room, "seats move", person=riverside.ben, seat=5))
    assert say("seating-breaks-nothing") in moved
    assert all("Asha" not in text_of(message) for message in public(riverside.room))


async def test_papers_wait_for_large_print_and_then_reach_everybody_at_once(riverside: WithLead) -> None:
    added = await riverside.ola.slash(riverside.desk, "papers add", title="Bus plan", about="Where the new bus goes.")
    assert "Large print, 18 point" in words(added)
    paper = str((await _papers(riverside))[0].paper.id)
    await _attach(riverside, paper, "standard")
    listed = await riverside.ola.slash(riverside.desk, "papers list")
    asked = await press(riverside.ola, listed, "papers-button-release")
    assert asked.modal is not None
    await _attach(riverside, paper, "fmt_large_print", detail="18 point")
    listed = await riverside.ola.slash(riverside.desk, "papers list")
    sent = await press(riverside.ola, listed, "papers-button-release")
    assert "is out" in words(sent)
    await riverside.all_drawn()
    card = public(riverside.news)[-1]
    assert "A paper is out: Bus plan" in text_of(card)
    opened = await riverside.asha.click(card, label=say("papers-button-read"))
    first, second = words(opened).index("Large print, 18 point"), words(opened).index("Standard version")
    assert first < second


async def test_a_paper_that_goes_out_early_says_why_to_everybody(riverside: WithLead) -> None:
    await riverside.ola.slash(riverside.desk, "papers add", title="Bus plan", about="Where the new bus goes.")
    await _attach(riverside, str((await _papers(riverside))[0].paper.id), "standard")
    listed = await riverside.ola.slash(riverside.desk, "papers list")
    asked = await press(riverside.ola, listed, "papers-button-release")
    await fill_in(riverside.ola, asked, {say("papers-label-reason"): "The council wants it today."})
    await riverside.all_drawn()
    assert "The council wants it today." in text_of(public(riverside.news)[-1])
    assert "Your format is not here yet" in words(await riverside.asha.slash(riverside.room, "papers read"))


async def test_dates_that_suit_show_what_they_break_without_a_name(riverside: WithLead) -> None:
    form = await riverside.ola.slash(riverside.desk, "dates ask")
    answers = {
        say("dates-label-title"): "Summer meeting",
        say("dates-label-times"): "Tuesday 5 May 2026, 10am to noon\nWednesday 6 May 2026, 8am to 10am",
        say("dates-label-place"): "Town hall",
        say("dates-label-link"): "https://meet.example/summer",
    }
    assert say("dates-asked") in words(await fill_in(riverside.ola, form, answers))
    card = public(riverside.news)[-1]
    panel = await riverside.ben.click(card, label=say("dates-button-answer"))
    assert panel.response is not None
    first = next(part for part in parts(panel.response.components) if part.get("type") == 3)
    await riverside.ben.select(panel.response, ["if_need_be"], custom_id=first["custom_id"])
    shown = await riverside.ola.click(card, label=say("dates-button-results"))
    said = words(shown)
    assert "Yes 0, if need be 1, no 0" in said
    assert said.count(say("dates-breaks-rush_hour")) == 1
    assert "Asha" not in said
    await riverside.all_drawn()
    assert "One person has answered." in text_of(public(riverside.news)[-1])
    bens = words(await riverside.ben.click(public(riverside.news)[-1], label=say("dates-button-results")))
    assert "if need be 1" in bens
    assert say("dates-breaks-rush_hour") not in bens
    made = await _click_first(riverside.ola, shown, "dates:choose")
    assert "Summer meeting is on" in words(made)
    coming = await riverside.services.meetings.coming_up((await riverside.actor(riverside.ola)).group_id)
    assert "Summer meeting" in [view.meeting.title for view in coming]
    await riverside.all_drawn()
    assert [text_of(each) for each in public(riverside.news) if say("dates-card-chosen") in text_of(each)] != []


async def test_a_question_about_dates_ends_without_a_meeting(riverside: WithLead) -> None:
    ola = await riverside.actor(riverside.ola)
    start = riverside.services.clock() + timedelta(weeks=9)
    await riverside.services.dates.open(
        ola, "Autumn meeting", [(start, start + timedelta(hours=1))], place="Hall", joining_link="https://example.org"
    )
    await riverside.all_drawn()
    card = public(riverside.news)[-1]
    assert say("dates-answered", people=0) in text_of(card)
    shown = await riverside.ola.click(card, label=say("dates-button-results"))
    assert words(await _click_first(riverside.ola, shown, "dates:close")) == say("dates-closed")
    await riverside.all_drawn()
    assert say("dates-card-closed") in text_of(public(riverside.news)[-1])


async def _papers(riverside: WithLead) -> Any:
    ola = await riverside.actor(riverside.ola)
    return await riverside.services.papers.of_meeting(ola.group_id, riverside.meeting_id)


async def _attach(riverside: WithLead, paper: str, format_: str, **more: str) -> None:
    options = {
        "paper": paper,
        "format": format_,
        "description": "Four pages, one map.",
        "link": "https://example.org/a",
    }
    await riverside.ola.slash(riverside.desk, "papers attach", **options, **more)


async def _click_first(
    member: simcord.MemberActor, shown: simcord.InteractionResult, verb: str
) -> simcord.InteractionResult:
    assert shown.response is not None
    found = (part["custom_id"] for part in parts(shown.response.components) if part.get("custom_id"))
    return await member.click(shown.response, custom_id=next(each for each in found if each.startswith(verb)))
