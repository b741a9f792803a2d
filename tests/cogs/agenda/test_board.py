"""What becomes of the cards when somebody deletes a message or a channel, or Discord says no."""

from __future__ import annotations

from bot.client import AlongsideClient
from bot.core.wording import say
from cogs.agenda import board as agenda
from tests.cogs.agenda.riverside import Riverside, press, public, words
from tests.discord_words import text_of
from tests.the_bot import board_of, bot_of, connection_resumed, drawn_after_failing


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


async def test_a_card_that_discord_failed_to_change_is_changed_though_nothing_more_happens(
    riverside: Riverside,
) -> None:
    await riverside.agenda_of("Warm bus stops")
    await riverside.suggest(riverside.asha, "Toilets")
    redrawer = board_of(riverside.env, agenda.Board)._redrawer
    redrawer._first_rest = 0.001
    riverside.env.inject_error("PATCH", "/channels/*/messages/*", status=503, times=3)
    await riverside.accept(riverside.cara, "Toilets")
    await drawn_after_failing(redrawer)
    assert say("agenda-outcome-accepted") in text_of(riverside.card("Toilets"))
    assert "Toilets" in text_of(riverside.agenda_card())


async def test_publishing_is_answered_before_the_cards_are_drawn(riverside: Riverside) -> None:
    """Discord waits three seconds for the answer, and takes five edits in five seconds."""
    for number in range(6):
        await riverside.suggest(riverside.asha, f"Item {number}")
    await riverside.accept(riverside.cara, "Item 0")
    panel = await riverside.shape(riverside.cara, "Item 1")
    for by_command in (True, False):
        board_of(riverside.env, agenda.Board)._shown.clear()  # a process that has just started remembers no card
        riverside.env.backend.http_requests.clear()
        if by_command:
            published = await riverside.cara.slash(riverside.room, "agenda publish")
        else:
            published = await press(riverside.cara, panel, "agenda-button-publish")
        assert say("agenda-published-where", channel=f"<#{riverside.news.id}>") in words(published)
        paths = [request.path for request in riverside.env.backend.http_requests]
        drawn = [number for number, path in enumerate(paths) if f"/channels/{riverside.room.id}/messages" in path]
        assert len(drawn) >= 5
        answered = next(number for number, path in enumerate(paths) if path.startswith("/interactions"))
        assert answered <= drawn[0]


async def test_a_resumed_connection_draws_what_is_missing_and_nothing_else(riverside: Riverside) -> None:
    await riverside.agenda_of("Warm bus stops")
    riverside.env.inject_error("PATCH", f"/channels/{riverside.news.id}/messages/*", status=403, code=50001)
    riverside.env.inject_error("POST", f"/channels/{riverside.news.id}/messages", status=403, code=50001)
    await riverside.suggest(riverside.ben, "Toilets")
    assert "Toilets" not in text_of(riverside.agenda_card())
    riverside.env.backend.http_requests.clear()
    for _ in range(2):
        await connection_resumed(riverside.env)
        await riverside.all_drawn()
    assert "Toilets" in text_of(riverside.agenda_card())
    assert [request.method for request in riverside.env.backend.http_requests] == ["PATCH"]
