"""The floor in words and buttons: the card everyone sees, one's own place, and what a facilitator runs it with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import discord

from bot.core.wording import say
from bot.floor.cards import SYMBOLS, CardKind
from bot.floor.glossary import Word
from bot.floor.questions import QuestionState
from bot.floor.rules import FloorView, Place, QueueOrder, Turn, TurnKind
from bot.floor.words import (
    cards_words,
    meaning_of,
    order_words,
    place_notes,
    place_words,
    question_counts_words,
    why_words,
)
from cogs.floor import components as c
from cogs.floor import running as r
from cogs.floor.setting import ShowCaptions
from cogs.shared.layout import card
from cogs.shared.plain_text import plain, shortened

MOST_SHOWN = 8
MOST_CHOICES = 25
COLOURS = {
    CardKind.STOP: discord.ButtonStyle.danger,
    CardKind.SLOW: discord.ButtonStyle.primary,
    CardKind.AGREE: discord.ButtonStyle.success,
    CardKind.BREAK: discord.ButtonStyle.secondary,
    CardKind.JARGON: discord.ButtonStyle.secondary,
}
"""Beside symbol and word; Discord has four."""


def floor_card(view: FloorView) -> discord.ui.LayoutView:
    """In the meeting room, for everyone."""
    lines = [f"## {say('floor-card-heading')}", order_words(view.settings.order)]
    said = "\n".join([*lines, *_speaking(view)])
    return card(said, _queue(view), _said(view), _meanings(view), *everybodys_buttons(view.meeting_id))


def over_card() -> discord.ui.LayoutView:
    """The floor of a meeting that has ended."""
    return card(f"## {say('floor-card-heading')}\n{say('floor-card-over')}")


def everybodys_buttons(meeting_id: int) -> list[Sequence[discord.ui.Item[Any]]]:
    primary = discord.ButtonStyle.primary
    return [
        [
            c.Hand(meeting_id, label=say("floor-button-hand"), style=primary),
            c.ReadOut(meeting_id, label=say("floor-button-read-out")),
            c.Think(meeting_id, label=say("floor-button-think")),
            c.MyPlace(meeting_id, label=say("floor-button-my-place")),
        ],
        [c.RaiseCard(meeting_id, kind.value, label=card_label(kind), style=COLOURS[kind]) for kind in CardKind],
        [
            c.AskQuestion(meeting_id, label=say("floor-button-question")),
            c.AskWord(meeting_id, label=say("floor-button-word")),
            c.Pause(meeting_id, label=say("floor-button-pause")),
        ],
    ]


def place_card(meeting_id: int, place: Place | None, speaking: Turn | None, person_id: int) -> discord.ui.LayoutView:
    """One's own place, with what can be done about it. Private."""
    if speaking is not None and speaking.person_id == person_id:
        return card(say("floor-you-speak"), [c.Done(meeting_id, label=say("floor-button-done"))])
    if place is None:
        ask = c.Hand(meeting_id, label=say("floor-button-hand"), style=discord.ButtonStyle.primary)
        point = c.PointOfOrder(meeting_id, label=say("floor-button-point"))
        read_out = c.ReadOut(meeting_id, label=say("floor-button-read-out"))
        return card(say("floor-not-waiting"), [ask, read_out, point])
    buttons: list[discord.ui.Item[Any]] = [c.TakeBack(meeting_id, label=say("floor-button-take-back"))]
    if place.thinking:
        buttons.insert(0, c.Ready(meeting_id, label=say("floor-button-ready")))
    return card(place_words(place), buttons)


def console_card(view: FloorView, words: str = "") -> discord.ui.LayoutView:
    """What a facilitator runs the floor with. Private."""
    parts = [f"## {say('floor-console-heading')}", words, order_words(view.settings.order), *_speaking(view)]
    urgent = [
        r.AnswerCards(view.meeting_id, kind.value, label=say("floor-button-seen", card=say(f"floor-card-{kind.value}")))
        for kind in view.cards
    ]
    return card(
        "\n".join(part for part in parts if part),
        _for_facilitator(view),
        _next_buttons(view),
        [r.CallOne(view.meeting_id, placeholder=say("floor-call-one"), options=_choices(view))] if view.queue else [],
        [r.SetOrder(view.meeting_id, placeholder=say("floor-set-order"), options=_orders(view))],
        urgent,
        _questions(view),
        _question_choice(view),
        [*_screen(view), ShowCaptions(view.meeting_id, label=say("floor-button-captions"))],
    )


def _screen(view: FloorView) -> list[r.Screen]:
    """Pause and blank, or the way back from them."""
    steps = ("go-on" if view.settings.held else "hold", "on" if view.settings.blank else "blank")
    return [r.Screen(view.meeting_id, step, label=say(f"web-floor-screen-{step}")) for step in steps]


def word_card(word: Word, person_id: int) -> discord.ui.LayoutView:
    """A hard word: its meaning, or the meanings that wait for two people to agree. Private."""
    name = plain(word.word)
    if word.meaning is not None:
        known = say("floor-word-means", word=name, meaning=plain(word.meaning.text))
        return card(known, [c.ProposeMeaning(word.id, label=say("floor-button-other-meaning"))])
    lines = [say("floor-word-unexplained", word=name)]
    lines += [say("floor-meaning-waits", meaning=plain(each.text), count=len(each.agreed_by)) for each in word.meanings]
    mine = [each for each in word.meanings if each.proposed_by != person_id and person_id not in each.agreed_by]
    agree = [
        c.AgreeMeaning(each.id, label=say("floor-button-agree-meaning", meaning=shortened(each.text, 20)))
        for each in mine[-4:]
    ]
    return card("\n".join(lines), [c.ProposeMeaning(word.id, label=say("floor-button-explain")), *agree])


