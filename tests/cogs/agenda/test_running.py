"""In the meeting: the cards follow, one press moves one item, and only the facilitators hear the clock."""

from __future__ import annotations

import pytest
import simcord

from bot.client import AlongsideClient
from bot.core.wording import say
from tests.cogs.agenda.riverside import Riverside, press, public, words
from tests.discord_words import fill_in, text_of


@pytest.fixture
async def live(riverside: Riverside) -> Riverside:
    await riverside.agenda_of("Bus stops", "Lifts")
    started = await riverside.fay.slash(riverside.room, "run start")
    await start_anyway(riverside, started)
    return riverside


async def start_anyway(riverside: Riverside, shown: simcord.InteractionResult) -> None:
    form = await press(riverside.fay, shown, "floor-button-start-anyway")
    await fill_in(riverside.fay, form, {say("floor-start-form-field"): "The screen is broken"})


async def test_another_person_is_named_to_look_after_home(riverside: Riverside) -> None:
    shown = await riverside.fay.slash(riverside.room, "meeting start")
    assert say("floor-check-remote_facilitator") in words(shown)
    form = await press(riverside.fay, shown, "floor-button-remote-other")
    named = await fill_in(riverside.fay, form, {say("floor-remote-field"): [riverside.ben]})
    assert say("floor-remote-is", name="Ben") in words(named)
    again = await riverside.fay.slash(riverside.room, "meeting start")
    assert say("floor-remote-is", name="Ben") in words(again)


async def test_start_says_what_is_not_ready_and_starts_all_the_same(riverside: Riverside) -> None:
    await riverside.agenda_of("Bus stops")
    asked = await riverside.fay.slash(riverside.room, "run start")
    assert say("meetings-missing-lived-experience") in words(asked)
    assert say("agenda-card-live") not in text_of(riverside.agenda_card())
    await start_anyway(riverside, asked)
    assert f"{say('agenda-mark-now')}: **Bus stops**" in words(asked)
    assert say("agenda-card-live") in text_of(riverside.agenda_card())


async def test_the_agenda_card_says_now_next_and_done(live: Riverside) -> None:
    card = text_of(live.agenda_card())
    assert f"{say('agenda-mark-now')}: **1. Bus stops**" in card
    assert f"{say('agenda-mark-next')}: **2. Lifts**" in card
    await live.fay.slash(live.room, "run next")
    card = text_of(live.agenda_card())
    assert f"{say('agenda-mark-done')}: **1. Bus stops**" in card
    assert f"{say('agenda-mark-now')}: **2. Lifts**" in card
    await live.fay.slash(live.room, "run back")
    assert f"{say('agenda-mark-now')}: **1. Bus stops**" in text_of(live.agenda_card())


async def test_more_time_shows_on_the_card(live: Riverside) -> None:
    given = await live.fay.slash(live.room, "run more-time", minutes=15)
    assert say("agenda-run-more-given", minutes=15, title="Bus stops") in words(given)
    assert say("agenda-about-minutes", minutes=35) in text_of(live.agenda_card())


async def test_the_console_does_it_all_with_buttons(live: Riverside) -> None:
    console = await live.fay.slash(live.room, "run more-time", minutes=1)
    await press(live.fay, console, "agenda-button-five-more")
    assert say("agenda-about-minutes", minutes=26) in words(console)
    await press(live.fay, console, "agenda-button-run-next")
    assert say("agenda-run-last") in words(console)
    await press(live.fay, console, "agenda-button-run-next")
    assert say("agenda-run-after-last") in words(console)
    await press(live.fay, console, "agenda-button-run-back")
    assert f"{say('agenda-mark-now')}: **Lifts**" in words(console)
    await press(live.fay, console, "agenda-button-end")
    assert say("agenda-run-left", left=0) in words(console)
    await press(live.fay, console, "agenda-button-keep-going")
    await press(live.fay, console, "agenda-button-end")
    await press(live.fay, console, "agenda-button-end-sure")
    assert say("agenda-card-ended") in words(console)
    assert say("agenda-card-ended") in text_of(live.agenda_card())


async def test_two_facilitators_press_next_and_the_meeting_moves_one_item(live: Riverside) -> None:
    one, two = [await live.fay.slash(live.room, "run more-time", minutes=1) for _ in range(2)]
    await press(live.fay, one, "agenda-button-run-next")
    await press(live.fay, two, "agenda-button-run-next")
    assert say("agenda-refused-moved-on") in words(two)
    assert f"{say('agenda-mark-now')}: **Lifts**" in words(two)


async def test_ending_says_what_carries_over(live: Riverside) -> None:
    ended = await live.fay.slash(live.room, "run end")
    assert say("agenda-run-left", left=1) in words(ended)
    assert say("agenda-outcome-carried_over") in text_of(live.card("Lifts"))


async def test_a_button_from_before_the_restart_still_moves_the_meeting(live: Riverside) -> None:
    console = await live.fay.slash(live.room, "run more-time", minutes=1)
    await live.env.restart_bot(AlongsideClient(live.services))
    await press(live.fay, console, "agenda-button-run-next")
    assert f"{say('agenda-mark-now')}: **2. Lifts**" in text_of(live.agenda_card())


async def test_the_clock_is_told_to_the_facilitators_only(live: Riverside) -> None:
    before = [len(public(channel)) for channel in (live.room, live.news)]
    await live.env.advance_time(19 * 60)
    with live.env.time_context():
        await live.services.agenda.tell_time()
        await live.all_drawn()
    told = public(live.desk)[-1]
    assert say("agenda-time-nearly-up", title="Bus stops", minutes=20) in text_of(told)
    assert [len(public(channel)) for channel in (live.room, live.news)] == before
    answered = await live.fay.click(told, label=say("agenda-button-five-more"))
    assert say("agenda-about-minutes", minutes=25) in words(answered)


async def test_a_participant_cannot_run_the_meeting(live: Riverside) -> None:
    before = text_of(live.agenda_card())
    for command in ("start", "next", "back", "end"):
        refused = await live.asha.slash(live.room, f"run {command}")
        assert words(refused) == say("refusal-not-allowed")
    assert text_of(live.agenda_card()) == before


async def test_before_the_start_and_after_the_end_it_says_so(riverside: Riverside) -> None:
    await riverside.agenda_of("Bus stops")
    assert words(await riverside.fay.slash(riverside.room, "run next")) == say("meetings-refused-not-live")
    started = await riverside.fay.slash(riverside.room, "run start")
    await start_anyway(riverside, started)
    await riverside.fay.slash(riverside.room, "run end")
    late = await riverside.fay.slash(riverside.room, "run next", meeting=str(riverside.meeting_id))
    assert words(late) == say("meetings-refused-over")
