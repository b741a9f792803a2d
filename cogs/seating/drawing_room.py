"""The form in which a room is drawn, a letter a square."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.markdown import escape_markdown
from bot.core.wording import say
from bot.seating.rules import PLACE_LIMIT
from bot.seating.service import ROOM_TEXT_LIMIT
from bot.seating.words import room_words
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form
from cogs.shared.layout import card


class RoomForm(Form):
    def __init__(self, place: str, text: str) -> None:
        super().__init__(title=say("seating-form"))
        self.place: discord.ui.TextInput[Any] = discord.ui.TextInput(default=place, max_length=PLACE_LIMIT)
        self.room: discord.ui.TextInput[Any] = discord.ui.TextInput(
            default=text, max_length=ROOM_TEXT_LIMIT, style=discord.TextStyle.paragraph
        )
        self.add_item(discord.ui.TextDisplay(say("seating-letters")))
        self.add_item(discord.ui.Label(text=say("seating-label-place"), component=self.place))
        help_words = say("seating-label-room-help")
        self.add_item(discord.ui.Label(text=say("seating-label-room"), description=help_words, component=self.room))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        room = await services.seats.draw_room(actor, self.place.value, self.room.value)
        kept = say("seating-room-kept", place=escape_markdown(self.place.value.strip()), seats=len(room.seats))
        await show(interaction, card(kept, f"```\n{room.text}\n```", "\n".join(room_words(room))))
