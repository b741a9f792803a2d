"""An action in Discord from the form to its accepted outcome, and a decision beside it."""

from __future__ import annotations

from datetime import timedelta

import discord

from bot.core.dates import spoken_date
from bot.core.wording import say
from cogs.actions.adding import DecisionForm
from tests.cogs.agenda.riverside import Riverside, public, words
from tests.discord_words import answer_of, fill_in, text_of


def _in_days(days: int) -> str:
    return spoken_date(discord.utils.utcnow().date() + timedelta(days=days))


async def _add_bus(riverside: Riverside, *, asked: bool = True) -> str:
    form = await riverside.fay.slash(riverside.room, "action add")
    answers = {
        say("actions-field-action"): "Ask for a later bus",
        say("actions-label-owner"): [riverside.ben],
        say("actions-label-due"): _in_days(14),
    }
    if asked:
        answers[say("actions-label-asker")] = [riverside.asha]
    said = words(await fill_in(riverside.fay, form, answers))
    await riverside.all_drawn()
    return said


def _card(riverside: Riverside, title: str) -> discord.Message:
    return next(message for message in public(riverside.room) if f"## {title}" in text_of(message))


async def test_an_action_goes_from_the_form_to_the_person_who_asked(riverside: Riverside) -> None:
    assert await _add_bus(riverside) == say("actions-said-added", owner="Ben")
    assert text_of(_card(riverside, "Ask for a later bus")).splitlines()[:4] == [
        "## Ask for a later bus",
        "Ben does this.",
        f"Due {_in_days(14)}.",
        "Asked for by Asha.",
    ]
    form = await riverside.ben.click(_card(riverside, "Ask for a later bus"), label=say("actions-button-finish"))
    outcome = {say("actions-label-outcome"): "did", say("actions-label-words"): "It runs at 9pm"}
    assert words(await fill_in(riverside.ben, form, outcome)) == say("actions-said-offered")
    await riverside.all_drawn()
    card = _card(riverside, "Ask for a later bus")
    assert "We did: It runs at 9pm" in text_of(card)
    own = await riverside.ben.click(card, label=say("actions-button-accept"))
    assert words(own) == say("actions-refused-own-outcome")
    yes = await riverside.asha.click(card, label=say("actions-button-accept"))
    assert words(yes) == say("actions-said-closed")
    await riverside.all_drawn()
    closed = text_of(_card(riverside, "Ask for a later bus")).splitlines()
    assert (closed[-1], say("actions-button-news") in closed) == (say("actions-closed"), False)


async def test_lists_open_one_and_give_back_what_was_typed(riverside: Riverside) -> None:
    await _add_bus(riverside)
    listed = await riverside.asha.slash(riverside.room, "action mine")
    assert "Ask for a later bus" in words(listed)
    none = await riverside.dev.slash(riverside.room, "action mine")
    assert say("actions-list-none") in words(none)
    everything = await riverside.dev.slash(riverside.room, "action list")
    assert say("actions-list-heading", count=1, overdue=0) in words(everything)
    form = await riverside.ben.click(_card(riverside, "Ask for a later bus"), label=say("actions-button-move"))
    typed = {say("actions-label-due"): "soon", say("actions-field-why"): "They are on holiday"}
    assert "They are on holiday" in answer_of(await fill_in(riverside.ben, form, typed))
    refused = await riverside.asha.slash(riverside.room, "action add")
    assert words(refused) == say("refusal-not-allowed")


async def test_a_decision_is_told_in_the_meeting_room(riverside: Riverside) -> None:
    form = await riverside.fay.slash(riverside.room, "decision add")
    answers = {
        say("actions-field-decision"): "Meet at 2pm",
        say("actions-field-before"): "We met at 9am",
        say("decisions-label-review"): _in_days(30),
    }
    assert words(await fill_in(riverside.fay, form, answers)) == say("decisions-said-added")
    await riverside.all_drawn()
    assert text_of(public(riverside.room)[-1]).splitlines() == [
        say("decisions-heading"),
        "## Meet at 2pm",
        "Before: We met at 9am",
        f"We look at it again on {_in_days(30)}.",
        say("actions-button-add-from"),
    ]
    listed = await riverside.asha.slash(riverside.room, "decision list")
    assert "**Meet at 2pm**" in words(listed)


async def test_what_a_decision_comes_from_is_offered_however_much_there_is() -> None:
    form = DecisionForm(1, [(f"point-{number}", f"Point {number}") for number in range(30)], "point-29")
    assert form.source is not None
    offered = [(option.value, option.default) for option in form.source.options]
    assert (len(offered), offered[0], offered[1]) == (25, ("point-29", True), ("point-0", False))


async def test_a_decision_keeps_one_card_that_leads_to_its_action_and_back(riverside: Riverside) -> None:
    services, fay = riverside.services, await riverside.actor(riverside.fay)
    point = await services.points.draft(fay, riverside.meeting_id, "Buses until nine")
    await services.points.ask(fay, point.id)
    form = await riverside.fay.slash(riverside.room, "decision add")
    chosen = {say("actions-field-decision"): "Ask for it", say("actions-label-from"): [f"point-{point.id}"]}
    await fill_in(riverside.fay, form, chosen)
    await riverside.all_drawn()
    card = _card(riverside, "Ask for it")
    assert "From key point 1: Buses until nine" in text_of(card)
    assert "Decision: Ask for it" in text_of(_card(riverside, "Key point 1"))
    assert words(await riverside.asha.click(card, label=say("actions-button-add-from"))) == say("refusal-not-allowed")
    form = await riverside.fay.click(card, label=say("actions-button-add-from"))
    answers = {
        say("actions-field-action"): "Write to them",
        say("actions-label-owner"): [riverside.ben],
        say("actions-label-due"): _in_days(14),
    }
    await fill_in(riverside.fay, form, answers)
    await riverside.all_drawn()
    action = _card(riverside, "Write to them")
    assert f"[From the decision: Ask for it]({card.jump_url})" in text_of(action)
    cards = [message for message in public(riverside.room) if "## Ask for it" in text_of(message)]
    assert [message.id for message in cards] == [card.id]
    assert f"[Action: Write to them]({action.jump_url})" in text_of(cards[0])
