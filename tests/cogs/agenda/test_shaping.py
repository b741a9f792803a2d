"""Two co-chairs: one can say yes; a no needs a reason and both of them."""

from __future__ import annotations

from bot.core.wording import say
from tests.cogs.agenda.riverside import Riverside, pick, press, words
from tests.discord_words import custom_ids, fill_in, text_of

REASON = "The council decides about lifts in May"


async def test_one_co_chair_accepts_and_the_buttons_go(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha)
    await riverside.accept(riverside.cara, "Warm bus stops")
    card = riverside.card("Warm bus stops")
    assert say("agenda-outcome-accepted") in text_of(card)
    assert custom_ids(card) == []


async def test_one_co_chair_alone_declines_nothing(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha, "Lifts")
    proposed = await riverside.decline(riverside.cara, "Lifts", REASON)
    assert say("agenda-outcome-not_this_time") in words(proposed)
    card = text_of(riverside.card("Lifts"))
    assert say("agenda-outcome-suggested") in card
    assert REASON not in card
    own = await riverside.shape(riverside.cara, "Lifts")
    assert say("agenda-button-confirm") not in words(own)
    assert REASON not in words(await riverside.asha.slash(riverside.room, "agenda mine"))


async def test_the_other_co_chair_confirms_and_the_reason_stands_in_the_open(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha, "Lifts")
    await riverside.decline(riverside.cara, "Lifts", REASON)
    confirmed = await press(riverside.dev, await riverside.shape(riverside.dev, "Lifts"), "agenda-button-confirm")
    assert say("agenda-outcome-not_this_time") in words(confirmed)
    card = riverside.card("Lifts")
    assert say("agenda-why", reason=REASON) in text_of(card)
    assert custom_ids(card) == []
    assert REASON in words(await riverside.asha.slash(riverside.room, "agenda mine"))


async def test_the_other_co_chair_does_not_confirm(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha, "Lifts")
    await riverside.decline(riverside.cara, "Lifts", REASON, "agenda-button-later")
    refused = await press(riverside.dev, await riverside.shape(riverside.dev, "Lifts"), "agenda-button-refuse")
    assert say("agenda-proposal-dropped", title="Lifts") in words(refused)
    assert say("agenda-button-support") in text_of(riverside.card("Lifts"))


async def test_two_confirm_at_once_and_both_are_answered(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha, "Lifts")
    await riverside.decline(riverside.cara, "Lifts", REASON)
    first, second = await riverside.shape(riverside.dev, "Lifts"), await riverside.shape(riverside.dev, "Lifts")
    await press(riverside.dev, first, "agenda-button-confirm")
    late = await press(riverside.dev, second, "agenda-button-confirm")
    assert say("agenda-refused-already-answered") in words(late)


async def test_joining_names_the_other_item(riverside: Riverside) -> None:
    for title in ("Bus stops", "Warm bus stops", "Lifts"):
        await riverside.suggest(riverside.asha, title)
    panel = await riverside.shape(riverside.cara, "Warm bus stops")
    await press(riverside.cara, panel, "agenda-button-merge")
    await pick(riverside.cara, panel, "Lifts")  # and closes the form again
    asked = await pick(riverside.cara, panel, "Bus stops")
    await fill_in(riverside.cara, asked, {say("agenda-reason-label"): "Both are about waiting for the bus"})
    await press(riverside.dev, await riverside.shape(riverside.dev, "Warm bus stops"), "agenda-button-confirm")
    assert say("agenda-joined-with", title="Bus stops") in text_of(riverside.card("Warm bus stops"))


async def test_an_empty_reason_is_refused_and_nothing_is_proposed(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha, "Lifts")
    refused = await riverside.decline(riverside.cara, "Lifts", "   ")
    assert say("refusal-empty", what=say("agenda-field-reason")) in words(refused)
    assert say("agenda-button-accept") in words(await riverside.shape(riverside.dev, "Lifts"))


async def test_arranging_shows_on_the_agenda(riverside: Riverside) -> None:
    await riverside.agenda_of("Warm bus stops")
    panel = await riverside.cara.slash(riverside.room, "agenda shape")
    await press(riverside.cara, panel, "agenda-shape-planned", count=1)
    await pick(riverside.cara, panel, "Warm bus stops")
    form = await press(riverside.cara, panel, "agenda-button-arrange")
    answers = {
        say("agenda-arrange-lead"): "Asha",
        say("agenda-arrange-partner"): "Ben",
        say("agenda-arrange-minutes"): "35",
        say("agenda-arrange-level"): "service",
        say("agenda-arrange-statement"): "Safe journeys",
    }
    arranged = await fill_in(riverside.cara, form, answers)
    assert say("agenda-arranged", title="Warm bus stops") in words(arranged)
    card = text_of(riverside.agenda_card())
    assert say("agenda-about-minutes", minutes=35) in card
    assert say("agenda-led-by-two", lead="Asha", partner="Ben") in card
    assert "Safe journeys" in card


