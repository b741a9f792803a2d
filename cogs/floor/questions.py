"""What a press or a command about questions does: to those who run the meeting, or in private to a supporter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord

from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.floor.questions import QUESTION_LIMIT, Question, QuestionState, Supporter
from bot.floor.service import FloorService
from bot.floor.words import private_words, question_counts_words
from bot.services import Services
from cogs.floor import components as c
from cogs.floor import doing
from cogs.floor import running as r
from cogs.shared.answering import replace_or_show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.layout import Part, card
from cogs.shared.plain_text import plain, shortened
from cogs.shared.safety import offer_safety

MOST_QUESTIONS = 8
MOST_CHOICES = 25


class QuestionForm(Form):
    """To those who run the meeting, or in private to one supporter; named only if somebody says so."""

    def __init__(self, meeting_id: int, supporters: Sequence[Supporter]) -> None:
        super().__init__(title=say("floor-question-form"))
        self.meeting_id = meeting_id
        self.text: discord.ui.TextInput[Any] = discord.ui.TextInput(
            max_length=QUESTION_LIMIT, style=discord.TextStyle.paragraph
        )
        self.named: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say("floor-question-unnamed"), value="no", default=True),
                discord.RadioGroupOption(label=say("floor-question-named"), value="yes"),
            ]
        )
        self.to: discord.ui.Select[Any] | None = None
        self.add_item(discord.ui.Label(text=say("floor-question-field"), component=self.text))
        self.add_item(discord.ui.Label(text=say("floor-question-whose"), component=self.named))
        if supporters:
            options = [
                discord.SelectOption(label=shortened(each.name, 100), value=str(each.person_id))
                for each in supporters[:MOST_CHOICES]
            ]
            self.to = discord.ui.Select(options=options, min_values=0, required=False)
            about = say("floor-question-label-to-help")
            self.add_item(discord.ui.Label(text=say("floor-question-to"), description=about, component=self.to))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        chosen = self.to.values if self.to else []
        to, named = int(chosen[0]) if chosen else None, self.named.value == "yes"
        await ask_question(interaction, self.meeting_id, self.text.value, named=named, to=to)


async def open_form(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    others = [each for each in await floor.supporters(actor.group_id, meeting_id) if each.person_id != actor.person_id]
    await interaction.response.send_modal(QuestionForm(meeting_id, others))


async def ask_question(
    interaction: discord.Interaction[Any], meeting_id: int, text: str, *, named: bool = False, to: int | None = None
) -> None:
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    question = await floor.ask_question(actor, meeting_id, text, named=named, to_person=to)
    withdraw = c.WithdrawQuestion(question.id, label=say("floor-button-question-back"))
    if to is not None:
        name = next(each.name for each in await floor.supporters(actor.group_id, meeting_id) if each.person_id == to)
        said = say("floor-question-private", name=plain(name), question=plain(question.text))
    else:
        how = "floor-question-in-named" if question.named else "floor-question-in"
        said = say(how, question=plain(question.text))
    await doing.answer(interaction, card(said, [withdraw]))
    await offer_safety(interaction, actor.group_id, question.text)


async def support_question(interaction: discord.Interaction[Any], question_id: int) -> None:
    floor, actor = services_of(interaction).floor, await actor_of(interaction)
    question = await floor.support_question(actor, question_id)
    await tell(interaction, say("floor-question-supported", question=plain(question.text), count=question.supports))


async def withdraw_question(interaction: discord.Interaction[Any], question_id: int) -> None:
    await services_of(interaction).floor.withdraw_question(await actor_of(interaction), question_id)
    await doing.answer(interaction, card(say("floor-question-is-back")))


async def show_questions(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """Those that are shown, for everyone; held and waiting ones are counted."""
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    view = await floor.view(actor.group_id, meeting_id)
    shown = [each for each in view.questions if each.state is QuestionState.SHOWN][:MOST_QUESTIONS]
    lines = [say("floor-question-line", question=plain(each.text)) for each in shown]
    counts = question_counts_words(view.question_counts) or say("floor-questions-none")
    support = [
        c.SupportQuestion(each.id, label=say("floor-button-support", question=shortened(each.text, 22)))
        for each in shown[:5]
        if each.asked_by != actor.person_id
    ]
    asking = [
        c.AskQuestion(meeting_id, label=say("floor-button-question"), style=discord.ButtonStyle.primary),
        c.QuestionsToMe(meeting_id, label=say("floor-button-to-me")),
    ]
    asked = await _asked_in_private(floor, actor, meeting_id)
    supporters = await floor.supporters(actor.group_id, meeting_id)
    names = ", ".join(plain(each.name) for each in supporters)
    who = say("floor-supporters", names=names) if supporters else say("floor-supporters-none")
    offers = any(each.person_id == actor.person_id for each in supporters)
    offer = say("floor-button-support-stop" if offers else "floor-button-support-offer")
    offering = [c.OfferSupport(meeting_id, "no" if offers else "yes", label=offer)]
    await doing.answer(interaction, card("\n".join(lines), support, counts, asking, asked, who, offering))


async def _asked_in_private(floor: FloorService, actor: Actor, meeting_id: int) -> str:
    """One's own private questions, the newest of them, and what became of each."""
    asked = [
        each
        for each in await floor.questions_to(actor, meeting_id)
        if each.asked_by == actor.person_id and each.to_person is not None and each.state is not QuestionState.WITHDRAWN
    ][-MOST_QUESTIONS:]
    names = await floor.names_of_asked(asked)
    lines = []
    for each in asked:
        name = plain(names.get(each.to_person or 0, ""))
        lines.append(say("floor-question-you-asked", name=name, question=plain(each.text)))
        lines.append(private_words(each, name))
    return "\n".join(lines)


