"""What a press or a command does: ask the service, then say privately what happened and what can be done next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord

from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor.cards import SYMBOLS, CardKind
from bot.floor.rules import NobodyByThatName, Place, TurnKind
from bot.floor.words import meaning_of
from cogs.floor import cards
from cogs.floor import components as c
from cogs.shared.answering import replace_or_show, show, tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.layout import card
from cogs.shared.plain_text import plain

# The queue


async def ask(
    interaction: discord.Interaction[Any],
    meeting_id: int,
    kind: TurnKind,
    *,
    text: str = "",
    think: timedelta | None = None,
) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    place = await floor.ask(actor, meeting_id, kind, text=text, think=think)
    await answer(interaction, cards.place_card(meeting_id, place, None, actor.person_id))


async def ask_for(
    interaction: discord.Interaction[Any], meeting_id: int, member: discord.Member, kind: TurnKind, text: str
) -> None:
    """For somebody else: they are told, and can take it back."""
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    person = (await actor_for(interaction, member)).person_id
    place = await floor.ask_for(actor, meeting_id, person, kind, text=text)
    await _tell_asked_for(interaction, actor, place)


async def ask_for_named(
    interaction: discord.Interaction[Any], meeting_id: int, name: str, kind: TurnKind, text: str, *, make_known: bool
) -> None:
    """The same for somebody who has no account. With a name that nobody has, how to make them known is said."""
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    try:
        place = await floor.ask_for_named(actor, meeting_id, name, kind, text=text, make_known=make_known)
    except NobodyByThatName as nobody:
        said = say(nobody.message, **{**nobody.facts, "name": plain(name)})
        await tell(interaction, f"{said} {say('floor-new-person-how')}")
        return
    await _tell_asked_for(interaction, actor, place)


async def _tell_asked_for(interaction: discord.Interaction[Any], actor: Actor, place: Place) -> None:
    said = say(
        "floor-asked-for" if place.number else "floor-asked-for-resting", name=plain(place.name), number=place.number
    )
    back = c.TakeBackFor(place.turn.id, label=say("floor-button-take-back"))
    await answer(interaction, card(said, [back] if place.turn.entered_by == actor.person_id else []))


async def take_back_for(interaction: discord.Interaction[Any], turn_id: int) -> None:
    """By whoever asked for somebody else."""
    await services_of(interaction).floor.withdraw_turn(await actor_of(interaction), turn_id)
    await answer(interaction, card(say("floor-taken-back-for")))


async def show_place(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    view = await floor.view(actor.group_id, meeting_id)
    waiting = (*view.queue, *view.resting)
    place = next((each for each in waiting if each.turn.person_id == actor.person_id), None)
    await answer(interaction, cards.place_card(meeting_id, place, view.speaking, actor.person_id))


async def show_console(interaction: discord.Interaction[Any], meeting_id: int, words: str = "") -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    actor.require(Right.RUN_MEETING)
    await replace_or_show(interaction, cards.console_card(await floor.view(actor.group_id, meeting_id), words))


async def back_to_console(interaction: discord.Interaction[Any], question_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    await show_console(interaction, (await floor.question(actor.group_id, question_id)).meeting_id)


# Cards, pauses, first meetings


async def raise_card(
    interaction: discord.Interaction[Any], meeting_id: int, kind: CardKind, *, named: bool = False
) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    await floor.raise_card(actor, meeting_id, kind, named=named)
    meaning = meaning_of(kind, await floor.card_meanings(actor.group_id))
    name = say(f"floor-card-{kind.value}")
    up = say("floor-card-is-up-named" if named else "floor-card-is-up", card=name)
    said = f"{up}\n{say('floor-card-means', symbol=SYMBOLS[kind], card=name, meaning=plain(meaning))}"
    buttons: list[discord.ui.Item[Any]] = [
        c.LowerCard(meeting_id, kind.value, label=say("floor-button-card-down")),
    ]
    if not named:
        buttons.append(c.NameCard(meeting_id, kind.value, label=say("floor-button-card-named")))
    if kind is CardKind.JARGON:
        buttons.insert(0, c.AskWord(meeting_id, label=say("floor-button-which-word")))
    await answer(interaction, card(said, buttons))


async def lower_card(interaction: discord.Interaction[Any], meeting_id: int, kind: CardKind) -> None:
    await services_of(interaction).floor.lower_card(await actor_of(interaction), meeting_id, kind)
    await answer(interaction, card(say("floor-card-is-down", card=say(f"floor-card-{kind.value}"))))


async def pause(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    await services_of(interaction).floor.pause(await actor_of(interaction), meeting_id)
    back = c.BackAgain(meeting_id, label=say("floor-button-back-again"), style=discord.ButtonStyle.primary)
    await answer(interaction, card(say("floor-pausing"), [back]))


async def back_again(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    await services_of(interaction).floor.pause(await actor_of(interaction), meeting_id, pausing=False)
    await answer(interaction, card(say("floor-back-again")))


# Hard words


async def ask_word(interaction: discord.Interaction[Any], word: str, meeting_id: int | None) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    asked = await floor.ask_word(actor, word, meeting_id=meeting_id)
    await answer(interaction, cards.word_card(asked, actor.person_id))


async def show_word(interaction: discord.Interaction[Any], word_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    word = await floor.word(actor.group_id, word_id)
    await answer(interaction, cards.word_card(word, actor.person_id))


async def propose_meaning(interaction: discord.Interaction[Any], word_id: int, text: str) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    word = await floor.propose_meaning(actor, word_id, text)
    await answer(interaction, cards.word_card(word, actor.person_id))


async def agree_meaning(interaction: discord.Interaction[Any], meaning_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    word = await floor.agree_meaning(actor, meaning_id)
    await answer(interaction, cards.word_card(word, actor.person_id))


async def show_words(interaction: discord.Interaction[Any]) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    await show(interaction, cards.words_card(await floor.words(actor.group_id)))


async def answer(interaction: discord.Interaction[Any], view: discord.ui.LayoutView) -> None:
    await replace_or_show(interaction, view)
