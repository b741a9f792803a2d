"""Forms of the floor. A refusal gives back what was typed."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.floor.glossary import MEANING_LIMIT, WORD_LIMIT
from bot.floor.rules import READ_OUT_LIMIT, REASON_LIMIT, TurnKind
from cogs.floor import doing
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form


def _text(limit: int, *, long: bool = False) -> discord.ui.TextInput[Any]:
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    return discord.ui.TextInput(max_length=limit, style=style)


class OneText(Form):
    """A form with one field."""

    def __init__(self, title: str, label: str, limit: int, *, long: bool = True) -> None:
        super().__init__(title=say(title))
        self.text = _text(limit, long=long)
        self.add_item(discord.ui.Label(text=say(label), component=self.text))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        await self.send(interaction, self.text.value)

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
