"""Buttons and lists for those who run the meeting. The record is the meeting, unless the class says otherwise."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.floor.cards import CardKind
from bot.floor.rules import NeedsReason, QueueMoved, QueueOrder, StillThinking
from cogs.floor import doing, questions
from cogs.floor.forms import CallForm, HoldForm
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton, RecordSelect


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


class Screen(RecordButton, verb="floor:screen", arg=True):
    """The argument is what becomes of the room screen, as at the console on the web."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        floor, actor = services_of(interaction).floor, await actor_of(interaction)
        if self.arg in {"hold", "go-on"}:
            await floor.hold_screen(actor, self.record_id, held=self.arg == "hold")
        else:
            await floor.blank_screen(actor, self.record_id, blank=self.arg == "blank")
        await doing.show_console(interaction, self.record_id)


class PickQuestion(RecordSelect, verb="floor:pick-question"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await questions.show_question(interaction, int(self.chosen))


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
