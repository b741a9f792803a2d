"""/my-data, /forget-me and /data-request in simulated Discord."""

from __future__ import annotations

from bot.core.wording import say
from tests.cogs.polls.town_hall import TownHall, click
from tests.discord_words import answer_of


async def test_a_copy_comes_privately_as_three_files_with_a_link(hall: TownHall) -> None:
    result = await hall.asha.slash(hall.room, "my-data")
    assert say("privacy-my-data-here") in answer_of(result)
    (answer,) = [message for message in [result.response, *result.followups] if message is not None and message.content]
    assert answer.ephemeral
    assert [file.filename for file in answer.attachments] == ["my-data.html", "my-data.txt", "my-data.json"]


async def test_forgetting_is_shown_asked_and_done(hall: TownHall) -> None:
    before = await hall.actor(hall.asha)
    shown = await hall.asha.slash(hall.room, "forget-me")
    assert say("privacy-fate-blank") in answer_of(shown)
    await click(hall.asha, shown, say("privacy-button-forget"))
    await click(hall.asha, shown, say("privacy-button-keep"))
    assert (await hall.services.people.person(before.group_id, before.person_id)).name == "Asha"
    shown = await hall.asha.slash(hall.room, "forget-me")
    await click(hall.asha, shown, say("privacy-button-forget"))
    await click(hall.asha, shown, say("privacy-button-sure"))
    assert (await hall.services.people.person(before.group_id, before.person_id)).name == "A member"


async def test_an_organiser_notes_a_request_in_one_step_and_nobody_else_does(hall: TownHall) -> None:
    noted = answer_of(await hall.ola.slash(hall.room, "data-request", person=hall.asha, kind="copy"))
    assert noted.startswith("It is noted, and they were told.")
    waiting = answer_of(await hall.ola.slash(hall.room, "data-request"))
    assert "Asha asked for a copy of their data." in waiting
    refused = answer_of(await hall.asha.slash(hall.room, "data-request", person=hall.asha, kind="copy"))
    assert refused == say("refusal-not-allowed")
