"""Suggesting and supporting: what is stored, what is shown, and whose name stays private."""

from __future__ import annotations

import json

from bot.client import AlongsideClient
from bot.core.wording import say
from tests.cogs.agenda.riverside import Riverside, press, public, words
from tests.discord_words import custom_ids, text_of


async def test_a_suggestion_stands_on_a_card_with_buttons(riverside: Riverside) -> None:
    answer = await riverside.suggest(riverside.asha, named=True)
    assert "Warm bus stops" in words(answer)
    card = text_of(riverside.card("Warm bus stops"))
    assert say("agenda-suggested-by", name="Asha") in card
    assert say("agenda-supports", count=0) in card
    assert say("agenda-button-support") in card


async def test_an_unnamed_suggestion_shows_the_name_nowhere(riverside: Riverside) -> None:
    riverside.env.http_requests.clear()
    await riverside.suggest(riverside.asha)
    await riverside.ben.slash(riverside.room, "agenda show")
    await riverside.ben.click(riverside.card("Warm bus stops"), label=say("agenda-button-support"))
    await riverside.accept(riverside.cara, "Warm bus stops")
    await riverside.cara.slash(riverside.room, "agenda publish")
    sent = json.dumps([request.json for request in riverside.env.http_requests], default=str)
    seen = "\n".join(text_of(message) for channel in riverside.channels().values() for message in channel.history())
    assert "Asha" not in sent
    assert "Asha" not in seen
    assert str(riverside.asha.id) not in sent


async def test_support_counts_once_and_is_taken_back(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha)
    for label, count in (
        ("agenda-button-support", "agenda-supports"),
        ("agenda-button-would-come", "agenda-would-come"),
    ):
        given = await riverside.ben.click(riverside.card("Warm bus stops"), label=say(label))
        assert say(count, count=1) in words(given)
        assert say(count, count=1) in text_of(riverside.card("Warm bus stops"))
        taken_back = await riverside.ben.click(riverside.card("Warm bus stops"), label=say(label))
        assert say(count, count=0) in words(taken_back)
        assert say(count, count=1) not in text_of(riverside.card("Warm bus stops"))


async def test_a_helper_types_it_in_and_it_is_the_persons_own(riverside: Riverside) -> None:
    shown = await riverside.ben.slash(riverside.room, "agenda suggest-for", member=riverside.asha)
    assert "Asha" in json.dumps(shown.modal)
    sent = await riverside.send_form(riverside.ben, shown, "Lifts that work", named=True, whose="agenda-form-named-for")
    assert "Asha" in words(sent)
    assert say("agenda-suggested-by", name="Asha") in text_of(riverside.card("Lifts that work"))
    assert "Lifts that work" in words(await riverside.asha.slash(riverside.room, "agenda mine"))
    assert "Lifts that work" not in words(await riverside.ben.slash(riverside.room, "agenda mine"))


async def test_words_of_risk_in_a_suggestion_bring_the_contacts_in_private_and_hold_nothing_back(
    riverside: Riverside,
) -> None:
    answer = await riverside.suggest(riverside.asha, "Stop the abuse")
    assert say("ideas-safety-heading") in words(answer)
    assert "Stop the abuse" in text_of(riverside.card("Stop the abuse"))
    assert say("ideas-safety-heading") not in words(await riverside.suggest(riverside.asha, "Warm bus stops"))


async def test_nobody_types_in_a_suggestion_for_a_bot(riverside: Riverside) -> None:
    robot = riverside.guild.add_member(riverside.env.create_user("Robot", bot=True))
    refused = await riverside.ben.slash(riverside.room, "agenda suggest-for", member=robot)
    assert words(refused) == say("agenda-not-a-person-here")


async def test_what_was_typed_comes_back_with_a_refusal(riverside: Riverside) -> None:
    shown = await riverside.asha.slash(riverside.room, "agenda suggest")
    await riverside.cancel_meeting()
    refused = words(await riverside.send_form(riverside.asha, shown, "Warm bus stops"))
    assert say("meetings-refused-cancelled") in refused
    assert "Warm bus stops" in refused


async def test_without_a_meeting_it_says_so(riverside: Riverside) -> None:
    await riverside.cancel_meeting()
    refused = await riverside.asha.slash(riverside.room, "agenda suggest")
    assert words(refused) == say("meetings-refused-none-planned")


async def test_a_meeting_is_chosen_from_the_list(riverside: Riverside) -> None:
    spring = await riverside.plan_meeting("Spring meeting", days=90)
    choices = await riverside.asha.autocomplete(riverside.room, "agenda suggest", "meeting", "spring")
    assert [choice["value"] for choice in choices] == [str(spring)]
    shown = await riverside.asha.slash(riverside.room, "agenda suggest", meeting=str(spring))
    assert "Spring meeting" in json.dumps(shown.modal)
    unknown = await riverside.asha.slash(riverside.room, "agenda suggest", meeting="the big one")
    assert words(unknown) == say("shared-unknown-meeting", typed="the big one")


async def test_taking_back_asks_first_and_takes_the_card_down(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha)
    panel = await riverside.asha.slash(riverside.room, "agenda mine")
    assert panel.response is not None
    item_id = custom_ids(riverside.card("Warm bus stops"))[0].rsplit(":", 1)[1]
    await riverside.asha.select(panel.response, [item_id])
    kept = await press(riverside.asha, panel, "agenda-mine-no")
    assert say("agenda-mine-kept") in words(kept)
    await riverside.asha.select(panel.response, [item_id])
    gone = await press(riverside.asha, panel, "agenda-mine-yes")
    assert say("agenda-mine-taken-back", title="Warm bus stops") in words(gone)
    assert not any("Warm bus stops" in text_of(message) for message in public(riverside.room))


async def test_the_private_card_turns_pages_and_supports(riverside: Riverside) -> None:
    for number in range(7):
        await riverside.suggest(riverside.asha, f"Topic {number}")
    shown = await riverside.ben.slash(riverside.room, "agenda show")
    first_page = words(shown)
    assert "Topic 4" in first_page
    assert "Topic 5" not in first_page
    await press(riverside.ben, shown, "agenda-button-next")
    assert "Topic 6" in words(shown)
    supported = await press(riverside.ben, shown, "agenda-button-support-number", number=7)
    assert say("agenda-supports", count=1) in words(supported)
    assert say("agenda-supports", count=1) in text_of(riverside.card("Topic 6"))


async def test_old_buttons_answer_after_a_restart(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha)
    await riverside.env.restart_bot(AlongsideClient(riverside.services))
    given = await riverside.ben.click(riverside.card("Warm bus stops"), label=say("agenda-button-support"))
    assert say("agenda-supports", count=1) in words(given)
