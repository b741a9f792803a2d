"""/my-data, /forget-me and /data-request in simulated Discord."""

from __future__ import annotations

from functools import partial

from bot.core.roles import Role
from bot.core.wording import say
from tests.cogs.polls.town_hall import TownHall, choose, click
from tests.discord_words import answer_of


async def test_a_copy_comes_privately_as_three_files_with_a_link(hall: TownHall) -> None:
    result = await hall.asha.slash(hall.room, "my-data")
    assert say("privacy-my-data-here") in answer_of(result)
    (answer,) = [message for message in [result.response, *result.followups] if message is not None and message.content]
    assert answer.ephemeral
    assert [file.filename for file in answer.attachments] == ["my-data.html", "my-data.txt", "my-data.json"]
    opened = await hall.asha.click(answer, label=say("privacy-button-page"))
    assert say("shared-private-link") in answer_of(opened)


async def test_somebody_who_had_all_their_links_of_the_hour_still_gets_their_copy(hall: TownHall) -> None:
    asha = await hall.actor(hall.asha)
    for _ in range(hall.services.policy.private_links_an_hour):
        await hall.services.private_links.issue(asha, "ideas")
    assert say("privacy-my-data-here") in answer_of(await hall.asha.slash(hall.room, "my-data"))


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
    shown = await hall.ola.slash(hall.room, "data-request")
    assert "Asha asked for a copy of their data." in answer_of(shown)
    refused = answer_of(await hall.asha.slash(hall.room, "data-request", person=hall.asha, kind="copy"))
    assert refused == say("refusal-not-allowed")
    assert await hall.asha.autocomplete(hall.room, "data-request", "name", "") == []
    assert shown.response is not None
    chosen = await choose(hall.ola, shown.response, 1)
    assert answer_of(await click(hall.ola, chosen, say("privacy-button-link"))) == say("privacy-gets-it-themself")


async def test_somebody_without_discord_is_found_by_name_and_forgotten_by_an_organiser(hall: TownHall) -> None:
    people, ola = hall.services.people, await hall.actor(hall.ola)
    with hall.env.time_context():
        first, second = [await people.add_named(ola, "Mrs Jones") for _ in range(2)]
    slash = partial(hall.ola.slash, hall.room, "data-request")
    assert "More than one person is called" in answer_of(await slash(name="mrs jones", kind="forget"))
    choices = await hall.ola.autocomplete(hall.room, "data-request", "name", "jones")
    assert [choice["value"] for choice in choices] == [str(first.id), str(second.id)]
    assert len({choice["name"] for choice in choices}) == 2
    shown = await slash(name=str(second.id), kind="forget")
    assert say("privacy-request-noted-without-discord") in answer_of(shown)
    await click(hall.ola, shown, say("privacy-button-forget-them"))
    await click(hall.ola, shown, say("privacy-button-keep"))
    await click(hall.ola, shown, say("privacy-button-forget-them"))
    await click(hall.ola, shown, say("privacy-button-sure-them"))
    assert await people.names([first.id, second.id]) == {first.id: "Mrs Jones", second.id: "A member"}
    assert answer_of(await slash()) == say("privacy-requests-none")


async def test_an_organiser_hands_over_a_link_or_says_how_it_was_answered(hall: TownHall) -> None:
    with hall.env.time_context():
        await hall.services.people.add_named(await hall.actor(hall.ola), "Mrs Jones")
    slash = partial(hall.ola.slash, hall.room, "data-request")
    shown = await slash(name="Mrs Jones")
    handed = await click(hall.ola, shown, say("privacy-button-link"))
    assert "https://meet.example.org/me/" in answer_of(handed)
    shown = await slash()
    assert shown.response is not None
    chosen = await choose(hall.ola, shown.response, 1)
    await click(hall.ola, chosen, say("privacy-button-answered"))
    closed = await click(hall.ola, chosen, say("privacy-answer-elsewhere"))
    assert say("privacy-request-closed") in answer_of(closed)
    assert answer_of(await slash()) == say("privacy-requests-none")


async def test_an_auditor_reads_the_log_in_private_page_by_page(hall: TownHall) -> None:
    refused = await hall.ola.slash(hall.room, "roles log")
    assert answer_of(refused) == say("refusal-not-allowed")
    with hall.env.time_context():
        ola = await hall.actor(hall.ola)
        await hall.services.people.grant(ola, (await hall.actor(hall.gus)).person_id, Role.AUDITOR)
        for number in range(10):
            await hall.services.people.add_named(ola, f"Guest {number}")
    (choice,) = await hall.gus.autocomplete(hall.room, "roles log", "about", "their roles")
    shown = await hall.gus.slash(hall.room, "roles log", about=choice["value"])
    assert shown.ephemeral
    assert answer_of(shown).count("People and their roles: add named. Record: person:") == 10
    older = await click(hall.gus, shown, say("log-button-older"))
    assert "Ola**. People and their roles: grant. Record: person:" in answer_of(older)
    newest = await click(hall.gus, older, say("log-button-newest"))
    assert answer_of(newest) == answer_of(shown)
