"""What a press or a command does: ask the service, then say privately what happened and what can be done next."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord

from bot.core.errors import Refusal
from bot.core.roles import Right
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.questions import Question, QuestionState
from bot.floor.rules import TurnKind
from bot.floor.words import question_counts_words
from cogs.floor import cards
from cogs.floor import components as c
from cogs.floor import running as r
from cogs.shared.answering import replace_or_show, show, tell
from cogs.shared.asking import actor_for, actor_of, services_of
from cogs.shared.layout import card
from cogs.shared.plain_text import plain

MOST_QUESTIONS = 8


async def refuse(interaction: discord.Interaction[Any], refusal: Refusal, typed: str) -> None:
    """In its own words, with what was typed, so that nobody has to write it again."""
    said = say(refusal.message, **refusal.facts)
    await tell(interaction, f"{said}\n{say('floor-you-typed', text=plain(typed, 1500))}" if typed else said)


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
    await _answer(interaction, cards.place_card(meeting_id, place, None, actor.person_id))


async def ask_for(
    interaction: discord.Interaction[Any], meeting_id: int, member: discord.Member, kind: TurnKind, text: str
) -> None:
    """For somebody else: they are told, and can take it back."""
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    person = (await actor_for(interaction, member)).person_id
    place = await floor.ask_for(actor, meeting_id, person, kind, text=text)
    await tell(interaction, say("floor-asked-for", name=plain(member.display_name), number=place.number))


async def show_place(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    view = await floor.view(actor.group_id, meeting_id)
    place = next((each for each in view.queue if each.turn.person_id == actor.person_id), None)
    await _answer(interaction, cards.place_card(meeting_id, place, view.speaking, actor.person_id))


async def show_console(interaction: discord.Interaction[Any], meeting_id: int, words: str = "") -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    actor.require(Right.RUN_MEETING)
    await replace_or_show(interaction, cards.console_card(await floor.view(actor.group_id, meeting_id), words))


# Cards, pauses, first meetings


async def raise_card(
    interaction: discord.Interaction[Any], meeting_id: int, kind: CardKind, *, named: bool = False
) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    await floor.raise_card(actor, meeting_id, kind, named=named)
    said = say("floor-card-is-up-named" if named else "floor-card-is-up", card=say(f"floor-card-{kind.value}"))
    buttons: list[discord.ui.Item[Any]] = [
        c.LowerCard(meeting_id, kind.value, label=say("floor-button-card-down")),
    ]
    if not named:
        buttons.append(c.NameCard(meeting_id, kind.value, label=say("floor-button-card-named")))
    if kind is CardKind.JARGON:
        buttons.insert(0, c.AskWord(meeting_id, label=say("floor-button-which-word")))
    await _answer(interaction, card(said, buttons))


async def lower_card(interaction: discord.Interaction[Any], meeting_id: int, kind: CardKind) -> None:
    await services_of(interaction).floor.lower_card(await actor_of(interaction), meeting_id, kind)
    await _answer(interaction, card(say("floor-card-is-down", card=say(f"floor-card-{kind.value}"))))


async def pause(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    await services_of(interaction).floor.pause(await actor_of(interaction), meeting_id)
    back = c.BackAgain(meeting_id, label=say("floor-button-back-again"), style=discord.ButtonStyle.primary)
    await _answer(interaction, card(say("floor-pausing"), [back]))


async def back_again(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    await services_of(interaction).floor.pause(await actor_of(interaction), meeting_id, pausing=False)
    await _answer(interaction, card(say("floor-back-again")))


# Questions


async def ask_question(
    interaction: discord.Interaction[Any], meeting_id: int, text: str, *, named: bool, to: discord.Member | None
) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    person = (await actor_for(interaction, to)).person_id if to is not None else None
    question = await floor.ask_question(actor, meeting_id, text, named=named, to_person=person)
    withdraw = c.WithdrawQuestion(question.id, label=say("floor-button-question-back"))
    if to is not None:
        said = say("floor-question-private", name=plain(to.display_name), question=plain(question.text))
    else:
        how = "floor-question-in-named" if question.named else "floor-question-in"
        said = say(how, question=plain(question.text))
    await _answer(interaction, card(said, [withdraw]))


async def support_question(interaction: discord.Interaction[Any], question_id: int) -> None:
    floor, actor = services_of(interaction).floor, await actor_of(interaction)
    question = await floor.support_question(actor, question_id)
    await tell(interaction, say("floor-question-supported", question=plain(question.text), count=question.supports))


async def withdraw_question(interaction: discord.Interaction[Any], question_id: int) -> None:
    await services_of(interaction).floor.withdraw_question(await actor_of(interaction), question_id)
    await _answer(interaction, card(say("floor-question-is-back")))


async def show_questions(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """Those that are shown, for everyone; held and waiting ones are counted."""
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    view = await floor.view(actor.group_id, meeting_id)
    shown = [each for each in view.questions if each.state is QuestionState.SHOWN][:MOST_QUESTIONS]
    lines = [say("floor-question-line", question=plain(each.text)) for each in shown]
    counts = question_counts_words(view.question_counts) or say("floor-questions-none")
    support = [
        c.SupportQuestion(each.id, label=say("floor-button-support", question=plain(each.text, 22)))
        for each in shown[:5]
        if each.asked_by != actor.person_id
    ]
    asking = [
        c.AskQuestion(meeting_id, label=say("floor-button-question"), style=discord.ButtonStyle.primary),
        c.QuestionsToMe(meeting_id, label=say("floor-button-to-me")),
    ]
    await _answer(interaction, card("\n".join(lines), support, counts, asking))


async def show_questions_to_me(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    actor, services = await actor_of(interaction), services_of(interaction)
    mine = [q for q in await services.floor.questions_to(actor, meeting_id) if q.to_person == actor.person_id]
    lines = [say("floor-question-to-you", name=plain(q.name), question=plain(q.text)) for q in mine]
    await _answer(interaction, card("\n".join(lines) or say("floor-questions-to-you-none")))


async def show_question(interaction: discord.Interaction[Any], question_id: int) -> None:
    """One question, with what a facilitator can do about it."""
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    actor.require(Right.RUN_MEETING)
    question = await floor.question(actor.group_id, question_id)
    await replace_or_show(interaction, _decide_card(question))


async def back_to_console(interaction: discord.Interaction[Any], question_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    await show_console(interaction, (await floor.question(actor.group_id, question_id)).meeting_id)


def _decide_card(question: Question) -> discord.ui.LayoutView:
    said = say("floor-question-for-you", question=plain(question.text), count=question.supports)
    who = say("floor-question-by", name=plain(question.name)) if question.name else say("floor-question-unnamed-by")
    held = say("floor-question-held-because", reason=plain(question.reason)) if question.reason else ""
    buttons = [
        r.ShowQuestion(question.id, label=say("floor-button-question-show"), style=discord.ButtonStyle.primary),
        r.AnswerQuestion(question.id, label=say("floor-button-question-answered")),
        r.HoldQuestion(question.id, label=say("floor-button-question-hold")),
    ]
    return card("\n".join(line for line in (said, who, held) if line), buttons)


# Hard words


async def ask_word(interaction: discord.Interaction[Any], word: str, meeting_id: int | None) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    asked = await floor.ask_word(actor, word, meeting_id=meeting_id)
    await _answer(interaction, cards.word_card(asked, actor.person_id))


async def show_word(interaction: discord.Interaction[Any], word_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    word = await floor.word(actor.group_id, word_id)
    await _answer(interaction, cards.word_card(word, actor.person_id))


async def propose_meaning(interaction: discord.Interaction[Any], word_id: int, text: str) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    word = await floor.propose_meaning(actor, word_id, text)
    await _answer(interaction, cards.word_card(word, actor.person_id))


async def agree_meaning(interaction: discord.Interaction[Any], meaning_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    word = await floor.agree_meaning(actor, meaning_id)
    await _answer(interaction, cards.word_card(word, actor.person_id))


async def show_words(interaction: discord.Interaction[Any]) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    await show(interaction, cards.words_card(await floor.words(actor.group_id)))


async def _answer(interaction: discord.Interaction[Any], view: discord.ui.LayoutView) -> None:
    await replace_or_show(interaction, view)