async def offer_support(interaction: discord.Interaction[Any], meeting_id: int, *, offering: bool) -> None:
    floor, actor = services_of(interaction).floor, await actor_of(interaction)
    await floor.offer_support(actor, meeting_id, offering=offering)
    await doing.answer(interaction, card(say("floor-support-offered" if offering else "floor-support-ended")))


async def show_questions_to_me(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    actor, services = await actor_of(interaction), services_of(interaction)
    await doing.answer(interaction, await _card_of_asked(services, actor, meeting_id, ""))


async def answer_in_private(interaction: discord.Interaction[Any], question_id: int) -> None:
    actor, services = await actor_of(interaction), services_of(interaction)
    question = await services.floor.answer_in_private(actor, question_id)
    said = say("floor-question-answer-told")
    await doing.answer(interaction, await _card_of_asked(services, actor, question.meeting_id, said))


async def _card_of_asked(services: Services, actor: Actor, meeting_id: int, done: str) -> discord.ui.LayoutView:
    """What somebody was asked in private, and can say that it is answered; `done` is what they just did."""
    asked = [
        each
        for each in await services.floor.questions_to(actor, meeting_id)
        if each.to_person == actor.person_id and each.open
    ]
    parts: list[Part] = [done]
    for each in asked[:MOST_QUESTIONS]:
        label = say("floor-button-private-answered", question=shortened(each.text, 60))
        parts += [
            say("floor-question-to-you", name=plain(each.name), question=plain(each.text)),
            [c.AnsweredInPrivate(each.id, label=label)],
        ]
    return card(*parts, *([] if asked else [say("floor-questions-to-you-none")]))


async def show_question(interaction: discord.Interaction[Any], question_id: int) -> None:
    """One question, with what a facilitator can do about it."""
    actor, floor = await actor_of(interaction), services_of(interaction).floor
    actor.require(Right.RUN_MEETING)
    question = await floor.question(actor.group_id, question_id)
    await replace_or_show(interaction, _decide_card(question))


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
