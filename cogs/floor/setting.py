"""What a group sets for its floor: its own words for the cards, and the address to which captions are sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

from bot.core.roles import Right
from bot.core.wording import say
from bot.floor.cards import MEANING_LIMIT, SYMBOLS, CardKind
from bot.floor.words import captions_address, meaning_of
from cogs.floor.forms import OneText
from cogs.shared.answering import replace_or_show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import RecordButton
from cogs.shared.layout import card
from cogs.shared.plain_text import plain

# The words of the cards


async def show_card_words(interaction: discord.Interaction[Any]) -> None:
    """For organisers. Raises NotAllowed."""
    actor = await actor_of(interaction)
    actor.require(Right.SET_UP_GROUP)
    meanings = await services_of(interaction).floor.card_meanings(actor.group_id)
    await replace_or_show(interaction, card_words_card(meanings))


def card_words_card(meanings: Mapping[CardKind, str]) -> discord.ui.LayoutView:
    lines = [
        f"{SYMBOLS[kind]} **{say(f'floor-card-{kind.value}')}** {plain(meaning_of(kind, meanings))}"
        for kind in CardKind
    ]
    buttons = [
        ChangeWords(0, kind.value, label=say("floor-button-card-words", card=say(f"floor-card-{kind.value}")))
        for kind in CardKind
    ]
    return card(f"## {say('floor-card-words-heading')}\n{say('floor-card-words-about')}", "\n".join(lines), buttons)


class ChangeWords(RecordButton, verb="floor:card-words", arg=True):
    """No record: the words are the group's, and the argument is the card."""

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        actor, kind = await actor_of(interaction), CardKind(self.arg)
        actor.require(Right.SET_UP_GROUP)
        meanings = await services_of(interaction).floor.card_meanings(actor.group_id)
        await interaction.response.send_modal(WordsForm(kind, meanings.get(kind, "")))


class WordsForm(OneText):
    """Left empty, the usual words come back."""

    def __init__(self, kind: CardKind, now: str) -> None:
        super().__init__("floor-card-words-form", "floor-card-words-field", MEANING_LIMIT, long=False)
        self.kind = kind
        self.text.default, self.text.required = now or None, False
        self.text.placeholder = say(f"floor-card-{kind.value}-means")

    async def send(self, interaction: discord.Interaction[Any], text: str) -> None:
        await services_of(interaction).floor.set_card_meaning(await actor_of(interaction), self.kind, text)
        await show_card_words(interaction)


# Captions from another program


async def show_captions(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """For those who run the meeting. Raises NotAllowed."""
    actor, services = await actor_of(interaction), services_of(interaction)
    actor.require(Right.RUN_MEETING)
    meeting = (await services.meetings.view(actor.group_id, meeting_id)).meeting
    taken = (await services.floor.settings(actor.group_id, meeting_id)).takes_captions
    said = say("floor-captions-on" if taken else "floor-captions-off", title=plain(meeting.title))
    await replace_or_show(interaction, card(said, _captions_buttons(meeting_id, taken=taken)))


def _captions_buttons(meeting_id: int, *, taken: bool) -> list[RecordButton]:
    make = say("floor-button-captions-another" if taken else "floor-button-captions-make")
    stop = [StopCaptions(meeting_id, label=say("floor-button-captions-stop"))] if taken else []
    return [MakeCaptions(meeting_id, label=make, style=discord.ButtonStyle.primary), *stop]


class ShowCaptions(RecordButton, verb="floor:captions"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await show_captions(interaction, self.record_id)


class MakeCaptions(RecordButton, verb="floor:captions-make"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        services = services_of(interaction)
        token = await services.floor.caption_token(await actor_of(interaction), self.record_id)
        address = captions_address(services.settings.public_url, token)
        said = f"{say('floor-captions-made')}\n```\n{address}\n```\n{say('floor-captions-how')}"
        await replace_or_show(interaction, card(said, _captions_buttons(self.record_id, taken=True)))


class StopCaptions(RecordButton, verb="floor:captions-stop"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await services_of(interaction).floor.end_captions(await actor_of(interaction), self.record_id)
        await show_captions(interaction, self.record_id)