async def test_minutes_that_are_none_are_refused(riverside: Riverside) -> None:
    await riverside.agenda_of("Warm bus stops")
    panel = await riverside.cara.slash(riverside.room, "agenda shape")
    await press(riverside.cara, panel, "agenda-shape-planned", count=1)
    await pick(riverside.cara, panel, "Warm bus stops")
    for typed in ("abc", "0", "241", "²", "-5"):
        form = await press(riverside.cara, panel, "agenda-button-arrange")
        refused = await fill_in(riverside.cara, form, {say("agenda-arrange-minutes"): typed})
        assert "240" in words(refused)
    assert say("agenda-about-minutes", minutes=20) in text_of(riverside.agenda_card())


async def test_moving_changes_the_order_on_the_card(riverside: Riverside) -> None:
    await riverside.agenda_of("Bus stops", "Lifts")
    panel = await riverside.cara.slash(riverside.room, "agenda shape")
    await press(riverside.cara, panel, "agenda-shape-planned", count=2)
    await pick(riverside.cara, panel, "Lifts")
    moved = await press(riverside.cara, panel, "agenda-button-earlier")
    assert say("agenda-moved", title="Lifts", place=1) in words(moved)
    card = text_of(riverside.agenda_card())
    assert card.index("1. Lifts") < card.index("2. Bus stops")


async def test_others_cannot_shape_or_publish(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha)
    for member in (riverside.asha, riverside.ola, riverside.fay):
        for command in ("agenda shape", "agenda publish"):
            assert words(await member.slash(riverside.room, command)) == say("refusal-not-allowed")


async def test_a_co_chair_of_another_meeting_cannot_shape_this_one(riverside: Riverside) -> None:
    spring = await riverside.plan_meeting("Spring meeting", days=90)
    refused = await riverside.cara.slash(riverside.room, "agenda shape", meeting=str(spring))
    assert words(refused) == say("meetings-refused-not-a-co-chair")


async def test_publishing_posts_one_card_and_repeating_keeps_it(riverside: Riverside) -> None:
    await riverside.suggest(riverside.asha, "Lifts")
    await riverside.decline(riverside.cara, "Lifts", REASON)
    await press(riverside.dev, await riverside.shape(riverside.dev, "Lifts"), "agenda-button-confirm")
    await riverside.suggest(riverside.ben, "Toilets")
    await riverside.agenda_of("Warm bus stops")
    first = riverside.agenda_card()
    for expected in (
        "1. Warm bus stops",
        say("agenda-about-minutes", minutes=20),
        say("agenda-card-from-members", members=1, items=1),
        "Toilets",
        say("agenda-why", reason=REASON),
        say("agenda-button-suggest"),
    ):
        assert expected in text_of(first)
    again = await riverside.dev.slash(riverside.room, "agenda publish")
    assert say("agenda-published-where", channel=f"<#{riverside.news.id}>") in words(again)
    assert riverside.agenda_card().id == first.id


async def test_the_suggest_button_of_the_card_opens_the_form(riverside: Riverside) -> None:
    await riverside.agenda_of("Warm bus stops")
    shown = await riverside.ben.click(riverside.agenda_card(), label=say("agenda-button-suggest"))
    await riverside.send_form(riverside.ben, shown, "Toilets")
    assert "Toilets" in text_of(riverside.agenda_card())
    assert "Toilets" in words(await riverside.ben.click(riverside.agenda_card(), label=say("agenda-button-see-all")))


async def test_the_longest_texts_fit_every_panel(riverside: Riverside) -> None:
    title, long_text = "*" * 100, "*" * 1000
    await riverside.suggest(riverside.asha, title, named=True, why=long_text)
    await riverside.decline(riverside.cara, title, long_text, "agenda-button-later")
    panel = await riverside.shape(riverside.dev, title)
    assert say("agenda-button-confirm") in words(panel)
    await riverside.asha.slash(riverside.room, "agenda show")
    await press(riverside.dev, panel, "agenda-button-confirm")
    for command in ("agenda show", "agenda mine"):
        assert say("agenda-outcome-later") in words(await riverside.asha.slash(riverside.room, command))
