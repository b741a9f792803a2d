"""Buttons, lists and forms of the floor. The record is the meeting, unless the class says otherwise."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.glossary import MEANING_LIMIT, WORD_LIMIT
from bot.floor.questions import QUESTION_LIMIT
from bot.floor.rules import READ_OUT_LIMIT, REASON_LIMIT, NeedsReason, QueueMoved, QueueOrder, StillThinking, TurnKind
from cogs.floor import doing
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton, RecordSelect

THINKING = timedelta(minutes=1)


class Hand(RecordButton, verb="floor:hand"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.ask(interaction, self.record_id, TurnKind.SPEAK)


class PointOfOrder(RecordButton, verb="floor:point"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.ask(interaction, self.record_id, TurnKind.POINT_OF_ORDER)


class Think(RecordButton, verb="floor:think"):
    """A place in the queue now, and a minute to think."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.ask(interaction, self.record_id, TurnKind.SPEAK, think=THINKING)


class ReadOut(RecordButton, verb="floor:read-out"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(ReadOutForm(self.record_id))


class MyPlace(RecordButton, verb="floor:my-place"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.show_place(interaction, self.record_id)


class Ready(RecordButton, verb="floor:ready"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.ready(await actor_of(interaction), self.record_id)
        await doing.show_place(interaction, self.record_id)


class TakeBack(RecordButton, verb="floor:take-back"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.withdraw(await actor_of(interaction), self.record_id)
        await doing.show_place(interaction, self.record_id)


class Done(RecordButton, verb="floor:done"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.finish(await actor_of(interaction), self.record_id)
        await doing.show_place(interaction, self.record_id)


class RaiseCard(RecordButton, verb="floor:card", arg=True):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.raise_card(interaction, self.record_id, CardKind(self.arg))


class LowerCard(RecordButton, verb="floor:card-down", arg=True):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.lower_card(interaction, self.record_id, CardKind(self.arg))


class NameCard(RecordButton, verb="floor:card-named", arg=True):
    """Hold it up with one's name beside it, for those who run the meeting."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.raise_card(interaction, self.record_id, CardKind(self.arg), named=True)


class AskQuestion(RecordButton, verb="floor:question"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(QuestionForm(self.record_id))


class SupportQuestion(RecordButton, verb="floor:question-support"):
    """The record is the question."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.support_question(interaction, self.record_id)


class WithdrawQuestion(RecordButton, verb="floor:question-withdraw"):
    """The record is the question."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.withdraw_question(interaction, self.record_id)


class ListQuestions(RecordButton, verb="floor:questions"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.show_questions(interaction, self.record_id)


class QuestionsToMe(RecordButton, verb="floor:questions-to-me"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.show_questions_to_me(interaction, self.record_id)


class AskWord(RecordButton, verb="floor:word"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(WordForm(self.record_id))


class ProposeMeaning(RecordButton, verb="floor:meaning"):
    """The record is the word."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        word = await services_of(interaction).floor.word(actor.group_id, self.record_id)
        await interaction.response.send_modal(MeaningForm(word.id, word.word))


class AgreeMeaning(RecordButton, verb="floor:meaning-agree"):
    """The record is the meaning."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.agree_meaning(interaction, self.record_id)


class PickWord(RecordSelect, verb="floor:pick-word"):
    """No record: what is chosen is the word."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.show_word(interaction, int(self.chosen))


class Pause(RecordButton, verb="floor:pause"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.pause(interaction, self.record_id)


class BackAgain(RecordButton, verb="floor:back-again"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.back_again(interaction, self.record_id)


class FirstMeeting(RecordButton, verb="floor:first-meeting"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.first_meeting(interaction, self.record_id)


# For those who run the meeting


class CallNext(RecordButton, verb="floor:next"):
    """The record is the turn that was first, so that two who press at once call one person and not two."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        floor, actor = services_of(interaction).floor, await actor_of(interaction)
        turn = await floor.turn(actor.group_id, self.record_id)
        words = ""
        try:
            await floor.call_next(actor, turn.meeting_id, seen=self.record_id)
        except (QueueMoved, StillThinking) as refusal:
            words = say(refusal.message, **refusal.facts)
        await doing.show_console(interaction, turn.meeting_id, words)


class CallOne(RecordSelect, verb="floor:call-one"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        floor, actor, turn_id = services_of(interaction).floor, await actor_of(interaction), int(self.chosen)
        try:
            await floor.call(actor, turn_id)
        except NeedsReason:
            await interaction.response.send_modal(CallForm(turn_id))
            return
        await doing.show_console(interaction, self.record_id)


class Finish(RecordButton, verb="floor:finish"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.finish(await actor_of(interaction), self.record_id)
        await doing.show_console(interaction, self.record_id)


class PutBack(RecordButton, verb="floor:put-back"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.put_back(await actor_of(interaction), self.record_id)
        await doing.show_console(interaction, self.record_id)


class SetOrder(RecordSelect, verb="floor:order"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        order = QueueOrder(self.chosen)
        await services_of(interaction).floor.set_order(await actor_of(interaction), self.record_id, order)
        await doing.show_console(interaction, self.record_id)


class AnswerCards(RecordButton, verb="floor:cards-seen", arg=True):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        kind = CardKind(self.arg)
        await services_of(interaction).floor.answer_cards(await actor_of(interaction), self.record_id, kind)
        await doing.show_console(interaction, self.record_id)


class PickQuestion(RecordSelect, verb="floor:pick-question"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.show_question(interaction, int(self.chosen))


class ShowQuestion(RecordButton, verb="floor:question-show"):
    """The record is the question, as in the two below."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.show_question(await actor_of(interaction), self.record_id)
        await doing.back_to_console(interaction, self.record_id)


class AnswerQuestion(RecordButton, verb="floor:question-answered"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.answer_question(await actor_of(interaction), self.record_id)
        await doing.back_to_console(interaction, self.record_id)


class HoldQuestion(RecordButton, verb="floor:question-hold"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(HoldForm(self.record_id))


# Forms


def _text(limit: int, *, long: bool = False) -> discord.ui.TextInput[Any]:
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    return discord.ui.TextInput(max_length=limit, style=style)


class OneText(Form):
    """A form with one field. A refusal gives back what was typed."""

    def __init__(self, title: str, label: str, limit: int, *, long: bool = True) -> None:
        super().__init__(title=say(title))
        self.text = _text(limit, long=long)
        self.add_item(discord.ui.Label(text=say(label), component=self.text))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        try:
            await self.send(interaction, self.text.value)
        except Refusal as refusal:
            await doing.refuse(interaction, refusal, self.text.value)

    async def send(self, interaction: discord.Interaction[Any], text: str) -> None:
        raise NotImplementedError


class ReadOutForm(OneText):
    def __init__(self, meeting_id: int) -> None:
        super().__init__("floor-read-out-form", "floor-read-out-field", READ_OUT_LIMIT)
        self.meeting_id = meeting_id

    async def send(self, interaction: discord.Interaction[Any], text: str) -> None:
        await doing.ask(interaction, self.meeting_id, TurnKind.READ_OUT, text=text)


class CallForm(OneText):
    """Why somebody is called out of turn."""

    def __init__(self, turn_id: int) -> None:
        super().__init__("floor-call-form", "floor-call-field", REASON_LIMIT, long=False)
        self.turn_id = turn_id

    async def send(self, interaction: discord.Interaction[Any], text: str) -> None:
        turn = await services_of(interaction).floor.call(await actor_of(interaction), self.turn_id, text)
        await doing.show_console(interaction, turn.meeting_id)


class HoldForm(OneText):
    def __init__(self, question_id: int) -> None:
        super().__init__("floor-hold-form", "floor-hold-field", REASON_LIMIT, long=False)
        self.question_id = question_id

    async def send(self, interaction: discord.Interaction[Any], text: str) -> None:
        await services_of(interaction).floor.hold_question(await actor_of(interaction), self.question_id, text)
        await doing.back_to_console(interaction, self.question_id)


class WordForm(OneText):
    def __init__(self, meeting_id: int) -> None:
        super().__init__("floor-word-form", "floor-word-field", WORD_LIMIT, long=False)
        self.meeting_id = meeting_id

    async def send(self, interaction: discord.Interaction[Any], text: str) -> None:
        await doing.ask_word(interaction, text, self.meeting_id)


class MeaningForm(OneText):
    def __init__(self, word_id: int, word: str) -> None:
        super().__init__("floor-meaning-form", "floor-meaning-field", MEANING_LIMIT)
        self.word_id = word_id
        self.text.placeholder = word[:100]

    async def send(self, interaction: discord.Interaction[Any], text: str) -> None:
        await doing.propose_meaning(interaction, self.word_id, text)


class QuestionForm(Form):
    """To those who run the meeting, or privately to one person; named only if somebody says so."""

    def __init__(self, meeting_id: int) -> None:
        super().__init__(title=say("floor-question-form"))
        self.meeting_id = meeting_id
        self.text = _text(QUESTION_LIMIT, long=True)
        self.named: discord.ui.RadioGroup[Any] = discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label=say("floor-question-unnamed"), value="no", default=True),
                discord.RadioGroupOption(label=say("floor-question-named"), value="yes"),
            ]
        )
        self.to: discord.ui.UserSelect[Any] = discord.ui.UserSelect(required=False)
        self.add_item(discord.ui.Label(text=say("floor-question-field"), component=self.text))
        self.add_item(discord.ui.Label(text=say("floor-question-whose"), component=self.named))
        about = say("floor-question-label-to-help")
        self.add_item(discord.ui.Label(text=say("floor-question-to"), description=about, component=self.to))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        to = next((member for member in self.to.values if isinstance(member, discord.Member)), None)
        try:
            await doing.ask_question(
                interaction, self.meeting_id, self.text.value, named=self.named.value == "yes", to=to
            )
        except Refusal as refusal:
            await doing.refuse(interaction, refusal, self.text.value)
