"""What becomes of the cards when somebody deletes a message or a channel, or Discord says no."""

from __future__ import annotations

from bot.client import AlongsideClient
from bot.core.wording import say
from tests.cogs.agenda.riverside import Riverside, public, words
from tests.discord_words import text_of
from tests.the_bot import bot_of


async def test_a_deleted_suggestion_card_comes_back_with_the_next_change(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha)
    shown = await riverside.ben.slash(riverside.room, "agenda show")
    await riverside.env.bot.http.delete_message(riverside.room.id, riverside.card("Warm bus stops").id)
    assert shown.response is not None
    await riverside.ben.click(shown.response, label=say("agenda-button-support-number", number=1))
    assert say("agenda-supports", count=1) in text_of(riverside.card("Warm bus stops"))


async def test_publishing_again_brings_a_deleted_agenda_card_back(riverside: Riverside) -> None:
    await riverside.agenda_of("Warm bus stops")
    await riverside.env.bot.http.delete_message(riverside.news.id, riverside.agenda_card().id)
    await riverside.dev.slash(riverside.room, "agenda publish")
    assert "Warm bus stops" in text_of(riverside.agenda_card())


async def test_publishing_without_the_channel_is_said_and_kept(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha)
    await riverside.accept(riverside.cara, "Warm bus stops")
    await riverside.env.bot.http.delete_channel(riverside.news.id)
    answer = words(await riverside.cara.slash(riverside.room, "agenda publish"))
    assert say("agenda-published") in answer
    assert say("agenda-published-nowhere") in answer
    assert (await riverside.meeting()).published_at is not None


async def test_without_a_meeting_room_a_suggestion_is_kept_all_the_same(riverside: Riverside) -> None:
    await riverside.env.bot.http.delete_channel(riverside.room.id)
    shown = await riverside.asha.slash(riverside.news, "agenda suggest")
    assert "Warm bus stops" in words(await riverside.send_form(riverside.asha, shown, "Warm bus stops"))
    assert "Warm bus stops" in words(await riverside.asha.slash(riverside.news, "agenda mine"))


async def test_an_agenda_card_that_is_too_old_to_change_is_posted_anew(riverside: Riverside) -> None:
    await riverside.agenda_of("Warm bus stops")
    first = riverside.agenda_card()
    riverside.env.inject_error("PATCH", f"/channels/{riverside.news.id}/messages/*", status=429, code=30046)
    await riverside.suggest(riverside.ben, "Toilets")
    standing = [message for message in public(riverside.news) if "Warm bus stops" in text_of(message)]
    assert [message.id == first.id for message in standing] == [False]
    assert "Toilets" in text_of(standing[0])


async def test_one_card_that_discord_refuses_stops_no_other(riverside: Riverside) -> None:
    for title in ("Toilets", "Lifts"):
        await riverside.suggest(riverside.asha, title)
    first, old = riverside.card("Toilets"), riverside.card("Lifts")
    path = f"/channels/{riverside.room.id}/messages/"
    riverside.env.inject_error("PATCH", f"{path}{first.id}", status=500, code=0)
    riverside.env.inject_error("PATCH", f"{path}{old.id}", status=429, code=30046)
    await riverside.agenda_of("Warm bus stops")
    for title in ("Toilets", "Lifts"):
        await riverside.ben.click(riverside.card(title), label=say("agenda-button-support"))
    assert riverside.card("Lifts").id == old.id
    assert say("agenda-outcome-accepted") in text_of(riverside.card("Warm bus stops"))


async def test_a_restart_catches_up_with_what_changed_meanwhile(riverside: Riverside) -> None:
    asha = await riverside.actor(riverside.asha)
    await bot_of(riverside.env).unload_extension("cogs.agenda")
    await riverside.services.agenda.suggest(asha, riverside.meeting_id, title="Toilets", why="Too few", named=False)
    await riverside.env.restart_bot(AlongsideClient(riverside.services))
    assert "Toilets" in text_of(riverside.card("Toilets"))


async def test_a_press_on_something_decided_is_answered(riverside: Riverside) -> None:
    """The card shows buttons still, because Discord refused the edit that takes them away."""
    await riverside.suggest(riverside.asha)
    riverside.env.inject_error("PATCH", f"/channels/{riverside.room.id}/messages/*", status=500, code=0)
    await riverside.accept(riverside.cara, "Warm bus stops")
    pressed = await riverside.asha.click(riverside.card("Warm bus stops"), label=say("agenda-button-support"))
    assert words(pressed) == say("agenda-refused-own-suggestion")
