"""Buttons and lists of the floor for everyone. The record is the meeting, unless the class says otherwise."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord

from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import TurnKind
from cogs.floor import doing, questions
from cogs.floor.forms import MeaningForm, ReadOutForm, WordForm
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton, RecordSelect
from cogs.shared.linking import give_link

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


class TakeBackFor(RecordButton, verb="floor:take-back-for"):
    """The record is the turn that somebody asked for somebody else."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.take_back_for(interaction, self.record_id)


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
        await questions.open_form(interaction, self.record_id)


class SupportQuestion(RecordButton, verb="floor:question-support"):
    """The record is the question."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await questions.support_question(interaction, self.record_id)


class WithdrawQuestion(RecordButton, verb="floor:question-withdraw"):
    """The record is the question."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await questions.withdraw_question(interaction, self.record_id)


class OfferSupport(RecordButton, verb="floor:supporter", arg=True):
    """Say that people may ask one in private, "yes" or "no"."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await questions.offer_support(interaction, self.record_id, offering=self.arg == "yes")


class ListQuestions(RecordButton, verb="floor:questions"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await questions.show_questions(interaction, self.record_id)


class AnsweredInPrivate(RecordButton, verb="floor:private-answered"):
    """The record is the question."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await questions.answer_in_private(interaction, self.record_id)


class QuestionsToMe(RecordButton, verb="floor:questions-to-me"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await questions.show_questions_to_me(interaction, self.record_id)


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


class WordsPage(RecordButton, verb="floor:words-page"):
    """No record: a page of one's own with every word, to read and to explain."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await give_link(interaction, "words", label=say("floor-button-words-page"))


class Pause(RecordButton, verb="floor:pause"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.pause(interaction, self.record_id)


class BackAgain(RecordButton, verb="floor:back-again"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await doing.back_again(interaction, self.record_id)
