"""Nobody writes a form twice: whatever goes wrong, what was typed comes back, all of it."""

from __future__ import annotations

import simcord
from sqlalchemy import text

from bot.client import AlongsideClient
from bot.core.wording import say
from tests.cogs.agenda.riverside import Riverside, words
from tests.discord_words import fill_in, message_of

POLL = {
    say("polls-label-question"): "Which idea first?",
    say("polls-label-options"): "\n".join(f"An answer with quite a few words in it, number {n}" for n in range(60)),
}


async def _ask_for_dates(riverside: Riverside, times: str) -> simcord.InteractionResult:
    form = await riverside.ola.slash(riverside.desk, "dates ask")
    answers = {
        say("dates-label-title"): "Summer meeting",
        say("dates-label-times"): times,
        say("dates-label-place"): "Town hall, room 4",
        say("dates-label-link"): "https://meet.example/x",
    }
    return await fill_in(riverside.ola, form, answers)


async def _contents_of_file(answer: simcord.InteractionResult) -> str:
    (file,) = message_of(answer).attachments
    assert file.filename == "what-you-typed.txt"
    return (await file.read()).decode()


async def test_a_refused_form_gives_back_every_text(riverside: Riverside) -> None:
    said = words(await _ask_for_dates(riverside, "some day soon"))
    assert say("shared-typed-back") in said
    for typed in ("Summer meeting", "some day soon", "Town hall, room 4", "https://meet.example/x"):
        assert typed in said
    form = await riverside.ola.slash(riverside.desk, "seats draw-room")
    room = {say("seating-label-place"): "Town hall", say("seating-label-room"): "CC..CC\nC?C"}
    assert "CC..CC\nC?C" in words(await fill_in(riverside.ola, form, room))


async def test_what_was_chosen_is_no_text(riverside: Riverside) -> None:
    form = await riverside.asha.slash(riverside.room, "agenda suggest")
    await riverside.cancel_meeting()
    refused = words(await riverside.send_form(riverside.asha, form, "Warm bus stops", named=True))
    assert refused.endswith("Warm bus stops\nTwo people fell last winter")


async def test_an_error_that_nobody_expected_gives_it_back_too(riverside: Riverside) -> None:
    async with riverside.services.dates._database.write() as write:
        await write.connection.execute(text("DROP TABLE date_answers"))
        await write.connection.execute(text("DROP TABLE date_times"))
    said = words(await _ask_for_dates(riverside, "Tuesday 5 May 2026, 10am to noon"))
    assert say("shared-unexpected", reference="").split(":")[0] in said
    assert "Tuesday 5 May 2026, 10am to noon" in said
    riverside.env._errors.clear()  # they were meant to happen


async def test_what_is_too_long_for_a_message_comes_as_a_file_in_full(riverside: Riverside) -> None:
    form = await riverside.fay.slash(riverside.room, "poll new", kind="one_choice")
    refused = await fill_in(riverside.fay, form, POLL)
    assert words(refused) == f"{say('polls-too-many-options', most=50)}\n{say('shared-typed-back-file')}"
    assert await _contents_of_file(refused) == "\n".join(POLL.values())


async def test_a_form_from_before_a_restart_gives_back_all_of_it(riverside: Riverside) -> None:
    form = await riverside.fay.slash(riverside.room, "poll new", kind="one_choice")
    await riverside.env.restart_bot(AlongsideClient(riverside.services))
    answer = await fill_in(riverside.fay, form, POLL)
    assert words(answer) == f"{say('shared-forgotten-form')}\n{say('shared-typed-back-file')}"
    assert await _contents_of_file(answer) == "\n".join(POLL.values())
