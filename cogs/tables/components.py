"""Notes of one's own table."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.wording import say
from bot.tables.rules import NOTES_LIMIT
from cogs.shared.answering import tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.components import Form, RecordButton


class WriteNotes(RecordButton, verb="tables:notes"):
    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.response.send_modal(NotesForm(self.record_id))


class NotesForm(Form, title=say("tables-form-notes")):
    def __init__(self, table_id: int) -> None:
        super().__init__()
        self.table_id = table_id
        self.notes: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=NOTES_LIMIT
        )
        self.add_item(discord.ui.Label(text=say("tables-field-notes"), component=self.notes))

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        tables = services_of(interaction).tables
        await tables.write_notes(await actor_of(interaction), self.table_id, self.notes.value)
        await tell(interaction, say("tables-said-notes"))