def words_card(words: Collection[Word]) -> discord.ui.LayoutView:
    """The whole glossary, what is not explained first."""
    waiting = [word for word in words if word.meaning is None]
    known = [say("floor-word-means", word=plain(w.word), meaning=plain(w.meaning.text)) for w in words if w.meaning]
    if not words:
        return card(say("floor-words-none"))
    unexplained = [say("floor-words-unexplained"), *(f"- {plain(word.word)}" for word in waiting)] if waiting else []
    chooser = [
        discord.SelectOption(label=shortened(word.word, 100), value=str(word.id)) for word in waiting[:MOST_CHOICES]
    ]
    pick = [c.PickWord(0, placeholder=say("floor-pick-word"), options=chooser)] if chooser else []
    page = [c.WordsPage(0, label=say("floor-button-words-page"))]
    return card(f"## {say('floor-words-heading')}", "\n".join(unexplained), pick, "\n".join(known), page)


def card_label(kind: CardKind) -> str:
    """Symbol and word; the colour is never alone."""
    return f"{SYMBOLS[kind]} {say(f'floor-card-{kind.value}')}"


# Parts


def _speaking(view: FloorView) -> list[str]:
    if view.speaking is None:
        return [say("floor-nobody-speaks")]
    if view.speaking.kind is TurnKind.READ_OUT:
        said = say("floor-read-out-now", name=plain(view.speaker))
        return [said, f"> {plain(view.speaking.text)}"]
    return [say("floor-speaks-now", name=plain(view.speaker))]


def _queue(view: FloorView) -> str:
    """Names in order. Why somebody is where they are is said to them and to facilitators only."""
    if not view.queue:
        return say("floor-queue-empty")
    lines = [f"{place.number}. {plain(place.name)}" for place in view.queue[:MOST_SHOWN]]
    if len(view.queue) > MOST_SHOWN:
        lines.append(say("floor-queue-more", count=len(view.queue) - MOST_SHOWN))
    return "\n".join([say("floor-queue-heading"), *lines])


def _said(view: FloorView) -> str:
    lines = [*cards_words(view), question_counts_words(view.question_counts)]
    lines += [
        say("floor-question-line", question=plain(each.text))
        for each in view.questions
        if each.state is QuestionState.SHOWN
    ]
    return "\n".join(line for line in lines if line)


def _meanings(view: FloorView) -> str:
    """What each card means in this group, where its buttons are. A plus that begins a line would make it a list."""
    return "\n".join(
        say("floor-card-means", symbol=f"\\{SYMBOLS[kind]}", card=say(f"floor-card-{kind.value}"), meaning=plain(words))
        for kind in CardKind
        if (words := meaning_of(kind, view.meanings))
    )


def _for_facilitator(view: FloorView) -> str:
    lines = [_place_line(place) for place in view.queue[:MOST_SHOWN]]
    lines += [say("floor-resting", name=plain(place.name)) for place in view.resting]
    said = [*cards_words(view)]
    said += [
        say("floor-card-by", card=say(f"floor-card-{each.kind.value}"), name=plain(view.card_names[each.person_id]))
        for each in view.named_cards
    ]
    if view.pauses:
        said.append(say("floor-pauses", count=view.pauses))
    if view.quiet_side:
        said.append(say(f"floor-quiet-{view.quiet_side}"))
    return "\n".join([*(lines or [say("floor-queue-empty")]), *said])


def _place_line(place: Place) -> str:
    said = say("floor-place-line", number=place.number, name=plain(place.name), why=why_words(place))
    return " ".join([said, *map(plain, place_notes(place))])


def _next_buttons(view: FloorView) -> list[discord.ui.Item[Any]]:
    buttons: list[discord.ui.Item[Any]] = []
    if view.queue:
        label = say("floor-button-next", name=shortened(view.queue[0].name, 25))
        buttons.append(r.CallNext(view.queue[0].turn.id, label=label, style=discord.ButtonStyle.primary))
    if view.speaking is not None:
        buttons.append(r.Finish(view.meeting_id, label=say("floor-button-finish")))
        buttons.append(r.PutBack(view.meeting_id, label=say("floor-button-put-back")))
    return buttons


def _choices(view: FloorView) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=shortened(f"{place.number}. {place.name}", 100), value=str(place.turn.id))
        for place in view.queue[:MOST_CHOICES]
    ]


def _orders(view: FloorView) -> list[discord.SelectOption]:
    return [
        discord.SelectOption(label=order_words(order)[:100], value=order.value, default=order is view.settings.order)
        for order in QueueOrder
    ]


def _questions(view: FloorView) -> str:
    return "\n".join(
        say("floor-question-for-you", question=plain(each.text, 200), count=each.supports)
        for each in view.questions[:MOST_SHOWN]
    )


def _question_choice(view: FloorView) -> list[discord.ui.Item[Any]]:
    if not view.questions:
        return []
    options = [
        discord.SelectOption(label=shortened(each.text, 100), value=str(each.id))
        for each in view.questions[:MOST_CHOICES]
    ]
    return [r.PickQuestion(view.meeting_id, placeholder=say("floor-pick-question"), options=options)]
